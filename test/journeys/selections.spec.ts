import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openProceeding, recordIncident, recordStep, recordSuspect } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let statements: string[] = [];
beforeAll(async () => {
  app = await TestApp.start();
  for (const year of [2017, 2018, 2019]) {
    const { id } = await recordIncident(app, { occurredOn: { from: `${year}-05-08` } });
    const suspect = await recordSuspect(app, [id]);
    const proceeding = await openProceeding(app, [id], { suspects: [suspect.id] });
    const step = { proceeding: proceeding.id, occurredOn: { from: '2020-01-01' } };
    await recordStep(app, { ...step, kind: 'INVESTIGATION_OPENED' });
    await recordStep(app, { ...step, kind: 'ARRESTED', accused: [{ suspect: suspect.id }] });
  }
  const read = app.database.read.bind(app.database);
  app.database.read = (sql, values) => {
    // Who asks is one statement of its own, the same for every request.
    if (!sql.includes('api_token')) statements.push(sql);
    return read(sql, values);
  };
});
afterAll(() => app.stop());

async function counted<T>(query: string, variables: object = {}, actor = 'hq'): Promise<{ data: T; sql: string[] }> {
  statements = [];
  const data = await app.ask<T>(actor, query, variables);
  return { data, sql: statements };
}
interface Listed {
  readonly incidents: { readonly totalCount?: number; readonly nodes: readonly Record<string, unknown>[] };
}

test('totalCount costs a count only when it is asked for, at the root and below', async () => {
  const plain = await counted('{ incidents { nodes { id milestones { nodes { id } } } } }');
  expect(plain.sql.join()).not.toContain('count(*)');
  const atRoot = await counted<Listed>('{ incidents(first: 1) { totalCount nodes { id } } }');
  expect(atRoot.sql.join().match(/count\(\*\)/g)).toHaveLength(1);
  expect(atRoot.data.incidents).toMatchObject({ totalCount: 3, nodes: [{}] });
  const skipped = await counted(
    'query ($with: Boolean!) { incidents { totalCount @include(if: $with) nodes { id } } }',
    { with: false },
  );
  expect(skipped.sql.join()).not.toContain('count(*)');
});

test('a deeply nested page is one statement, however many rows it has', async () => {
  const deep = `query ($first: Int) { incidents(first: $first) { nodes { reference mission { acronym hostStates { code } } hostState { name }
    toll { killed { min max } lines { contributingCountry { code } } } progress { stage } victims { nodes { label statuses { status sources { publisher } } } }
    suspects { nodes { label standing { custody inProceedings { state proceeding { court } } } } }
    proceedings { nodes { court links { forum incident { reference } } milestones { totalCount nodes { kind suspect { label } sources { publisher } } } } } } } }`;
  for (const first of [1, 3]) {
    const { data, sql } = await counted<Listed>(deep, { first });
    expect(data.incidents.nodes).toHaveLength(first);
    expect(sql).toHaveLength(1);
  }
  expect((await counted('{ viewer { clearance may } }')).sql.length).toBeLessThanOrEqual(1);
});

test('a mission, a node and a reference are one statement each, and both roots of one request run one each', async () => {
  const reference = (await counted<Listed>('{ incidents { nodes { reference } } }')).data.incidents.nodes[0]?.[
    'reference'
  ];
  const query =
    'query ($reference: String!) { incident(reference: $reference) { mission { incidents { nodes { reference } } } } }';
  expect((await counted(query, { reference })).sql).toHaveLength(1);
  expect((await counted('{ a: incidents { nodes { id } } b: suspects { nodes { id } } }')).sql).toHaveLength(2);
});

test('aliases, fragments and directives give what the plain selection gives', async () => {
  const plain = await counted<Listed>('{ incidents { nodes { id reference means progress { stage reached } } } }');
  const query = `query ($yes: Boolean!, $no: Boolean!) { incidents { ...Page ... on IncidentConnection { list: nodes { means @include(if: $no) } } } }
    fragment Page on IncidentConnection { list: nodes { key: id ...Rest ... @include(if: $no) { reference } } }
    fragment Rest on Node { ... on Incident { name: reference with: means @include(if: $yes) @skip(if: $no) without: context @skip(if: $yes)
      progress { at: stage } progress { ... on Progress { reached } } } ... on Victim { label } }`;
  const dressed = await counted<{ incidents: { list: unknown } }>(query, { yes: true, no: false });
  expect(dressed.data.incidents.list).toEqual(
    plain.data.incidents.nodes.map((row) => {
      const { stage, reached } = row['progress'] as { stage: string; reached: string[] };
      return { key: row['id'], name: row['reference'], with: row['means'], progress: { at: stage, reached } };
    }),
  );
  expect(dressed.sql).toHaveLength(1);
});

