import { randomUUID } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
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

/** Refuses early when the port is taken, in one sentence, before a database is started for nothing. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(listenFault(host, port, error)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Why the server cannot listen, as one sentence; a fault of another kind comes back as it is. */
export function listenFault(host: string, port: number, error: NodeJS.ErrnoException): Error {
  const { code, syscall } = error;
  if (syscall === undefined) return error;
  if (code === 'EADDRINUSE')
    return new StartupError(
      `Port ${port} on ${host} is taken by another program; set PORT to a free one (0 takes any).`,
    );
  if (code === 'EACCES')
    return new StartupError(`Port ${port} may not be used by this account; set PORT to one above 1023.`);
  return new StartupError(`The server cannot listen on ${host}, port ${port} (${code ?? 'unknown'}).`);
}

/** What stops a start, as one sentence for the person at the keyboard. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** Writes the example tokens where only this account can read them; returns the path. */
export function writeTokens(config: AppConfig, url: string, tokens: Readonly<Record<string, string>>): string {
  const path = join(config.dataDir, 'tokens.json');
  writeFileSync(path, `${JSON.stringify({ url, tokens }, null, 2)}\n`, { mode: 0o600 });
  chmodSync(path, 0o600);
  return path;
}
