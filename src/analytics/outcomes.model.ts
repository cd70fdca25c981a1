import { Field, ObjectType } from '@nestjs/graphql';
import { CountModel, DimensionValueModel, FigureModel } from './figure.model.js';

@ObjectType('OutcomeRow', {
  description: 'What became of the accused, recorded or counted, of one group of incidents, or of all.',
})
export class OutcomeRowModel {
  @Field(() => [DimensionValueModel], { description: 'The group, in the order of groupBy; empty for the total.' })
  readonly key: readonly DimensionValueModel[];

  @Field(() => CountModel, { description: 'People before a criminal court.' })
  readonly accused: CountModel;

  @Field(() => CountModel, { description: 'Judged at first instance, ever.' })
  readonly judged: CountModel;

  @Field(() => CountModel, { description: 'Convicted, where that stands.' })
  readonly convicted: CountModel;

  @Field(() => CountModel, { description: 'Of these, in their absence.' })
  readonly convictedInAbsentia: CountModel;

  @Field(() => CountModel, { description: 'Acquitted, where that stands.' })
  readonly acquitted: CountModel;

  @Field(() => CountModel, { description: 'Judged, and neither convicted nor acquitted as it stands.' })
  readonly otherwise: CountModel;

  @Field(() => CountModel, { description: 'Judged, and the judgment is final.' })
  readonly final: CountModel;

  @Field(() => CountModel, { description: 'Ever taken into custody, by any hand.' })
  readonly everInCustody: CountModel;

  @Field(() => CountModel, { description: 'In custody at asOf.' })
  readonly inCustody: CountModel;

  @Field(() => CountModel, { description: 'Released, and not taken again.' })
  readonly released: CountModel;

  @Field(() => CountModel, { description: 'Escaped, and not taken again.' })
  readonly escaped: CountModel;

  @Field(() => CountModel, {
    description:
      'Escaped, failed to appear, or let go in exchange or under an agreement with an armed group, ever after first custody.',
  })
  readonly custodyLost: CountModel;

  @Field(() => CountModel, { description: 'Died.' })
  readonly died: CountModel;
}

@ObjectType('OutcomeReport', { description: 'What became of the accused.', implements: () => [FigureModel] })
export class OutcomeReportModel extends FigureModel {
  @Field(() => [OutcomeRowModel], { description: 'One row for each group; empty without groupBy.' })
  readonly rows: readonly OutcomeRowModel[];

  @Field(() => OutcomeRowModel, { description: 'All groups together, every accused counted once.' })
  readonly total: OutcomeRowModel;

  @Field(() => Boolean, { description: 'One accused may stand in several rows: never add them.' })
  readonly overlapping: boolean;
}
