import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { confirmedIncident, openProceeding, recordStep, recordSuspect, verifyAct } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { correctStep, decideStep, progressOf } from './acts.js';

/* What the database itself refuses to the application's own role, whatever the application would do (rules F7). */
let app: TestApp;
let client: Client;
let incident: string;
/** A verdict that waits, one that counts, and the users behind the actors. */
let waiting: string;
let counting: string;
const users = new Map<string, string>();

const uuid = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';

beforeAll(async () => {
  app = await TestApp.start();
  incident = (await confirmedIncident(app)).id;
  const suspect = await recordSuspect(app, [incident]);
  const { id: proceeding } = await openProceeding(app, [incident], { suspects: [suspect.id] });
  const accused = [{ suspect: suspect.id, outcome: 'CONVICTED' }];
  const judgment = { kind: 'JUDGMENT', proceeding, accused, occurredOn: { from: '2020-02-07' } };
  const [first] = await recordStep(app, judgment);
  await verifyAct(app, first?.act ?? '');
  await decideStep(app, { milestone: first?.id ?? '' }, 'mission', 'DISPUTE', 'Another report');
  counting = uuid(first?.id ?? '');
  waiting = uuid((await correctStep(app, first?.id ?? '', { outcome: 'ACQUITTED' }, 'mission')).id);
  client = new Client({ connectionString: app.databaseUrls.appUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string; subject: string }>('SELECT id, subject FROM app_user');
  for (const { id, subject } of rows) users.set(subject, id);
});
afterAll(async () => {
  await client.end();
  await app.stop();
});

/** Runs one statement in a writing transaction of the application's role, and takes it back. Returns the refusal. */
async function attempt(sql: string, values: readonly unknown[] = []): Promise<string> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT begin_write()');
    await client.query(sql, [...values]);
    return 'done';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query('ROLLBACK');
  }
}

const user = (name: string): string => users.get(name) ?? '';
const review = (milestone: string, recorder: string, reviewer: string, decision = 'VERIFY'): Promise<string> =>
  attempt(
    'INSERT INTO milestone_review (id, milestone_id, recorder_id, reviewer_id, decision) VALUES ($1, $2, $3, $4, $5)',
    [randomUUID(), milestone, user(recorder), user(reviewer), decision],
  );

describe('a review by plain SQL as the application role (F7)', () => {
  test('is taken from a second person', async () => {
    expect(await review(waiting, 'mission', 'hq2')).toBe('done');
  });
  test('is refused from the recorder', async () => {
    expect(await review(waiting, 'mission', 'mission')).toContain('An author of a step cannot verify it.');
    for (const decision of ['REJECT', 'DISPUTE'])
      expect(await review(waiting, 'mission', 'mission', decision)).toContain('milestone_review_second_person');
  });
  test('is refused under a false recorder', async () => {
    expect(await review(waiting, 'hq2', 'mission2')).toContain('foreign key');
  });
  test('is refused from an earlier author of the chain', async () => {
    expect(await review(waiting, 'mission', 'hq')).toContain('An author of a step cannot verify it.');
  });
  test('is refused from a later author of the chain', async () => {
    expect(await review(counting, 'hq', 'mission')).toContain('An author of a step cannot verify it.');
  });
});

test('a step that waits does not begin to count by plain SQL without a second person, nor at another instant (F7)', async () => {
  expect(await attempt('INSERT INTO milestone_effect (id) VALUES ($1)', [waiting])).toContain('second person');
  const early = `INSERT INTO milestone_effect (id, counts_from) VALUES ($1, '2001-01-01')`;
  expect(await attempt(early, [waiting])).toContain('from the moment it is written');
});

test('a four-eyes kind is never written as needing nobody, and a correction keeps kind, suspect and proceeding (F1, F7)', async () => {
  const copy = (changes: string): string =>
    `INSERT INTO milestone SELECT (jsonb_populate_record(m, jsonb_build_object('id', $2::uuid, 'recorded_at', written_at()) || ${changes})).*
     FROM milestone m WHERE m.id = $1`;
  const id = randomUUID();
  const alone = `jsonb_build_object('root_id', $2::uuid, 'act_id', $2::uuid, 'supersedes_id', null)`;
  expect(await attempt(copy(`${alone} || '{"needs_review": true}'`), [counting, id])).toBe('done');
  expect(await attempt(copy(`${alone} || '{"needs_review": false}'`), [counting, id])).toContain(
    'takes a second person',
  );
  const succeeding = `jsonb_build_object('root_id', m.root_id, 'supersedes_id', m.id)`;
  expect(await attempt(copy(succeeding), [counting, id])).toBe('done');
  for (const [column, value] of [
    ['kind', '"SENTENCED"'],
    ['suspect_id', 'null'],
    ['proceeding_id', 'null'],
  ])
    expect(await attempt(copy(`${succeeding} || '{"${column}": ${value}}'`), [counting, id])).toContain('keeps kind');
});

