import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { DataQualityReportModel } from './data-quality.model.js';
import { DataQualityService } from './data-quality.service.js';
import { FigureArgs } from './figure.args.js';

@Resolver(() => DataQualityReportModel)
export class DataQualityResolver {
  constructor(private readonly reports: DataQualityService) {}

  @Query(() => DataQualityReportModel, {
    description: 'How complete and how fresh the records behind figures are: to be read beside every figure.',
  })
  @Allow('figures', 'Figures')
  dataQuality(@CurrentViewer() viewer: Viewer, @Args() args: FigureArgs): Promise<object> {
    return this.reports.quality(viewer, args);
  }
}
