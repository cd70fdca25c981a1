import { Field, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../graphql/scalars.js';
import { ActorModel } from '../identity/actor.model.js';
import { DecisionKind } from '../vocabulary/common.vocabulary.js';

@ObjectType('Decision', { description: 'What a second person decided about a step or a change.' })
export class DecisionModel {
  @Field(() => DecisionKind, { description: 'What was decided.' })
  readonly decision: DecisionKind;

  @Field(() => InstantScalar, { description: 'When it was decided.' })
  readonly at: string;

  @Field(() => ActorModel, { nullable: true, description: 'Who decided.' })
  readonly by: ActorModel | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the person who decided.' })
  readonly reason: string | null;
}