test('the same field twice with different arguments is two answers', async () => {
  const query = `{ oldest: incidents(first: 1, orderBy: [OCCURRED_ON_ASC]) { nodes { ...Both } } newest: incidents(last: 1, orderBy: [OCCURRED_ON_ASC]) { nodes { ...Both } } }
    fragment Both on Incident { occurredOn { from } before: progress(asOf: "2019-12-31") { stage } after: progress(asOf: "2020-01-01") { stage }
      one: milestones(first: 1) { nodes { kind } } all: milestones { totalCount nodes { kind } } }`;
  const { data } = await counted<Record<string, { nodes: Record<string, unknown>[] }>>(query);
  for (const [name, year] of [
    ['oldest', '2017'],
    ['newest', '2019'],
  ] as const) {
    expect(data[name]?.nodes).toEqual([
      {
        occurredOn: { from: `${year}-05-08` },
        before: { stage: 'REPORTED' },
        after: { stage: 'ARREST' },
        one: { nodes: [{ kind: 'REPORTED' }] },
        all: { totalCount: 3, nodes: ['REPORTED', 'INVESTIGATION_OPENED', 'ARRESTED'].map((kind) => ({ kind })) },
      },
    ]);
  }
});

test('a connection shows nodes, edges, cursors and node under several names at once, each with its own selection', async () => {
  const query = `{ incidents(orderBy: [OCCURRED_ON_ASC]) { a: nodes { id } b: nodes { reference __typename } edges { at: cursor cursor one: node { id } two: node { reference } }
    more: edges { node { means } } pageInfo { end: endCursor hasNextPage } again: pageInfo { startCursor } __typename } }`;
  const { data } = await counted<{ incidents: Record<string, Record<string, unknown>[]> }>(query);
  const { a = [], b = [], edges = [], more = [] } = data.incidents;
  expect(edges.map(({ one }) => one)).toEqual(a);
  expect(edges.map(({ two }) => ({ ...(two as object), __typename: 'Incident' }))).toEqual(b);
  expect(more).toEqual(a.map(() => ({ node: { means: 'SHOOTING' } })));
  expect(edges.map(({ at }) => at)).toEqual(edges.map(({ cursor }) => cursor));
  expect(data.incidents['pageInfo']).toEqual({ end: edges.at(-1)?.['cursor'], hasNextPage: false });
  expect(data.incidents['again']).toEqual({ startCursor: edges[0]?.['cursor'] });
});

test('lists below a record page like lists at the root', async () => {
  const [first] = (await counted<Listed>('{ incidents(first: 1) { nodes { id } } }')).data.incidents.nodes;
  const query = `query ($id: ID!, $after: String) { node(id: $id) { ... on Incident { milestones(first: 1, after: $after) {
    pageInfo { hasNextPage endCursor } nodes { kind } } } } }`;
  const kinds: string[] = [];
  let after: string | null = null;
  do {
    const {
      node,
    }: { node: { milestones: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { kind: string }[] } } } =
      await app.ask('researcher', query, { id: first?.['id'], after });
    kinds.push(...node.milestones.nodes.map(({ kind }) => kind));
    after = node.milestones.pageInfo.hasNextPage ? node.milestones.pageInfo.endCursor : null;
  } while (after !== null);
  expect(kinds).toEqual(['REPORTED', 'INVESTIGATION_OPENED', 'ARRESTED']);
});

test('an operation that asks for too much is refused before anything runs (S15)', async () => {
  statements = [];
  const page = (below: string): string => `incidents(first: 200) { nodes { id ${below} } }`;
  const mission = (below: string): string => `{ missions(first: 200) { nodes { ${below} } } }`;
  const answer = await app.graphql(
    'researcher',
    mission(page('mission { id name acronym kind } milestones(first: 200) { nodes { id } }')),
  );
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'TOO_COSTLY', limit: 200_000 });
  expect(statements).toEqual([]);
});
