import { Field, ObjectType } from '@nestjs/graphql';
import { WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { InstantScalar } from '../graphql/scalars.js';
import { ActorModel } from '../identity/actor.model.js';
import { Verification } from '../vocabulary/common.vocabulary.js';
import { DecisionModel } from './decision.model.js';

@ObjectType('Change', {
  description:
    'A change to a record, such as its host State, exclusions or classification; while PENDING it is a proposal that waits for a second person.',
  implements: () => [NodeModel],
})
export class ChangeModel extends NodeModel {
  @Field(() => NodeModel, { nullable: true, description: 'The record; null when the viewer may not see it.' })
  readonly record: NodeModel | null;

  @Field(() => String, { description: 'Name of the field that is changed.' })
  readonly field: string;

  @Field(() => String, { nullable: true, description: 'Value before, as text.' })
  readonly before: string | null;

  @Field(() => String, { nullable: true, description: 'Value after, as text.' })
  readonly after: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the person who asked for it.' })
  readonly reason: string | null;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  readonly at: string;

  @Field(() => ActorModel, { nullable: true, description: 'Who recorded it.' })
  readonly by: ActorModel | null;

  @Field(() => Verification, { description: 'Where it stands under the four-eyes rule.' })
  readonly verification: Verification;

  @Field(() => [DecisionModel], { nullable: true, description: 'What second persons decided, oldest first.' })
  readonly decisions: readonly DecisionModel[] | null;

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}
