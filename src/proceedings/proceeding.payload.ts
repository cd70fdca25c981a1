import { Field, ObjectType } from '@nestjs/graphql';
import { ChangeModel } from '../changes/change.model.js';
import { ProceedingModel } from './proceeding.model.js';

@ObjectType('OpenProceedingPayload', { description: 'The proceeding that was opened here.' })
export class OpenProceedingPayload {
  @Field(() => ProceedingModel, { description: 'The proceeding as it now stands.' })
  readonly proceeding: ProceedingModel;

  @Field(() => [ChangeModel], { description: 'What waits for a second person.' })
  readonly pending: readonly ChangeModel[];

  @Field(() => [String], { description: 'What is unusual and worth a second look; nothing was refused for it.' })
  readonly warnings: readonly string[];
}

@ObjectType('LinkProceedingPayload', { description: 'The proceeding whose ties were changed.' })
export class LinkProceedingPayload {
  @Field(() => ProceedingModel, { description: 'The proceeding as it now stands.' })
  readonly proceeding: ProceedingModel;

  @Field(() => [ChangeModel], { description: 'What waits for a second person.' })
  readonly pending: readonly ChangeModel[];

  @Field(() => [String], { description: 'What is unusual and worth a second look; nothing was refused for it.' })
  readonly warnings: readonly string[];
}
