import { Module } from '@nestjs/common';
import { DefinitionRefFields, DimensionValueFields } from './figure.fields.js';
import { FigureService } from './figure.service.js';
import { FunnelResolver } from './funnel.resolver.js';
import { FunnelService } from './funnel.service.js';

@Module({ providers: [FigureService, FunnelService, FunnelResolver, DefinitionRefFields, DimensionValueFields] })
export class AnalyticsModule {}
