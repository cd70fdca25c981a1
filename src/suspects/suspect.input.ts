import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';
import { SourceInput } from '../sources/source.input.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { IdentityStatus, SuspectRole } from '../vocabulary/suspect.vocabulary.js';

@InputType('RecordSuspectInput', { description: 'A person who is suspected in one or more incidents.' })
export class RecordSuspectInput {
  @Field(() => [ID], { description: 'Incidents in which the person is suspected, at least one and at most 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @PlainText(200, { each: true })
  readonly incidents: readonly string[];

  @Field(() => [ID], { nullable: true, description: 'Proceedings before whose forum the person stands.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @PlainText(200, { each: true })
  readonly proceedings?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'Name as the source gives it, at most 200 characters.' })
  @IsOptional()
  @PlainText(200)
  readonly fullName?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the person was under 18 at the time of the attack; absent when it is not known.',
  })
  @IsOptional()
  @IsBoolean()
  readonly isMinor?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Group, force or body to which the person is said to belong, at most 200 characters.',
  })
  @IsOptional()
  @PlainText(200)
  readonly affiliation?: string | null;

  @Field(() => IdentityStatus, {
    nullable: true,
    defaultValue: IdentityStatus.RECORDED,
    description: 'Who knows who the suspect is.',
  })
  @IsOptional()
  @IsEnum(IdentityStatus)
  readonly identity?: IdentityStatus | null;

  @Field(() => SuspectRole, {
    nullable: true,
    defaultValue: SuspectRole.UNKNOWN,
    description: 'Part that the suspect is said to have had in the attack.',
  })
  @IsOptional()
  @IsEnum(SuspectRole)
  readonly role?: SuspectRole | null;

  @Field(() => [SourceInput], { description: 'Where this is known from, at least one and at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  readonly sources: readonly SourceInput[];

  @Field(() => Classification, {
    nullable: true,
    defaultValue: Classification.CONFIDENTIAL,
    description: 'Classification of the suspect.',
  })
  @IsOptional()
  @IsEnum(Classification)
  readonly classification?: Classification | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of your choice, at most 200 characters; the same call sent twice with it is done once.',
  })
  @IsOptional()
  @PlainText(200)
  readonly idempotencyKey?: string | null;
}
