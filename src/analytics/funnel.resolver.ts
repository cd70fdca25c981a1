import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { FunnelReportModel } from './funnel-report.model.js';
import { AccountabilityFunnelArgs, TrendArgs } from './funnel.args.js';
import { FunnelService } from './funnel.service.js';

@Resolver(() => FunnelReportModel)
export class FunnelResolver {
  constructor(private readonly funnels: FunnelService) {}

  @Query(() => FunnelReportModel, {
    description: 'How many units reached each stage. The unit is required: no rate without saying of what.',
  })
  @Allow('figures', 'Figures')
  accountabilityFunnel(@CurrentViewer() viewer: Viewer, @Args() args: AccountabilityFunnelArgs): Promise<object> {
    return this.funnels.funnel(viewer, args);
  }

  @Query(() => FunnelReportModel, {
    description:
      'The funnel by year of the incident with equal follow-up; years that were not followed that long are left out.',
  })
  @Allow('figures', 'Figures')
  trend(@CurrentViewer() viewer: Viewer, @Args() args: TrendArgs): Promise<object> {
    return this.funnels.trend(viewer, args);
  }
}
