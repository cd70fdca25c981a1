import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { TimeToStageService } from '../../src/analytics/time-to-stage.service.js';
import { ExamplesService } from '../../src/examples/examples.service.js';
import { TestApp } from '../support/test-app.js';
import { dayAfter, writeCases, type Case } from './cases.js';
import { onlyGroup, timeToStage, type Group, type Report } from './time-report.js';

const AS_OF = '2025-12-31';
/** The eleven cases of the worked example (domain 3.4): days to the first conviction, or to asOf without one. */
const CONVICTED: readonly (readonly [string, number])[] = [
  ['2017-03-12', 1784],
  ['2017-05-08', 1005],
  ['2019-02-22', 1432],
  ['2015-05-25', 2130],
];
const NINTH = 957;
const WAITING = [2946, 1254, 4649, 4395, 18, 2117];

function elevenCases(recordedOn: (on: string) => string): Case[] {
  const convicted = [...CONVICTED, [dayAfter('2018-01-01', 0), NINTH] as const].map(([on, days]): Case => {
    const judgment = { kind: 'JUDGMENT', on: dayAfter(on, days), proceeding: `of ${on}` } as const;
    return { on, recordedOn: recordedOn(on), steps: [{ ...judgment, outcome: 'CONVICTED', persons: 1 }] };
  });
  const waiting = WAITING.map((days): Case => {
    const on = dayAfter(AS_OF, -days);
    return { on, recordedOn: recordedOn(on) };
  });
  return [...convicted, ...waiting];
}

const rounded = (value: number | null | undefined): number | null => (value == null ? null : Number(value.toFixed(4)));

describe.each([
  ['all on one day, long after', () => '2026-11-23'],
  ['each on the day of its incident', (on: string) => on],
] as const)('the worked example, recorded %s (T1)', (_when, recordedOn) => {
  const ARGS = `unit: INCIDENT, stage: VERDICT, outcome: CONVICTED, estimator: KAPLAN_MEIER, asOf: "${AS_OF}"`;
  let app: TestApp;
  let group: Group;
  beforeAll(async () => {
    app = await TestApp.start();
    await writeCases(app, elevenCases(recordedOn));
    group = await onlyGroup(app, ARGS);
  });
  afterAll(() => app.stop());

  it('gives the published table', () => {
    const events = group.points.filter(({ day }) => [957, 1005, 1432, 1784, 2130].includes(day));
    expect(events.map(({ day, atRisk, probability }) => [day, atRisk, rounded(1 - (probability ?? 0))])).toEqual([
      [957, 10, 0.9],
      [1005, 9, 0.8],
      [1432, 7, 0.6857],
      [1784, 6, 0.5714],
      [2130, 4, 0.4286],
    ]);
    const last = events.at(-1);
    expect([last?.high, last?.low].map((limit) => (1 - (limit ?? 0)).toFixed(3))).toEqual(['0.114', '0.718']);
    expect(group).toMatchObject({ size: 11, events: 5, censored: 6, lateEntries: 0, median: { days: 2130 } });
  });
});

describe('the example cases', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.app.get(ExamplesService).load();
  });
  afterAll(() => app.stop());

  test('recorded today, they reach their convictions after the published days', async () => {
    const asked = `unit: INCIDENT, stage: VERDICT, outcome: CONVICTED, asOf: "${AS_OF}", dates: EARLIEST`;
    const { points, size, events } = await onlyGroup(app, asked);
    const steps = points.filter(({ probability }, at) => probability !== (points[at - 1]?.probability ?? 0));
    // The case of experts is excluded; one trial covers five incidents.
    expect(steps.map(({ day }) => day)).toEqual(expect.arrayContaining([803, 957, 1005, 1286, 1432, 2130]));
    expect([size, events]).toEqual([expect.any(Number), 9]);
  });

  test.each([
    ['EARLIEST', 1286],
    ['LATEST', 1316],
  ] as const)('a verdict known to the month is at its %s day after %i days (T11)', async (dates, days) => {
    const filter = { harm: 'ANY', occurredFrom: '2016-06-24', occurredTo: '2016-06-24' };
    const args = { unit: 'INCIDENT', stage: 'VERDICT', dates, filter, asOf: AS_OF } as const;
    const report = (await app.app
      .get(TimeToStageService)
      .timeToStage(await app.viewer('hq'), args, 1)) as unknown as Report;
    expect(report.groups.map(({ points }) => points.map(({ day }) => day))).toEqual([[days]]);
  });
});

