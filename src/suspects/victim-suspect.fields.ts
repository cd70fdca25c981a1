import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { valueAt } from '../graphql/value-at.js';
import { VictimModel } from '../incidents/victim.model.js';
import { SuspectModel } from './suspect.model.js';

@Resolver(() => VictimModel)
export class VictimSuspectFields {
  @ResolveField(() => SuspectModel, {
    nullable: true,
    description: 'The suspect who is this person: in the official toll, but not a victim of the crime.',
  })
  alsoSuspect(@Parent() row: object, @Info() info: GraphQLResolveInfo): unknown {
    return valueAt(row, info);
  }
}
