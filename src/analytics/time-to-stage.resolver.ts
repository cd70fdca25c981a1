import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { LangArgs } from '../graphql/lang.args.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { TimeToStageArgs } from './time-to-stage.args.js';
import { TimeToStageReportModel } from './time-to-stage.model.js';
import { TimeToStageService } from './time-to-stage.service.js';

@Resolver(() => TimeToStageReportModel)
export class TimeToStageResolver {
  constructor(private readonly times: TimeToStageService) {}

  @Query(() => TimeToStageReportModel, {
    description: 'How long it takes from the incident, or from an earlier stage, to a stage of justice.',
  })
  @Allow('figures', 'Figures')
  timeToStage(@CurrentViewer() viewer: Viewer, @Args() args: TimeToStageArgs): Promise<object> {
    return this.times.timeToStage(viewer, args);
  }

  @ResolveField(() => String, { description: 'The event that is waited for, in words.' })
  event(@Parent() report: TimeToStageReportModel, @Args() { lang }: LangArgs): string {
    return report.event[lang ?? 'EN'];
  }

  @ResolveField(() => String, { description: 'What must be said with the estimate.' })
  note(@Parent() report: TimeToStageReportModel, @Args() { lang }: LangArgs): string {
    return report.note[lang ?? 'EN'];
  }
}
