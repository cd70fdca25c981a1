import type { DatabaseService } from '../../src/database/database.service.js';

/** A digest of every table of the register, so that two states of it can be compared. */
export async function contentsOf(database: DatabaseService): Promise<Record<string, string>> {
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
