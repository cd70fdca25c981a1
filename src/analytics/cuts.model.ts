import { Field, ObjectType } from '@nestjs/graphql';
import { CountModel, FigureModel } from './figure.model.js';

@ObjectType('PublishedCell', { description: 'How many persons stand in a column.' })
export class PublishedCellModel {
  @Field(() => String, { description: 'The column: a State or region, a band of years, a kind of court, a category.' })
  readonly column: string;

  @Field(() => CountModel, { description: 'How many; suppressed where it could name a person.' })
  readonly count: CountModel;
}

@ObjectType('PublishedRow', { description: 'Persons of one status, by column.' })
export class PublishedRowModel {
  @Field(() => String, { description: 'Where justice stands with a person, where the person is, or what befell them.' })
  readonly status: string;

  @Field(() => [PublishedCellModel], { description: 'In the order of the columns.' })
  readonly cells: readonly PublishedCellModel[];

  @Field(() => CountModel, { description: 'All columns together.' })
  readonly total: CountModel;
}

@ObjectType('PublishedTable', {
  description: 'Persons by status and one other thing, as published: the same for every reader.',
  implements: () => [FigureModel],
})
export class PublishedTableModel extends FigureModel {
  @Field(() => String, { description: 'Name of the vintage.' })
  readonly vintage: string;

  @Field(() => String, {
    description: 'Vintage whose numbers these are: an earlier one where new numbers would have told too much.',
  })
  readonly numbersOf: string;

  @Field(() => String, { description: 'What is counted by what; its meaning never changes.' })
  readonly cut: string;

  @Field(() => String, { description: 'SUSPECT, or NON_FATAL_VICTIM.' })
  readonly unit: string;

  @Field(() => [String], { description: 'Columns in their order.' })
  readonly columns: readonly string[];

  @Field(() => [PublishedRowModel], { description: 'One row for each status.' })
  readonly rows: readonly PublishedRowModel[];

  @Field(() => [PublishedCellModel], { description: 'All statuses together, by column.' })
  readonly columnTotals: readonly PublishedCellModel[];

  @Field(() => CountModel, { description: 'All persons.' })
  readonly total: CountModel;
}
