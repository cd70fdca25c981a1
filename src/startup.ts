import { randomUUID } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppConfig } from './config/app-config.js';
import { Instance } from './config/config.module.js';
import { connect } from './database/data-source.js';
import { migrate } from './database/migrate.js';
import { entities } from './entities.js';

/** A database that is ready to be used, and how to let go of it. */
export interface ReadyDatabase {
  readonly instance: Instance;
  /** Names of the migrations that ran. */
  readonly migrated: readonly string[];
  release(): Promise<void>;
}

/** Starts the embedded PostgreSQL, or takes the configured one, and brings its schema up to date as the owner. */
export async function prepareDatabase(config: AppConfig): Promise<ReadyDatabase> {
  if (config.databaseUrl !== null) {
    const ownerUrl = config.databaseOwnerUrl ?? config.databaseUrl;
    const migrated = await migrateAs(ownerUrl, config.databaseUrl);
    return { instance: new Instance(null, config.databaseUrl), migrated, release: () => Promise.resolve() };
  }
  const { startEmbeddedPostgres } = await import('./database/embedded-postgres.js');
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir });
  try {
    const migrated = await migrateAs(embedded.ownerUrl, embedded.appUrl);
    return { instance: new Instance(randomUUID(), embedded.appUrl), migrated, release: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function migrateAs(ownerUrl: string, appUrl: string): Promise<readonly string[]> {
  const owner = await connect(ownerUrl, entities);
  try {
    const [ownerRole, appRole] = [ownerUrl, appUrl].map((url) => decodeURIComponent(new URL(url).username));
    return await migrate(owner, appRole !== undefined && appRole !== ownerRole ? appRole : null);
  } finally {
    await owner.destroy();
  }
}

/** Writes the example tokens where only this account can read them; returns the path. */
export function writeTokens(config: AppConfig, url: string, tokens: Readonly<Record<string, string>>): string {
  const path = join(config.dataDir, 'tokens.json');
  writeFileSync(path, `${JSON.stringify({ url, tokens }, null, 2)}\n`, { mode: 0o600 });
  chmodSync(path, 0o600);
  return path;
}
