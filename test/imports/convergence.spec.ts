import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ImportReport } from '../../src/imports/import.report.js';
import { differingProgress } from '../../src/ledger/progress.projection.js';
import { aCasualty, cambodian, type Casualty } from './edition.js';
import { Scene, type Found } from './scene.js';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 25);
const MISSION = 'UNTSO';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

/** What an edition says of one casualty: one of a few days, so that casualties meet, part and follow each other. */
const saying = fc.record({
  day: fc.integer({ min: 1, max: 4 }),
  type: fc.constantFrom('Malicious Act', 'Malicious Act', 'To Be Determined', 'Illness'),
  gender: fc.constantFrom('M', 'F'),
  isCambodian: fc.boolean(),
});
type Saying = typeof saying extends fc.Arbitrary<infer T> ? T : never;
/** Editions that follow each other, each with all of the same casualties. */
const editions = fc
  .integer({ min: 1, max: 4 })
  .chain((people) =>
    fc.array(fc.array(saying, { minLength: people, maxLength: people }), { minLength: 2, maxLength: 4 }),
  );

/** Each run has a month of its own. */
let month = 0;
const rowOf = ({ id }: Casualty, { day, type, gender, isCambodian }: Saying): Casualty =>
  aCasualty({
    id,
    mission: MISSION,
    date: `${1960 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-0${day}`,
    type,
    gender,
    ...(isCambodian ? cambodian : {}),
  });

const rowsSaid = ({ created, matched, changed, unchanged, repeated, doubts, leftOut }: ImportReport): number =>
  Object.values(leftOut).reduce(
    (sum, count) => sum + count,
    created + matched + changed + unchanged + repeated + doubts,
  );

/** What the register must hold of the rows of the last edition, whatever came before it. */
const expected = (rows: readonly Casualty[]): object[] =>
  rows
    .filter(({ type }) => type !== 'Illness')
    .map((row) => ({
      casualty: row.id,
      date: row.date,
      statusOn: row.date,
      status: row.type === 'Malicious Act' ? 'KILLED' : 'CAUSE_PENDING',
      country: row.iso,
      sex: row.gender === 'M' ? 'MALE' : 'FEMALE',
      confirmation: 'CONFIRMED',
    }));
const held = (found: readonly Found[]): object[] =>
  found
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .map(({ casualty, date, statusOn, status, country, sex, confirmation }) => ({
      casualty,
      date,
      statusOn,
      status,
      country,
      sex,
      confirmation,
    }));

/** Incidents that are confirmed although nobody is in them. */
const emptyIncidents = (): Promise<object[]> =>
  scene.app.database.read(
    `SELECT i.reference FROM incident i WHERE i.confirmation = 'CONFIRMED'
       AND NOT EXISTS (SELECT 1 FROM victim v WHERE v.incident_id = i.id AND NOT v.is_withdrawn)`,
  );

test('whatever editions came before, the register holds what the last one says', async () => {
  await fc.assert(
    fc.asyncProperty(editions, async (history) => {
      month += 1;
      const people = (history[0] ?? []).map(() => aCasualty({ mission: MISSION }));
      let rows: Casualty[] = [];
      for (const said of history) {
        rows = people.map((person, i) => rowOf(person, said[i]));
        const report = await scene.import('2020-01-01', rows);
        expect([rowsSaid(report), report.doubts]).toEqual([rows.length, 0]);
      }
      const found = await scene.victims(...people);
      expect(held(found)).toEqual(expected(rows));
      const live = found.filter(({ isWithdrawn }) => !isWithdrawn);
      expect(new Set(live.map(({ incident }) => incident)).size).toBe(new Set(live.map(({ date }) => date)).size);
      expect(await emptyIncidents()).toEqual([]);
      expect(await scene.import('2020-01-01', rows)).toMatchObject({ created: 0, changed: 0 });
    }),
    { numRuns: RUNS },
  );
  expect(await differingProgress(scene.app.database.dataSource.manager)).toBe(0);
}, 600_000);
