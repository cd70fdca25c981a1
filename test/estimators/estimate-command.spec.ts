import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TimeToEvent } from '../../src/analytics/estimators/time-to-event.js';
import { SHARE_DAYS } from '../../src/analytics/estimators/curve.js';
import { estimate, type EstimateOptions } from '../../src/cli/estimate.command.js';
import { InvalidInputError } from '../../src/errors/app-error.js';
import { inThisProcess } from '../support/in-this-process.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'estimate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const defaults = { time: 't', event: 'e', level: 0.95, days: SHARE_DAYS, smallestGroup: 1, conditions: true } as const;
const run = (text: string | Buffer, options: Partial<EstimateOptions> = {}) => {
  const csv = join(folder, 'own.csv');
  writeFileSync(csv, text);
  return estimate({ csv, ...defaults, estimator: 'AALEN_JOHANSEN', limits: 'LOG_LOG', ...options });
};
type Report = TimeToEvent & { coding: unknown; leftOut: unknown; limits: { variance: string } };
const reported = async (text: string, options: Partial<EstimateOptions> = {}): Promise<Report> =>
  (await run(text, options)).report as Report;
const faultsOf = async (text: string | Buffer, options: Partial<EstimateOptions> = {}) => {
  const error: unknown = await run(text, options).catch((refusal: unknown) => refusal);
  if (!(error instanceof InvalidInputError)) throw error;
  return error.fields.map(({ path, rule }) => `${path}: ${rule}`);
};

