import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { SuspectsModule } from '../suspects/suspects.module.js';
import { IncidentProceedingsFields } from './incident-proceedings.fields.js';
import { LinkService } from './link.service.js';
import { ProceedingFields } from './proceeding.fields.js';
import './proceeding.reading.js';
import { ProceedingResolver } from './proceeding.resolver.js';
import { ProceedingService } from './proceeding.service.js';
import { SuspectProceedingsFields } from './suspect-proceedings.fields.js';

@Module({
  imports: [SourcesModule, ChangesModule, SuspectsModule],
  providers: [
    LinkService,
    ProceedingService,
    ProceedingResolver,
    ProceedingFields,
    IncidentProceedingsFields,
    SuspectProceedingsFields,
  ],
  exports: [ProceedingService, LinkService],
})
export class ProceedingsModule {}
