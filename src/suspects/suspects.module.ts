import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { IncidentSuspectsFields } from './incident-suspects.fields.js';
import './suspect.reading.js';
import { SuspectResolver } from './suspect.resolver.js';
import { SuspectService } from './suspect.service.js';
import { VictimSuspectFields } from './victim-suspect.fields.js';

@Module({
  imports: [SourcesModule, ChangesModule],
  providers: [SuspectService, SuspectResolver, IncidentSuspectsFields, VictimSuspectFields],
  exports: [SuspectService],
})
export class SuspectsModule {}
