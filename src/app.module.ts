import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AllowGuard } from './access/allow.js';
import { ChangesModule } from './changes/changes.module.js';
import type { AppConfig } from './config/app-config.js';
import { ConfigModule, type Instance } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { entities } from './entities.js';
import { AnalyticsModule } from './analytics/analytics.module.js';
import { ExamplesModule } from './examples/examples.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { GraphqlErrorFilter } from './graphql/graphql-error.exception-filter.js';
import { graphqlModule } from './graphql/graphql.module.js';
import { validationPipe } from './graphql/validation.pipe.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { IncidentsModule } from './incidents/incidents.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import type { Logger } from './logging/logger.js';
import { MilestonesModule } from './milestones/milestones.module.js';
import { ObstaclesModule } from './obstacles/obstacles.module.js';
import { ProceedingsModule } from './proceedings/proceedings.module.js';
import { ReadingModule } from './reading/reading.module.js';
import { ReferenceDataModule } from './reference-data/reference-data.module.js';
import { SourcesModule } from './sources/sources.module.js';
import { SuspectsModule } from './suspects/suspects.module.js';

/** The only list of feature modules, in import order. */
export const featureModules = [
  ReferenceDataModule,
  IdentityModule,
  SourcesModule,
  ChangesModule,
  LedgerModule,
  IncidentsModule,
  SuspectsModule,
  ProceedingsModule,
  MilestonesModule,
  ObstaclesModule,
  AnalyticsModule,
  ImportsModule,
  ExportsModule,
  ExamplesModule,
  HealthModule,
];

@Module({})
export class AppModule {
  static for(config: AppConfig, instance: Instance, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.for(config, instance, logger),
        DatabaseModule.for(entities),
        ReadingModule,
        graphqlModule,
        ...featureModules,
      ],
      providers: [
        { provide: APP_GUARD, useClass: AllowGuard },
        { provide: APP_PIPE, useValue: validationPipe },
        { provide: APP_FILTER, useClass: GraphqlErrorFilter },
      ],
    };
  }
}
