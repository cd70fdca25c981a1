import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { differingProgress } from '../../src/ledger/progress.projection.js';
import type { ImportReport } from '../../src/imports/import.report.js';
import { contentsOf } from './contents.js';
import { Scene } from './scene.js';

const folder = join(process.env['SHARED_DATA'] ?? '../shared/data', 'un-fatalities-2023');
const csv = join(folder, 'dppadposs-fatalities.csv');
const json = join(folder, 'dppadposs-fatalities.json');

type Counts = Readonly<Record<string, number>>;
interface Truth {
  readonly rows: number;
  readonly by_type_of_incident: Counts;
  readonly malicious_by_year: Counts;
  readonly malicious_by_mission: Counts;
  readonly malicious_since_2013: { readonly total: number; readonly by_year: Counts; readonly by_mission: Counts };
}
interface FunnelRow {
  readonly key: readonly { readonly code: string | null }[];
  readonly registered: { readonly value: number };
  readonly eligible: { readonly value: number };
  readonly excluded: readonly { readonly reason: string; readonly count: { readonly value: number } }[];
}
interface Funnel {
  readonly rows: readonly FunnelRow[];
  readonly total: FunnelRow;
}

const pendingOf = ({ excluded }: FunnelRow): number =>
  excluded.find(({ reason }) => reason === 'CAUSE_PENDING')?.count.value ?? 0;
const explained = ({ registered, eligible, excluded }: FunnelRow): boolean =>
  registered.value === eligible.value + excluded.reduce((sum, { count }) => sum + count.value, 0);
/** Registered deaths without those whose cause is pending, by group; groups without any are left out. */
const maliciousBy = ({ rows }: Funnel): Counts =>
  Object.fromEntries(
    rows
      .map((row): [string, number] => [row.key[0]?.code ?? '', row.registered.value - pendingOf(row)])
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const sorted = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

// The UN's edition of November 2023 lies beside the repository, not in it.
test('the edition is there whole, or not at all', () => {
  expect(existsSync(json)).toBe(existsSync(csv));
});

if (existsSync(csv)) {
  describe('the edition of November 2023 on an empty register', () => {
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth;
    const { 'Malicious Act': malicious = 0, 'To Be Determined': pending = 0, ...others } = truth.by_type_of_incident;
    let scene: Scene;
    let rehearsed: ImportReport;
    let report: ImportReport;

    const funnel = async (groupBy: string, filter = '{ occurredFrom: "2013-01-01" }'): Promise<Funnel> => {
      const row = 'registered { value } eligible { value } excluded { reason count { value } }';
      const data = await scene.app.ask<{ accountabilityFunnel: Funnel }>(
        'researcher',
        `{ accountabilityFunnel(unit: FATALITY, groupBy: [${groupBy}], filter: ${filter}) { rows { key { code } ${row} } total { ${row} } } }`,
      );
      return data.accountabilityFunnel;
    };

    beforeAll(async () => {
      scene = await Scene.open();
      rehearsed = await scene.importFile(csv, { dryRun: true });
      report = await scene.importFile(csv);
    }, 120_000);
    afterAll(() => scene.close());

    test('every row is created or left out, as the rehearsal said', () => {
      expect(report).toMatchObject({
        rows: truth.rows,
        edition: '2023-11-28',
        created: malicious + pending,
        doubts: 0,
        leftOut: others,
      });
      expect(rehearsed).toEqual({ ...report, dryRun: true });
      expect(report.notes.map(({ rule, count }) => `${rule} ${count}`).sort()).toEqual(
        ['BLANK 1', 'BY_NAME 1', 'BY_NAME 1', 'BY_NAME 29', 'SPACE 534', 'UNDETERMINED 14'].sort(),
      );
    });

    test.each([
      ['MISSION', truth.malicious_since_2013.by_mission],
      ['YEAR', truth.malicious_since_2013.by_year],
    ])(
      'deaths since 2013 by %s are those of the file to the last one, and each that is not eligible has its reason',
      async (dimension, counts) => {
        const answer = await funnel(dimension);
        expect(answer.total.registered.value - pendingOf(answer.total)).toBe(truth.malicious_since_2013.total);
        expect(pendingOf(answer.total)).toBe(101);
        expect(maliciousBy(answer)).toEqual(sorted(counts));
        expect([answer.total, ...answer.rows].every(explained)).toBe(true);
      },
    );

    test('the same by host State adds up to all of them', async () => {
      const answer = await funnel('HOST_STATE');
      expect(answer.rows.reduce((sum, { registered }) => sum + registered.value, 0)).toBe(
        truth.malicious_since_2013.total + 101,
      );
      expect(answer.rows.every(explained)).toBe(true);
    });

    test('over all years, too', async () => {
      expect(maliciousBy(await funnel('YEAR', '{}'))).toEqual(sorted(truth.malicious_by_year));
      expect(maliciousBy(await funnel('MISSION', '{}'))).toEqual(sorted(truth.malicious_by_mission));
    });

    test('the same file again, and its JSON, change nothing', async () => {
      const before = await contentsOf(scene.app.database);
      for (const path of [csv, json]) {
        const again = await scene.importFile(path);
        expect(again).toMatchObject({
          created: 0,
          matched: 0,
          changed: 0,
          doubts: 0,
          unchanged: malicious + pending,
          leftOut: others,
          missing: [],
        });
      }
      expect(await contentsOf(scene.app.database)).toEqual(before);
      expect(await differingProgress(scene.app.database.dataSource.manager)).toBe(0);
    });
  });
}
