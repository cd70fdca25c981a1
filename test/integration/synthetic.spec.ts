import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { SyntheticService, type SyntheticReport } from '../../src/examples/synthetic.service.js';
import { differingProgress, rebuildProgress } from '../../src/ledger/progress.projection.js';
import { progressOf } from '../oracle/progress.oracle.js';
import type { Register } from '../oracle/register.js';
import { readRegister } from '../properties/register-reader.js';
import { TestApp } from '../support/test-app.js';

const INCIDENTS = 300;
let app: TestApp;
let reports: SyntheticReport[];
beforeAll(async () => {
  app = await TestApp.start();
  const synthetic = app.app.get(SyntheticService);
  reports = [];
  for (const seed of [7, 7, 8]) reports.push(await synthetic.seed({ incidents: INCIDENTS, seed }));
});
afterAll(() => app.stop());

/** What each run made, in the order of the runs: every run is one chunk here, so its incidents share an instant. */
const runs = (): Promise<{ facts: object }[]> =>
  app.database.read(
    `WITH made AS (SELECT i.*, dense_rank() OVER (ORDER BY i.recorded_at) AS run FROM incident i),
       step AS (SELECT DISTINCT made.run, m.id, m.kind, m.outcome, m.occurred_to, lv.level FROM made JOIN incident_link l ON l.incident_id = made.id
         JOIN milestone m ON m.proceeding_id = l.proceeding_id JOIN milestone_level lv ON lv.id = m.id)
     SELECT jsonb_build_object(
       'incidents', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x) FROM (SELECT ms.acronym, i.occurred_from, i.occurred_to, i.host_state, i.means,
         i.offences, i.decided_exclusions, i.confirmation, i.looked_to, i.level FROM made i JOIN mission ms ON ms.id = i.mission_id WHERE i.run = r.run) x),
       'victims', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x) FROM (SELECT v.contributing_country, v.personnel_category, v.sex, v.persons_max, s.status
         FROM made i JOIN victim v ON v.incident_id = i.id JOIN victim_status s ON s.victim_id = v.id WHERE i.run = r.run) x),
       'steps', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x) FROM (SELECT s.kind, s.outcome, s.occurred_to, s.level FROM step s WHERE s.run = r.run) x),
       'stages', (SELECT jsonb_object_agg(x.key, x.n) FROM (SELECT p.level || p.stage || p.convicted_max AS key, count(*) AS n FROM made i
         JOIN incident_progress p ON p.incident_id = i.id WHERE i.run = r.run GROUP BY 1) x)) AS facts
     FROM (SELECT DISTINCT run FROM made) r ORDER BY r.run`,
  );

test('equal seeds make equal cases, other seeds others', async () => {
  const [first, second, third] = await runs();
  expect(second).toEqual(first);
  expect(third).not.toEqual(first);
  expect(reports[1]).toEqual(reports[0]);
  expect(reports[0]?.incidents).toBe(INCIDENTS);
});

test('everything is marked synthetic, and nobody has a real name', async () => {
  const [state] = await app.database.read<{ unmarked: number; citations: string[]; others: number }>(
    `SELECT (SELECT count(*)::int FROM incident WHERE NOT is_synthetic) AS unmarked,
       (SELECT array_agg(DISTINCT value) FROM personal_text WHERE field = 'citation') AS citations,
       (SELECT count(*)::int FROM personal_text WHERE field = 'full_name' AND value !~ '^Synthetic (Person|Victim) [0-9]+$') AS others`,
  );
  expect(state).toMatchObject({ unmarked: 0, others: 0 });
  expect(state?.citations.every((citation) => citation.startsWith('Synthetic'))).toBe(true);
});

test('every record rests on a source', async () => {
  const [state] = await app.database.read(
    `SELECT count(*)::int AS "withoutSource" FROM (SELECT id FROM incident UNION ALL SELECT id FROM proceeding
       UNION ALL SELECT id FROM suspect UNION ALL SELECT id FROM milestone) r
     WHERE NOT EXISTS (SELECT 1 FROM source_use u WHERE u.record_id = r.id)`,
  );
  expect(state).toEqual({ withoutSource: 0 });
});

