import { Field, ObjectType } from '@nestjs/graphql';
import { WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';

@ObjectType('PerpetratorGroup', {
  description: 'A named group to which an attack is attributed; it is never counted as a suspect.',
  implements: () => [NodeModel],
})
export class PerpetratorGroupModel extends NodeModel {
  @Field(() => String, { nullable: true, description: 'Name of the group.' })
  readonly name: string | null;

  @Field(() => [String], { nullable: true, description: 'Other names and spellings.' })
  readonly aliases: readonly string[] | null;

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}
