import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { CountingUnit, DateBound, EntryRule, Estimator } from '../vocabulary/figure.vocabulary.js';
import { Outcome } from '../vocabulary/outcome.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';
import { DimensionValueModel, FigureModel, type Words } from './figure.model.js';

@ObjectType('Duration', { description: 'A time in days with its 95 % interval.' })
export class DurationModel {
  @Field(() => Int, { nullable: true, description: 'Days since the origin; half a day is rounded up.' })
  readonly days: number | null;

  @Field(() => Int, { nullable: true, description: 'Lower end of the interval; null where the curve gives none.' })
  readonly low: number | null;

  @Field(() => Int, { nullable: true, description: 'Upper end of the interval; null where the curve gives none.' })
  readonly high: number | null;
}

@ObjectType('TimePoint', {
  description: 'The share that has reached the event by a day: the interval speaks of chance, the bounds of ignorance.',
})
export class TimePointModel {
  @Field(() => Int, { description: 'Days since the origin.' })
  readonly day: number;

  @Field(() => Int, { nullable: true, description: 'How many were in view just before that day.' })
  readonly atRisk: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share that has reached the event by the end of the day; null beyond the last follow-up.',
  })
  readonly probability: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the 95 % interval; null where there is none.' })
  readonly low: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of that interval.' })
  readonly high: number | null;

  @Field(() => Float, { nullable: true, description: 'The share, had nobody of those never looked at got there.' })
  readonly worst: number | null;

  @Field(() => Float, { nullable: true, description: 'The share, had all of those never looked at got there by then.' })
  readonly best: number | null;
}

@ObjectType('GroupTest', {
  description: 'A test that groups do not differ; one unit for each cluster, the earliest. It ranks nobody.',
})
export class GroupTestModel {
  @Field(() => String, { description: 'LOG_RANK: where outcomes compete it compares hazards of the event.' })
  readonly name: string;

  @Field(() => Float, { description: 'Value of the statistic.' })
  readonly statistic: number;

  @Field(() => Int, { description: 'Degrees of freedom: groups less one.' })
  readonly degreesOfFreedom: number;

  @Field(() => Float, { description: 'Probability of so large a value if the groups were alike.' })
  readonly pValue: number;
}

const count = (description: string): PropertyDecorator => Field(() => Int, { description });

@ObjectType('TimeGroup', {
  description:
    'The estimate of one group. Eligible units are in the curve (size) or outside it for one reason, so that the parts add up.',
})
export class TimeGroupModel {
  @Field(() => DimensionValueModel, { nullable: true, description: 'The group; null when all are one.' })
  readonly key: DimensionValueModel | null;

  @count('Eligible units of the group.')
  readonly eligible: number;

  @count('Of these, those in the curve.')
  readonly size: number;

  @count('Of size, those that reached the event.')
  readonly events: number;

  @count('Of size, those whose end came first: closed without judgment, refused, or the accused dead.')
  readonly competing: number;

  @count('Of size, those still waiting when last in view.')
  readonly censored: number;

  @count('Of size, those in view only from some day after the origin on, since nobody had looked before.')
  readonly lateEntries: number;

  @count('Clusters of incidents joined by proceedings that the curve is made of.')
  readonly clusters: number;

  @count('Of competing, those where the matter was taken up again later; their end is not undone.')
  readonly reopened: number;

  @count('Outside: people counted in steps without a record, who have no dates of their own.')
  readonly withoutRecord: number;

  @count('Outside: on record because of their outcome, which no estimator mends.')
  readonly outcomeFound: number;

  @count('Outside: the date of the incident, or of the step that the wait begins with, leaves more than 92 days open.')
  readonly unknownDate: number;

  @count('Outside: the stage that the wait begins with was not reached.')
  readonly notBegun: number;

  @count('Outside: nobody ever looked by asOf, which is not the same as not yet; they are in the bounds.')
  readonly neverLookedAt: number;

  @count('Outside: the stage was reached, but only through a later one, so that its day is not known.')
  readonly impliedOnly: number;

  @count('Outside: at an end, or last looked at, no later than when they came into view.')
  readonly neverInView: number;

  @count('Of events and competing, those that came after the last day on which somebody looked.')
  readonly endedAfterLook: number;

  @Field(() => Float, { nullable: true, description: 'The same as a share of events and competing; null without any.' })
  readonly endedAfterLookShare: number | null;

  @Field(() => DurationModel, {
    nullable: true,
    description: 'Time by which half have reached the event; null if not reached.',
  })
  readonly median: DurationModel | null;

  @Field(() => [TimePointModel], { description: 'The curve: a point for every day on which a wait ended.' })
  readonly points: readonly TimePointModel[];

  @Field(() => [TimePointModel], { description: 'At 1, 2 and 5 years: days 365, 730 and 1826.' })
  readonly shares: readonly TimePointModel[];

  @Field(() => [TimePointModel], {
    description: 'The same shares if everybody who still waits were followed up to asOf, whenever last looked at.',
  })
  readonly allAtAsOf: readonly TimePointModel[];

  @Field(() => String, { nullable: true, description: 'Why no figure is given; null where it is.' })
  readonly refused: string | null;
}

@ObjectType('TimeToStageReport', {
  description: 'How long it takes to a stage, from cases of which most are open.',
  implements: () => [FigureModel],
})
export class TimeToStageReportModel extends FigureModel {
  @Field(() => CountingUnit, { description: 'What is followed.' })
  readonly unit: CountingUnit;

  @Field(() => Stage, { description: 'The stage that is waited for.' })
  readonly stage: Stage;

  @Field(() => Outcome, { nullable: true, description: 'What its judgment ends in; null for any.' })
  readonly outcome: Outcome | null;

  @Field(() => Stage, { description: 'From where on the wait is counted; REPORTED stands for the incident.' })
  readonly from: Stage;

  @Field(() => Estimator, { description: 'How it is estimated.' })
  readonly estimator: Estimator;

  @Field(() => EntryRule, { description: 'From when on a unit is in view.' })
  readonly entry: EntryRule;

  @Field(() => DateBound, { description: 'At which end partial dates are taken.' })
  readonly dates: DateBound;

  readonly event: Words;

  readonly note: Words;

  @Field(() => [TimeGroupModel], {
    description: 'One for each code of groupBy, or one of all; none before anything was on record.',
  })
  readonly groups: readonly TimeGroupModel[];

  @Field(() => Boolean, { description: 'One unit may stand in several groups: never add them.' })
  readonly overlapping: boolean;

  @Field(() => GroupTestModel, {
    nullable: true,
    description:
      'Log-rank test between the groups; only from 20 events in all and 5 expected in each, for at most 4 groups.',
  })
  readonly difference: GroupTestModel | null;

  @Field(() => String, { nullable: true, description: 'Why there is no test; null where there is one.' })
  readonly differenceRefused: string | null;
}
