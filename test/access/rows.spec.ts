import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nodeIdOf } from '../../src/reading/node-id.js';
import { aSource } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { writeRowsCorpus, type RowsCorpus } from './rows.corpus.js';

/** Which incidents each role sees, and by what reason; everything not named is not there for it. */
const SEES: Readonly<Record<string, readonly string[]>> = {
  hq: [
    ...['car', 'carConfidential', 'carStrict', 'carByAgents', 'carByAgentsOpened', 'carMoroccanPolice'],
    ...['carMoroccanHidden', 'mali', 'maliConfidential', 'maliBeforeCarCourt', 'maliByAgentsBeforeCarCourt'],
    ...['maliBeforeCarCourtHidden', 'maliMoroccanCitizen', 'maliBeforeMoroccanCourt'],
  ],
  // Headquarters with less clearance: every mission, no higher class.
  hqConfidential: [
    ...['car', 'carConfidential', 'carByAgents', 'carByAgentsOpened', 'carMoroccanPolice', 'carMoroccanHidden'],
    ...['mali', 'maliConfidential', 'maliBeforeCarCourt', 'maliByAgentsBeforeCarCourt', 'maliBeforeCarCourtHidden'],
    ...['maliMoroccanCitizen', 'maliBeforeMoroccanCourt'],
  ],
  // The own mission, up to Confidential.
  mission: ['car', 'carConfidential', 'carByAgents', 'carByAgentsOpened', 'carMoroccanPolice', 'carMoroccanHidden'],
  otherMission: [
    ...['mali', 'maliConfidential', 'maliBeforeCarCourt', 'maliByAgentsBeforeCarCourt'],
    ...['maliBeforeCarCourtHidden', 'maliMoroccanCitizen', 'maliBeforeMoroccanCourt'],
  ],
  // As host, or as forum; its own agents' cases only once opened; by no court that it may not know of.
  hostState: ['car', 'carByAgentsOpened', 'carMoroccanPolice', 'carMoroccanHidden', 'maliBeforeCarCourt'],
  // By uniformed victims, by nationality, or as forum; by no victim that it may not know of.
  contributor: ['carMoroccanPolice', 'maliMoroccanCitizen', 'maliBeforeMoroccanCourt'],
  researcher: [
    ...['car', 'carByAgents', 'carByAgentsOpened', 'carMoroccanPolice', 'carMoroccanHidden', 'mali'],
    ...['maliBeforeCarCourt', 'maliByAgentsBeforeCarCourt', 'maliBeforeCarCourtHidden', 'maliMoroccanCitizen'],
    'maliBeforeMoroccanCourt',
  ],
  donor: [],
  auditor: [],
  administrator: [],
};
const ROLES = Object.keys(SEES);
/** Who may know that somebody is suspected at all (rules D1). */
const MEETS_SUSPECTS = ['hq', 'hqConfidential', 'mission', 'otherMission', 'hostState'];

let app: TestApp;
let corpus: RowsCorpus;
beforeAll(async () => {
  app = await TestApp.start();
  await app.addActor('hqConfidential', { role: 'HQ_FOCAL_POINT', clearance: 'CONFIDENTIAL' });
  corpus = await writeRowsCorpus(app);
});
afterAll(() => app.stop());

interface Listed {
  readonly id: string;
}
const named = (rows: readonly (Listed | null)[]): string[] =>
  rows.flatMap((row) => (row ? [corpus.names.get(row.id) ?? row.id] : [])).toSorted();
const expected = (role: string): string[] => (SEES[role] ?? []).toSorted();

