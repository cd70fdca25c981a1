import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AtArgs } from '../graphql/at.args.js';
import { PageArgs } from '../graphql/pagination.js';
import { valueAt } from '../graphql/value-at.js';
import { IncidentModel } from './incident.model.js';
import { TollModel } from './toll.model.js';
import { VictimConnection } from './victim.model.js';

@Resolver(() => IncidentModel)
export class IncidentFields {
  @ResolveField(() => TollModel, {
    nullable: true,
    description: 'The harm done by that day, derived from the victims.',
  })
  toll(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtArgs): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => VictimConnection, {
    nullable: true,
    description: 'Victims of the incident that the viewer may see.',
  })
  victims(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _page: PageArgs): unknown {
    return valueAt(row, info);
  }
}