describe('estimate', () => {
  it('reads 0, 1 and 2 as censored, event and competing, and says so', async () => {
    const { groups, coding } = await reported('t,e\n100,1\n200,0\n300,2\n400,1\n500,0\n600,1\n');
    expect(coding).toEqual({ censored: '0', event: '1', competing: ['2'] });
    expect(groups[0]?.points.map(({ probability }) => probability.toFixed(4)).slice(3)).toEqual([
      '0.3750',
      '0.3750',
      '0.7917',
    ]);
  });

  it('reads other words when they are named', async () => {
    const text = 't,e\n3,dead\n4,alive\n5,moved\n';
    const { coding, groups } = await reported(text, { eventValue: 'dead', censoredValue: 'alive' });
    expect(coding).toEqual({ censored: 'alive', event: 'dead', competing: ['moved'] });
    expect(groups[0]).toMatchObject({ events: 1, competing: 1, censored: 1 });
  });

  it('refuses a column of 1 and 2 alone until it is told which is which', async () => {
    const text = 't,e\n3,2\n4,1\n';
    expect(await faultsOf(text)).toEqual(['file, e: AMBIGUOUS']);
    const asInR = await reported(text, { eventValue: '2', censoredValue: '1' });
    expect(asInR.groups[0]).toMatchObject({ events: 1, competing: 0, censored: 1 });
    const competing = await reported(text, { eventValue: '1', censoredValue: 'NONE' });
    expect(competing.groups[0]).toMatchObject({ events: 1, competing: 1, censored: 0 });
  });

  it('runs time from an earlier stage, with entry on the same clock, and counts who is left out', async () => {
    const text = 't,e,o,n,g\n30,1,10,0,a\n40,0,10,25,a\n9,1,,0,a\n50,1,0,0,\n20,1,0,20,a\n';
    const { groups, leftOut } = await reported(text, { origin: 'o', entry: 'n', group: 'g' });
    expect(leftOut).toEqual({ originNotReached: 1, noGroup: 1, neverInView: 1 });
    expect(groups[0]).toMatchObject({ group: 'a', size: 2, lateEntries: 1 });
    expect(groups[0]?.points.map(({ day, atRisk }) => [day, atRisk])).toEqual([
      [20, 2],
      [30, 1],
    ]);
  });

  it('takes the variance between clusters when they are named, and compares groups', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i + 1},1,${i % 2},c${i % 12}`);
    const own = await reported(['t,e,g,c', ...rows].join('\n'), { group: 'g' });
    expect([own.limits.variance, own.difference?.degreesOfFreedom]).toEqual(['AALEN', 1]);
    const joined = await reported(['t,e,g,c', ...rows].join('\n'), { group: 'g', cluster: 'c' });
    expect([joined.limits.variance, joined.differenceRefused?.rule]).toEqual(['BETWEEN_CLUSTERS', 'TOO_FEW_EVENTS']);
    expect(joined.groups[0]).toMatchObject({ clusters: 6, median: { low: null, high: null } });
  });

  it('says it in lines for a person', async () => {
    const { lines } = await run('t,e\n100,1\n400,0\n', { days: [365, 730] });
    expect(lines).toEqual([
      'Cumulative incidence (Aalen-Johansen): other outcomes that prevent the event compete with it.',
      '2 rows, 0 left out',
      'all: 2 units, 1 events, 0 competing, 1 censored',
      '  median: day 250 (100 to –)',
      '  by day 365: 50.0 % (0.0 % to 96.0 %), 1 at risk',
      '  by day 730: – (– to –), 0 at risk',
      'no comparison: There is one group, so there is nothing to compare.',
    ]);
  });

  it.each([
    ['', ['file: EMPTY']],
    ['t,e\n', ['file: EMPTY']],
    ['t,x\n1,1\n', ['row 1, e: COLUMN']],
    ['t,e,t\n1,1,1\n', ['row 1, t: COLUMN']],
    ['t,e\n1,1\n2\n', ['row 3: CUT_ROW']],
    ['t,e\n1,"1\n', ['row 2: CSV']],
    [
      't,e\n,1\n-4,0\n5,\n2020-01-01,1\n',
      ['row 2, t: BLANK', 'row 3, t: NUMBER', 'row 4, e: BLANK', 'row 5, t: NUMBER'],
    ],
    ['t,e\n1,yes\n2,0\n', ['row 2, e: EVENT']],
  ])('refuses %j', async (text, faults) => {
    expect(await faultsOf(text)).toEqual(faults);
  });

  it('refuses what no row can mean, and files that are none', async () => {
    expect(await faultsOf('t,e,o\n3,1,5\n', { origin: 'o' })).toEqual(['row 2, t: ORDER']);
    expect(await faultsOf('t,e\n3,1\n', { eventValue: 'dead', censoredValue: '1' })).toEqual(['file, e: VALUE']);
    expect(await faultsOf('t,e\n3,1\n', { eventValue: '1' })).toEqual(['file, e: VALUE']);
    expect(await faultsOf('t,e\n3,1\n', { eventValue: '1', censoredValue: '1' })).toEqual(['file, e: VALUE']);
    expect(await faultsOf('t,e,c\n3,1,\n', { cluster: 'c' })).toEqual(['row 2, c: BLANK']);
    expect(await faultsOf('t,e\n3,1\n', { limits: 'LOG' })).toEqual(['limits: LIMITS']);
    expect(await faultsOf(Buffer.from([0x74, 0xff]))).toEqual(['file: ENCODING']);
    expect(await faultsOf('t,e\n3,1\n', { csv: join(folder, 'absent.csv') })).toEqual(['file: READABLE']);
  });

  it('needs no database, prints, and leaves with 0, or with 2 and the fault', async () => {
    const csv = join(folder, 'printed.csv');
    writeFileSync(csv, 't,e\n1,1\n2,0\n');
    const call = (...words: string[]) => inThisProcess(['estimate', '--csv', csv, '--time', 't', ...words], {});
    const told = await call('--event', 'e', '--estimator', 'kaplan-meier', '--limits', 'log', '--days', '1');
    expect(told).toMatchObject({ code: 0, stderr: '' });
    expect(told.stdout).toContain('by day 1: 50.0 %');
    const refused = { code: 2, stdout: '', stderr: 'Row 1, x: there is no such column; there are t, e.\n' };
    expect(await call('--event', 'x')).toEqual(refused);
    for (const words of [
      ['--estimator', 'mean'],
      ['--level', '95'],
      ['--days', '1,x'],
      ['--smallest-group', '0'],
    ])
      expect(await call('--event', 'e', ...words)).toMatchObject({ code: 2, stdout: '' });
  });
});
