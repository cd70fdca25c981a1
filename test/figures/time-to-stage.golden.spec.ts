import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { dayAfter, writeCases, type Case, type CaseStep } from './cases.js';
import { onlyGroup, timeToStage, type Group } from './time-report.js';

/** Share by the end of a day, to four digits. */
const at = (group: Group, day: number): number | null => {
  const point = group.points.find((one) => one.day === day);
  return point?.probability == null ? null : Math.round(point.probability * 10_000) / 10_000;
};

describe('the synthetic test of competing risks (domain 7.1), each of its six cases ten times', () => {
  const COPIES = 10;
  const ENDS = [
    [100, 'event'],
    [200, 'censored'],
    [300, 'competing'],
    [400, 'event'],
    [500, 'censored'],
    [600, 'event'],
  ] as const;
  const ON = '2018-01-01';

  function caseOf(name: string, [days, end]: (typeof ENDS)[number]): Case {
    const day = dayAfter(ON, days);
    if (end === 'censored') return { on: ON, looked: [ON, day] };
    const steps: readonly CaseStep[] =
      end === 'competing'
        ? [
            { kind: 'PRELIMINARY_INQUIRY', on: dayAfter(ON, 10), proceeding: name },
            { kind: 'CLOSED', on: day, proceeding: name },
          ]
        : [{ kind: 'INVESTIGATION_OPENED', on: day, proceeding: name }];
    return { on: ON, looked: [ON, dayAfter(ON, 600)], steps };
  }

  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    const cases = ENDS.flatMap((end) => Array.from({ length: COPIES }, (_, copy) => caseOf(`${end[0]}-${copy}`, end)));
    await writeCases(app, cases);
  });
  afterAll(() => app.stop());

  const ARGS = 'unit: INCIDENT, stage: INVESTIGATION, asOf: "2025-12-31"';

  it('gives 0.1667, 0.3750 and 0.7917 by Aalen and Johansen', async () => {
    const report = await timeToStage(app, ARGS);
    const [group] = report.groups;
    if (!group) throw new Error('No group.');
    expect([100, 400, 600].map((day) => at(group, day))).toEqual([0.1667, 0.375, 0.7917]);
    expect(group.points.map(({ day, atRisk }) => [day, atRisk])).toEqual([
      [100, 60],
      [200, 50],
      [300, 40],
      [400, 30],
      [500, 20],
      [600, 10],
    ]);
    expect(group).toMatchObject({ eligible: 60, size: 60, events: 30, competing: 10, censored: 20, clusters: 60 });
    expect(report.note).toContain('compete with it');
  });

  it('gives 0.4444 at 400 days by Kaplan and Meier, and says that it is too high', async () => {
    const report = await timeToStage(app, `${ARGS}, estimator: KAPLAN_MEIER`);
    const [group] = report.groups;
    expect(group && at(group, 400)).toBe(0.4444);
    expect(report.note).toContain('too high');
  });

  it('gives a median and shares only as far as somebody was followed', async () => {
    const { median, shares } = await onlyGroup(app, ARGS);
    expect(median?.days).toBe(600);
    expect(shares.map(({ day, probability }) => [day, probability && Math.round(probability * 10_000)])).toEqual([
      [365, 1667],
      [730, 7917],
      [1826, 7917],
    ]);
  });

  it('follows everybody to asOf in the run beside it, which moves who is at risk', async () => {
    const { allAtAsOf } = await onlyGroup(app, ARGS);
    // Nobody is censored before: 10 of 60, after the 10 competing ends 10 of 40, then 10 of 30.
    expect(allAtAsOf.map(({ probability }) => probability && Math.round(probability * 10_000))).toEqual([
      1667, 5000, 5000,
    ]);
  });
});
