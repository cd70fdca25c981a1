import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CountModel, FigureModel, ProportionModel } from './figure.model.js';

@ObjectType('FieldCompleteness', { description: 'Of how many records a fact is known.' })
export class FieldCompletenessModel {
  @Field(() => String, { description: 'The fact: type and field of the schema.' })
  readonly field: string;

  @Field(() => ProportionModel, { nullable: true, description: 'Known of all; null when there are none.' })
  readonly share: ProportionModel | null;
}

@ObjectType('DataQualityReport', {
  description: 'How complete and how fresh the records behind figures are.',
  implements: () => [FigureModel],
})
export class DataQualityReportModel extends FigureModel {
  @Field(() => [FieldCompletenessModel], {
    description: 'Facts of eligible incidents, and of their victims as far as the viewer reads them.',
  })
  readonly completeness: readonly FieldCompletenessModel[];

  @Field(() => Int, {
    nullable: true,
    description: 'Median days from the last search covered to asOf, over incidents that were ever looked at.',
  })
  readonly medianDaysSinceLastCheck: number | null;

  @Field(() => CountModel, {
    description: 'Steps and changes that wait for a second person, now; no number at an earlier knownAt.',
  })
  readonly pending: CountModel;

  @Field(() => CountModel, { description: 'Steps that somebody disputes, now; no number at an earlier knownAt.' })
  readonly disputed: CountModel;

  @Field(() => CountModel, {
    description: "Rows of the UN's list that differ from the record and wait, now; no number at an earlier knownAt.",
  })
  readonly openConflicts: CountModel;

  @Field(() => CountModel, {
    description: 'Eligible incidents that were looked at only from more than 90 days after on.',
  })
  readonly lateEntries: CountModel;

  @Field(() => Int, { description: 'Cells of this answer that are suppressed.' })
  readonly suppressedCells: number;
}