test('proportions are like those of the record, and cases also move backwards', async () => {
  const [state] = await app.database.read<Record<string, number>>(
    `SELECT (SELECT avg((reached @> '{INVESTIGATION}')::int) FROM incident_progress WHERE level = 2)::float AS investigated,
       (SELECT avg((reached @> '{ARREST}')::int) FROM incident_progress WHERE level = 2)::float AS arrested,
       (SELECT avg(n) FROM (SELECT (count(*) > 1)::int AS n FROM victim v JOIN victim_status s ON s.victim_id = v.id
         WHERE s.status = 'KILLED' GROUP BY v.incident_id) x)::float AS several,
       (SELECT count(*)::int FROM milestone WHERE kind = 'ESCAPED') AS escapes,
       (SELECT count(*)::int FROM milestone WHERE kind = 'JUDGMENT') AS judgments,
       (SELECT count(DISTINCT level)::int FROM incident) AS "incidentLevels",
       (SELECT count(DISTINCT level)::int FROM suspect) AS "suspectLevels",
       (SELECT count(*)::int FROM (SELECT proceeding_id FROM incident_link GROUP BY 1 HAVING count(*) > 1) x) AS shared`,
  );
  expect(state).toMatchObject({ incidentLevels: 3, suspectLevels: 3 });
  const { investigated = 0, arrested = 0, several = 0, escapes = 0, judgments = 0, shared = 0 } = state ?? {};
  expect([investigated > 0.33, investigated < 0.5]).toEqual([true, true]);
  expect([arrested > 0.08, arrested < 0.22]).toEqual([true, true]);
  expect([several > 0.27, several < 0.47]).toEqual([true, true]);
  expect([escapes > 0, judgments > 0, shared > 0]).toEqual([true, true, true]);
});

test('no incident lies before its mission, and no step before its incident or after today', async () => {
  const [state] = await app.database.read(
    `SELECT (SELECT count(*)::int FROM incident i JOIN mission m ON m.id = i.mission_id
         WHERE i.occurred_to < m.started_on OR i.occurred_from > m.ended_on) AS outside,
       (SELECT count(*)::int FROM milestone m JOIN incident_link l ON l.proceeding_id = m.proceeding_id JOIN incident i ON i.id = l.incident_id
         WHERE m.occurred_to < i.occurred_from OR m.occurred_from > current_date) AS "outOfTime"`,
  );
  expect(state).toEqual({ outside: 0, outOfTime: 0 });
});

test('what takes two people was verified by the second one, later, or still waits; the projection is what it should be', async () => {
  const [state] = await app.database.read<{ verified: number; waiting: number; atOnce: number }>(
    `SELECT count(e.id)::int AS verified, count(*) FILTER (WHERE e.id IS NULL)::int AS waiting,
       count(*) FILTER (WHERE e.counts_from <= m.recorded_at)::int AS "atOnce"
     FROM milestone m LEFT JOIN milestone_effect e ON e.id = m.id WHERE m.needs_review`,
  );
  expect(state?.atOnce).toBe(0);
  expect([(state?.verified ?? 0) > 0, (state?.waiting ?? 0) > 0]).toEqual([true, true]);
  expect(await differingProgress(app.database.dataSource.manager)).toBe(0);
});

