import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AtArgs } from '../graphql/at.args.js';
import { valueAt } from '../graphql/value-at.js';
import { IncidentModel } from '../incidents/incident.model.js';
import { ObstacleModel } from './obstacle.model.js';

@Resolver(() => IncidentModel)
export class IncidentObstaclesFields {
  @ResolveField(() => [ObstacleModel], {
    nullable: true,
    description:
      'What had come in the way of the case by that day, oldest first, each as last corrected; those that have ended say until when.',
  })
  obstacles(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtArgs): unknown {
    return valueAt(row, info);
  }
}