/** Every path by which a role can meet incidents; each gives the same set. */
const PATHS: Readonly<Record<string, (role: string) => Promise<readonly (Listed | null)[]>>> = {
  incidents: async (role) => {
    const { incidents } = await app.ask<{ incidents: { nodes: Listed[]; totalCount: number } }>(
      role,
      '{ incidents(first: 200) { totalCount nodes { id } } }',
    );
    expect([role, incidents.totalCount]).toEqual([role, incidents.nodes.length]);
    return incidents.nodes;
  },
  'incident(reference)': async (role) => {
    const asked = [...corpus.references.values()].map((one, i) => `i${i}: incident(reference: "${one}") { id }`);
    return Object.values(await app.ask<Record<string, Listed | null>>(role, `{ ${asked.join(' ')} }`));
  },
  node: async (role) => {
    const asked = [...corpus.ids.values()].map((id, i) => `i${i}: node(id: "${id}") { id }`);
    return Object.values(await app.ask<Record<string, Listed | null>>(role, `{ ${asked.join(' ')} }`));
  },
  nodes: async (role) => {
    const ids = [...corpus.ids.values()];
    return (
      await app.ask<{ nodes: (Listed | null)[] }>(role, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
    ).nodes;
  },
  'mission.incidents': async (role) => {
    const query = '{ missions(first: 200) { nodes { acronym incidents(first: 50) { totalCount nodes { id } } } } }';
    const { missions } = await app.ask<{
      missions: { nodes: { incidents: { totalCount: number; nodes: Listed[] } }[] };
    }>(role, query);
    const lists = missions.nodes.map(({ incidents }) => incidents);
    expect(lists.map((list) => list.totalCount)).toEqual(lists.map((list) => list.nodes.length));
    return lists.flatMap((list) => list.nodes);
  },
};

describe.each(Object.keys(PATHS))('%s', (path) => {
  test.each(ROLES)('shows %s the incidents of its mandate and no others', async (role) => {
    expect(named((await PATHS[path]?.(role)) ?? [])).toEqual(expected(role));
  });
});

const RELATED: Readonly<Record<string, readonly [string, (corpus: RowsCorpus) => string, readonly string[]]>> = {
  'suspect.incidents': ['... on Suspect { list: incidents { id } }', (c) => c.suspect, MEETS_SUSPECTS],
  'milestone.incidents': ['... on Milestone { list: incidents { id } }', (c) => c.step, ROLES],
  'proceeding.links': ['... on Proceeding { list: links { incident { id } } }', (c) => c.proceeding, ROLES],
};
test.each(Object.keys(RELATED))(
  '%s shows, of a record that concerns all incidents, those that the role sees, and no record when there is none',
  async (path) => {
    const [selection, idOf, readers] = RELATED[path] ?? ['', () => '', []];
    for (const role of ROLES) {
      const query = `query ($id: ID!) { node(id: $id) { ${selection} } }`;
      const { node } = await app.ask<{ node: { list: (Listed & { incident?: Listed })[] } | null }>(role, query, {
        id: idOf(corpus),
      });
      const rows = node && named(node.list.map((row) => row.incident ?? row));
      const isThere = readers.includes(role) && expected(role).length > 0;
      expect([role, rows]).toEqual([role, isThere ? expected(role) : null]);
    }
  },
);

/** Some of what a role does not see: the answers are of one kind, so a few are enough. */
const hiddenFrom = (role: string): string[] =>
  [...corpus.ids.keys()].filter((name) => !SEES[role]?.includes(name)).slice(-3);

test.each(ROLES)('to %s an incident out of sight answers as one that never was, byte for byte (S20)', async (role) => {
  const absentReference = await app.graphql(role, '{ incident(reference: "MINUSCA-2017-XXXXX") { id } }');
  const node = (id: string): Promise<unknown> =>
    app.graphql(role, 'query ($id: ID!) { node(id: $id) { id __typename } nodes(ids: [$id, $id]) { id } }', { id });
  const absentNode = await node(nodeIdOf('Incident', randomUUID()));
  for (const name of hiddenFrom(role)) {
    const reference = corpus.references.get(name) ?? '';
    expect(await app.graphql(role, `{ incident(reference: "${reference}") { id } }`)).toEqual(absentReference);
    expect(await node(corpus.ids.get(name) ?? '')).toEqual(absentNode);
  }
});

test('a change to what is out of sight is refused as a change to what never was, byte for byte (S7, S20)', async () => {
  const hidden = corpus.ids.get('carStrict') ?? '';
  const absent = nodeIdOf('Incident', randomUUID());
  const sources = [aSource()];
  const attempts: readonly [string, (incident: string) => object][] = [
    [
      'mutation ($input: AmendIncidentInput!) { amendIncident(input: $input) { incident { id } } }',
      (incident) => ({ incident, expectedVersion: 'x', reason: 'r', summary: 's', sources }),
    ],
    [
      'mutation ($input: SplitIncidentInput!) { splitIncident(input: $input) { kept { id } } }',
      (incident) => ({ incident, expectedVersion: 'x', victims: [nodeIdOf('Victim', randomUUID())], reason: 'r' }),
    ],
    [
      'mutation ($input: RecordSuspectInput!) { recordSuspect(input: $input) { suspect { id } } }',
      (incident) => ({ incidents: [incident], sources }),
    ],
    [
      'mutation ($input: OpenProceedingInput!) { openProceeding(input: $input) { proceeding { id } } }',
      (incident) => ({ links: [{ incident, basis: 'SOURCE' }], sources }),
    ],
    [
      'mutation ($input: RecordMilestoneInput!) { recordMilestone(input: $input) { milestones { id } } }',
      (incident) => ({ kind: 'STATUS_CHECKED', occurredOn: { from: '2020-01-01' }, incidents: [incident], sources }),
    ],
    [
      'mutation ($input: RecordObstacleInput!) { recordObstacle(input: $input) { obstacle { id } } }',
      (incident) => ({ incidents: [incident], kind: 'PROCEDURE', since: { from: '2020-01-01' }, sources }),
    ],
    [
      'mutation ($input: ReclassifyInput!) { reclassify(input: $input) { record { id } } }',
      (record) => ({ record, classification: 'CONFIDENTIAL', reason: 'r' }),
    ],
  ];
  for (const [query, input] of attempts) {
    const refused = await app.graphql('mission', query, { input: input(hidden) });
    expect(refused).toEqual(await app.graphql('mission', query, { input: input(absent) }));
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  }
});