test('doctor finds nothing to mend in a small register, and the plain derivation gives the same at every level', async () => {
  const small = await TestApp.start();
  await small.app.get(SyntheticService).seed({ incidents: 60, seed: 5 });
  expect(await differingProgress(small.database.dataSource.manager)).toBe(0);
  const [all] = await small.database.read<{ register: Register }>(readRegister);
  const rows = await small.database.read<{ incidentId: string; level: 0 | 1 | 2; kept: Record<string, unknown> }>(
    'SELECT p.incident_id AS "incidentId", p.level, to_jsonb(p) AS kept FROM incident_progress p',
  );
  expect(rows).toHaveLength(3 * 60);
  if (!all) throw new Error('The register was not read.');
  const asOf = new Date().toISOString().slice(0, 10);
  for (const { incidentId, level, kept } of rows) {
    const { last_day, ...derived } = progressOf(all.register, { incidentId, level, asOf, knownAt: null });
    expect(kept).toMatchObject(derived);
    // Of the last day of any step it keeps the later of it and the last day of any victim's status.
    expect(String(kept.settled_on) >= (last_day ?? '')).toBe(true);
  }
  await small.database.read('UPDATE incident_progress SET settled_on = settled_on - 1 WHERE level = 0');
  expect(await differingProgress(small.database.dataSource.manager)).toBe(60);
  await small.database.read('UPDATE incident_progress SET settled_on = settled_on + 2 WHERE level = 0');
  expect(await differingProgress(small.database.dataSource.manager)).toBe(0);
  await small.database.read(`UPDATE incident_progress SET forum_states = '{XXX}' WHERE level = 1`);
  expect(await differingProgress(small.database.dataSource.manager)).toBe(60);
  await small.database.write((tx) => rebuildProgress(tx.manager));
  expect(await small.database.read('SELECT to_jsonb(p) AS kept FROM incident_progress p')).toEqual(
    expect.arrayContaining(rows.map(({ kept }) => ({ kept }))),
  );
  await small.stop();
});

test('the newest that is known of an incident is its verification where one was waited for', async () => {
  const [state] = await app.database.read(
    `SELECT count(*)::int AS wrong FROM incident_progress p JOIN (
       SELECT l.incident_id, max(GREATEST(m.recorded_at, r.recorded_at)) AS at FROM incident_link l
       JOIN milestone m ON m.proceeding_id = l.proceeding_id LEFT JOIN milestone_review r ON r.milestone_id = m.id GROUP BY 1) k
     ON k.incident_id = p.incident_id WHERE p.touched_at < k.at`,
  );
  expect(state).toEqual({ wrong: 0 });
});

test('an incident has five steps on average', async () => {
  const [state] = await app.database.read<{ steps: number }>(
    'SELECT (SELECT count(*) FROM milestone)::float / (SELECT count(*) FROM incident) AS steps',
  );
  expect(state?.steps).toBeGreaterThan(4.7);
  expect(state?.steps).toBeLessThan(5.7);
});

test('a batch that is broken off, at its last statement too, leaves nothing of itself', async () => {
  const size = 'SELECT (SELECT count(*) FROM incident) AS incidents, (SELECT count(*) FROM milestone) AS steps';
  const before = await app.database.read(size);
  const owner = new Client({ connectionString: app.databaseUrls.ownerUrl });
  await owner.connect();
  // What is written last, after the record and its progress, is refused.
  await owner.query('ALTER TABLE milestone_review ADD CONSTRAINT broken CHECK (recorded_at IS NULL) NOT VALID');
  await expect(app.app.get(SyntheticService).seed({ incidents: 200, seed: 9 })).rejects.toThrow('broken');
  await owner.query('ALTER TABLE milestone_review DROP CONSTRAINT broken');
  await owner.end();
  expect(await app.database.read(size)).toEqual(before);
  expect(await differingProgress(app.database.dataSource.manager)).toBe(0);
});

test.each([
  [0, 1, 'incidents'],
  [1_000_001, 1, 'incidents'],
  [999_999, 1, 'incidents'],
  [1.5, 1, 'incidents'],
  [Number.NaN, 1, 'incidents'],
  [10, 0.5, 'seed'],
])('refuses %p incidents with seed %p', async (incidents, seed, path) => {
  await expect(app.app.get(SyntheticService).seed({ incidents, seed })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [expect.objectContaining({ path })],
  });
});
