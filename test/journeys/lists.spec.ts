import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openProceeding, recordIncident, recordStep } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
/** Nine incidents: days that repeat, five with a last step (two on one day), four without any. */
const DAYS = ['2017-01-01', '2017-01-01', '2017-01-01', '2017-03-05', '2017-03-05', '2018-07-09'];
const LATER = ['2018-07-09', '2019-02-02', '2021-05-05'];
const LAST_STEPS = ['2019-01-01', '2019-01-01', '2018-05-05', '2020-01-01', '2021-06-06'];

beforeAll(async () => {
  app = await TestApp.start();
  for (const [i, from] of [...DAYS, ...LATER].entries()) {
    const { id } = await recordIncident(app, { occurredOn: { from } });
    const stepOn = i % 2 === 0 ? LAST_STEPS[i / 2] : undefined;
    if (!stepOn) continue;
    const proceeding = await openProceeding(app, [id]);
    const step = { kind: 'INVESTIGATION_OPENED', proceeding: proceeding.id };
    await recordStep(app, { ...step, occurredOn: { from: from > stepOn ? from : stepOn } });
  }
});
afterAll(() => app.stop());

interface Entry {
  readonly id: string;
  readonly reference: string;
  readonly recordedAt: string;
  readonly occurredOn: { readonly from: string };
  readonly progress: { readonly lastStepOn: { readonly to: string } | null };
}
interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Entry }[];
  readonly nodes: readonly Entry[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}
