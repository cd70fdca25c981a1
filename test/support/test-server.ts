import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { createTemplate } from './template-database.js';

/**
 * Starts the PostgreSQL that all specs share, with the template database in it, and tells the workers where it is
 * (TEST_POSTGRES_OWNER_URL, TEST_POSTGRES_APP_URL). Returns what stops it and removes its files.
 */
export async function startTestServer(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'register-test-'));
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  process.env.TEST_POSTGRES_OWNER_URL = server.ownerUrl;
  process.env.TEST_POSTGRES_APP_URL = server.appUrl;
  try {
    await createTemplate(server.ownerUrl);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
