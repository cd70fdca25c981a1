import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { connectOnly } from '../../src/database/postgres-roles.js';
import { TEMPLATE, urlOfDatabase } from './template-database.js';

/** A database of one spec's own: migrated, otherwise empty. */
export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Removes it. Close all connections first: one that is left open fails the spec after five seconds. */
  drop(): Promise<void>;
}

/** Copies the template file by file: on a server that syncs nothing, half of what copying through the log takes. */
export async function cloneTemplate(): Promise<TestDatabase> {
  const serverUrl = fromGlobalSetup('TEST_POSTGRES_OWNER_URL');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asOwner(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`, connectOnly(name));
  return {
    name,
    ownerUrl: urlOfDatabase(serverUrl, name),
    appUrl: urlOfDatabase(fromGlobalSetup('TEST_POSTGRES_APP_URL'), name),
    drop: () => asOwner(serverUrl, `DROP DATABASE ${name}`),
  };
}

function fromGlobalSetup(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set: the specs need test/support/global-setup.mjs.`);
  return value;
}

async function asOwner(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
