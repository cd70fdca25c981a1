import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations/migrations.js';
import { connect } from '../../src/database/data-source.js';
import { migrate, schemaDrift } from '../../src/database/migrate.js';
import { APPLICATION_ROLE } from '../../src/database/postgres-roles.js';
import { entities } from '../../src/entities.js';
import { cloneTemplate, type TestDatabase } from '../support/test-database.js';

/** TypeORM's own, made before the first migration. */
const TABLES = `SELECT c.oid, c.relname AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations'`;
const WITHOUT_KEY = `SELECT t.name FROM (${TABLES}) t
  WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p')`;
/** Rows of these are refused every change by trigger: ledgers, and the histories of versioned tables. */
const INSERT_ONLY = `SELECT t.name FROM (${TABLES}) t
  WHERE EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgname = 'insert_only_rows') ORDER BY 1`;
/** Changes of these leave the earlier row in their history, by trigger. */
const VERSIONED = `SELECT t.name FROM (${TABLES}) t
  WHERE EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgname = 'keep_version') ORDER BY 1`;
/** Tables that change without a trace of their own, and why they may. */
const CHANGEABLE: Readonly<Record<string, readonly string[]>> = {
  'come from the code at each start': ['country', 'milestone_kind', 'mission'],
  'say who may come in now; access is never judged as of then': [
    'api_token',
    'app_user',
    'idempotency_key',
    'role_grant',
  ],
  'can be derived, or keep what the newest edition of a list said': ['import_doubt', 'import_row', 'incident_progress'],
  'hold what can be erased': ['personal_text'],
  'name what no figure reads': ['perpetrator_group', 'register_clock', 'register_secret'],
};

/** Everything that migrations make, with its shape. */
const SHAPE = `SELECT string_agg(line, E'\\n' ORDER BY line) AS shape FROM (
    SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '') AS line
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
    UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'migrations' AND contype <> 'n'
    UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function ' || p.proname || ' ' || md5(p.prosrc) FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'view ' || viewname || ' ' || md5(definition) FROM pg_views WHERE schemaname = 'public') x`;

let database: TestDatabase;
let owner: DataSource;

beforeEach(async () => {
  database = await cloneTemplate();
  owner = await connect(database.ownerUrl, entities);
});
afterEach(async () => {
  await owner.destroy();
  await database.drop();
});

const names = async (sql: string): Promise<string[]> =>
  (await owner.query<{ name: string }[]>(sql)).map(({ name }) => name);
const shape = async (): Promise<string> => (await owner.query<{ shape: string }[]>(SHAPE))[0]?.shape ?? '';

describe('migrations', () => {
  it('make what the entities say: TypeORM would change nothing', async () => {
    expect(await schemaDrift(owner)).toEqual([]);
    await owner.query('ALTER TABLE incident ALTER COLUMN place SET NOT NULL, ADD COLUMN planted int');
    const drift = (await schemaDrift(owner)).join('\n');
    expect(drift).toContain('"place"');
    expect(drift).toContain('planted');
  });

  it('can be undone to nothing and done again to the same', async () => {
    const before = await shape();
    for (const _migration of migrations) await owner.undoLastMigration();
    expect(await shape()).toBe('');
    expect(await migrate(owner, APPLICATION_ROLE)).toHaveLength(migrations.length);
    expect(await shape()).toBe(before);
    await owner.query('DROP INDEX incident_host_state_idx');
    expect(await shape()).not.toBe(before);
  });

  it('are made once by two processes that start at the same time', async () => {
    for (const _migration of migrations) await owner.undoLastMigration();
    const other = await connect(database.ownerUrl, entities);
    const made = await Promise.all([owner, other].map((source) => migrate(source, APPLICATION_ROLE)));
    await other.destroy();
    expect(made.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([0, migrations.length]);
  });

  it('give every table a primary key', async () => {
    expect(await names(WITHOUT_KEY)).toEqual([]);
    await owner.query('CREATE TABLE planted (id int)');
    expect(await names(WITHOUT_KEY)).toEqual(['planted']);
  });

  it('let no table change without a trace, but for those that may', async () => {
    const kept = [...(await names(INSERT_ONLY)), ...(await names(VERSIONED)), ...Object.values(CHANGEABLE).flat()];
    expect(kept.toSorted()).toEqual((await names(`SELECT name FROM (${TABLES}) t`)).toSorted());
    await owner.query('CREATE TABLE planted (id int PRIMARY KEY)');
    expect(await names(`SELECT name FROM (${TABLES}) t`)).toHaveLength(kept.length + 1);
  });

  it('refuse every change of an insert-only table, to the owner by trigger, to the application by right', async () => {
    for (const table of await names(INSERT_ONLY)) {
      await expect(owner.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('only ever inserted');
      expect(await guardOf(table)).toEqual({ rows: 27, table: 34, rights: false });
    }
    await owner.query(
      `ALTER TABLE change DISABLE TRIGGER insert_only_rows; GRANT UPDATE ON change TO ${APPLICATION_ROLE}`,
    );
    expect(await guardOf('change')).toEqual({ rows: null, table: 34, rights: true });
  });

  it('refuse it to a row that is there', async () => {
    const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    await owner.query(`INSERT INTO app_user (id, issuer, subject, display_name) VALUES ($1, 'test', 'test', 'Test')`, [
      ids[0],
    ]);
    await owner.query(
      `WITH stamp AS (SELECT begin_write() AS at)
       INSERT INTO external_ref (id, record_id, record_type, system, identifier, recorded_at, recorded_by_id)
       SELECT $2, $2, 'Incident', 'TEST', '1', at, $1 FROM stamp`,
      ids,
    );
    for (const change of [`UPDATE external_ref SET identifier = '2'`, 'DELETE FROM external_ref'])
      await expect(owner.query(change)).rejects.toThrow('only ever inserted');
  });
});

/** The triggers in force as bits of pg_trigger.tgtype (row 1, before 2, delete 8, update 16, truncate 32), and rights. */
async function guardOf(table: string): Promise<unknown> {
  const [found] = await owner.query<unknown[]>(
    `SELECT max(tgtype) FILTER (WHERE tgname = 'insert_only_rows') AS rows, max(tgtype) FILTER (WHERE tgname = 'insert_only_table') AS "table",
       bool_or(has_table_privilege($2, $1, 'UPDATE, DELETE, TRUNCATE')) AS rights
     FROM pg_trigger WHERE tgrelid = $1::regclass AND tgenabled = 'O' AND tgfoid = 'refuse_change'::regproc`,
    [table, APPLICATION_ROLE],
  );
  return found;
}
