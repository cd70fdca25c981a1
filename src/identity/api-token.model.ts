import { Field, ObjectType } from '@nestjs/graphql';
import { NodeModel } from '../graphql/node.model.js';
import { InstantScalar } from '../graphql/scalars.js';

@ObjectType('ApiToken', {
  description: 'A bearer token of the viewer. Its secret is shown once, when it is made, and is not kept.',
  implements: () => [NodeModel],
})
export class ApiTokenModel extends NodeModel {
  @Field(() => String, { description: 'What its owner calls it.' })
  readonly name: string;

  @Field(() => InstantScalar, { description: 'When it was made.' })
  readonly createdAt: string;

  @Field(() => InstantScalar, { description: 'When it ends by itself.' })
  readonly expiresAt: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it last opened a request; null when never.' })
  readonly lastUsedAt: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was revoked; null while it was not.' })
  readonly revokedAt: string | null;
}
