import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';
import { CohortFilter } from '../incidents/cohort.filter.js';
import { CustodyState, IdentityStatus, JudicialState, SuspectRole } from '../vocabulary/suspect.vocabulary.js';

@InputType('SuspectFilter', { description: 'Which suspects. Lists are any of; fields together are all of.' })
export class SuspectFilter {
  @Field(() => CohortFilter, { nullable: true, description: 'Suspects of incidents that meet this.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CohortFilter)
  readonly cohort?: CohortFilter | null;

  @Field(() => ID, { nullable: true, description: 'Suspects of this incident.' })
  @IsOptional()
  @PlainText(200)
  readonly incident?: string | null;

  @Field(() => ID, { nullable: true, description: 'Suspects before the forum of this proceeding.' })
  @IsOptional()
  @PlainText(200)
  readonly proceeding?: string | null;

  @Field(() => [CustodyState], { nullable: true, description: 'Where the person is today, as far as is known.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(CustodyState, { each: true })
  readonly custody?: readonly CustodyState[] | null;

  @Field(() => [JudicialState], {
    nullable: true,
    description: 'Where the person stands today in at least one proceeding.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(JudicialState, { each: true })
  readonly states?: readonly JudicialState[] | null;

  @Field(() => [IdentityStatus], { nullable: true, description: 'Who knows who the suspect is.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(IdentityStatus, { each: true })
  readonly identity?: readonly IdentityStatus[] | null;

  @Field(() => [SuspectRole], {
    nullable: true,
    description: 'Part that the suspect is said to have had in the attack.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(SuspectRole, { each: true })
  readonly roles?: readonly SuspectRole[] | null;
}
