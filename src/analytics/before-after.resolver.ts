import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { LangArgs } from '../graphql/lang.args.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { BeforeAfterArgs } from './before-after.args.js';
import { BeforeAfterReportModel } from './before-after.model.js';
import { BeforeAfterService } from './before-after.service.js';

@Resolver(() => BeforeAfterReportModel)
export class BeforeAfterResolver {
  constructor(private readonly comparisons: BeforeAfterService) {}

  @Query(() => BeforeAfterReportModel, {
    description:
      'Which share of incidents reached a stage before and after a date, with equal follow-up and in the same missions; below 20 a side there is no comparison.',
  })
  @Allow('figures', 'Figures')
  beforeAfter(@CurrentViewer() viewer: Viewer, @Args() args: BeforeAfterArgs): Promise<object> {
    return this.comparisons.beforeAfter(viewer, args);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why there is no comparison, in a sentence.' })
  refusal(@Parent() report: BeforeAfterReportModel, @Args() { lang }: LangArgs): string | null {
    return report.refusal?.[lang ?? 'EN'] ?? null;
  }
}
