import { ArgsType, Field, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { AtArgs } from '../graphql/at.args.js';
import { CohortFilter } from '../incidents/cohort.filter.js';
import { CalendarDateScalar } from '../graphql/scalars.js';
import { Forum } from '../vocabulary/proceeding.vocabulary.js';
import { CountingUnit, Dimension, FigureBasis } from '../vocabulary/figure.vocabulary.js';

/** Cohort, times and basis: what every figure takes. */
@ArgsType()
export class FigureArgs extends AtArgs {
  @Field(() => CohortFilter, {
    nullable: true,
    description:
      'Which incidents enter; all with a death when absent, since the open data are complete for deaths only.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => CohortFilter)
  readonly filter?: CohortFilter | null;

  @Field(() => FigureBasis, { nullable: true, description: 'Absent: the widest that the viewer may have.' })
  @IsOptional()
  @IsEnum(FigureBasis)
  readonly basis?: FigureBasis | null;
}

@ArgsType()
export class AccountabilityFunnelArgs extends FigureArgs {
  @Field(() => CountingUnit, {
    description: 'What is counted; required, since no rate is given without saying of what.',
  })
  @IsEnum(CountingUnit)
  readonly unit: CountingUnit;

  @Field(() => [Dimension], {
    nullable: true,
    description: 'By what it is broken down, at most three different dimensions; the total alone when absent.',
  })
  @IsOptional()
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsEnum(Dimension, { each: true })
  readonly groupBy?: readonly Dimension[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Stages reached within so many months of the incident, among those followed that long; 1 to 1200.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1200)
  readonly withinMonths?: number | null;

  @Field(() => [CalendarDateScalar], {
    nullable: true,
    description:
      'Days at which periods begin; an incident whose date, or follow-up with withinMonths, straddles one has its own row.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  readonly periodCuts?: readonly string[] | null;

  @Field(() => Forum, { nullable: true, description: 'Only steps before courts of this kind; any when absent.' })
  @IsOptional()
  @IsEnum(Forum)
  readonly forum?: Forum | null;
}

@ArgsType()
export class TrendArgs extends FigureArgs {
  @Field(() => CountingUnit, { description: 'What is counted.' })
  @IsEnum(CountingUnit)
  readonly unit: CountingUnit;

  @Field(() => Int, { description: 'Months of follow-up that every year has had; 1 to 1200.' })
  @IsInt()
  @Min(1)
  @Max(1200)
  readonly withinMonths: number;

  @Field(() => Dimension, { nullable: true, description: 'By what each year is broken down.' })
  @IsOptional()
  @IsEnum(Dimension)
  readonly groupBy?: Dimension | null;

  @Field(() => Forum, { nullable: true, description: 'Only steps before courts of this kind; any when absent.' })
  @IsOptional()
  @IsEnum(Forum)
  readonly forum?: Forum | null;
}
