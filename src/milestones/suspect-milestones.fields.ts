import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AtPageArgs } from '../graphql/at.args.js';
import { valueAt } from '../graphql/value-at.js';
import { SuspectModel } from '../suspects/suspect.model.js';
import { MilestoneConnection } from './milestone.model.js';

@Resolver(() => SuspectModel)
export class SuspectMilestonesFields {
  @ResolveField(() => MilestoneConnection, {
    description: 'Steps of this suspect in the order in which they happened, each as last corrected.',
  })
  milestones(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtPageArgs): unknown {
    return valueAt(row, info);
  }
}
