import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCasualty, cambodian, csv2021, type Casualty } from './edition.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

/** Each import is an edition of a day after the one before, with all that those imported. */
const standing: Casualty[] = [];
let day = 0;
const load = (rows: readonly Casualty[]): ReturnType<Scene['import']> =>
  scene.import(`2020-01-${String((day += 1)).padStart(2, '0')}`, [...standing, ...rows]);

describe('identity', () => {
  test('is the casualty id; the nationality counts only where an id stands twice', async () => {
    const [one, two] = [
      aCasualty({ mission: 'UNFICYP', date: '2014-07-01' }),
      aCasualty({ mission: 'UNFICYP', date: '2014-07-02', type: 'Illness' }),
    ];
    await load([one, two]);
    const before = await scene.victim(one);
    // The id of the first is repeated from now on; its own row stays the same casualty, whatever order they come in.
    const twin = { ...one, ...cambodian };
    const report = await load([twin, one, two]);
    expect(report).toMatchObject({ created: 0, changed: 0, doubts: 1 });
    expect(report.waiting).toEqual([
      expect.objectContaining({ casualty: `${one.id}|KHM`, reason: 'DIFFERS_FROM_RECORD' }),
    ]);
    expect(await scene.victims(one)).toEqual([before]);
    // The nationality of a single id was corrected: still the same casualty.
    expect(await load([{ ...one, nationality: 'Spain', iso: 'ESP', m49: '724' }, two])).toMatchObject({
      created: 0,
      missing: [`${one.id}|KHM`],
    });
    expect(await scene.victims(one)).toEqual([{ ...before, country: 'ESP' }]);
    standing.push({ ...one, nationality: 'Spain', iso: 'ESP', m49: '724' }, two);
  });

  test('a row that stands twice is read once; two rows of one id that contradict each other are a fault', async () => {
    const row = aCasualty({ mission: 'ONUB', date: '2005-07-01' });
    const report = await load([row, row]);
    expect(report).toMatchObject({ created: 1, repeated: 1, rows: standing.length + 2 });
    expect(report.notes.filter(({ rule }) => rule === 'REPEATED')).toMatchObject([{ count: 1 }]);
    await expect(load([row, { ...row, date: '2005-07-02' }])).rejects.toMatchObject({
      fields: [{ rule: 'SAME_ID', column: 'casualty_id' }],
    });
    standing.push(row);
  });
});

test('the edition of 2021 tells neither sex nor its own date; the one after fills in what it left open', async () => {
  const other = await Scene.open();
  try {
    const rows = [aCasualty({ date: '2013-01-02' }), aCasualty({ date: '2013-01-03', gender: '' })];
    const path = other.files.write(csv2021(rows));
    expect(await other.importFile(path)).toMatchObject({ created: 2, edition: '2013-01-03' });
    expect(await other.importFile(path, { edition: '2021-03-31' })).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
      edition: '2021-03-31',
    });
    expect((await other.victims(...rows)).map(({ sex }) => sex)).toEqual(['UNKNOWN', 'UNKNOWN']);
    expect(await other.import('2023-11-28', rows)).toMatchObject({ changed: 2, created: 0 });
    expect((await other.victims(...rows)).map(({ sex }) => sex)).toEqual(['MALE', 'UNKNOWN']);
    // An edition without the column says nothing about it.
    expect(await other.importFile(path, { edition: '2024-01-01' })).toMatchObject({ changed: 0, unchanged: 2 });
  } finally {
    await other.close();
  }
});
