import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from '../../src/database/data-source.js';
import { parseNodeId } from '../../src/reading/node-id.js';
import { aSource, recordIncident, recordObstacle } from '../support/builders.js';
import { TestApp, type Answer } from '../support/test-app.js';
import { codeOf, funnel } from './acts.js';

let app: TestApp;
let incident: string;
let other: string;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  incident = (await recordIncident(app, { occurredOn: { from: '2017-05-08' } })).id;
  other = (await recordIncident(app, { occurredOn: { from: '2017-06-01' } })).id;
});

const FIELDS = 'id kind since { from to precision } until { from to } note classification sources { citation }';
interface Obstacle {
  readonly id: string;
  readonly kind: string;
  readonly until: { readonly from: string } | null;
  readonly note: string | null;
}

async function obstaclesOf(id: string, args = '', actor = 'mission'): Promise<readonly Obstacle[]> {
  const query = `{ node(id: "${id}") { ... on Incident { obstacles${args && `(${args})`} { ${FIELDS} } } } }`;
  return (await app.ask<{ node: { obstacles: Obstacle[] } }>(actor, query)).node.obstacles;
}
const idsOf = async (id: string, args = ''): Promise<string[]> => (await obstaclesOf(id, args)).map((one) => one.id);

/** Ids of the incidents at hand that a filter finds. */
async function found(kinds: readonly string[], actor = 'mission'): Promise<string[]> {
  const query = `query ($kinds: [ObstacleKind!]) { incidents(first: 200, filter: { obstacles: $kinds }) { totalCount nodes { id } } }`;
  const { incidents } = await app.ask<{ incidents: { totalCount: number; nodes: { id: string }[] } }>(actor, query, {
    kinds,
  });
  expect(incidents.totalCount).toBe(incidents.nodes.length);
  return incidents.nodes.map(({ id }) => id).filter((id) => id === incident || id === other);
}

const RECORD = 'mutation ($input: RecordObstacleInput!) { recordObstacle(input: $input) { obstacle { id } } }';
const attempt = (input: object, actor = 'mission'): Promise<Answer> =>
  app.graphql(actor, RECORD, {
    input: { kind: 'CAPACITY', since: { from: '2018-01-01' }, sources: [aSource()], ...input },
  });
const instant = async (): Promise<string> => {
  const [row] = await app.database.read<{ at: string }>(`SELECT instant(last_at) AS at FROM register_clock`);
  return row?.at ?? '';
};
const count = async (): Promise<number> =>
  (await app.database.read<{ n: number }>('SELECT count(*)::int AS n FROM obstacle'))[0]?.n ?? 0;

describe('an obstacle', () => {
  test('is recorded of several incidents, Confidential unless said otherwise, and read at each, by node and by nodes', async () => {
    const made = await attempt({
      incidents: [incident, other, incident],
      since: { from: '2018-01-01', precision: 'YEAR' },
      note: 'No forensic team until the dry season',
    });
    const [obstacle] = await obstaclesOf(incident);
    expect(obstacle).toEqual({
      id: (made.data?.['recordObstacle'] as unknown as { obstacle: { id: string } }).obstacle.id,
      kind: 'CAPACITY',
      since: { from: '2018-01-01', to: '2018-12-31', precision: 'YEAR' },
      until: null,
      note: 'No forensic team until the dry season',
      classification: 'CONFIDENTIAL',
      sources: [{ citation: 'Press release on the attack' }],
    });
    expect(await obstaclesOf(other)).toEqual([obstacle]);
    const query = `query ($id: ID!) { node(id: $id) { ... on Obstacle { ${FIELDS} } } nodes(ids: [$id]) { ... on Obstacle { ${FIELDS} } } }`;
    expect(await app.ask('mission', query, { id: obstacle?.id })).toEqual({ node: obstacle, nodes: [obstacle] });
  });

  test('is there from its first possible day, also when it has ended, and says until when', async () => {
    const until = { from: '2019-03-01' };
    const { id } = await recordObstacle(app, [incident], { since: { from: '2018-06-01', precision: 'MONTH' }, until });
    expect(await idsOf(incident, 'asOf: "2018-05-31"')).toEqual([]);
    expect(await idsOf(incident, 'asOf: "2018-06-01"')).toEqual([id]);
    expect(await obstaclesOf(incident)).toMatchObject([{ id, until: { from: '2019-03-01', to: '2019-03-01' } }]);
  });

  test('stands oldest first among others', async () => {
    const late = await recordObstacle(app, [incident], { since: { from: '2020-01-01' } });
    const early = await recordObstacle(app, [incident], { since: { from: '2018-01-01' } });
    expect(await idsOf(incident)).toEqual([early.id, late.id]);
  });

  test('is not asked about the future', async () => {
    for (const at of ['asOf: "2199-01-01"', 'knownAt: "2199-01-01T00:00:00Z"']) {
      const query = `{ node(id: "${incident}") { ... on Incident { obstacles(${at}) { id } } } }`;
      expect(codeOf(await app.graphql('mission', query))).toBe('BAD_USER_INPUT');
    }
  });
});

