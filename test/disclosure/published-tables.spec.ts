import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CutsService } from '../../src/analytics/cuts.service.js';
import { SyntheticService } from '../../src/examples/synthetic.service.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
  await app.addActor('cleared for nothing', { role: 'HQ_FOCAL_POINT', clearance: 'UNCLASSIFIED' });
  await app.app.get(SyntheticService).seed({ incidents: 400, seed: 7 });
  await publish('2025');
}, 120_000);
afterAll(() => app.stop());

const publish = async (name: string, actor = 'hq'): ReturnType<CutsService['publish']> =>
  app.app.get(CutsService).publish(await app.viewer(actor), name, null);

interface Count {
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly suppressed: boolean;
}
interface Table {
  readonly cut: string;
  readonly unit: string;
  readonly vintage: string;
  readonly citation: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly status: string;
    readonly total: Count;
    readonly cells: readonly { readonly column: string; readonly count: Count }[];
  }[];
  readonly total: Count;
}
const COUNT = '{ value min max suppressed }';
const TABLES = `{ publishedTables { cut unit vintage numbersOf citation clearance basis columns total ${COUNT}
  rows { status total ${COUNT} cells { column count ${COUNT} } } columnTotals { column count ${COUNT} } } }`;
const read = async (actor: string): Promise<Table[]> =>
  (await app.ask<{ publishedTables: Table[] }>(actor, TABLES)).publishedTables;

test('are the same bytes for every role, and hide what is small', async () => {
  const [answer, ...others] = await Promise.all(
    ['donor', 'researcher', 'hq', 'mission', 'hostState', 'contributor'].map(
      async (actor) => (await app.graphql(actor, TABLES)).text,
    ),
  );
  for (const other of others) expect(other).toBe(answer);
  const tables = await read('donor');
  expect(tables).toHaveLength(10);
  const counts = tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ count }) => count)));
  expect(counts.some(({ suppressed }) => suppressed)).toBe(true);
  expect(counts.some(({ value }) => value !== null && value >= 5)).toBe(true);
  for (const count of counts) {
    // A hidden number is null in every part, whatever it is.
    if (count.suppressed) expect(count).toEqual({ value: null, min: null, max: null, suppressed: true });
    else expect(count.min).toBe(count.value);
  }
  const judged = ['CONVICTED', 'ACQUITTED'];
  for (const { rows, unit } of tables)
    for (const { status, cells } of rows)
      for (const { count } of cells)
        if (!(unit === 'SUSPECT' && judged.includes(status)) && count.value !== null && count.value > 0)
          expect(count.value).toBeGreaterThanOrEqual(5);
});

test('add up to what a focal point counts freely over the same records', async () => {
  const { accountabilityFunnel } = await app.ask<{ accountabilityFunnel: { total: { eligible: { value: number } } } }>(
    'cleared for nothing',
    '{ accountabilityFunnel(unit: SUSPECT, filter: { harm: ANY }) { total { eligible { value } } } }',
  );
  // What is counted before anything is hidden; it leaves the house nowhere.
  const viewer = await app.viewer('hq');
  const counting = app.app.get<{ persons(...args: unknown[]): Promise<{ persons: number }[]> }>(CutsService);
  const persons = await counting.persons(viewer, 'SUSPECT', viewer.today, viewer.now);
  const counted = persons.reduce((sum, part) => sum + part.persons, 0);
  expect(counted).toBe(accountabilityFunnel.total.eligible.value);
  const suspects = (await read('researcher')).filter(({ unit }) => unit === 'SUSPECT');
  const { outcomes } = await app.ask<{
    outcomes: { rows: { key: { code: string | null }[]; convicted: { value: number } }[] };
  }>(
    'researcher',
    '{ outcomes(groupBy: [PERPETRATOR_CLASS], filter: { harm: ANY }) { rows { key { code } convicted { value } } } }',
  );
  const table = suspects.find(({ cut }) => cut === 'SUSPECT_JUDICIAL_BY_PERPETRATOR_CLASS');
  const convicted = table?.rows.find(({ status }) => status === 'CONVICTED');
  const public_ = new Map(outcomes.rows.map(({ key, convicted: { value } }) => [key[0]?.code ?? '', value]));
  for (const { column, count } of convicted?.cells ?? [])
    if (column !== 'UNDETERMINED') expect([column, count.value]).toEqual([column, public_.get(column) ?? 0]);
});

test('stay when the register goes on, and a new vintage differs by nothing or by enough', async () => {
  const before = await read('donor');
  await app.app.get(SyntheticService).seed({ incidents: 12, seed: 8 });
  expect(await read('donor')).toEqual(before);
  await publish('2026');
  const after = await read('donor');
  const shown = (tables: readonly Table[]): Map<string, number | null> =>
    new Map(
      tables.flatMap(({ cut, rows }) =>
        rows.flatMap(({ status, cells }) =>
          cells.map(({ column, count }) => [`${cut} ${status} ${column}`, count.value] as const),
        ),
      ),
    );
  const [then, now] = [shown(before), shown(after)];
  const isJudgment = (key: string): boolean => / (CONVICTED|ACQUITTED) /.test(key);
  let compared = 0;
  for (const [key, value] of now) {
    const was = then.get(key);
    if (value === null || was == null || isJudgment(key)) continue;
    compared += 1;
    if (value !== was) expect(Math.abs(value - was)).toBeGreaterThanOrEqual(5);
  }
  expect(compared).toBeGreaterThan(0);
  const old = await app.ask<{ publishedTables: Table[] }>(
    'donor',
    TABLES.replace('publishedTables', 'publishedTables(vintage: "2025")'),
  );
  expect(old.publishedTables).toEqual(before);
}, 120_000);

test('are published once, by headquarters, and by a plain name', async () => {
  await expect(publish('2026')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(publish('2027', 'mission')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(publish('a b')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const unknown = await app.graphql('donor', '{ publishedTables(vintage: "1999") { cut } }');
  expect(unknown.errors?.[0]?.extensions).toMatchObject({ fields: [{ path: 'vintage', rule: 'UNKNOWN' }] });
});
