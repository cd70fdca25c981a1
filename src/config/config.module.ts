import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from '../logging/logger.js';
import { AppConfig } from './app-config.js';

export const LOGGER = Symbol('logger');

/** Settings that are made while starting, not read from the environment. */
export class Instance {
  constructor(
    /** Marks the tokens of an embedded instance; null when the database is somebody's own. */
    readonly id: string | null,
    /** The database as the application's role. */
    readonly databaseUrl: string,
  ) {}
}

@Global()
@Module({})
export class ConfigModule {
  static for(config: AppConfig, instance: Instance, logger: Logger): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: AppConfig, useValue: config },
        { provide: Instance, useValue: instance },
        { provide: LOGGER, useValue: logger },
      ],
      exports: [AppConfig, Instance, LOGGER],
    };
  }
}
