import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { AccountabilityFlowArgs } from './flow.args.js';
import { FlowReportModel } from './flow.model.js';
import { FlowService } from './flow.service.js';

@Resolver(() => FlowReportModel)
export class FlowResolver {
  constructor(private readonly flows: FlowService) {}

  @Query(() => FlowReportModel, {
    description: 'Steps by the time at which they happened: what a yearly report asks.',
  })
  @Allow('figures', 'Figures')
  accountabilityFlow(@CurrentViewer() viewer: Viewer, @Args() args: AccountabilityFlowArgs): Promise<object> {
    return this.flows.flow(viewer, args);
  }
}
