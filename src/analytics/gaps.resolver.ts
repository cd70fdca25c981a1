import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { AccountabilityGapsArgs } from './gaps.args.js';
import { GapConnection, GapModel } from './gaps.model.js';
import { GapsService } from './gaps.service.js';

@Resolver(() => GapModel)
export class GapsResolver {
  constructor(private readonly gaps: GapsService) {}

  @Query(() => GapConnection, {
    description:
      'Which eligible incidents, suspects or proceedings lack a stage, or a judgment with an outcome, or do not move, and for how long. Oldest first.',
  })
  @Allow('read', 'Incident')
  accountabilityGaps(
    @CurrentViewer() viewer: Viewer,
    @Args() args: AccountabilityGapsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.gaps.gaps(viewer, info, { ...args });
  }
}
