import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsEnum, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PartialDateInput, PersonCountInput } from '../graphql/common.input.js';
import { PlainText } from '../graphql/plain-text.js';
import { CountryCodeScalar } from '../graphql/scalars.js';
import { ExternalRefInput } from '../sources/external-ref.input.js';
import { SourceInput } from '../sources/source.input.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { AttackContext, AttackMeans, Offence, PerpetratorClass } from '../vocabulary/incident.vocabulary.js';
import { EnrolmentInput } from './enrolment.input.js';
import { LocationInput } from './location.input.js';
import { VictimInput } from './victim.input.js';

@InputType('RecordIncidentInput', { description: 'An incident with its victims, in one call.' })
export class RecordIncidentInput {
  @Field(() => String, { description: 'Mission that the victims served in, by acronym.' })
  @PlainText(200)
  readonly mission: string;

  @Field(() => PartialDateInput, { description: 'When it took place.' })
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly occurredOn: PartialDateInput;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description:
      "State whose authorities are competent; when absent, the mission's only host State on that date, else unset. Another than that one waits for a second person.",
  })
  @IsOptional()
  @IsString()
  readonly hostState?: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'State or area where it took place.' })
  @IsOptional()
  @IsString()
  readonly incidentCountry?: string | null;

  @Field(() => LocationInput, { nullable: true, description: 'Where exactly.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocationInput)
  readonly location?: LocationInput | null;

  @Field(() => [Offence], { description: 'Offences as in article 9 of the 1994 Convention, at least one.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsEnum(Offence, { each: true })
  readonly offences: readonly Offence[];

  @Field(() => AttackMeans, { description: 'With what the harm was done.' })
  @IsEnum(AttackMeans)
  readonly means: AttackMeans;

  @Field(() => AttackContext, { description: 'In what situation the victims were attacked.' })
  @IsEnum(AttackContext)
  readonly context: AttackContext;

  @Field(() => PerpetratorClass, { description: 'Who attacked, as a class, on the best knowledge.' })
  @IsEnum(PerpetratorClass)
  readonly perpetratorClass: PerpetratorClass;

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

  @Field(() => [VictimInput], { description: 'Victims, at most 200 records; those alike and unnamed go in one.' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => VictimInput)
  readonly victims: readonly VictimInput[];

  @Field(() => [ExternalRefInput], { nullable: true, description: 'The same incident in other systems, at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ExternalRefInput)
  readonly externalRefs?: readonly ExternalRefInput[] | null;

  @Field(() => EnrolmentInput, {
    nullable: true,
    description: 'How it came in, and how far its justice was looked for.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => EnrolmentInput)
  readonly enrolment?: EnrolmentInput | null;

  @Field(() => [SourceInput], { description: 'Sources that the record rests on, at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  readonly sources: readonly SourceInput[];

  @Field(() => Classification, {
    nullable: true,
    defaultValue: Classification.UNCLASSIFIED,
    description: 'Classification of the incident.',
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
