import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { ProceedingsModule } from '../proceedings/proceedings.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { SuspectsModule } from '../suspects/suspects.module.js';
import { ExamplesService } from './examples.service.js';

@Module({
  imports: [SourcesModule, ChangesModule, IncidentsModule, SuspectsModule, ProceedingsModule, MilestonesModule],
  providers: [ExamplesService],
  exports: [ExamplesService],
})
export class ExamplesModule {}
