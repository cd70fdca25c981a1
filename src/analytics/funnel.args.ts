import { ArgsType, Field, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsEnum, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { CalendarDateScalar } from '../graphql/scalars.js';
import { Forum } from '../vocabulary/proceeding.vocabulary.js';
import { CountingUnit, Dimension } from '../vocabulary/figure.vocabulary.js';
import { FigureArgs } from './figure.args.js';

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
