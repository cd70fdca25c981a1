import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { OutcomesArgs } from './outcomes.args.js';
import { OutcomeReportModel } from './outcomes.model.js';
import { OutcomesService } from './outcomes.service.js';

@Resolver(() => OutcomeReportModel)
export class OutcomesResolver {
  constructor(private readonly reports: OutcomesService) {}

  @Query(() => OutcomeReportModel, { description: 'What became of the accused.' })
  @Allow('figures', 'Figures')
  outcomes(@CurrentViewer() viewer: Viewer, @Args() args: OutcomesArgs): Promise<object> {
    return this.reports.outcomes(viewer, args);
  }
}