test('no row of many slips through with the others: each rule is asked of all rows of a statement (F1, F7)', async () => {
  const rows = `SELECT (jsonb_populate_record(m, jsonb_build_object('id', n.id, 'act_id', n.id, 'recorded_at', written_at(),
      'root_id', COALESCE(n.root, n.id), 'supersedes_id', n.old, 'needs_review', n.kind <> 'ADJOURNED' AND n.reviewed, 'kind', n.kind))).*
    FROM milestone m CROSS JOIN unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::boolean[]) n(id, root, old, kind, reviewed) WHERE m.id = $1`;
  const [a, b] = [randomUUID(), randomUUID()];
  const insert = (
    roots: (string | null)[],
    olds: (string | null)[],
    kinds: string[],
    reviewed: boolean[],
  ): Promise<string> => attempt(`INSERT INTO milestone ${rows}`, [counting, [a, b], roots, olds, kinds, reviewed]);
  const none = [null, null];
  expect(await insert(none, none, ['ADJOURNED', 'JUDGMENT'], [false, true])).toBe('done');
  expect(await insert(none, none, ['ADJOURNED', 'JUDGMENT'], [false, false])).toContain('takes a second person');
  // Each would be the step that the other one supersedes; one alone would be its own.
  const { rows: root } = await client.query<{ id: string }>('SELECT root_id AS id FROM milestone WHERE id = $1', [
    counting,
  ]);
  const chain = [root[0]?.id ?? '', root[0]?.id ?? ''];
  for (const olds of [
    [b, a],
    [a, b],
  ])
    expect(await insert(chain, olds, ['JUDGMENT', 'JUDGMENT'], [true, true])).toContain('keeps kind');
  expect(
    await attempt(
      'INSERT INTO milestone_effect (id) SELECT m.id FROM milestone m WHERE NOT EXISTS (SELECT 1 FROM milestone_effect e WHERE e.id = m.id)',
    ),
  ).toContain('second person');
});

test('a proposal is never decided by its proposer, by plain SQL either (F7)', async () => {
  const { rows } = await client.query<{ id: string; recorded_by_id: string }>(
    'SELECT id, recorded_by_id FROM change LIMIT 1',
  );
  const sql = `INSERT INTO change_review (id, change_id, recorder_id, reviewer_id, decision) VALUES ($1, $2, $3, $4, 'VERIFY')`;
  const [change] = rows;
  const decide = (recorder: unknown, reviewer: unknown): Promise<string> =>
    attempt(sql, [randomUUID(), change?.id, recorder, reviewer]);
  expect(await decide(change?.recorded_by_id, change?.recorded_by_id)).toContain('change_review_second_person');
  expect(await decide(user('mission'), change?.recorded_by_id)).toContain('foreign key');
});

const LEDGERS = [
  ...['milestone', 'milestone_incident', 'milestone_charge', 'milestone_review', 'milestone_effect', 'step_author'],
  ...['victim_status', 'source', 'source_use', 'external_ref', 'change', 'change_review', 'name_mask'],
  ...['proceeding_relation', 'incident_history', 'victim_history', 'suspect_history', 'proceeding_history'],
  ...['incident_link_history', 'suspect_incident_history', 'proceeding_suspect_history', 'milestone_level_history'],
];
test.each(LEDGERS)(
  'rows of %s can be neither changed, deleted nor truncated by the application role',
  async (table) => {
    const columns = await client.query<{ name: string }>(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 LIMIT 1',
      [table],
    );
    const column = columns.rows[0]?.name ?? '';
    for (const sql of [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ])
      expect(await attempt(sql)).toContain('permission denied');
  },
);

test.each(['incident', 'victim', 'suspect', 'proceeding', 'incident_link', 'milestone_level'])(
  'rows of %s are ended, never deleted, and every change keeps the earlier version',
  async (table) => {
    expect(await attempt(`DELETE FROM ${table}`)).toContain('never deleted');
    expect(await attempt(`TRUNCATE ${table} CASCADE`)).toContain('permission denied');
    await client.query('BEGIN');
    await client.query('SELECT begin_write()');
    const { rowCount } = await client.query(`UPDATE ${table} SET level = 1 WHERE level = 0`);
    const kept = await client.query(`SELECT 1 FROM ${table}_history WHERE known_to = written_at() AND level = 0`);
    await client.query('ROLLBACK');
    expect(rowCount).toBeGreaterThan(0);
    expect(kept.rowCount).toBe(rowCount);
  },
);

test('nothing is written outside the register’s clock', async () => {
  await expect(
    client.query(`INSERT INTO perpetrator_group (id, name) VALUES ($1, 'x')`, [randomUUID()]),
  ).rejects.toThrow('only between begin_write() and commit');
});

test('none of the attempts has changed what counts', async () => {
  expect((await progressOf(app, incident)).convicted).toEqual({ min: 1, max: 1 });
});
