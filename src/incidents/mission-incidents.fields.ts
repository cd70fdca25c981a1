import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { valueAt } from '../graphql/value-at.js';
import { MissionModel } from '../reference-data/mission.model.js';
import { IncidentListArgs } from './incident.args.js';
import { IncidentConnection } from './incident.model.js';

@Resolver(() => MissionModel)
export class MissionIncidentsFields {
  @ResolveField(() => IncidentConnection, { description: 'Incidents whose victims served in the mission.' })
  incidents(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _list: IncidentListArgs): unknown {
    return valueAt(row, info);
  }
}
