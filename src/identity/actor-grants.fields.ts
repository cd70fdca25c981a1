import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { valueAt } from '../graphql/value-at.js';
import { ActorModel } from './actor.model.js';
import { GrantModel } from './grant.model.js';

/** Stands apart from the models, since a grant names its holder. */
@Resolver(() => ActorModel)
export class ActorGrantsFields {
  @ResolveField(() => [GrantModel], { nullable: true, description: 'Grants of the actor, ended ones included.' })
  grants(@Parent() row: object, @Info() info: GraphQLResolveInfo): unknown {
    return valueAt(row, info);
  }
}
