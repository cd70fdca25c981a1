import { Module } from '@nestjs/common';
import { DefinitionRefFields, DimensionValueFields } from './figure.fields.js';
import { FunnelResolver } from './funnel.resolver.js';
import { FunnelService } from './funnel.service.js';

@Module({ providers: [FunnelService, FunnelResolver, DefinitionRefFields, DimensionValueFields] })
export class AnalyticsModule {}
