import { Field, ObjectType } from '@nestjs/graphql';
import { NodeModel } from '../graphql/node.model.js';

@ObjectType('Actor', {
  description: 'A person or a part of the system that acts; system actors say so.',
  implements: () => [NodeModel],
})
export class ActorModel extends NodeModel {
  @Field(() => String, { nullable: true, description: 'Name as it is shown to colleagues.' })
  readonly displayName: string | null;

  @Field(() => String, { nullable: true, description: 'Office, mission or delegation that the person works for.' })
  readonly office: string | null;

  @Field(() => Boolean, { description: 'A part of the system, such as an import, and not a person.' })
  readonly isSystem: boolean;
}
