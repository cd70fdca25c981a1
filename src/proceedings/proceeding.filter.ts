import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';
import { CalendarDateScalar, CountryCodeScalar } from '../graphql/scalars.js';
import { CohortFilter } from '../incidents/cohort.filter.js';
import {
  CourtKind,
  Forum,
  ProceedingFlag,
  ProceedingNature,
  ProceedingState,
} from '../vocabulary/proceeding.vocabulary.js';

@InputType('ProceedingFilter', { description: 'Which proceedings. Lists are any of; fields together are all of.' })
export class ProceedingFilter {
  @Field(() => CohortFilter, { nullable: true, description: 'Proceedings about incidents that meet this.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CohortFilter)
  readonly cohort?: CohortFilter | null;

  @Field(() => ID, { nullable: true, description: 'Proceedings about this incident.' })
  @IsOptional()
  @PlainText(200)
  readonly incident?: string | null;

  @Field(() => [ProceedingNature], { nullable: true, description: 'What the proceeding is for.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(ProceedingNature, { each: true })
  readonly natures?: readonly ProceedingNature[] | null;

  @Field(() => [CourtKind], { nullable: true, description: 'What kind of court has the case.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(CourtKind, { each: true })
  readonly courtKinds?: readonly CourtKind[] | null;

  @Field(() => [Forum], { nullable: true, description: 'Whose court it is, seen from at least one of its incidents.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(Forum, { each: true })
  readonly forums?: readonly Forum[] | null;

  @Field(() => [CountryCodeScalar], { nullable: true, description: 'State whose court or authority has the case.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  readonly forumStates?: readonly string[] | null;

  @Field(() => [ProceedingState], { nullable: true, description: 'Where the proceeding stands today.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(ProceedingState, { each: true })
  readonly states?: readonly ProceedingState[] | null;

  @Field(() => [ProceedingFlag], { nullable: true, description: 'Concerns under international law.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsEnum(ProceedingFlag, { each: true })
  readonly flags?: readonly ProceedingFlag[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'No step that is progress for at least so many days, from 0 to 100000.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  readonly inactiveForDays?: number | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Next hearing set for this day or earlier.' })
  @IsOptional()
  @IsString()
  readonly nextHearingTo?: string | null;
}
