import { Module } from '@nestjs/common';
import { BeforeAfterResolver } from './before-after.resolver.js';
import { BeforeAfterService } from './before-after.service.js';
import { CutsResolver } from './cuts.resolver.js';
import { CutsService } from './cuts.service.js';
import { DataQualityResolver } from './data-quality.resolver.js';
import { DataQualityService } from './data-quality.service.js';
import { DefinitionRefFields, DimensionValueFields } from './figure.fields.js';
import { FigureCache } from './figure.cache.js';
import { FigureService } from './figure.service.js';
import { FlowResolver } from './flow.resolver.js';
import { FlowService } from './flow.service.js';
import { FunnelResolver } from './funnel.resolver.js';
import { FunnelService } from './funnel.service.js';
import { GapsResolver } from './gaps.resolver.js';
import { GapsService } from './gaps.service.js';
import { OutcomesResolver } from './outcomes.resolver.js';
import { OutcomesService } from './outcomes.service.js';
import { VintagesResolver } from './vintages.resolver.js';
import { VintagesService } from './vintages.service.js';
import { TimeToStageResolver } from './time-to-stage.resolver.js';
import { TimeToStageService } from './time-to-stage.service.js';

@Module({
  providers: [
    FigureCache,
    FigureService,
    FunnelService,
    FunnelResolver,
    BeforeAfterService,
    BeforeAfterResolver,
    FlowService,
    FlowResolver,
    GapsService,
    GapsResolver,
    CutsService,
    CutsResolver,
    DataQualityService,
    DataQualityResolver,
    OutcomesService,
    OutcomesResolver,
    VintagesService,
    VintagesResolver,
    TimeToStageService,
    TimeToStageResolver,
    DefinitionRefFields,
    DimensionValueFields,
  ],
})
export class AnalyticsModule {}
