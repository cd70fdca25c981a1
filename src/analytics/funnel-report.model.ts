import { Field, ObjectType } from '@nestjs/graphql';
import { CountingUnit } from '../vocabulary/figure.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';
import { ScopeExclusion } from '../vocabulary/scope.vocabulary.js';
import { CountModel, DimensionValueModel, FigureModel, ProportionModel } from './figure.model.js';

@ObjectType('ExclusionCount', { description: 'How many registered units are left out for one reason.' })
export class ExclusionCountModel {
  @Field(() => ScopeExclusion, { description: 'Why they are left out.' })
  readonly reason: ScopeExclusion;

  @Field(() => CountModel, { description: 'How many are left out for it.' })
  readonly count: CountModel;
}

@ObjectType('StageCount', { description: 'How many of the units that were eligible and followed reached one stage.' })
export class StageCountModel {
  @Field(() => Stage, { description: 'The stage.' })
  readonly stage: Stage;

  @Field(() => CountModel, { description: 'How many ever reached it by asOf, through a later stage included.' })
  readonly reached: CountModel;

  @Field(() => CountModel, { description: 'How many stand there: what was quashed, dropped or ended is taken away.' })
  readonly standing: CountModel;

  @Field(() => CountModel, { description: 'Of reached, how many only through a later stage.' })
  readonly implied: CountModel;

  @Field(() => CountModel, { description: 'How many did not reach it as far as is known, unknown included.' })
  readonly missing: CountModel;

  @Field(() => CountModel, { description: 'Of missing, those of which nobody ever asked.' })
  readonly notAsked: CountModel;

  @Field(() => CountModel, { description: 'Of missing, those of which somebody asked without an answer.' })
  readonly silent: CountModel;

  @Field(() => ProportionModel, { nullable: true, description: 'Reached of followed; null when that is nobody.' })
  readonly share: ProportionModel | null;
}

@ObjectType('FunnelRow', { description: 'The funnel of one group of units, or of all.' })
export class FunnelRowModel {
  @Field(() => [DimensionValueModel], { description: 'The group, in the order of groupBy; empty for the total.' })
  readonly key: readonly DimensionValueModel[];

  @Field(() => CountModel, { description: 'All units on record that the filter lets in.' })
  readonly registered: CountModel;

  @Field(() => [ExclusionCountModel], { description: 'Those of them that are left out, by reason.' })
  readonly excluded: readonly ExclusionCountModel[];

  @Field(() => CountModel, { description: 'The rest.' })
  readonly eligible: CountModel;

  @Field(() => CountModel, {
    description: 'Of these, those followed as long as withinMonths asks, of which the stages count; all without it.',
  })
  readonly followed: CountModel;

  @Field(() => [StageCountModel], {
    description: 'Stages that the unit can reach, in their order. They are a set: a later one may count more.',
  })
  readonly stages: readonly StageCountModel[];
}

@ObjectType('FunnelReport', {
  description: 'How many units reached each stage of justice.',
  implements: () => [FigureModel],
})
export class FunnelReportModel extends FigureModel {
  @Field(() => CountingUnit, { description: 'What is counted.' })
  readonly unit: CountingUnit;

  @Field(() => [FunnelRowModel], { description: 'One row for each group; empty when the question names no dimension.' })
  readonly rows: readonly FunnelRowModel[];

  @Field(() => FunnelRowModel, { description: 'All groups together, every unit counted once.' })
  readonly total: FunnelRowModel;

  @Field(() => Boolean, { description: 'One unit may stand in several rows: never add them.' })
  readonly overlapping: boolean;
}
