import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { PageArgs } from '../graphql/pagination.js';
import { valueAt } from '../graphql/value-at.js';
import { IncidentModel } from '../incidents/incident.model.js';
import { SuspectConnection } from './suspect.model.js';

@Resolver(() => IncidentModel)
export class IncidentSuspectsFields {
  @ResolveField(() => SuspectConnection, { nullable: true, description: 'Suspects of this incident, by label.' })
  suspects(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _page: PageArgs): unknown {
    return valueAt(row, info);
  }
}
