import { Field, ObjectType } from '@nestjs/graphql';
import { CountingUnit } from '../vocabulary/figure.vocabulary.js';
import { MilestoneKind } from '../vocabulary/milestone.vocabulary.js';
import { CountModel, DimensionValueModel, FigureModel } from './figure.model.js';

@ObjectType('FlowRow', { description: 'Steps of one kind in one group of units, or in all.' })
export class FlowRowModel {
  @Field(() => [DimensionValueModel], { description: 'The group, in the order of groupBy; empty without it.' })
  readonly key: readonly DimensionValueModel[];

  @Field(() => MilestoneKind, { description: 'Kind of step.' })
  readonly kind: MilestoneKind;

  @Field(() => CountModel, { description: 'Units of which such a step happened in the time asked for, each once.' })
  readonly count: CountModel;
}

@ObjectType('FlowReport', {
  description: 'Steps by the time at which they happened; asOf is the last day asked for.',
  implements: () => [FigureModel],
})
export class FlowReportModel extends FigureModel {
  @Field(() => CountingUnit, { description: 'What is counted.' })
  readonly unit: CountingUnit;

  @Field(() => [FlowRowModel], { description: 'One row for each group and kind of step.' })
  readonly rows: readonly FlowRowModel[];

  @Field(() => Boolean, { description: 'One unit may stand in several rows of a kind: never add them.' })
  readonly overlapping: boolean;
}
