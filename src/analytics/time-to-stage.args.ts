import { ArgsType, Field } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsEnum, IsOptional, IsString } from 'class-validator';
import { CalendarDateScalar } from '../graphql/scalars.js';
import { CountingUnit, DateBound, Dimension, EntryRule, Estimator } from '../vocabulary/figure.vocabulary.js';
import { Outcome } from '../vocabulary/outcome.vocabulary.js';
import { Forum } from '../vocabulary/proceeding.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';
import { FigureArgs } from './figure.args.js';

@ArgsType()
export class TimeToStageArgs extends FigureArgs {
  @Field(() => CountingUnit, {
    description: 'What is followed; required, since no time is given without saying of what.',
  })
  @IsEnum(CountingUnit)
  readonly unit: CountingUnit;

  @Field(() => Stage, { description: 'The stage that is waited for, by the first step of its own; not REPORTED.' })
  @IsEnum(Stage)
  readonly stage: Stage;

  @Field(() => Outcome, {
    nullable: true,
    description: 'With VERDICT: the first judgment of first instance that ends so for the incident; any when absent.',
  })
  @IsOptional()
  @IsEnum(Outcome)
  readonly outcome?: Outcome | null;

  @Field(() => Stage, {
    nullable: true,
    defaultValue: Stage.REPORTED,
    description:
      'From where on the wait is counted: REPORTED stands for the day of the incident; an earlier stage for its first step, among the units that have one.',
  })
  @IsOptional()
  @IsEnum(Stage)
  readonly from?: Stage | null;

  @Field(() => Estimator, {
    nullable: true,
    defaultValue: Estimator.AALEN_JOHANSEN,
    description: 'How it is estimated.',
  })
  @IsOptional()
  @IsEnum(Estimator)
  readonly estimator?: Estimator | null;

  @Field(() => EntryRule, {
    nullable: true,
    defaultValue: EntryRule.LOOKED_FROM,
    description: 'From when on a unit is in view.',
  })
  @IsOptional()
  @IsEnum(EntryRule)
  readonly entry?: EntryRule | null;

  @Field(() => DateBound, {
    nullable: true,
    defaultValue: DateBound.LATEST,
    description: 'At which end partial dates are taken: scenarios, not bounds. Times below 0 are 0.',
  })
  @IsOptional()
  @IsEnum(DateBound)
  readonly dates?: DateBound | null;

  @Field(() => Dimension, { nullable: true, description: 'By what it is broken down; one group of all when absent.' })
  @IsOptional()
  @IsEnum(Dimension)
  readonly groupBy?: Dimension | null;

  @Field(() => [CalendarDateScalar], {
    nullable: true,
    description:
      'With groupBy PERIOD: days at which periods begin; an incident whose date straddles one has its own group.',
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
