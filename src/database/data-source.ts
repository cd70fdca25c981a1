import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { migrations } from '../../migrations/migrations.js';
import { PostgresNaming } from './naming.js';

/** The one set of options for application, command line and tests. The schema comes from migrations, never from entities. */
export function dataSourceOptions(url: string, entities: MixedList<new () => object> = []): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: entities as DataSourceOptions['entities'],
    migrations,
    synchronize: false,
    logging: false,
    namingStrategy: new PostgresNaming(),
    migrationsTransactionMode: 'each',
    poolSize: 16,
    extra: { options: '-c timezone=UTC -c DateStyle=ISO -c statement_timeout=60000 -c jit=off' },
  };
}

/** Opens a connection pool; the caller destroys it. */
export async function connect(url: string, entities: MixedList<new () => object> = []): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, entities)).initialize();
}
