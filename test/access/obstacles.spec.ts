import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nodeIdOf } from '../../src/reading/node-id.js';
import { codeOf, decideChange, reclassify } from '../journeys/acts.js';
import { aSource, recordIncident, recordObstacle } from '../support/builders.js';
import { ACTORS, TestApp, type Answer } from '../support/test-app.js';

/*
 * Obstacles are how the UN judges States and cases, and a measure of persons (rules D1): those who record read them, within
 * their missions and clearance; nobody else learns that there are any.
 */
const READERS = ['hq', 'hq2', 'mission', 'mission2'];
const ALL = Object.keys(ACTORS);
const STRICT = { classification: 'STRICTLY_CONFIDENTIAL' } as const;
const CONFIDENTIAL = { classification: 'CONFIDENTIAL' } as const;

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
  await app.addActor('cleared', { role: 'RESEARCHER', clearance: 'CONFIDENTIAL' });
  // Works everywhere, Unclassified, and on MINUSCA up to Confidential.
  await app.addActor(
    'wide',
    { role: 'HQ_FOCAL_POINT', clearance: 'UNCLASSIFIED' },
    { role: 'MISSION_FOCAL_POINT', clearance: 'CONFIDENTIAL', missions: ['MINUSCA'] },
  );
});
afterAll(() => app.stop());

const here = async (overrides: object = {}): Promise<string> => (await recordIncident(app, overrides)).id;
const there = (overrides: object = {}): Promise<string> =>
  here({ mission: 'MINUSMA', occurredOn: { from: '2016-03-01' }, ...overrides });

interface Told {
  readonly obstacles: readonly { readonly id: string; readonly until: object | null }[] | null;
  readonly withheld: readonly { readonly field: string; readonly reason: string }[];
}
const atIncident = async (actor: string, id: string): Promise<Told | null> => {
  const query = `{ node(id: "${id}") { ... on Incident { obstacles { id until { from } } withheld { field reason } } } }`;
  return (await app.ask<{ node: Told | null }>(actor, query)).node;
};
const idsAt = async (actor: string, id: string): Promise<string[] | null> =>
  (await atIncident(actor, id))?.obstacles?.map((one) => one.id) ?? null;
const isRead = async (actor: string, id: string): Promise<boolean> => {
  const query = `query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }`;
  const { node, nodes } = await app.ask<{ node: object | null; nodes: (object | null)[] }>(actor, query, { id });
  expect(nodes).toEqual([node]);
  return node !== null;
};
const filtered = async (actor: string, kind: string): Promise<string[]> => {
  const query = `{ incidents(first: 200, filter: { obstacles: [${kind}] }) { totalCount nodes { id } } }`;
  const { incidents } = await app.ask<{ incidents: { totalCount: number; nodes: { id: string }[] } }>(actor, query);
  expect(incidents.totalCount).toBe(incidents.nodes.length);
  return incidents.nodes.map(({ id }) => id);
};
const RECORD =
  'mutation ($input: RecordObstacleInput!) { recordObstacle(input: $input) { obstacle { id until { from } } } }';
const attempt = (actor: string, input: object): Promise<Answer> =>
  app.graphql(actor, RECORD, {
    input: {
      kind: 'CAPACITY',
      since: { from: '2018-01-01' },
      sources: [aSource()],
      classification: 'UNCLASSIFIED',
      ...input,
    },
  });

describe('an Unclassified obstacle', () => {
  test('is there for those who work on the incident, by node, and nothing but withheld for all others', async () => {
    const incident = await here();
    const { id } = await recordObstacle(app, [incident]);
    for (const actor of ALL) {
      const isReader = READERS.includes(actor);
      expect([actor, await isRead(actor, id)]).toEqual([actor, isReader]);
      const told = await atIncident(actor, incident);
      if (!told) continue;
      expect([actor, told.obstacles?.map((one) => one.id)]).toEqual([actor, isReader ? [id] : undefined]);
      const entry = { field: 'obstacles', reason: 'ROLE' };
      if (isReader) expect(told.withheld).not.toContainEqual(expect.objectContaining({ field: 'obstacles' }));
      else expect([actor, told.obstacles, told.withheld]).toEqual([actor, null, expect.arrayContaining([entry])]);
    }
  });

  test('and its absence are told alike to whoever does not read it: in the record, by id and in every figure (S2, S12)', async () => {
    const incident = await here();
    const questions = [
      `{ node(id: "${incident}") { ... on Incident { version obstacles { id } sources { id } progress { information } withheld { field reason } } } }`,
      '{ accountabilityFunnel(unit: INCIDENT, groupBy: [MISSION]) { knownAt rows { registered { value } } } }',
      '{ incidents { totalCount nodes { id version } } }',
    ];
    const ask = async (actor: string): Promise<string[]> =>
      Promise.all(questions.map(async (query) => (await app.graphql(actor, query)).text));
    const actors = ['hostState', 'contributor', 'researcher', 'cleared', 'donor'];
    const before = await Promise.all(actors.map(ask));
    await recordObstacle(app, [incident]);
    const { id } = await recordObstacle(app, [incident], CONFIDENTIAL);
    await reclassify(app, id, 'STRICTLY_CONFIDENTIAL');
    expect(await Promise.all(actors.map(ask))).toEqual(before);
  });

  test('has a source that is as closed as it is, publisher and all', async () => {
    const { id } = await recordObstacle(app, [await here()]);
    const query = `{ node(id: "${id}") { ... on Obstacle { sources { id } } } }`;
    const { node } = await app.ask<{ node: { sources: { id: string }[] } }>('hq', query);
    const source = node.sources[0]?.id ?? '';
    const readers: string[] = [];
    for (const actor of ALL) if (await isRead(actor, source)) readers.push(actor);
    expect(readers).toEqual(READERS);
  });
});

