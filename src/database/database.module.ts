import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type MixedList } from 'typeorm';
import { Instance } from '../config/config.module.js';
import { connect } from './data-source.js';
import { DatabaseService } from './database.service.js';

/** Opens the pool as the application's role and closes it when the application stops. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static for(entities: MixedList<new () => object>): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          inject: [Instance],
          useFactory: (instance: Instance) => connect(instance.databaseUrl, entities),
        },
        DatabaseService,
      ],
      exports: [DataSource, DatabaseService],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
