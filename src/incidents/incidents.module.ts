import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { IncidentAmendService } from './incident-amend.service.js';
import { IncidentSplitService } from './incident-split.service.js';
import { IncidentFields } from './incident.fields.js';
import './incident.reading.js';
import { IncidentResolver } from './incident.resolver.js';
import { IncidentService } from './incident.service.js';
import { IncidentWriter } from './incident.writer.js';
import { MissionIncidentsFields } from './mission-incidents.fields.js';
import { ReportWriter } from './report.writer.js';
import { VictimFields } from './victim.fields.js';
import './victim.reading.js';
import { VictimResolver } from './victim.resolver.js';
import { VictimService } from './victim.service.js';

@Module({
  imports: [SourcesModule, ChangesModule, LedgerModule],
  providers: [
    ReportWriter,
    IncidentWriter,
    IncidentService,
    IncidentAmendService,
    IncidentSplitService,
    VictimService,
    IncidentResolver,
    VictimResolver,
    IncidentFields,
    VictimFields,
    MissionIncidentsFields,
  ],
  exports: [ReportWriter, IncidentWriter, IncidentService, IncidentAmendService, IncidentSplitService, VictimService],
})
export class IncidentsModule {}
