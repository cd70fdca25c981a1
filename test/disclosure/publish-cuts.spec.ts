import { describe, expect, it } from '@jest/globals';
import { FIXED_CUTS, type FixedCut } from '../../src/analytics/disclosure/fixed-cuts.js';
import { publishCuts } from '../../src/analytics/disclosure/publish-cuts.js';
import type { CutCounts, EarlierVintage, PublishedTable } from '../../src/analytics/disclosure/published-table.js';
import { RandomRegister, SMALL_CUTS } from './random-register.js';

const cut: FixedCut = {
  code: 'COURT_BY_REGION',
  version: 1,
  unit: 'SUSPECT',
  family: { code: 'COURT', statuses: ['CONVICTED', 'CHARGED', 'FREE'] },
  dimension: { code: 'REGION', columns: ['NORTH', 'EAST', 'SOUTH'] },
  structuralZeros: [],
};
const columns = ['NORTH', 'EAST', 'SOUTH'];
const counted = (...counts: number[][]): CutCounts => ({ cut, columns, counts });
const large = counted([20, 30, 40], [25, 35, 45], [50, 60, 70]);

async function publish(table: CutCounts, earlier: EarlierVintage[] = [], facts: EarlierVintage['facts'] = []) {
  const [published] = await publishCuts([table], { vintage: `V${earlier.length}`, facts, earlier });
  if (!published) throw new Error('Nothing was published.');
  return published;
}
const vintageOf = (table: PublishedTable): EarlierVintage => ({ vintage: table.vintage, tables: [table], facts: [] });
const hiddenIn = ({ cells }: PublishedTable): number => cells.flat().filter((value) => value === null).length;

