import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsEnum, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PartialDateInput, PersonCountInput } from '../graphql/common.input.js';
import { PlainText } from '../graphql/plain-text.js';
import { CountryCodeScalar } from '../graphql/scalars.js';
import { ExternalRefInput } from '../sources/external-ref.input.js';
import { SourceInput } from '../sources/source.input.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { PersonnelCategory, Sex, VictimStatus } from '../vocabulary/victim.vocabulary.js';

@InputType('VictimInput', { description: 'One person harmed or attacked, or a counted class of victims alike.' })
export class VictimInput {
  @Field(() => PersonCountInput, { nullable: true, description: 'How many persons; one when absent.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonCountInput)
  readonly persons?: PersonCountInput | null;

  @Field(() => VictimStatus, { description: 'What happened to the victim.' })
  @IsEnum(VictimStatus)
  readonly status: VictimStatus;

  @Field(() => PartialDateInput, {
    nullable: true,
    description: "When it happened to the victim; the incident's date when absent.",
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly statusOn?: PartialDateInput | null;

  @Field(() => String, { nullable: true, description: 'Full name, at most 200 characters.' })
  @IsOptional()
  @PlainText(200)
  readonly fullName?: string | null;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: 'Country that sent the uniformed victim; not always the citizenship.',
  })
  @IsOptional()
  @IsString()
  readonly contributingCountry?: string | null;

  @Field(() => [CountryCodeScalar], { nullable: true, description: 'Citizenships; there may be several.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  readonly citizenships?: readonly string[] | null;

  @Field(() => PersonnelCategory, { description: 'In what capacity the victim was there.' })
  @IsEnum(PersonnelCategory)
  readonly personnelCategory: PersonnelCategory;

  @Field(() => Sex, { nullable: true, description: 'Sex as the source gives it.' })
  @IsOptional()
  @IsEnum(Sex)
  readonly sex?: Sex | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Counted in the official toll of the United Nations.',
  })
  @IsOptional()
  @IsBoolean()
  readonly inUnToll?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Suspect that the victim is as well: in the official toll, but not a victim of the crime.',
  })
  @IsOptional()
  @PlainText(200)
  readonly alsoSuspect?: string | null;

  @Field(() => [ExternalRefInput], { nullable: true, description: 'The same victim in other systems, at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ExternalRefInput)
  readonly externalRefs?: readonly ExternalRefInput[] | null;

  @Field(() => Classification, {
    nullable: true,
    defaultValue: Classification.UNCLASSIFIED,
    description: 'Classification of the victim.',
  })
  @IsOptional()
  @IsEnum(Classification)
  readonly classification?: Classification | null;
}

@InputType('RecordVictimStatusInput', { description: 'What became of a victim later; earlier entries stay.' })
export class RecordVictimStatusInput {
  @Field(() => ID, { description: 'The victim.' })
  @PlainText(200)
  readonly victim: string;

  @Field(() => VictimStatus, { description: 'What happened to the victim.' })
  @IsEnum(VictimStatus)
  readonly status: VictimStatus;

  @Field(() => PartialDateInput, { description: 'When it happened.' })
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly occurredOn: PartialDateInput;

  @Field(() => ID, {
    nullable: true,
    description: 'Entry that this one corrects; for errors of this register only, not for what changed in the world.',
  })
  @IsOptional()
  @PlainText(200)
  readonly supersedes?: string | null;

  @Field(() => [SourceInput], { description: 'Sources that the entry rests on, at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  readonly sources: readonly SourceInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Key of your choice, at most 200 characters; the same call sent twice with it is done once.',
  })
  @IsOptional()
  @PlainText(200)
  readonly idempotencyKey?: string | null;
}
