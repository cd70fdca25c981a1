import { Field, ID, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../graphql/scalars.js';
import { FunnelReportModel } from './funnel-report.model.js';

@ObjectType('FigureChange', { description: 'Something that came to be known, and may have moved a figure.' })
export class FigureChangeModel {
  @Field(() => ID, { nullable: true, description: 'The record.' })
  readonly record: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The field, or the kind of step; null when the record itself is new.',
  })
  readonly field: string | null;

  @Field(() => String, { nullable: true, description: 'Why, as it was said when it was changed.' })
  readonly reason: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'From when it counts.' })
  readonly at: string | null;
}

@ObjectType('VintageDifference', { description: 'A figure in two states of knowledge, and what lies between them.' })
export class VintageDifferenceModel {
  @Field(() => FunnelReportModel, { description: 'As it was known at the earlier instant.' })
  readonly before: FunnelReportModel;

  @Field(() => FunnelReportModel, { description: 'As it was known at the later one.' })
  readonly after: FunnelReportModel;

  @Field(() => [FigureChangeModel], {
    nullable: true,
    description: 'What came to be known in between of the incidents that stand in the figure otherwise, in its order.',
  })
  readonly causes: readonly FigureChangeModel[] | null;
}