describe('made-up registers', () => {
  const ON = '2019-01-01';
  const many = (count: number, one: (copy: number) => Omit<Case, 'on'>): Case[] =>
    Array.from({ length: count }, (_, copy) => ({ on: ON, ...one(copy) }));
  async function groupOf(cases: readonly Case[], args: string, unit = 'INCIDENT'): Promise<Report> {
    const app = await TestApp.start();
    try {
      await writeCases(app, cases);
      return await timeToStage(app, `unit: ${unit}, stage: INVESTIGATION, asOf: "${AS_OF}", ${args}`);
    } finally {
      await app.stop();
    }
  }

  test('the two scenarios are no bounds: a wait censored on day 2 beside an event of day 1 to 3 (T11)', async () => {
    const event = (copy: number): Omit<Case, 'on'> => ({
      steps: [{ kind: 'INVESTIGATION_OPENED', on: dayAfter(ON, 1), to: dayAfter(ON, 3), proceeding: `p${copy}` }],
    });
    const cases = [...many(10, () => ({ looked: [ON, dayAfter(ON, 2)] })), ...many(10, event)];
    const at3 = async (dates: string): Promise<number | null | undefined> =>
      (await groupOf(cases, `dates: ${dates}`)).groups[0]?.points.findLast(({ day }) => day <= 3)?.probability;
    expect([rounded(await at3('EARLIEST')), rounded(await at3('LATEST'))]).toEqual([0.5, 1]);
  });

  test('silence is not taken as no: those never looked at are in the bounds alone (T2)', async () => {
    const event = (copy: number): Omit<Case, 'on'> => ({
      steps: [{ kind: 'INVESTIGATION_OPENED', on: dayAfter(ON, 100 + copy), proceeding: `p${copy}` }],
    });
    const cases = [...many(5, event), ...many(15, () => ({})), ...many(20, () => ({ looked: null }))];
    const [group] = (await groupOf(cases, 'entry: LOOKED_FROM')).groups;
    expect(group).toMatchObject({ eligible: 40, size: 20, neverLookedAt: 20, events: 5, censored: 15 });
    expect(group?.shares.map(({ probability, worst, best }) => [probability, worst, best].map(rounded))).toEqual(
      Array(3).fill([0.25, 0.125, 0.625]),
    );
  });

  test('groups are compared by one incident of a cluster, and only from enough events on (T10)', async () => {
    const event = (state: string, from: number, joined: string | null) => (copy: number) => ({
      hostState: state,
      steps: [
        {
          kind: 'INVESTIGATION_OPENED' as const,
          on: dayAfter(ON, from + copy),
          proceeding: joined ?? `${state}${copy}`,
        },
      ],
    });
    const alone = [...many(18, event('CAF', 100, null)), ...many(18, event('MLI', 105, null))];
    const { difference, differenceRefused } = await groupOf(alone, 'groupBy: HOST_STATE');
    expect([difference?.name, differenceRefused]).toEqual(['LOG_RANK', null]);
    expect(difference?.pValue).toBeLessThan(1);
    const joined = [...many(18, event('CAF', 100, null)), ...many(18, event('MLI', 105, 'one trial'))];
    const one = await groupOf(joined, 'groupBy: HOST_STATE');
    expect([one.difference, one.differenceRefused]).toEqual([null, expect.stringContaining('19 events')]);
    expect(one.groups.map(({ key, size, clusters }) => [key?.code, size, clusters])).toEqual([
      ['CAF', 18, 18],
      ['MLI', 18, 1],
    ]);
  });

  test('the dead of one attack share its fate: limits are those of incidents, not of people (T7)', async () => {
    const event =
      (dead: number, joined: string | null) =>
      (copy: number): Omit<Case, 'on'> => {
        const proceeding = joined ?? `p${copy}`;
        const opened = { kind: 'INVESTIGATION_OPENED', on: dayAfter(ON, 100 + 100 * copy), proceeding } as const;
        return { dead: [dead], ...(copy % 2 === 0 ? { steps: [opened] } : {}), proceedings: [proceeding] };
      };
    const limits = async (cases: readonly Case[], unit: string): Promise<unknown> => {
      const [group] = (await groupOf(cases, 'entry: NONE', unit)).groups;
      return [group?.size, group?.clusters, ...[group?.shares[1]?.low, group?.shares[1]?.high].map(rounded)];
    };
    const [one, four] = [many(12, event(1, null)), many(12, event(4, null))];
    const [size, clusters, ...ofOne] = (await limits(one, 'FATALITY')) as number[];
    expect([size, clusters]).toEqual([12, 12]);
    expect(await limits(four, 'FATALITY')).toEqual([48, 12, ...ofOne]);
    expect(await limits(many(12, event(4, 'one trial')), 'FATALITY')).toEqual([48, 1, null, null]);
  });
});
