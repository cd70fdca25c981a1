import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { ClassService } from './class.service.js';
import { GroundService } from './ground.service.js';
import { CorrectionService } from './correction.service.js';
import { IncidentMilestonesFields } from './incident-milestones.fields.js';
import { JudicialStandingFields } from './judicial-standing.fields.js';
import './milestone.reading.js';
import { MilestoneResolver } from './milestone.resolver.js';
import { MilestoneService } from './milestone.service.js';
import { ProceedingMilestonesFields } from './proceeding-milestones.fields.js';
import './progress.reading.js';
import { ReclassifyService } from './reclassify.service.js';
import { ReviewService } from './review.service.js';
import './standing.reading.js';
import { SuspectMilestonesFields } from './suspect-milestones.fields.js';

@Module({
  imports: [SourcesModule, ChangesModule, LedgerModule],
  providers: [
    ClassService,
    GroundService,
    MilestoneService,
    CorrectionService,
    ReviewService,
    ReclassifyService,
    MilestoneResolver,
    IncidentMilestonesFields,
    SuspectMilestonesFields,
    ProceedingMilestonesFields,
    JudicialStandingFields,
  ],
  exports: [MilestoneService, CorrectionService, ReviewService, ReclassifyService],
})
export class MilestonesModule {}
