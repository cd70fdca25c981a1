import { Module } from '@nestjs/common';
import { DefinitionRefFields, DimensionValueFields } from './figure.fields.js';
import { FigureService } from './figure.service.js';
import { FunnelResolver } from './funnel.resolver.js';
import { FunnelService } from './funnel.service.js';
import { TimeToStageResolver } from './time-to-stage.resolver.js';
import { TimeToStageService } from './time-to-stage.service.js';

@Module({
  providers: [
    FigureService,
    FunnelService,
    FunnelResolver,
    TimeToStageService,
    TimeToStageResolver,
    DefinitionRefFields,
    DimensionValueFields,
  ],
})
export class AnalyticsModule {}
