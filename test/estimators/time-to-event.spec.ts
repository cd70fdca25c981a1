import { describe, expect, it } from '@jest/globals';
import { curveOf, sharesOn } from '../../src/analytics/estimators/curve.js';
import { compareGroups, type GroupedObservation } from '../../src/analytics/estimators/group-comparison.js';
import { timeToEvent } from '../../src/analytics/estimators/time-to-event.js';
import { observed } from './curves.js';

const grouped = (group: string, times: readonly number[], causes: readonly number[], entries?: readonly number[]) =>
  observed(times, causes, entries).map((one): GroupedObservation => ({ ...one, group }));
const counting = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const events = (group: string, count: number) => grouped(group, counting(count), Array<number>(count).fill(1));

describe('time to an event', () => {
  it('is Aalen-Johansen unless asked otherwise, and Kaplan-Meier says what it does with competitors', () => {
    const rows = grouped('all', [100, 200, 300, 400, 500, 600], [1, 0, 2, 1, 0, 1]);
    const on400 = (estimate: ReturnType<typeof timeToEvent>) =>
      estimate.groups[0]?.points.find(({ day }) => day === 400)?.probability.toFixed(4);
    const competing = timeToEvent(rows, { smallestGroup: 1 });
    expect([competing.estimator, on400(competing)]).toEqual(['AALEN_JOHANSEN', '0.3750']);
    const censoring = timeToEvent(rows, { smallestGroup: 1, estimator: 'KAPLAN_MEIER' });
    expect([censoring.estimator, on400(censoring)]).toEqual(['KAPLAN_MEIER', '0.4444']);
    expect(censoring.note).toContain('competing outcomes were taken as censoring');
  });

  it('gives the shares by 1, 2 and 5 years with numbers at risk, the median only if reached', () => {
    const rows = grouped(
      'all',
      [100, 365, 500, 800, 900, 1000, 1900, 2000, 2100, 2200],
      [1, 1, 0, 1, 0, 0, 0, 0, 0, 0],
    );
    const { median, shares } = timeToEvent(rows).groups[0] ?? {};
    expect(median).toBeNull();
    expect(shares?.map(({ day, atRisk, probability }) => [day, atRisk, probability?.toFixed(4)])).toEqual([
      [365, 9, '0.2000'],
      [730, 7, '0.2000'],
      [1826, 4, '0.3143'],
    ]);
  });

  it('mirrors the limits of Kaplan-Meier into those of the share that reached the event', () => {
    const [point] = curveOf(observed([1, 2, 3, 4], [1, 0, 0, 0]), { estimator: 'KAPLAN_MEIER' });
    expect(point?.probability).toBe(0.25);
    expect(point?.low).toBeLessThan(0.25);
    expect(point?.high).toBeGreaterThan(0.25);
    expect(() => curveOf(observed([1], [1]), { limits: 'LOG' })).toThrow(RangeError);
  });

  it('carries no share beyond the last follow-up, nor to before anybody was in view', () => {
    const open = observed([100, 200], [1, 0]);
    expect(sharesOn(open, curveOf(open), [50, 200, 201]).map(({ probability }) => probability)).toEqual([0, 0.5, null]);
    const over = observed([100, 200], [1, 1]);
    expect(sharesOn(over, curveOf(over), [201])[0]?.probability).toBe(1);
    const late = observed([100, 200], [1, 0], [40, 50]);
    expect(sharesOn(late, curveOf(late), [30, 45]).map(({ probability }) => probability)).toEqual([null, 0]);
    expect(sharesOn([], [], [365])).toEqual([{ day: 365, atRisk: 0, probability: null, low: null, high: null }]);
  });

  it('refuses a group of nine with the reason and keeps its counts; ten are enough', () => {
    const [nine, ten] = timeToEvent([...events('nine', 9), ...events('ten', 10)]).groups;
    expect(nine).toMatchObject({ size: 9, events: 9, median: null, shares: [], points: [] });
    expect(nine?.refused).toEqual({ rule: 'TOO_FEW', message: 'The group has 9; an estimate takes at least 10.' });
    expect(ten).toMatchObject({ refused: null, median: { days: 5.5 } });
  });

  it('refuses a curve that an early risk set of one has emptied while others came later', () => {
    const rows = grouped('all', [2, 30, 40, 50], [1, 1, 0, 0], [0, 5, 5, 5]);
    const [group] = timeToEvent(rows, { smallestGroup: 1 }).groups;
    expect(group).toMatchObject({ lateEntries: 3, points: [], refused: { rule: 'RISK_SET_EMPTIED' } });
    expect(group?.refused?.message).toContain('On day 2 ');
  });
});

describe('the comparison of groups', () => {
  it('is given from twenty events and five expected in each group on', () => {
    const { difference, refused } = compareGroups([...events('a', 10), ...events('b', 10)]);
    expect(refused).toBeNull();
    expect(difference).toMatchObject({ name: 'LOG_RANK', degreesOfFreedom: 1 });
    expect(difference?.groups.map(({ group, observed: count }) => [group, count])).toEqual([
      ['a', 10],
      ['b', 10],
    ]);
    expect(difference?.statistic).toBeCloseTo(0, 12);
  });

  it.each([
    ['ONE_GROUP', events('a', 30)],
    ['TOO_MANY_GROUPS', ['a', 'b', 'c', 'd', 'e'].flatMap((name) => events(name, 10))],
    ['TOO_FEW_EVENTS', [...events('a', 10), ...events('b', 9)]],
    ['TOO_FEW_EVENTS', [...events('a', 30), ...events('b', 3)]],
    [
      'NOT_TOGETHER',
      [
        ...events('a', 20),
        ...grouped(
          'b',
          counting(20).map((day) => day + 30),
          Array<number>(20).fill(1),
          Array<number>(20).fill(25),
        ),
      ],
    ],
  ])('is refused by %s', (rule, rows) => {
    const { difference, refused } = compareGroups(rows);
    expect([difference, refused?.rule]).toEqual([null, rule]);
  });

  // Of 30 events one unit that is in view throughout takes 1/31 + ... + 1/2 = 3.03, three take 6.8.
  it('asks for five expected, not observed, in each group', () => {
    const watched = (count: number) => grouped('b', Array<number>(count).fill(99), []);
    expect(compareGroups([...events('a', 30), ...watched(1)]).refused).toEqual({
      rule: 'TOO_FEW_EVENTS',
      message: 'Group b would have 3.0 events if all were alike; a comparison takes at least 5.',
    });
    expect(compareGroups([...events('a', 30), ...watched(3)]).difference?.groups[1]?.expected).toBeCloseTo(6.8, 1);
  });

  it('waives numbers where asked, never what makes a test', () => {
    const few = [...events('a', 3), ...events('b', 4)];
    expect(compareGroups(few, false).difference).not.toBeNull();
    expect(compareGroups(events('a', 3), false).refused?.rule).toBe('ONE_GROUP');
  });

  it('counts units of one cluster once, by the first, in its group', () => {
    const joined = (rows: GroupedObservation[]) => rows.map((row) => ({ ...row, cluster: 'trial' }));
    const rows = [...events('a', 12), ...joined(events('a', 2)), ...joined(events('b', 8)), ...events('b', 12)];
    const { difference } = compareGroups(rows);
    expect(difference?.groups.map(({ group, observed: count }) => [group, count])).toEqual([
      ['a', 13],
      ['b', 12],
    ]);
  });
});
