import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { CalendarDateScalar } from '../graphql/scalars.js';
import { ComparisonRefusal, CountingUnit } from '../vocabulary/figure.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';
import { CountModel, DimensionValueModel, FigureModel, ProportionModel, type Words } from './figure.model.js';
import { ExclusionCountModel } from './funnel-report.model.js';

@ObjectType('BeforeAfterSide', { description: 'Incidents on one side of a date, with the same months of follow-up.' })
export class BeforeAfterSideModel {
  @Field(() => CountModel, {
    description: 'All incidents on record that the filter lets in and that lie on this side.',
  })
  readonly registered: CountModel;

  @Field(() => [ExclusionCountModel], { description: 'Those of them that are left out, by reason.' })
  readonly excluded: readonly ExclusionCountModel[];

  @Field(() => CountModel, { description: 'The rest.' })
  readonly eligible: CountModel;

  @Field(() => CountModel, {
    description: 'Of these, those followed for withinMonths by asOf: before the date all, after it the earlier ones.',
  })
  readonly followed: CountModel;

  @Field(() => CountModel, { description: 'Of followed, how many reached the stage within that time.' })
  readonly reached: CountModel;

  @Field(() => ProportionModel, { nullable: true, description: 'Reached of followed; null when that is nobody.' })
  readonly share: ProportionModel | null;

  @Field(() => ProportionModel, {
    nullable: true,
    description: 'The same over missions with somebody followed on both sides, which the comparison takes.',
  })
  readonly compared: ProportionModel | null;

  @Field(() => CountModel, {
    description: 'Of followed, those looked at only from more than 90 days after the incident on.',
  })
  readonly lateEntries: CountModel;

  @Field(() => ProportionModel, {
    nullable: true,
    description: 'Of followed, those of which somebody ever looked for steps by asOf.',
  })
  readonly lookedAt: ProportionModel | null;
}

const count = (description: string): PropertyDecorator => Field(() => CountModel, { description });

@ObjectType('BeforeAfterStratum', { description: 'One mission on both sides of a date.' })
export class BeforeAfterStratumModel {
  @Field(() => DimensionValueModel, { description: 'The mission.' })
  readonly key: DimensionValueModel;

  @count('Eligible incidents before the date.')
  readonly followedBefore: CountModel;

  @count('Of these, how many reached the stage in time.')
  readonly reachedBefore: CountModel;

  @count('Eligible incidents after the date that were followed.')
  readonly followedAfter: CountModel;

  @count('Of these, how many reached the stage in time.')
  readonly reachedAfter: CountModel;

  @Field(() => Boolean, {
    description: 'It has somebody followed on both sides, and is compared; else it is left out.',
  })
  readonly isCompared: boolean;
}

@ObjectType('Contrast', {
  description: 'A difference or ratio of two shares with its interval, which speaks of chance alone.',
})
export class ContrastModel {
  @Field(() => Float, {
    nullable: true,
    description: 'After less before, or after over before; null where there is none.',
  })
  readonly value: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the 95 % interval; null where the data give none.' })
  readonly low: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of that interval.' })
  readonly high: number | null;
}

@ObjectType('BeforeAfterComparison', {
  description: 'Shares after a date beside those before, over missions on both sides. It says nothing of causes.',
})
export class BeforeAfterComparisonModel {
  @Field(() => ContrastModel, {
    description: 'Difference of the compared shares, missions taken together (Newcombe 1998).',
  })
  readonly difference: ContrastModel;

  @Field(() => ContrastModel, {
    description: 'Difference within missions, weighed over them (Mantel and Haenszel 1959; interval: Sato 1989).',
  })
  readonly stratifiedDifference: ContrastModel;

  @Field(() => ContrastModel, {
    description:
      'Ratio within missions, weighed over them (Mantel-Haenszel; interval: Greenland and Robins 1985); null when nobody reached the stage before.',
  })
  readonly stratifiedRatio: ContrastModel;
}

@ObjectType('BeforeAfterReport', {
  description: 'Incidents before and after a date with equal follow-up, or why they are not compared.',
  implements: () => [FigureModel],
})
export class BeforeAfterReportModel extends FigureModel {
  @Field(() => CountingUnit, { description: 'What is counted: incidents.' })
  readonly unit: CountingUnit;

  @Field(() => CalendarDateScalar, { description: 'The day that parts the sides.' })
  readonly date: string;

  @Field(() => Stage, { description: 'The stage whose shares are compared.' })
  readonly stage: Stage;

  @Field(() => Int, { description: 'Months of follow-up.' })
  readonly withinMonths: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Months before the date at which the first side begins; null: any.',
  })
  readonly windowMonths: number | null;

  @Field(() => BeforeAfterSideModel, { description: 'Incidents whose follow-up ended by the date.' })
  readonly before: BeforeAfterSideModel;

  @Field(() => BeforeAfterSideModel, { description: 'Incidents on or after the date.' })
  readonly after: BeforeAfterSideModel;

  @count('Eligible incidents on neither side: they, or their months of follow-up, straddle the date.')
  readonly straddling: CountModel;

  @count('Eligible incidents on neither side: their date leaves open whether they lie in the window before.')
  readonly openDate: CountModel;

  @Field(() => [BeforeAfterStratumModel], { description: 'Missions with somebody followed on a side, by acronym.' })
  readonly strata: readonly BeforeAfterStratumModel[];

  @Field(() => BeforeAfterComparisonModel, { nullable: true, description: 'The comparison; null when it is refused.' })
  readonly comparison: BeforeAfterComparisonModel | null;

  @Field(() => ComparisonRefusal, {
    nullable: true,
    description: 'Why there is no comparison; null where there is one.',
  })
  readonly refused: ComparisonRefusal | null;

  readonly refusal: Words | null;
}
