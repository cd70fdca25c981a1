import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { FatalitiesImportService } from './fatalities-import.service.js';
import './import-doubt.reading.js';
import { ImportDoubtResolver } from './import-doubt.resolver.js';
import { ImportDoubtService } from './import-doubt.service.js';
import { RowChanges } from './import.changes.js';
import { ImportPlacement } from './import.placement.js';

@Module({
  imports: [SourcesModule, ChangesModule, IncidentsModule],
  providers: [ImportPlacement, RowChanges, FatalitiesImportService, ImportDoubtService, ImportDoubtResolver],
  exports: [FatalitiesImportService],
})
export class ImportsModule {}
