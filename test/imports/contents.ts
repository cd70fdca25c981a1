import { Client } from 'pg';
import type { DatabaseService } from '../../src/database/database.service.js';

/** A digest of every table of the register, so that two states of it can be compared. */
export async function contentsOf(database: Pick<DatabaseService, 'read'>): Promise<Record<string, string>> {
  const tables = await database.read<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  const contents: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await database.read<{ digest: string }>(
      `SELECT count(*) || ':' || COALESCE(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM "${name}" t`,
    );
    contents[name] = row?.digest ?? '';
  }
  return contents;
}

/** The same of a database whose processes are others: without the clock, which every start of the program moves. */
export async function contentsAt(url: string): Promise<Record<string, string>> {
  const { register_clock: _clock, ...contents } = await reading(url, (read) => contentsOf({ read }));
  return contents;
}

/** Reads with a connection of its own. */
export async function reading<T>(url: string, work: (read: DatabaseService['read']) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(async <R extends object>(sql: string, values: readonly unknown[] = []) => {
      const { rows } = await client.query<R>(sql, [...values]);
      return rows;
    });
  } finally {
    await client.end();
  }
}
