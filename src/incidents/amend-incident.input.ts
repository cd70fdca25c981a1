import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsEnum, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PartialDateInput, PersonCountInput } from '../graphql/common.input.js';
import { PlainText } from '../graphql/plain-text.js';
import { CountryCodeScalar } from '../graphql/scalars.js';
import { ExternalRefInput } from '../sources/external-ref.input.js';
import { SourceInput } from '../sources/source.input.js';
import { AttackContext, AttackMeans, Offence, PerpetratorClass } from '../vocabulary/incident.vocabulary.js';
import { Confirmation, HostStateBasis, ScopeExclusion } from '../vocabulary/scope.vocabulary.js';
import { EnrolmentInput } from './enrolment.input.js';
import { LocationInput } from './location.input.js';
import { VictimInput } from './victim.input.js';

@InputType('AmendIncidentInput', {
  description:
    'A change to an incident: an absent field stays, null clears, a list replaces. Host State, confirmation and exclusions wait for a second person.',
})
export class AmendIncidentInput {
  @Field(() => ID, { description: 'The incident.' })
  @PlainText(200)
  readonly incident: string;

  @Field(() => String, {
    description: 'The `version` that you read; the change is refused when it is no longer that one.',
  })
  @PlainText(200)
  readonly expectedVersion: string;

  @Field(() => String, { description: 'Why, at most 4000 characters.' })
  @PlainText(4000)
  readonly reason: string;

  @Field(() => PartialDateInput, { nullable: true, description: 'When it took place.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly occurredOn?: PartialDateInput | null;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: 'State whose authorities are competent; waits for a second person.',
  })
  @IsOptional()
  @IsString()
  readonly hostState?: string | null;

  @Field(() => HostStateBasis, {
    nullable: true,
    description: 'Why the host State is what it is; waits for a second person.',
  })
  @IsOptional()
  @IsEnum(HostStateBasis)
  readonly hostStateBasis?: HostStateBasis | null;

  @Field(() => [CountryCodeScalar], {
    nullable: true,
    description: 'Other States whose authorities are competent too, at most 50.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  readonly otherCompetentStates?: readonly string[] | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'State or area where it took place.' })
  @IsOptional()
  @IsString()
  readonly incidentCountry?: string | null;

  @Field(() => LocationInput, { nullable: true, description: 'Where exactly.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocationInput)
  readonly location?: LocationInput | null;

  @Field(() => [Offence], { nullable: true, description: 'Offences as in article 9 of the 1994 Convention.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsEnum(Offence, { each: true })
  readonly offences?: readonly Offence[] | null;

  @Field(() => AttackMeans, { nullable: true, description: 'With what the harm was done.' })
  @IsOptional()
  @IsEnum(AttackMeans)
  readonly means?: AttackMeans | null;

  @Field(() => AttackContext, { nullable: true, description: 'In what situation the victims were attacked.' })
  @IsOptional()
  @IsEnum(AttackContext)
  readonly context?: AttackContext | null;

  @Field(() => PerpetratorClass, { nullable: true, description: 'Who attacked, as a class, on the best knowledge.' })
  @IsOptional()
  @IsEnum(PerpetratorClass)
  readonly perpetratorClass?: PerpetratorClass | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Groups to which it is attributed, by name, at most 50; a new name makes a group.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @PlainText(200, { each: true })
  readonly perpetratorGroups?: readonly string[] | null;

  @Field(() => PersonCountInput, { nullable: true, description: 'Size of the attacking group.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonCountInput)
  readonly attackers?: PersonCountInput | null;

  @Field(() => String, { nullable: true, description: 'What happened, in your words, at most 4000 characters.' })
  @IsOptional()
  @PlainText(4000)
  readonly summary?: string | null;

  @Field(() => [ScopeExclusion], {
    nullable: true,
    description: 'Why the incident is left out; an empty list brings it back. Waits for a second person.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(ScopeExclusion, { each: true })
  readonly exclusions?: readonly ScopeExclusion[] | null;

  @Field(() => [VictimInput], { nullable: true, description: 'Victims to add, at most 200 records.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => VictimInput)
  readonly addVictims?: readonly VictimInput[] | null;

  @Field(() => [ExternalRefInput], {
    nullable: true,
    description: 'Names in other systems to add, at most 50.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ExternalRefInput)
  readonly addExternalRefs?: readonly ExternalRefInput[] | null;

  @Field(() => Confirmation, {
    nullable: true,
    description: 'How firmly it stands that it took place; waits for a second person.',
  })
  @IsOptional()
  @IsEnum(Confirmation)
  readonly confirmation?: Confirmation | null;

  @Field(() => EnrolmentInput, {
    nullable: true,
    description: 'How it came in, and how far its justice was looked for.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => EnrolmentInput)
  readonly enrolment?: EnrolmentInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Opens a case against the host State's own agents to that State's liaison; headquarters only.",
  })
  @IsOptional()
  @IsBoolean()
  readonly openedToHost?: boolean | null;

  @Field(() => [SourceInput], { description: 'Sources that the change rests on, at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  readonly sources: readonly SourceInput[];
}