describe('a correction', () => {
  test('takes the place of the earlier row from when it is recorded; the earlier one is still known by its id', async () => {
    const first = await recordObstacle(app, [incident], { kind: 'PROCEDURE', note: 'Summons not served' });
    const then = await instant();
    const second = await recordObstacle(app, [incident], { kind: 'CAPACITY', supersedes: first.id });
    expect(await obstaclesOf(incident)).toMatchObject([
      { id: second.id, kind: 'CAPACITY', note: 'Summons not served' },
    ]);
    expect(await obstaclesOf(incident, `knownAt: "${then}"`)).toMatchObject([{ id: first.id, kind: 'PROCEDURE' }]);
    const { node } = await app.ask('mission', `{ node(id: "${first.id}") { ... on Obstacle { kind } } }`);
    expect(node).toEqual({ kind: 'PROCEDURE' });
  });

  test('keeps note and end that it does not speak of, and clears them with null', async () => {
    const given = { note: 'Amnesty of 2019', until: { from: '2020-01-01', precision: 'YEAR' } };
    const first = await recordObstacle(app, [incident], given);
    const second = await recordObstacle(app, [incident], { supersedes: first.id });
    expect(await obstaclesOf(incident)).toMatchObject([
      { note: 'Amnesty of 2019', until: { from: '2020-01-01', to: '2020-12-31' } },
    ]);
    await recordObstacle(app, [incident], { supersedes: second.id, note: null, until: null });
    expect(await obstaclesOf(incident)).toMatchObject([{ note: null, until: null }]);
  });

  test('replaces the incidents', async () => {
    const first = await recordObstacle(app, [incident]);
    const second = await recordObstacle(app, [other], { supersedes: first.id });
    expect([await idsOf(incident), await idsOf(other)]).toEqual([[], [second.id]]);
  });

  test('is made of the newest row only: a row that was superseded is a conflict, and nothing is written', async () => {
    const first = await recordObstacle(app, [incident]);
    await recordObstacle(app, [incident], { supersedes: first.id });
    const before = await count();
    const again = { incidents: [incident], supersedes: first.id, classification: 'UNCLASSIFIED' };
    expect(codeOf(await attempt(again))).toBe('CONFLICT');
    expect(await count()).toBe(before);
  });
});

describe('incidents filtered by obstacles', () => {
  test('have one of the kinds today: neither ended, nor corrected into another', async () => {
    const first = await recordObstacle(app, [incident], { kind: 'INSECURITY' });
    await recordObstacle(app, [other], { kind: 'JURISDICTION' });
    expect(await found(['INSECURITY'])).toEqual([incident]);
    expect((await found(['INSECURITY', 'JURISDICTION'])).toSorted()).toEqual([incident, other].toSorted());
    expect(await found([])).toEqual([]);
    const second = await recordObstacle(app, [incident], { kind: 'NO_ANSWER', supersedes: first.id });
    expect([await found(['INSECURITY']), await found(['NO_ANSWER'])]).toEqual([[], [incident]]);
    const ended = { kind: 'NO_ANSWER', supersedes: second.id, until: { from: '2019-01-01' } };
    await recordObstacle(app, [incident], ended);
    expect(await found(['NO_ANSWER'])).toEqual([]);
  });

  test('are found within a mission too', async () => {
    await recordObstacle(app, [incident], { kind: 'NOT_PRIORITISED' });
    const query = `{ missions(first: 200) { nodes { acronym incidents(filter: { obstacles: [NOT_PRIORITISED] }) { nodes { id } } } } }`;
    const { missions } = await app.ask<{
      missions: { nodes: { acronym: string; incidents: { nodes: { id: string }[] } }[] };
    }>('mission', query);
    const lists = missions.nodes.filter(({ incidents }) => incidents.nodes.length > 0);
    expect(lists).toEqual([{ acronym: 'MINUSCA', incidents: { nodes: [{ id: incident }] } }]);
  });
});

test('a call that is repeated with its key is done once (S6)', async () => {
  const input = { incidents: [incident], idempotencyKey: 'obstacle-1' };
  const first = await attempt(input);
  expect((await attempt(input)).text).toBe(first.text);
  expect(await idsOf(incident)).toHaveLength(1);
  expect(codeOf(await attempt({ ...input, kind: 'PROCEDURE' }))).toBe('CONFLICT');
});

test('no figure moves, and neither does the instant up to which figures are known', async () => {
  const before = await funnel(app, 'unit: INCIDENT, groupBy: [MISSION]', 'hq');
  await recordObstacle(app, [incident]);
  expect(await funnel(app, 'unit: INCIDENT, groupBy: [MISSION]', 'hq')).toEqual(before);
});

test('the database holds the rows of an obstacle together, and lets nobody change one', async () => {
  const [first, second] = [await recordObstacle(app, [incident]), await recordObstacle(app, [other])];
  const [one, two] = [first, second].map(({ id }) => parseNodeId(id, 'id').id);
  const owner = await connect(app.databaseUrls.ownerUrl);
  const write = (sql: string, values: unknown[]): Promise<unknown> =>
    owner.transaction(async (manager) => {
      await manager.query('SELECT begin_write()');
      return manager.query<unknown>(sql, values);
    });
  const copy = `INSERT INTO obstacle (id, chain_id, supersedes_id, kind, since_from, since_to, since_precision, since_approximate, recorded_by_id)
    SELECT gen_random_uuid(), $2, $1, kind, since_from, since_to, since_precision, since_approximate, recorded_by_id FROM obstacle WHERE id = $1`;
  await expect(write(copy, [one, two])).rejects.toThrow('foreign key');
  await expect(write(copy, [one, one])).resolves.toBeDefined();
  await expect(write(copy, [one, one])).rejects.toThrow('unique');
  for (const table of ['obstacle', 'obstacle_incident'])
    await expect(write(`DELETE FROM ${table}`, [])).rejects.toThrow('only ever inserted');
  await owner.destroy();
});
