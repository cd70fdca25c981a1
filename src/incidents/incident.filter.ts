import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';
import { InstantScalar } from '../graphql/scalars.js';
import { ExternalRefInput } from '../sources/external-ref.input.js';
import { ObstacleKind } from '../vocabulary/obstacle.vocabulary.js';
import { Information, Stage } from '../vocabulary/progress.vocabulary.js';
import { Confirmation, EnrolmentBasis, HostStateBasis, ScopeExclusion } from '../vocabulary/scope.vocabulary.js';
import { CohortFilter } from './cohort.filter.js';

const LONGEST_LIST = 200;
const MOST_DAYS = 100_000;

@InputType('IncidentFilter', {
  description: 'Which incidents of a list. A list means any of its entries, and all that is given must hold.',
})
export class IncidentFilter {
  @Field(() => CohortFilter, { nullable: true, description: 'By what happened, when, where and to whom.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CohortFilter)
  readonly cohort?: CohortFilter | null;

  @Field(() => [Stage], { nullable: true, description: 'Has reached at least one of these stages.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(Stage, { each: true })
  readonly reached?: readonly Stage[] | null;

  @Field(() => [Stage], { nullable: true, description: 'Has not reached at least one of these stages.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(Stage, { each: true })
  readonly lacks?: readonly Stage[] | null;

  @Field(() => [Information], { nullable: true, description: 'What is known of its justice.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(Information, { each: true })
  readonly information?: readonly Information[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Eligible, or left out.' })
  @IsOptional()
  @IsBoolean()
  readonly eligible?: boolean | null;

  @Field(() => [ScopeExclusion], { nullable: true, description: 'Left out for at least one of these reasons.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(ScopeExclusion, { each: true })
  readonly exclusions?: readonly ScopeExclusion[] | null;

  @Field(() => [HostStateBasis], { nullable: true, description: 'Why the host State is what it is.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(HostStateBasis, { each: true })
  readonly hostStateBasis?: readonly HostStateBasis[] | null;

  @Field(() => [Confirmation], { nullable: true, description: 'How firmly it stands that it took place.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(Confirmation, { each: true })
  readonly confirmation?: readonly Confirmation[] | null;

  @Field(() => [EnrolmentBasis], { nullable: true, description: 'How it came into the register.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(EnrolmentBasis, { each: true })
  readonly enrolment?: readonly EnrolmentBasis[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Nobody has looked for its justice steps, or somebody has.' })
  @IsOptional()
  @IsBoolean()
  readonly neverLookedAt?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'Groups to which it is attributed, by id.' })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @PlainText(200, { each: true })
  readonly perpetratorGroups?: readonly string[] | null;

  @Field(() => [ObstacleKind], {
    nullable: true,
    description: 'At least one of these stands in the way of its case today.',
  })
  @IsOptional()
  @ArrayMaxSize(LONGEST_LIST)
  @IsEnum(ObstacleKind, { each: true })
  readonly obstacles?: readonly ObstacleKind[] | null;

  @Field(() => ExternalRefInput, { nullable: true, description: 'What it is called in another system.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  readonly externalRef?: ExternalRefInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Has something within the viewer's sight that waits for a second person, or has not.",
  })
  @IsOptional()
  @IsBoolean()
  readonly pending?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Without a step that is progress for at least this many days.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_DAYS)
  readonly inactiveForDays?: number | null;

  @Field(() => InstantScalar, { nullable: true, description: 'First recorded at this instant or later.' })
  @IsOptional()
  @IsString()
  readonly recordedFrom?: string | null;
}
