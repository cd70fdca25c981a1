import { Field, Int, ObjectType } from '@nestjs/graphql';
import { NodeModel } from '../graphql/node.model.js';
import { connectionOf } from '../graphql/pagination.js';
import { InstantScalar } from '../graphql/scalars.js';
import { ActorModel } from '../identity/actor.model.js';
import { VictimModel } from '../incidents/victim.model.js';
import { ImportDoubtReason, ImportDoubtResolution } from '../vocabulary/import.vocabulary.js';
import { ImportBatchModel } from './import-batch.model.js';

@ObjectType('ImportCell', { description: 'A cell of a row as it stands in the file.' })
export class ImportCellModel {
  @Field(() => String, { description: 'Heading of the column.' })
  readonly column: string;

  @Field(() => String, { description: 'Text of the cell, unchanged.' })
  readonly value: string;
}

@ObjectType('ImportDoubt', {
  description: 'A row that the import would have had to guess about, kept for a person to decide.',
  implements: () => [NodeModel],
})
export class ImportDoubtModel extends NodeModel {
  @Field(() => ImportBatchModel, { description: 'The file that the row is from.' })
  readonly batch: ImportBatchModel;

  @Field(() => Int, { description: 'Number of the row in the file.' })
  readonly row: number;

  @Field(() => ImportDoubtReason, { description: 'What the import would have had to guess.' })
  readonly reason: ImportDoubtReason;

  @Field(() => [ImportCellModel], { description: 'The row, in the order of its columns.' })
  readonly cells: readonly ImportCellModel[];

  @Field(() => [VictimModel], { description: 'Recorded victims who may be the one of the row.' })
  readonly candidates: readonly VictimModel[];

  @Field(() => ImportDoubtResolution, { nullable: true, description: 'What was decided; null while it is open.' })
  readonly resolution: ImportDoubtResolution | null;

  @Field(() => ActorModel, { nullable: true, description: 'Who decided.' })
  readonly resolvedBy: ActorModel | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided.' })
  readonly resolvedAt: string | null;
}

export const ImportDoubtConnection = connectionOf(ImportDoubtModel, 'ImportDoubt');
export type ImportDoubtConnection = InstanceType<typeof ImportDoubtConnection>;
