import { Field, ObjectType } from '@nestjs/graphql';
import { CountingUnit } from '../vocabulary/figure.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';
import { ScopeExclusion } from '../vocabulary/scope.vocabulary.js';
import { CountModel, DimensionValueModel, FigureModel } from './figure.model.js';

@ObjectType('ExclusionCount', { description: 'How many registered units are left out for one reason.' })
export class ExclusionCountModel {
  @Field(() => ScopeExclusion, { description: 'Why they are left out.' })
  readonly reason: ScopeExclusion;

  @Field(() => CountModel, { description: 'How many are left out for it.' })
  readonly count: CountModel;
}

@ObjectType('StageCount', { description: 'How many eligible units reached one stage.' })
export class StageCountModel {
  @Field(() => Stage, { description: 'The stage.' })
  readonly stage: Stage;

  @Field(() => CountModel, { description: 'How many ever reached it by asOf, through a later stage included.' })
  readonly reached: CountModel;
}

@ObjectType('FunnelRow', { description: 'The funnel of one group of units, or of all.' })
export class FunnelRowModel {
  @Field(() => [DimensionValueModel], { description: 'The group, in the order of groupBy; empty for the total.' })
  readonly key: readonly DimensionValueModel[];

  @Field(() => CountModel, { description: 'All units on record that the filter lets in.' })
  readonly registered: CountModel;

  @Field(() => [ExclusionCountModel], { description: 'Those of them that are left out, by reason.' })
  readonly excluded: readonly ExclusionCountModel[];

  @Field(() => CountModel, { description: 'The rest, of which the stages count.' })
  readonly eligible: CountModel;

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
