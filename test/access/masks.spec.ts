import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { TestApp } from '../support/test-app.js';
import { everythingById } from './everything.js';
import { canary, writeMasksCorpus, type MasksCorpus } from './masks.corpus.js';
import { CANARIES, READERS, WITHHELD } from './masks.tables.js';

const PURPOSE = 'Test of masks, field by field';

let app: TestApp;
let schema: GraphQLSchema;
let corpus: MasksCorpus;
beforeAll(async () => {
  app = await TestApp.start();
  schema = buildClientSchema(await app.ask<IntrospectionQuery>('hq', getIntrospectionQuery()));
  corpus = await writeMasksCorpus(app);
});
afterAll(() => app.stop());

/** Everything that an actor can be shown of the corpus, as the bytes that leave the server. */
async function bytesFor(actor: string, purpose?: string): Promise<string> {
  const parts: string[] = [];
  for (const [type, [rich]] of Object.entries(corpus.records)) {
    // Deeper than two types only from the incident: whatever lies there is met again from the others.
    const asked = type === 'Suspect' ? corpus.suspects : [rich];
    for (const id of asked) {
      const depth = type === 'Incident' ? 3 : id === rich ? 2 : 1;
      const query = everythingById(schema, type, depth);
      const answer = await app.graphql(actor, query, { id }, purpose);
      if (answer.errors) throw new Error(`${actor} ${type}: ${answer.text.slice(0, 2000)}`);
      // A coordinate and a recorder's name cannot be spelt as a canary.
      parts.push(answer.text.replaceAll('4.7412589', canary('latitude')).replaceAll('"Actor hq', canary('recorder')));
    }
  }
  return parts.join('\n');
}

test('each restricted text reaches the roles of the committed table and nobody else, with a purpose where one is asked (S26)', async () => {
  const observed: string[] = [];
  const bytes = new Map<string, readonly [string, string]>();
  for (const actor of READERS) bytes.set(actor, [await bytesFor(actor), await bytesFor(actor, PURPOSE)]);
  const texts = new Set([...bytes.values()].flatMap(([, told]) => told.match(/CANARY-[a-z-]+-2589/g) ?? []));
  const names = new Set([
    ...CANARIES.map((row) => row.split(' ')[0] ?? ''),
    ...[...texts].map((text) => text.slice(7, -5)),
  ]);
  for (const name of names) {
    const cells = READERS.map((actor) => {
      const [plain = false, stated = false] = (bytes.get(actor) ?? []).map((told) => told.includes(canary(name)));
      return plain ? (stated ? '+' : '!') : stated ? 'p' : '-';
    });
    observed.push(`${name.padEnd(22)} ${cells.join('   ')}`);
  }
  expect(observed.toSorted()).toEqual(CANARIES.toSorted());
});

interface Withheld {
  readonly field: string;
  readonly reason: string;
}
const known = new Map<string, string[] | null>();
async function withheldOn(actor: string, type: string, id: string, purpose?: string): Promise<string[] | null> {
  const key = [actor, id, purpose ?? ''].join();
  if (known.has(key)) return known.get(key) ?? null;
  const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { withheld { field reason } } } }`;
  const { node } = await app.ask<{ node: { withheld: Withheld[] } | null }>(actor, query, { id }, purpose);
  const told = node && node.withheld.map(({ field, reason }) => `${field}: ${reason}`).toSorted();
  known.set(key, told);
  return told;
}

describe.each(READERS)('%s', (actor) => {
  test('is told which fields are withheld and why, exactly as the committed table says (S2)', async () => {
    const observed: Record<string, unknown> = {};
    for (const [type, [id]] of Object.entries(corpus.records)) {
      const plain = await withheldOn(actor, type, id);
      const stated = await withheldOn(actor, type, id, PURPOSE);
      observed[type] = plain &&
        stated && { always: stated, withoutPurpose: plain.filter((entry) => !stated.includes(entry)) };
    }
    expect(observed).toEqual(WITHHELD[actor]);
  });

  test('is told the same of a record that holds every value and of one that holds none (S2)', async () => {
    for (const [type, [rich, bare]] of Object.entries(corpus.records)) {
      for (const purpose of [undefined, PURPOSE])
        expect([type, await withheldOn(actor, type, bare, purpose)]).toEqual([
          type,
          await withheldOn(actor, type, rich, purpose),
        ]);
    }
  });
});

test('a masked text is not found by searching for it, and the list says so by being empty (S17)', async () => {
  const found = async (actor: string, name: string): Promise<number> => {
    const query = 'query ($search: String!) { incidents(search: $search) { totalCount nodes { id } } }';
    const { incidents } = await app.ask<{ incidents: { totalCount: number } }>(actor, query, { search: canary(name) });
    return incidents.totalCount;
  };
  for (const row of CANARIES) {
    const name = row.split(' ')[0] ?? '';
    for (const actor of ['hostState', 'researcher'])
      expect([actor, name, await found(actor, name)]).toEqual([actor, name, 0]);
  }
  for (const name of ['summary', 'place', 'group']) expect([name, await found('hq', name)]).toEqual([name, 1]);
});

test.each([
  ['hostState', 'obstacles: [NO_STATE_CONTROL]'],
  ['contributor', 'obstacles: [NO_STATE_CONTROL]'],
  ['researcher', 'obstacles: []'],
  ['donor', 'obstacles: [POLITICAL_WILL]'],
  ['hostState', 'externalRef: { system: "NOTICAS", identifier: "CANARY-incident-ref-2589" }'],
  ['contributor', 'perpetratorGroups: []'],
  ['researcher', 'externalRef: { system: "NOTICAS", identifier: "CANARY-incident-ref-2589" }'],
  ['researcher', 'perpetratorGroups: []'],
  ['researcher', 'pending: false'],
  ['researcher', 'cohort: { harm: NON_FATAL }'],
  ['donor', 'pending: true'],
])('%s may not filter by what it never reads: %s is NOT_READABLE (S17)', async (actor, filter) => {
  for (const list of ['incidents', 'missions { nodes { incidents']) {
    const open = `${list}(filter: { ${filter} }) { totalCount }`;
    const answer = await app.graphql(actor, `{ ${open} ${list === 'incidents' ? '' : '} }'} }`);
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ rule: 'NOT_READABLE' }],
    });
    expect(answer.data).toBeNull();
  }
});

test('a name that is masked for good says so to those who read names, purpose or not (S19)', async () => {
  for (const id of corpus.suspects.slice(2, 4)) {
    const query =
      'query ($id: ID!) { node(id: $id) { ... on Suspect { fullName affiliation withheld { field reason } } } }';
    const { node } = await app.ask<{ node: object }>('hq', query, { id }, PURPOSE);
    const withheld = ['affiliation', 'fullName'].map((field) => ({ field, reason: 'ROLE' }));
    expect(node).toEqual({ fullName: null, affiliation: null, withheld: expect.arrayContaining(withheld) as unknown });
  }
});
