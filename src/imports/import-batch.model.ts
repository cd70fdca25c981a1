import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../graphql/scalars.js';
import { ActorModel } from '../identity/actor.model.js';

@ObjectType('ImportBatch', { description: 'One file that was read in, and what came of its rows.' })
export class ImportBatchModel {
  @Field(() => ID, { description: 'Opaque identifier of the batch.' })
  readonly id: string;

  @Field(() => String, { description: 'Name of the file.' })
  readonly file: string;

  @Field(() => String, { description: 'SHA-256 of its bytes, in hexadecimal.' })
  readonly sha256: string;

  @Field(() => InstantScalar, { description: 'When it was read in.' })
  readonly importedAt: string;

  @Field(() => ActorModel, { nullable: true, description: 'Who had it read in.' })
  readonly importedBy: ActorModel | null;

  @Field(() => Int, {
    description: 'Rows that were read. Those that wait for a person or stand twice are in none of the numbers below.',
  })
  readonly rows: number;

  @Field(() => Int, { description: 'Rows that made a new victim.' })
  readonly created: number;

  @Field(() => Int, { description: 'Rows that changed a recorded victim.' })
  readonly changed: number;

  @Field(() => Int, {
    description: 'Rows that said what was already recorded, of victims of an earlier edition or found on record.',
  })
  readonly unchanged: number;

  @Field(() => Int, { description: 'Rows that were left out.' })
  readonly leftOut: number;
}
