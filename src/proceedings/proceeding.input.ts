import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsEnum, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PersonCountInput } from '../graphql/common.input.js';
import { PlainText } from '../graphql/plain-text.js';
import { CountryCodeScalar } from '../graphql/scalars.js';
import { SourceInput } from '../sources/source.input.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { CourtKind, ProceedingFlag, ProceedingNature } from '../vocabulary/proceeding.vocabulary.js';
import { IncidentLinkInput, ProceedingRelationInput } from './incident-link.input.js';

@InputType('OpenProceedingInput', { description: 'A case before a forum, with the incidents that it is about.' })
export class OpenProceedingInput {
  @Field(() => ProceedingNature, {
    nullable: true,
    defaultValue: ProceedingNature.CRIMINAL,
    description: 'What the proceeding is for; only CRIMINAL counts for a stage.',
  })
  @IsOptional()
  @IsEnum(ProceedingNature)
  readonly nature?: ProceedingNature | null;

  @Field(() => CourtKind, { nullable: true, description: 'What kind of court has the case.' })
  @IsOptional()
  @IsEnum(CourtKind)
  readonly courtKind?: CourtKind | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'State whose court or authority has the case.' })
  @IsOptional()
  @IsString()
  readonly forumState?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the court or authority, at most 200 characters.' })
  @IsOptional()
  @PlainText(200)
  readonly court?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number under which the court or authority keeps the case, at most 200 characters.',
  })
  @IsOptional()
  @PlainText(200)
  readonly docketNumber?: string | null;

  @Field(() => [IncidentLinkInput], { description: 'The incidents that it is about, at least one and at most 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => IncidentLinkInput)
  readonly links: readonly IncidentLinkInput[];

  @Field(() => [ID], { nullable: true, description: 'Suspects before this forum who have a record.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @PlainText(200, { each: true })
  readonly suspects?: readonly string[] | null;

  @Field(() => PersonCountInput, {
    nullable: true,
    description: 'How many people stand before this forum in all, with or without a record.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonCountInput)
  readonly accused?: PersonCountInput | null;

  @Field(() => ProceedingRelationInput, { nullable: true, description: 'How it is related to another proceeding.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProceedingRelationInput)
  readonly relation?: ProceedingRelationInput | null;

  @Field(() => [ProceedingFlag], { nullable: true, description: 'Concerns under international law.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(ProceedingFlag, { each: true })
  readonly flags?: readonly ProceedingFlag[] | null;

  @Field(() => [SourceInput], { description: 'Where this is known from, at least one and at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  readonly sources: readonly SourceInput[];

  @Field(() => Classification, {
    nullable: true,
    defaultValue: Classification.UNCLASSIFIED,
    description: 'Classification of the proceeding.',
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

@InputType('LinkProceedingInput', {
  description: 'Incidents, suspects or another proceeding to tie to a proceeding, or ties to end.',
})
export class LinkProceedingInput {
  @Field(() => ID, { description: 'The proceeding.' })
  @PlainText(200)
  readonly proceeding: string;

  @Field(() => String, {
    description: 'The `version` that was read; refused with CONFLICT when it is no longer the newest.',
  })
  @PlainText(200)
  readonly expectedVersion: string;

  @Field(() => [IncidentLinkInput], { nullable: true, description: 'Incidents that it is about, to be added.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => IncidentLinkInput)
  readonly links?: readonly IncidentLinkInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Links to end: ids of IncidentLink.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @PlainText(200, { each: true })
  readonly unlink?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Suspects before this forum, to be added.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @PlainText(200, { each: true })
  readonly suspects?: readonly string[] | null;

  @Field(() => ProceedingRelationInput, { nullable: true, description: 'How it is related to another proceeding.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProceedingRelationInput)
  readonly relation?: ProceedingRelationInput | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 4000 characters.' })
  @IsOptional()
  @PlainText(4000)
  readonly reason?: string | null;

  @Field(() => [SourceInput], { description: 'Where this is known from, at least one and at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  readonly sources: readonly SourceInput[];
}
