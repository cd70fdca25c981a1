import type { DataSource } from 'typeorm';

const INSERT_ONLY_GRANTS = `
  SELECT c.relname AS name, EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'insert_only_rows') AS is_ledger
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v')`;

/**
 * Brings the schema up to date as its owner, then lets the application's role work in it: it inserts into ledgers and
 * histories but can neither update, delete nor truncate them. Returns the names of the migrations that ran.
 */
export async function migrate(owner: DataSource, applicationRole: string | null): Promise<string[]> {
  // Two processes may start over one database: the second waits until the first has done, then finds nothing to do.
  const turn = owner.createQueryRunner();
  try {
    await turn.query('SET statement_timeout = 0; SELECT pg_advisory_lock(hashtext(current_database()), 1)');
    const ran = await owner.runMigrations();
    if (applicationRole !== null) await grantTo(owner, applicationRole);
    return ran.map(({ name }) => name);
  } finally {
    await turn.query('SELECT pg_advisory_unlock(hashtext(current_database()), 1); RESET statement_timeout');
    await turn.release();
  }
}

async function grantTo(owner: DataSource, role: string): Promise<void> {
  const quoted = `"${role.replaceAll('"', '""')}"`;
  const tables = await owner.query<{ name: string; is_ledger: boolean }[]>(INSERT_ONLY_GRANTS);
  const statements = tables.map(({ name, is_ledger }) => {
    const rights = is_ledger ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
    return `REVOKE ALL ON "${name}" FROM ${quoted}; GRANT ${rights} ON "${name}" TO ${quoted};`;
  });
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${quoted}; ${statements.join(' ')}`);
}

/** Migrations that have not run, for the readiness probe. */
export async function hasPendingMigrations(dataSource: DataSource): Promise<boolean> {
  return dataSource.showMigrations();
}

/** SQL that TypeORM would still run to make the schema match the entities: must be empty. */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const pending = await dataSource.driver.createSchemaBuilder().log();
  return pending.upQueries.map(({ query }) => query);
}
