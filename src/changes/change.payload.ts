import { Field, ObjectType } from '@nestjs/graphql';
import { NodeModel } from '../graphql/node.model.js';
import { ChangeModel } from './change.model.js';

@ObjectType('VerifyChangePayload', { description: 'What `verifyChange` decided.' })
export class VerifyChangePayload {
  @Field(() => ChangeModel, { description: 'The change with the decision.' })
  readonly change: ChangeModel;
}

@ObjectType('ReclassifyPayload', { description: 'What `reclassify` did.' })
export class ReclassifyPayload {
  @Field(() => NodeModel, {
    nullable: true,
    description: 'The record; null when the viewer may no longer see it.',
  })
  readonly record: NodeModel | null;

  @Field(() => [ChangeModel], { description: 'What waits for a second person.' })
  readonly pending: readonly ChangeModel[];
}
