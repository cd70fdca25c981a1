import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { FatalitiesImportService } from './fatalities-import.service.js';
import './import-doubt.reading.js';
import { ImportDoubtResolver } from './import-doubt.resolver.js';
import { ImportDoubtService } from './import-doubt.service.js';
import { ImportChanges } from './import.changes.js';
import { ImportPlacement } from './import.placement.js';
import { ImportWriting } from './import.writing.js';
import { ImporterService } from './importer.service.js';

@Module({
  imports: [SourcesModule, ChangesModule, IncidentsModule],
  providers: [
    ImportPlacement,
    ImportChanges,
    ImportWriting,
    ImporterService,
    FatalitiesImportService,
    ImportDoubtService,
    ImportDoubtResolver,
  ],
  exports: [FatalitiesImportService, ImporterService],
})
export class ImportsModule {}