describe('an obstacle above the class of the reader', () => {
  test('is in no list, no filter, no count, and by its id as if it never was', async () => {
    const incident = await here();
    const { id } = await recordObstacle(app, [incident], { ...STRICT, kind: 'UN_SIDE' });
    expect(await idsAt('hq', incident)).toEqual([id]);
    expect(await filtered('hq', 'UN_SIDE')).toEqual([incident]);
    expect(await idsAt('mission', incident)).toEqual([]);
    expect(await filtered('mission', 'UN_SIDE')).toEqual([]);
    const node = (given: string): Promise<Answer> =>
      app.graphql('mission', 'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }', { id: given });
    expect(await node(id)).toEqual(await node(nodeIdOf('Obstacle', randomUUID())));
  });

  test('is superseded like one that never was: NOT_FOUND, byte for byte (S20)', async () => {
    const incident = await here();
    const { id } = await recordObstacle(app, [incident], STRICT);
    const elsewhere = await recordObstacle(app, [await there()]);
    const supersede = (supersedes: string): Promise<Answer> =>
      attempt('mission', { incidents: [incident], supersedes });
    const absent = await supersede(nodeIdOf('Obstacle', randomUUID()));
    expect(codeOf(absent)).toBe('NOT_FOUND');
    for (const hidden of [id, elsewhere.id, incident]) expect(await supersede(hidden)).toEqual(absent);
  });

  test('leaves the class to reclassify: raised at once with all its rows, lowered by two', async () => {
    const incident = await here();
    const first = await recordObstacle(app, [incident], CONFIDENTIAL);
    const second = await recordObstacle(app, [incident], { ...CONFIDENTIAL, supersedes: first.id });
    await reclassify(app, second.id, 'STRICTLY_CONFIDENTIAL');
    for (const row of [first, second]) expect(await isRead('mission', row.id)).toBe(false);
    expect(await idsAt('mission', incident)).toEqual([]);
    const [change = ''] = await reclassify(app, first.id, 'CONFIDENTIAL');
    expect(codeOf(await decideChange(app, change, 'hq'))).toBe('FORBIDDEN');
    expect(await idsAt('mission', incident)).toEqual([]);
    await decideChange(app, change);
    expect(await idsAt('mission', incident)).toEqual([second.id]);
  });
});

describe('an obstacle of several incidents', () => {
  test('is told of at those alone where a grant for them is cleared for it (G1)', async () => {
    const [near, far] = [await here(), await there()];
    const { id } = await recordObstacle(app, [near, far], { ...CONFIDENTIAL, kind: 'CONTESTED_ATTRIBUTION' });
    expect([await idsAt('wide', near), await idsAt('wide', far)]).toEqual([[id], []]);
    expect(await filtered('wide', 'CONTESTED_ATTRIBUTION')).toEqual([near]);
    expect(await idsAt('otherMission', far)).toEqual([id]);
  });

  test('is recorded by those who may record at each of them', async () => {
    const [near, far] = [await here(), await there()];
    expect(codeOf(await attempt('mission', { incidents: [near, far] }))).toBe('NOT_FOUND');
    expect(codeOf(await attempt('wide', { incidents: [near, far], ...CONFIDENTIAL }))).toBe('BAD_USER_INPUT');
    expect(await idsAt('hq', near)).toEqual([]);
    for (const actor of ['hostState', 'contributor', 'researcher', 'donor'])
      expect([actor, codeOf(await attempt(actor, { incidents: [near] }))]).toEqual([actor, 'FORBIDDEN']);
  });

  test('is ended by whoever may act at one of them, for all: what the writer does not see stays and is not told of (S4, S8)', async () => {
    const [near, far] = [await here(), await there()];
    const since = { from: '2016-06-01' };
    const { id } = await recordObstacle(app, [near, far], { since });
    const alone = await recordObstacle(app, [near]);
    const end = (supersedes: string, from: string): Promise<Answer> =>
      attempt('mission', { incidents: [near], since: { from }, supersedes, until: { from: '2019-01-01' } });
    const told = ({ text }: Answer): string => text.replace(/"id":"[^"]*"/, '"id":"*"');
    expect(told(await end(id, '2016-06-01'))).toBe(told(await end(alone.id, '2018-01-01')));
    const [ended] = (await atIncident('otherMission', far))?.obstacles ?? [];
    expect(ended?.until).toEqual({ from: '2019-01-01' });
  });
});

test('an obstacle beside a sealed one is recorded and corrected as if there were none (S7, S8)', async () => {
  const told = ({ text }: Answer): string => text.replace(/"id":"[^"]*"/, '"id":"*"');
  const write = async (isBeside: boolean): Promise<string[]> => {
    const incident = await here();
    if (isBeside) await recordObstacle(app, [incident], { ...STRICT, kind: 'CAPACITY' });
    const first = await attempt('mission', { incidents: [incident] });
    const [supersedes] = (await idsAt('mission', incident)) ?? [];
    return [told(first), told(await attempt('mission', { incidents: [incident], supersedes }))];
  };
  expect(await write(true)).toEqual(await write(false));
});
