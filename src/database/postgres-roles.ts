import { Client } from 'pg';
import type { DataDirectory } from './data-directory.js';

export const SUPERUSER = 'postgres';
export const OWNER_ROLE = 'register_owner';
export const APPLICATION_ROLE = 'register_app';
export const DATABASE = 'register';

/**
 * Makes, where missing, the two roles and the database: the owner migrates and may create databases, the application
 * only connects. Both are no superusers, as on a server of one's own. Passwords are set to those of the files.
 */
export async function ensureRoles(directory: DataDirectory, port: number): Promise<void> {
  const client = new Client({
    connectionString: databaseUrl(SUPERUSER, directory.password('superuser'), port, 'postgres'),
  });
  await client.connect();
  try {
    directory.ensurePassword('owner');
    directory.ensurePassword('app');
    await ensureRole(client, OWNER_ROLE, 'CREATEDB', directory.password('owner'));
    await ensureRole(client, APPLICATION_ROLE, 'NOCREATEDB', directory.password('app'));
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
    await client.query(connectOnly(DATABASE));
  } finally {
    await client.end();
  }
}

/** SQL that leaves the application the right to connect to a database and none to create in it. */
export function connectOnly(database: string): string {
  return `REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database} TO ${APPLICATION_ROLE}`;
}

/** The address of a database of the embedded server. */
export function databaseUrl(role: string, password: string, port: number, database = DATABASE): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureRole(client: Client, role: string, rights: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN ${rights}`);
  await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(password)}`);
}