const QUERY = `query ($orderBy: [IncidentOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  incidents(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id } } nodes { id reference recordedAt occurredOn { from } progress { lastStepOn { to } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const page = async (variables: object): Promise<Page> =>
  (await app.ask<{ incidents: Page }>('researcher', QUERY, variables)).incidents;

/** Walks a list page by page in one direction; cursors, neighbours and page information must agree all along. */
async function walk(orderBy: readonly string[], size: number, isBackward: boolean): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const window: object = isBackward ? { last: size, before: cursor } : { first: size, after: cursor };
    const { edges, nodes, pageInfo }: Page = await page({ orderBy, ...window });
    const ids = nodes.map(({ id }) => id);
    expect(edges.map(({ node }) => node.id)).toEqual(ids);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ]);
    expect(isBackward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(cursor !== null);
    if (isBackward) seen.unshift(...ids);
    else seen.push(...ids);
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return seen;
  }
}

const ORDERS: readonly (readonly string[])[] = [
  ['OCCURRED_ON_ASC'],
  ['OCCURRED_ON_DESC'],
  ['RECORDED_AT_ASC'],
  ['RECORDED_AT_DESC'],
  ['LAST_STEP_ON_ASC'],
  ['LAST_STEP_ON_DESC'],
  ['REFERENCE_ASC'],
  ['REFERENCE_DESC'],
  ['LAST_STEP_ON_DESC', 'OCCURRED_ON_ASC', 'REFERENCE_DESC'],
  [],
];
describe.each(ORDERS.map((order) => [order.join(', ') || 'no order', order] as const))('by %s', (_name, orderBy) => {
  test('paging one by one and at once, forward and backward, gives the same list without gaps or repeats', async () => {
    const whole = (await page({ orderBy, first: 200 })).nodes.map(({ id }) => id);
    expect(new Set(whole).size).toBe(DAYS.length + LATER.length);
    expect(await walk(orderBy, 1, false)).toEqual(whole);
    expect(await walk(orderBy, 1, true)).toEqual(whole);
  });
});

const VALUES: Readonly<Record<string, (entry: Entry) => string | null>> = {
  OCCURRED_ON: ({ occurredOn }) => occurredOn.from,
  RECORDED_AT: ({ recordedAt }) => recordedAt,
  LAST_STEP_ON: ({ progress }) => progress.lastStepOn?.to ?? null,
  REFERENCE: ({ reference }) => reference,
};
test.each(Object.keys(VALUES))(
  '%s sorts by what is shown, up and down, and what is not known comes last either way',
  async (field) => {
    const shown = async (way: string): Promise<(string | null)[]> =>
      (await page({ orderBy: [`${field}_${way}`], first: 200 })).nodes.map((entry) => VALUES[field]?.(entry) ?? null);
    const sorted = (await shown('ASC')).filter((value) => value !== null).toSorted();
    const unknown = Array.from({ length: DAYS.length + LATER.length - sorted.length }, () => null);
    expect(await shown('ASC')).toEqual([...sorted, ...unknown]);
    expect(await shown('DESC')).toEqual([...sorted.toReversed(), ...unknown]);
  },
);

test.each([
  ['of another user', 'hq', { orderBy: ['OCCURRED_ON_ASC'] }],
  ['of another order', 'researcher', { orderBy: ['OCCURRED_ON_DESC'] }],
  ['of another way of the same order', 'researcher', { orderBy: ['OCCURRED_ON_ASC', 'REFERENCE_ASC'] }],
])('a cursor %s is refused (S5)', async (_what, actor, variables) => {
  const cursor = (await page({ orderBy: ['OCCURRED_ON_ASC'], first: 2 })).pageInfo.endCursor;
  const answer = await app.graphql(actor, QUERY, { first: 2, after: cursor, ...variables });
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'after', rule: 'CURSOR' }],
  });
});

test('a cursor of another list, a damaged one and no cursor at all are refused alike, and a good one is the same each time (S5)', async () => {
  const good = (await page({ first: 2 })).pageInfo.endCursor ?? '';
  const damaged = good.slice(0, -1) + (good.endsWith('A') ? 'B' : 'A');
  const { missions } = await app.ask<{ missions: { pageInfo: { endCursor: string } } }>(
    'researcher',
    '{ missions(first: 2) { pageInfo { endCursor } } }',
  );
  const refusals = [missions.pageInfo.endCursor, damaged, good.slice(3), 'x', '.', 'bnVsbA.x'].map((after) =>
    app.graphql('researcher', QUERY, { first: 2, after }),
  );
  const [first, ...others] = await Promise.all(refusals);
  expect(first?.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  for (const other of others) expect(other).toEqual(first);
  expect((await page({ first: 2 })).pageInfo.endCursor).toBe(good);
});

test('a cursor is a position, not a row: it goes on when its row has left the list (S5)', async () => {
  const whole = (await page({ orderBy: ['OCCURRED_ON_ASC'], first: 200 })).nodes.map(({ id }) => id);
  const { edges } = await page({ orderBy: ['OCCURRED_ON_ASC'], first: 4 });
  const query = `query ($after: String, $from: CalendarDate) { incidents(orderBy: [OCCURRED_ON_ASC], first: 200, after: $after,
    filter: { cohort: { occurredFrom: $from } }) { nodes { id } } }`;
  const { incidents } = await app.ask<{ incidents: { nodes: { id: string }[] } }>('researcher', query, {
    after: edges[3]?.cursor,
    from: '2017-03-06',
  });
  expect(incidents.nodes.map(({ id }) => id)).toEqual(whole.slice(5));
});

test.each([
  [{ first: -1 }, 'first', 'RANGE'],
  [{ first: 201 }, 'first', 'RANGE'],
  [{ last: -1 }, 'last', 'RANGE'],
  [{ last: 201 }, 'last', 'RANGE'],
  [{ first: 1, last: 1 }, 'first', 'ONE_DIRECTION'],
  [{ last: 1, after: 'x' }, 'after', 'ONE_DIRECTION'],
  [{ first: 1, before: 'x' }, 'after', 'ONE_DIRECTION'],
])('%j is refused with path and rule', async (variables, path, rule) => {
  const answer = await app.graphql('researcher', QUERY, variables);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path, rule }] });
});

test.each([
  [{ first: 0 }, 0, { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null }],
  [{ last: 0 }, 0, { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null }],
  [{ first: 200 }, 9, { hasNextPage: false, hasPreviousPage: false }],
  [{ first: null, last: null }, 9, { hasNextPage: false }],
  [{ first: 9 }, 9, { hasNextPage: false }],
  [{ first: 8 }, 8, { hasNextPage: true }],
])('%j is a page of its own', async (variables, length, pageInfo) => {
  const found = await page(variables);
  expect(found.nodes).toHaveLength(length);
  expect(found.pageInfo).toMatchObject(pageInfo);
});
