import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { ProceedingsModule } from '../proceedings/proceedings.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { SuspectsModule } from '../suspects/suspects.module.js';
import { ExamplesService } from './examples.service.js';
import { SyntheticService } from './synthetic.service.js';

@Module({
  imports: [
    SourcesModule,
    LedgerModule,
    ChangesModule,
    IncidentsModule,
    SuspectsModule,
    ProceedingsModule,
    MilestonesModule,
  ],
  providers: [ExamplesService, SyntheticService],
  exports: [ExamplesService, SyntheticService],
})
export class ExamplesModule {}