describe('a published table', () => {
  it('shows all of a table without small numbers', async () => {
    expect(await publish(large)).toMatchObject({ cells: large.counts, total: 375, statusTotals: [90, 105, 180] });
  });

  it('hides a small cell and three others that would give it away, and keeps the margins', async () => {
    const table = await publish(counted([3, 30, 40], [25, 35, 45], [50, 60, 70]));
    expect(table.cells[0]?.[0]).toBeNull();
    expect(hiddenIn(table)).toBe(4);
    expect(table).toMatchObject({ statusTotals: [73, 105, 180], columnTotals: [78, 125, 155], total: 358 });
  });

  it('hides a zero like any small number, and shows it where a fact makes it public', async () => {
    const counts = counted([0, 30, 40], [25, 35, 45], [50, 60, 70]);
    expect((await publish(counts)).cells[0]?.[0]).toBeNull();
    const fact = { cut: cut.code, status: 'CONVICTED', column: 'NORTH', max: 0 };
    expect(await publish(counts, [], [fact])).toMatchObject({ cells: counts.counts });
  });

  it('hides that all of a small group share a status', async () => {
    const table = await publish(counted([7, 30, 40], [0, 35, 45], [0, 60, 70]));
    expect(table.columnTotals[0]).toBe(7);
    expect(table.cells.map((row) => row[0])).toEqual([null, null, null]);
  });

  it('leaves out facts that the register contradicts', async () => {
    const fact = { cut: cut.code, status: 'CONVICTED', column: 'NORTH', max: 1 };
    const counts = counted([3, 30, 40], [25, 35, 45], [50, 60, 70]);
    expect(await publish(counts, [], [fact])).toEqual(await publish(counts));
  });

  it('is the same in bytes for the same input', async () => {
    const counts = new RandomRegister(7).counts();
    const published = () => publishCuts(counts, { vintage: 'V', facts: [], earlier: [] });
    expect(JSON.stringify(await published())).toBe(JSON.stringify(await published()));
  });

  it('has the same bytes whatever a hidden cell holds', async () => {
    const texts = await Promise.all(
      [0, 1, 2, 3, 4].map((n) => publish(counted([n, 34 - n, 40], [29 - n, 31 + n, 45], [50, 60, 70]))),
    );
    const shapes = texts.map((table) => JSON.stringify(table));
    expect(new Set(shapes).size).toBe(1);
  });

  it('hides the whole of a table in which nobody is many', async () => {
    const table = await publish(counted([1, 0, 1], [0, 1, 0], [0, 0, 1]));
    expect(hiddenIn(table)).toBe(9);
    expect(table).toMatchObject({ statusTotals: [null, null, null], columnTotals: [null, null, null], total: null });
  });

  it('shows or hides a margin alike in all cuts that share it', async () => {
    const counts = new RandomRegister(11).counts();
    const tables = await publishCuts(counts, { vintage: 'V', facts: [], earlier: [] });
    expect(tables.map(({ cut: code }) => code)).toEqual(SMALL_CUTS.map(({ code }) => code));
    expect(tables[0]?.statusTotals).toEqual(tables[1]?.statusTotals);
    expect(tables[0]?.columnTotals).toEqual(tables[2]?.columnTotals);
    expect(new Set(tables.map(({ total }) => total)).size).toBe(1);
  });

  it('refuses a threshold below 3, counts that are none, and cuts that disagree about a margin', async () => {
    const publication = { vintage: 'V', facts: [], earlier: [] };
    await expect(publishCuts([large], { ...publication, threshold: 2 })).rejects.toThrow(RangeError);
    await expect(publish(counted([1.5, 1, 1], [1, 1, 1], [1, 1, 1]))).rejects.toThrow(RangeError);
    await expect(publish(counted([1, 1, 1]))).rejects.toThrow(RangeError);
    const other = { ...cut, code: 'COURT_BY_FORUM', dimension: { code: 'FORUM', columns } };
    const disagreeing = {
      cut: other,
      columns,
      counts: [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
    };
    await expect(publishCuts([large, disagreeing], publication)).rejects.toThrow('Two cuts disagree');
  });
});

describe('a later vintage', () => {
  it('shows again what has not changed', async () => {
    const first = await publish(large);
    expect(await publish(large, [vintageOf(first)])).toEqual({ ...first, vintage: 'V1' });
  });

  it('shows a number only if it changed by nothing or by the threshold since each earlier vintage', async () => {
    const first = await publish(large);
    const later = counted([22, 30, 40], [25, 35, 45], [50, 60, 70]);
    const second = await publish(later, [vintageOf(first)]);
    const pairs = [...second.cells.flat(), ...second.statusTotals, ...second.columnTotals, second.total].map(
      (value, at) => [value, [...first.cells.flat(), ...first.statusTotals, ...first.columnTotals, first.total][at]],
    );
    for (const [now, then] of pairs)
      if (now != null && then != null) expect(now === then || Math.abs(now - then) >= 5).toBe(true);
    expect(second.vintage).toBe('V1');
    expect(second.cells[0]?.[0]).toBeNull();
  });

  it('lets the earlier table stand whole where too little could be shown', async () => {
    const first = await publish(large);
    const everywhere = counted(...large.counts.map((row) => row.map((value) => value + 1)));
    const second = await publish(everywhere, [vintageOf(first)]);
    expect(second).toEqual(first);
    const third = await publish(large, [vintageOf(first), { vintage: 'V1', tables: [second], facts: [] }]);
    expect(third).toEqual({ ...first, vintage: 'V2' });
  });

  it('takes a column opened since for zero then, and refuses one that is gone', async () => {
    const first = await publish(large);
    const wider = { cut, columns: [...columns, 'WEST'], counts: large.counts.map((row) => [...row, 50]) };
    expect(await publish(wider, [vintageOf(first)])).toMatchObject({ cells: wider.counts });
    const narrower = { cut, columns: columns.slice(0, 2), counts: large.counts.map((row) => row.slice(0, 2)) };
    await expect(publish(narrower, [vintageOf(first)])).rejects.toThrow('lost its column SOUTH');
  });
});

describe('the list of fixed cuts', () => {
  it('names every cut once, and shares statuses and columns by name', () => {
    const codes = FIXED_CUTS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const one of FIXED_CUTS)
      for (const [status, column] of one.structuralZeros) {
        expect(one.family.statuses).toContain(status);
        expect(one.dimension.columns).toContain(column);
      }
  });
});
