import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ExamplesService, exampleCases } from '../../src/examples/examples.service.js';
import { FOLLOWED_TO } from '../../src/examples/example-case.js';
import { MilestoneService } from '../../src/milestones/milestone.service.js';
import { differingProgress } from '../../src/ledger/progress.projection.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let loaded: number;
beforeAll(async () => {
  app = await TestApp.start();
  const examples = app.app.get(ExamplesService);
  // The first start is cut off in the middle of a case; the second one takes it up.
  const milestones = app.app.get(MilestoneService);
  const record = milestones.record.bind(milestones);
  let left = 12;
  const cut = jest.spyOn(milestones, 'record').mockImplementation((viewer, input) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('cut off')) : record(viewer, input);
  });
  await expect(examples.load()).rejects.toThrow('cut off');
  cut.mockRestore();
  ({ loaded } = await examples.load());
});
afterAll(() => app.stop());

interface IncidentRow {
  readonly key: string;
  readonly id: string;
  readonly reference: string;
  readonly stage: string;
  readonly reached: readonly string[];
  readonly days: number | null;
  readonly followed: number;
  readonly convicted: number;
}

/** Incidents of the examples by key, with their projection at the lowest class. */
async function incidents(): Promise<ReadonlyMap<string, IncidentRow>> {
  const rows = await app.database.read<IncidentRow>(
    `SELECT x.identifier AS key, i.id, i.reference, p.stage, p.reached, (p.first_conviction_on->>'to')::date - i.occurred_from AS days,
       $1::date - i.occurred_from AS followed, p.convicted_min AS convicted
     FROM external_ref x JOIN incident i ON i.id = x.record_id JOIN incident_progress p ON p.incident_id = i.id AND p.level = 0
     WHERE x.system = 'EXAMPLE' AND x.identifier LIKE '%/%'`,
    [FOLLOWED_TO],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

const counts = (): Promise<object[]> =>
  app.database.read(
    `SELECT (SELECT last_at::text FROM register_clock) AS "lastWrite", ${[
      'incident',
      'incident_history',
      'victim',
      'suspect',
      'proceeding',
      'incident_link',
      'milestone',
      'milestone_review',
      'change',
      'change_review',
      'source',
      'source_use',
      'personal_text',
      'external_ref',
      'app_user',
      'role_grant',
    ]
      .map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
      .join(', ')}`,
  );

test('every case is there after a start that was cut off, and nothing twice', async () => {
  const [rows] = await app.database.read<{ incidents: number; proceedings: number; rows: number; complete: number }>(
    `SELECT (SELECT count(*)::int FROM incident) AS incidents, (SELECT count(*)::int FROM proceeding) AS proceedings,
       (SELECT count(*)::int FROM milestone WHERE kind <> 'REPORTED') AS rows,
       (SELECT count(*)::int FROM external_ref WHERE system = 'EXAMPLE' AND identifier NOT LIKE '%/%') AS complete`,
  );
  const steps = exampleCases.flatMap((example) => example.steps ?? []);
  expect(loaded).toBeGreaterThan(0);
  expect(rows).toEqual({
    incidents: exampleCases.flatMap((example) => example.incidents).length,
    proceedings: exampleCases.flatMap((example) => example.proceedings ?? []).length,
    rows: steps.reduce((sum, { accused }) => sum + Math.max(1, accused?.length ?? 0), 0),
    complete: exampleCases.length,
  });
});

test('a second start writes nothing at all', async () => {
  const before = await counts();
  expect(await app.app.get(ExamplesService).load()).toEqual({ loaded: 0 });
  expect(await counts()).toEqual(before);
});

test('days to the first conviction are those of the published survival example', async () => {
  const found = await incidents();
  const convicted = ['AC-01', 'AC-02', 'AC-04', 'AC-05', 'AC-09'].map((code) => found.get(`${code}/a`)?.days);
  expect(convicted).toEqual([1784, 1005, 1432, 2130, 957]);
  const censored = ['AC-07', 'AC-08', 'AC-10', 'AC-11', 'AC-12', 'AC-19'].map((code) => found.get(`${code}/a`));
  expect(censored.map((row) => row?.days)).toEqual([null, null, null, null, null, null]);
  expect(censored.map((row) => row?.followed)).toEqual([2946, 1254, 4649, 4395, 18, 2117]);
});

test('one proceeding gives five incidents their verdict, and ten peacekeepers are counted', async () => {
  const found = await incidents();
  const five = ['a', 'b', 'c', 'd', 'e'].map((key) => found.get(`AC-02/${key}`));
  expect(five.map((row) => row?.stage)).toEqual(Array(5).fill('VERDICT'));
  const ids = five.map((row) => row?.id);
  const [links] = await app.database.read<{ proceedings: number; verified: number }>(
    `SELECT count(DISTINCT proceeding_id)::int AS proceedings, count(*) FILTER (WHERE verification = 'VERIFIED')::int AS verified
     FROM incident_link WHERE incident_id = ANY($1)`,
    [ids],
  );
  expect(links).toEqual({ proceedings: 1, verified: 5 });
  const toll = await app.database.read(
    `SELECT contributing_country AS country, sum(persons_max)::int AS persons FROM victim
     WHERE incident_id = ANY($1) AND in_un_toll GROUP BY 1 ORDER BY 1`,
    [ids],
  );
  expect(toll).toEqual([
    { country: 'EGY', persons: 1 },
    { country: 'KHM', persons: 4 },
    { country: 'MAR', persons: 5 },
  ]);
});

test('no source stands twice on a record', async () => {
  const twice = await app.database.read(
    `SELECT u.record_type, s.publisher, c.value AS citation FROM source_use u JOIN source s ON s.id = u.source_id
       JOIN personal_text c ON c.record_id = s.id AND c.field = 'citation'
     GROUP BY u.record_id, u.record_type, s.publisher, c.value HAVING count(*) > 1`,
  );
  expect(twice).toEqual([]);
});

test('arrest, escape and second arrest move custody in the order in which they were recorded', async () => {
  const reference = (await incidents()).get('AC-03/a')?.reference;
  const steps = await app.database.read<{ kind: string; at: string }>(
    `SELECT m.kind, instant(m.recorded_at) AS at FROM milestone m JOIN incident_link l ON l.proceeding_id = m.proceeding_id
     JOIN incident i ON i.id = l.incident_id WHERE i.reference = $1 ORDER BY m.recorded_at`,
    [reference],
  );
  expect(steps.map(({ kind }) => kind)).toEqual(['ARRESTED', 'ESCAPED', 'ARRESTED', 'JUDGMENT']);
  const inCustody: unknown[] = [];
  for (const { at } of steps.slice(0, 3)) {
    const { incident } = await app.ask<{ incident: { progress: { inCustody: unknown } } }>(
      'hq',
      'query ($reference: String!, $at: Instant!) { incident(reference: $reference) { progress(knownAt: $at) { inCustody { min max } } } }',
      { reference, at },
    );
    inCustody.push(incident.progress.inCustody);
  }
  expect(inCustody).toEqual([
    { min: 1, max: 1 },
    { min: 0, max: 0 },
    { min: 1, max: 1 },
  ]);
});

test('differing figures stand as ranges', async () => {
  const reference = (await incidents()).get('AC-01/a')?.reference;
  const { incident } = await app.ask<{ incident: object }>(
    'researcher',
    `query ($reference: String!) { incident(reference: $reference) { scope { eligible exclusions } hostState { code }
      progress { convicted { min max } convictedInAbsentia { min max } acquitted { min max } } } }`,
    { reference },
  );
  expect(incident).toEqual({
    scope: { eligible: false, exclusions: ['EXPERT_GROUP'] },
    hostState: { code: 'COD' },
    progress: {
      convicted: { min: 50, max: 52 },
      convictedInAbsentia: { min: 17, max: 22 },
      acquitted: { min: 2, max: 2 },
    },
  });
});

test('an inquiry of the UN is no step of justice', async () => {
  const row = (await incidents()).get('AC-07/a');
  expect(row?.reached).toEqual(['REPORTED']);
  const justice = await app.database.read(
    `SELECT m.kind FROM milestone m JOIN milestone_incident x ON x.milestone_id = m.id JOIN milestone_kind k ON k.kind = m.kind
     WHERE x.incident_id = $1 AND k.track <> 'U'`,
    [row?.id],
  );
  expect(justice).toEqual([]);
});

test('what is contested stays unconfirmed, and a related proceeding convicts nobody of the incident', async () => {
  const found = await incidents();
  const scopes = [];
  for (const key of ['AC-20/a', 'AC-20/b', 'AC-22/a']) {
    const { incident } = await app.ask<{ incident: object }>(
      'researcher',
      'query ($reference: String!) { incident(reference: $reference) { confirmation scope { eligible exclusions } } }',
      { reference: found.get(key)?.reference },
    );
    scopes.push(incident);
  }
  const unconfirmed = { confirmation: 'REPORTED', scope: { eligible: false, exclusions: ['UNCONFIRMED'] } };
  expect(scopes).toEqual([
    unconfirmed,
    unconfirmed,
    { confirmation: 'REPORTED', scope: { eligible: false, exclusions: ['NO_UN_VICTIM', 'UNCONFIRMED'] } },
  ]);
  expect(found.get('AC-22/a')).toMatchObject({ reached: ['REPORTED'], convicted: 0 });
});

test('two marked system actors recorded and verified everything; nothing waits; nobody has a name', async () => {
  const [state] = await app.database.read(
    `SELECT (SELECT array_agg(DISTINCT u.subject) FROM milestone m JOIN app_user u ON u.id = m.recorded_by_id WHERE u.is_system) AS recorders,
       (SELECT array_agg(DISTINCT u.subject) FROM milestone_review r JOIN app_user u ON u.id = r.reviewer_id WHERE u.is_system) AS verifiers,
       (SELECT count(*)::int FROM milestone m WHERE NOT EXISTS (SELECT 1 FROM milestone_effect e WHERE e.id = m.id)) AS steps,
       (SELECT count(*)::int FROM change c WHERE c.needs_review AND NOT EXISTS (SELECT 1 FROM change_review r WHERE r.change_id = c.id)) AS changes,
       (SELECT count(*)::int FROM milestone m JOIN milestone_kind k ON k.kind = m.kind WHERE k.four_eyes
         AND NOT EXISTS (SELECT 1 FROM milestone_review r WHERE r.milestone_id = m.id AND r.decision = 'VERIFY')) AS unverified,
       (SELECT count(*)::int FROM personal_text WHERE field IN ('full_name', 'affiliation')) AS names`,
  );
  expect(state).toEqual({
    recorders: ['system:examples-recorder'],
    verifiers: ['system:examples-verifier'],
    steps: 0,
    changes: 0,
    unverified: 0,
    names: 0,
  });
  expect(await differingProgress(app.database.dataSource.manager)).toBe(0);
});
