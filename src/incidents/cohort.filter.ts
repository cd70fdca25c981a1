import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, IsString } from 'class-validator';
import { AtLeast } from '../graphql/at-least.js';
import { PlainText } from '../graphql/plain-text.js';
import { CalendarDateScalar, CountryCodeScalar } from '../graphql/scalars.js';
import { HarmFilter } from '../vocabulary/figure.vocabulary.js';
import { AttackContext, AttackMeans, Offence, PerpetratorClass } from '../vocabulary/incident.vocabulary.js';
import { MissionKind } from '../vocabulary/mission.vocabulary.js';
import { PersonnelCategory } from '../vocabulary/victim.vocabulary.js';

const LONGEST_LIST = 200;

@InputType('CohortFilter', {
  description:
    'Which incidents enter. Dates take overlap, a list means any of its entries, and all that is given must hold.',
})
export class CohortFilter {
  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'Took place on this day or later, as far as is known.',
  })
  @IsOptional()
  @IsString()
  readonly occurredFrom?: string | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'Took place on this day or earlier, as far as is known.',
  })
  @IsOptional()
  @IsString()
  @AtLeast('occurredFrom')
  readonly occurredTo?: string | null;

  @Field(() => [String], { nullable: true, description: 'Missions by acronym.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @PlainText(200, { each: true })
  readonly missions?: readonly string[] | null;

  @Field(() => [MissionKind], { nullable: true, description: 'Kinds of mission.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(MissionKind, { each: true })
  readonly missionKinds?: readonly MissionKind[] | null;

  @Field(() => [CountryCodeScalar], { nullable: true, description: 'Host States.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsString({ each: true })
  readonly hostStates?: readonly string[] | null;

  @Field(() => [CountryCodeScalar], { nullable: true, description: 'States or areas where it took place.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsString({ each: true })
  readonly incidentCountries?: readonly string[] | null;

  @Field(() => [CountryCodeScalar], { nullable: true, description: 'Countries that sent at least one of the victims.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsString({ each: true })
  readonly contributingCountries?: readonly string[] | null;

  @Field(() => [CountryCodeScalar], { nullable: true, description: 'Citizenships of at least one of the victims.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsString({ each: true })
  readonly citizenships?: readonly string[] | null;

  @Field(() => [PersonnelCategory], { nullable: true, description: 'Categories of at least one of the victims.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(PersonnelCategory, { each: true })
  readonly personnelCategories?: readonly PersonnelCategory[] | null;

  @Field(() => [PerpetratorClass], { nullable: true, description: 'Classes of perpetrator.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(PerpetratorClass, { each: true })
  readonly perpetratorClasses?: readonly PerpetratorClass[] | null;

  @Field(() => [Offence], { nullable: true, description: 'Offences, of which the incident has at least one.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(Offence, { each: true })
  readonly offences?: readonly Offence[] | null;

  @Field(() => [AttackMeans], { nullable: true, description: 'Means of attack.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(AttackMeans, { each: true })
  readonly means?: readonly AttackMeans[] | null;

  @Field(() => [AttackContext], { nullable: true, description: 'Contexts of attack.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(AttackContext, { each: true })
  readonly contexts?: readonly AttackContext[] | null;

  @Field(() => HarmFilter, {
    nullable: true,
    description:
      'By the harm done. When absent, FATAL in figures, since the open data are complete for deaths only, and ANY in lists.',
  })
  @IsOptional()
  @IsEnum(HarmFilter)
  readonly harm?: HarmFilter | null;
}
