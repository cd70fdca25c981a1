import { Client } from 'pg';
import { connect } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { APPLICATION_ROLE } from '../../src/database/postgres-roles.js';

export const TEMPLATE = 'register_template';

/** Makes the database that every test database is copied from. */
export async function createTemplate(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  await migrateTemplate(urlOfDatabase(ownerUrl, TEMPLATE));
}

/** What the template holds: the schema as the migrations make it, and the application's rights in it. */
export async function migrateTemplate(ownerUrl: string): Promise<void> {
  const owner = await connect(ownerUrl);
  try {
    await migrate(owner, APPLICATION_ROLE);
  } finally {
    await owner.destroy();
  }
}

/** The same server and role, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
