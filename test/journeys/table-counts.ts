import type { TestApp } from '../support/test-app.js';

/** Rows of every table, and the instant of the last write: equal before and after means that nothing was written. */
export async function tableCounts(app: TestApp): Promise<Readonly<Record<string, unknown>>> {
  const tables = await app.database.read<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1`,
  );
  const counts = tables.map(({ name }) => `(SELECT count(*)::int FROM "${name}") AS "${name}"`);
  const [row = {}] = await app.database.read(
    `SELECT (SELECT last_at::text FROM register_clock) AS "last write", ${counts.join(', ')}`,
  );
  return row;
}
