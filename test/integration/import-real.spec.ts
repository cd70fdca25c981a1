import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExamplesService } from '../../src/examples/examples.service.js';
import { TestApp } from '../support/test-app.js';
import { importFile, registerState } from './edition.js';

const folder = join(process.env['SHARED_DATA'] ?? '../shared/data', 'un-fatalities-2023');
const csv = join(folder, 'dppadposs-fatalities.csv');
const json = join(folder, 'dppadposs-fatalities.json');

interface Row {
  readonly key: readonly { code: string | null }[];
  readonly registered: { value: number };
  readonly eligible: { value: number };
  readonly excluded: readonly { reason: string; count: { value: number } }[];
}
interface Truth {
  readonly total: number;
  readonly by_year: Record<string, number>;
  readonly by_mission: Record<string, number>;
}

async function funnel(app: TestApp, dimension: string): Promise<{ total: Row; rows: Row[] }> {
  const data = await app.ask<{ accountabilityFunnel: { total: Row; rows: Row[] } }>(
    'hq',
    `query ($groupBy: [Dimension!]) { accountabilityFunnel(unit: FATALITY, groupBy: $groupBy, filter: { occurredFrom: "2013-01-01" }) {
       total { ...row } rows { ...row } } }
     fragment row on FunnelRow { key { code } registered { value } eligible { value } excluded { reason count { value } } }`,
    { groupBy: [dimension] },
  );
  return data.accountabilityFunnel;
}

/** What the list says beside each example: rows that are a recorded victim, rows that make a new one, rows held for a person. */
const differences = (
  [
    // Two experts whose cause the list leaves open, and whom a court found to have been murdered.
    ['AC-01/a', 0, 0, ['CAUSE_PENDING MONUSCO-2017-03-10392', 'CAUSE_PENDING MONUSCO-2017-03-10393']],
    ['AC-02/a', 4, 0, []],
    // The Moroccan of 8 May, found later: the list dates him with the one of 13 May.
    ['AC-02/b', 1, 0, ['DIFFERS_FROM_RECORD MINUSCA-2017-05-10176']],
    ['AC-02/c', 1, 0, []],
    ['AC-02/d', 2, 0, []],
    ['AC-02/e', 1, 0, []],
    ['AC-03/a', 1, 0, []],
    ['AC-04/a', 3, 0, []],
    ['AC-05/a', 1, 0, []],
    // Fifteen of a toll of 14 to 16, and one whose cause the list leaves open.
    ['AC-07/a', 15, 0, ['CAUSE_PENDING MONUSCO-2018-09-00013']],
    ['AC-08/a', 3, 0, []],
    ['AC-09/a', 1, 0, []],
    ['AC-10/a', 7, 0, []],
    ['AC-11/a', 2, 0, []],
    ['AC-17/a', 6, 0, []],
    ['AC-19/a', 1, 0, []],
  ] as const
).map(([name, paired, added, held]) => ({ case: name, paired, added, held }));

const pendingOf = ({ excluded }: Row): number =>
  excluded.find(({ reason }) => reason === 'CAUSE_PENDING')?.count.value ?? 0;
const explained = ({ excluded }: Row): number => excluded.reduce((sum, { count }) => sum + count.value, 0);

/** Registered without those whose cause is to be determined, by key; groups without any are left out. */
const withoutPending = (rows: readonly Row[]): Record<string, number> =>
  Object.fromEntries(
    rows
      .map((row): [string, number] => [row.key[0]?.code ?? '', row.registered.value - pendingOf(row)])
      .filter(([, count]) => count > 0),
  );

test('is the whole edition, or none of it: the list stays outside the repository', () => {
  expect(existsSync(json)).toBe(existsSync(csv));
});

if (existsSync(csv) && existsSync(json)) {
  const truth = (JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as { malicious_since_2013: Truth })
    .malicious_since_2013;

  describe('the edition of 28 November 2023 on an empty register', () => {
    let app: TestApp;
    let seconds: number;
    beforeAll(async () => {
      app = await TestApp.start();
      const started = performance.now();
      await importFile(app, csv);
      seconds = (performance.now() - started) / 1_000;
    }, 60_000);
    afterAll(() => app.stop());

    test('has 438 dead since 2013, 101 of them with a cause to be determined', async () => {
      const { total } = await funnel(app, 'MISSION');
      expect(total.registered.value).toBe(438);
      expect(pendingOf(total)).toBe(101);
      expect(total.registered.value - pendingOf(total)).toBe(truth.total);
    });

    test('has the malicious acts of the list by mission and by year, to the last death', async () => {
      const byMission = await funnel(app, 'MISSION');
      expect(withoutPending(byMission.rows)).toEqual(truth.by_mission);
      const byYear = await funnel(app, 'YEAR');
      expect(withoutPending(byYear.rows)).toEqual(truth.by_year);
    });

    test.each(['MISSION', 'YEAR', 'HOST_STATE'])('explains by %s every one that is not eligible', async (dimension) => {
      const { total, rows } = await funnel(app, dimension);
      for (const row of [total, ...rows]) expect(row.registered.value - row.eligible.value).toBe(explained(row));
      const sum = (pick: (row: Row) => number): number => rows.reduce((all, row) => all + pick(row), 0);
      expect([sum((row) => row.registered.value), sum(pendingOf)]).toEqual([438, 101]);
    });

    test('changes nothing when it comes again, as CSV or as JSON', async () => {
      const before = await registerState(app);
      const again = await importFile(app, csv);
      const asJson = await importFile(app, json);
      expect([again, asJson]).toMatchObject(
        Array(2).fill({ rows: 4_350, created: 0, changed: 0, unchanged: 1_262, doubts: 0, missing: [] }),
      );
      expect(await registerState(app)).toEqual(before);
    });

    test('is read at more than a hundred rows a second', () => {
      expect(4_350 / seconds).toBeGreaterThan(100);
    });
  });

  describe('the edition of 28 November 2023 over the example cases', () => {
    let app: TestApp;
    beforeAll(async () => {
      app = await TestApp.start();
      await app.app.get(ExamplesService).load();
      await importFile(app, csv);
    }, 60_000);
    afterAll(() => app.stop());

    test('differs from them as listed, and counts nobody twice', async () => {
      const rows = await app.database.read<{ case: string; paired: number; added: number; held: string[] }>(
        `SELECT x.identifier AS "case",
           (SELECT count(*)::int FROM import_row r JOIN victim v ON v.id = r.victim_id WHERE v.incident_id = i.id AND v.recorded_at < b.imported_at) AS paired,
           (SELECT count(*)::int FROM import_row r JOIN victim v ON v.id = r.victim_id WHERE v.incident_id = i.id AND v.recorded_at >= b.imported_at) AS added,
           ARRAY(SELECT d.reason || ' ' || d.key FROM import_doubt d WHERE d.cells->>'date' = i.occurred_from::text AND d.mission_id = i.mission_id ORDER BY d.key) AS held
         FROM external_ref x JOIN incident i ON i.id = x.record_id CROSS JOIN import_batch b
         WHERE x.system = 'EXAMPLE' AND x.identifier LIKE '%/%' ORDER BY 1`,
      );
      expect(rows.filter(({ paired, added, held }) => paired + added + held.length > 0)).toEqual(differences);
    });

    test('changes nothing when it comes again', async () => {
      const before = await registerState(app);
      await importFile(app, json);
      expect(await registerState(app)).toEqual(before);
    });
  });
}
