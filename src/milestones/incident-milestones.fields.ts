import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AtArgs, AtPageArgs } from '../graphql/at.args.js';
import { valueAt } from '../graphql/value-at.js';
import { IncidentModel } from '../incidents/incident.model.js';
import { MilestoneConnection } from './milestone.model.js';
import { ProgressModel } from './progress.model.js';

@Resolver(() => IncidentModel)
export class IncidentMilestonesFields {
  @ResolveField(() => MilestoneConnection, {
    description: 'Steps that concern this incident in the order in which they happened, each as last corrected.',
  })
  milestones(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtPageArgs): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => ProgressModel, {
    description:
      'How far justice has come, derived and never typed in; a sealed step changes nothing for those who may not see it.',
  })
  progress(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtArgs): unknown {
    return valueAt(row, info);
  }
}
