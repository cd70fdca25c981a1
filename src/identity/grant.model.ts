import { Field, ObjectType } from '@nestjs/graphql';
import { NodeModel } from '../graphql/node.model.js';
import { InstantScalar } from '../graphql/scalars.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { Role } from '../vocabulary/role.vocabulary.js';
import { ActorModel } from './actor.model.js';
import { GrantScopeModel } from './grant-scope.model.js';

@ObjectType('Grant', {
  description: 'A role given to somebody for a time, within a scope and up to a clearance. Each grant stands alone.',
  implements: () => [NodeModel],
})
export class GrantModel extends NodeModel {
  @Field(() => ActorModel, { description: 'Who holds the grant.' })
  readonly holder: ActorModel;

  @Field(() => Role, { description: 'Role that it gives.' })
  readonly role: Role;

  @Field(() => GrantScopeModel, { description: 'Missions, States and funder that it is limited to.' })
  readonly scope: GrantScopeModel;

  @Field(() => Classification, { description: 'Highest classification that it opens.' })
  readonly clearance: Classification;

  @Field(() => InstantScalar, { description: 'When it begins.' })
  readonly from: string;

  @Field(() => InstantScalar, { description: 'When it ends; at this instant it no longer holds.' })
  readonly until: string;

  @Field(() => String, { nullable: true, description: 'Why it was given.' })
  readonly reason: string | null;

  @Field(() => Boolean, { description: 'Emergency access, asked for by its holder and short.' })
  readonly breakGlass: boolean;

  @Field(() => [ActorModel], { nullable: true, description: 'Who gave it.' })
  readonly grantedBy: readonly ActorModel[] | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was taken back; null while it was not.' })
  readonly revokedAt: string | null;
}
