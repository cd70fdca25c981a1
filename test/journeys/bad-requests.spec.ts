import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anIncident } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { tableCounts } from './table-counts.js';

const PERSONAL = 'CANARY';
let app: TestApp;
let before: object;
beforeAll(async () => {
  app = await TestApp.start();
  before = await tableCounts(app);
});
afterAll(() => app.stop());

interface Sent {
  readonly status: number;
  readonly type: unknown;
  readonly text: string;
}
async function send(
  payload: string | undefined,
  { method = 'POST', url = '/graphql', ...headers }: Readonly<Record<string, string>> = {},
): Promise<Sent> {
  const response = await app.app.inject({
    method: method as 'POST',
    url,
    headers: { ...(payload === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, type: response.headers['content-type'], text: response.body };
}

const RECORD = 'mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { incident { id } } }';
const withSummary = (summary: string): string =>
  JSON.stringify({ query: RECORD, variables: { input: anIncident({ summary }) } });

test.each([
  ['half a document', `{"query": "{ ${PERSONAL}`, {}, 400, 'JSON'],
  ['nothing', '', {}, 400, 'JSON'],
  ['null', 'null', {}, 400, 'REQUEST'],
  ['a list of operations', `[{"query": "{ viewer { may } }"}]`, {}, 400, 'REQUEST'],
  ['no query', '{}', {}, 400, 'REQUEST'],
  ['a query that is a number', '{"query": 5}', {}, 400, 'REQUEST'],
  ['variables that are a text', `{"query": "{ viewer { may } }", "variables": "${PERSONAL}"}`, {}, 400, 'REQUEST'],
  ['a body above a mebibyte', withSummary(PERSONAL + 'x'.repeat(1_100_000)), {}, 413, 'BODY_TOO_LARGE'],
  [
    'a text that is not JSON by its type',
    '{"query": "{ viewer { may } }"}',
    { 'content-type': 'text/plain' },
    400,
    'REQUEST',
  ],
  ['a form', 'query=x', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'REQUEST'],
  ['a type that nobody knows', '{}', { 'content-type': 'application/octet-stream' }, 415, 'CONTENT_TYPE'],
  [
    'a change by GET',
    undefined,
    {
      method: 'GET',
      url: `/graphql?query=${encodeURIComponent(`mutation { withdrawMilestone(input: { milestone: "x", reason: "${PERSONAL}" }) { milestone { id } } }`)}`,
      'apollo-require-preflight': '1',
    },
    405,
    'REQUEST',
  ],
  [
    'a question by GET that any page could send',
    undefined,
    { method: 'GET', url: '/graphql?query={viewer{may}}' },
    400,
    'REQUEST',
  ],
] as const)(
  '%s is refused as JSON with a code, a rule and a sentence',
  async (_what, payload, options, status, rule) => {
    const sent = await send(payload, options);
    expect(sent).toMatchObject({ status, type: expect.stringContaining('application/json') as unknown });
    const { errors } = JSON.parse(sent.text) as { errors: { message: string; extensions: object }[] };
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ rule }] });
    expect(errors[0]?.message.trim().length).toBeGreaterThan(10);
    expect(sent.text).not.toContain(PERSONAL);
    expect(sent.text).not.toMatch(/node_modules|\.[jt]s:\d/);
  },
);

test.each([
  ['a document that does not end', '{ viewer {', 'SYNTAX'],
  [
    'a text where a name belongs',
    `mutation { recordIncident(input: { summary "${PERSONAL}" }) { incident { id } } }`,
    'SYNTAX',
  ],
  ['a field that is none', '{ viewer { password } }', 'SCHEMA'],
  ['an enum value that is none', `{ incidents(orderBy: ["${PERSONAL}"]) { totalCount } }`, 'SCHEMA'],
  ['a text for a number', `{ incidents(first: "${PERSONAL}") { totalCount } }`, 'SCHEMA'],
  [
    'a date that is none',
    `{ incidents(filter: { cohort: { occurredFrom: "${PERSONAL}" } }) { totalCount } }`,
    'SCHEMA',
  ],
  ['an object for a text', `{ incidents(search: { name: "${PERSONAL}" }) { totalCount } }`, 'SCHEMA'],
  ['two operations and no name', 'query a { viewer { may } } query b { viewer { may } }', 'OPERATION'],
])('%s in a document is refused by path, rule and sentence, without what was sent', async (_what, query, rule) => {
  const answer = await app.graphql('hq', query);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ rule }] });
  expect(answer.status).toBe(200);
  expect(answer.text).not.toContain(PERSONAL);
});

test.each([
  ['an operation that any mutation name would hide', 'mutation { dropEverything }'],
  ['a fragment on itself', '{ viewer { ...A } } fragment A on Viewer { ...A }'],
  ['a variable that nobody declared', '{ node(id: $id) { id } }'],
])('%s does not get past validation', async (_what, query) => {
  const answer = await app.graphql('hq', query);
  expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(answer.errors?.[0]?.extensions['fields']).toEqual([
    { path: expect.any(String), rule: expect.any(String), message: answer.errors?.[0]?.message },
  ]);
});

test.each([
  [100, null],
  [101, ['ids']],
])('%i ids at once: faults at %j', async (count, paths) => {
  const id = Buffer.from('Mission:018f0000-0000-7000-8000-000000000000').toString('base64url');
  const answer = await app.graphql('hq', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: Array.from({ length: count }, () => id),
  });
  const fields = answer.errors?.[0]?.extensions['fields'] as { path: string }[] | undefined;
  expect(fields?.map(({ path }) => path) ?? null).toEqual(paths);
});

test('an operation cannot buy off its cost with a page below nothing', async () => {
  const costly = 'incidents(first: 200) { nodes { milestones(first: 200) { nodes { id kind note sources { id } } } } }';
  const answer = await app.graphql(
    'hq',
    `{ a: ${costly} b: incidents(first: -100000) { nodes { id reference means } } }`,
  );
  expect(answer.errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
});

test.each([
  ['no purpose', undefined, 'PURPOSE_REQUIRED'],
  ['a purpose of nine characters', 'nine char', 'PURPOSE_REQUIRED'],
  ['a purpose of 201 characters', 'x'.repeat(201), 'PURPOSE_REQUIRED'],
])('%s is no purpose (S26)', async (_what, purpose, reason) => {
  const { recordIncident } = await app.ask<{ recordIncident: { incident: { victims: { nodes: object[] } } } }>(
    'hq',
    'mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { incident { victims { nodes { fullName withheld { field reason } } } } } }',
    { input: anIncident({ victims: [{ status: 'KILLED', personnelCategory: 'POLICE', fullName: PERSONAL }] }) },
    purpose,
  );
  before = await tableCounts(app);
  expect(recordIncident.incident.victims.nodes).toEqual([
    { fullName: null, withheld: expect.arrayContaining([{ field: 'fullName', reason }]) as unknown },
  ]);
});

test('none of the refused requests has written anything', async () => {
  expect(await tableCounts(app)).toEqual(before);
});
