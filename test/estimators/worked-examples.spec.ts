import { describe, expect, it, test } from '@jest/globals';
import { aalenJohansen } from '../../src/analytics/estimators/aalen-johansen.js';
import { clusterProportion } from '../../src/analytics/estimators/cluster-proportion.js';
import { clusterVariance } from '../../src/analytics/estimators/cluster-variance.js';
import { cumulativeIncidence } from '../../src/analytics/estimators/cumulative-incidence.js';
import { documentedShare } from '../../src/analytics/estimators/documented-share.js';
import { kaplanMeier } from '../../src/analytics/estimators/kaplan-meier.js';
import { logLimits, logLogLimits } from '../../src/analytics/estimators/limits.js';
import { logRank } from '../../src/analytics/estimators/log-rank.js';
import { quadraticForm } from '../../src/analytics/estimators/quadratic-form.js';
import { dayAtLevel } from '../../src/analytics/estimators/quantile.js';
import { riskTable } from '../../src/analytics/estimators/risk-table.js';
import { wilsonInterval } from '../../src/analytics/estimators/wilson.js';
import { observed, staysOf } from './curves.js';

describe('risk tables', () => {
  it('put events before censorings of the day, and keep days on which units only left', () => {
    expect(riskTable(observed([3, 3, 5, 7], [1, 0, 0, 2]))).toEqual([
      { day: 3, atRisk: 4, events: 1, competing: 0, censored: 1 },
      { day: 5, atRisk: 2, events: 0, competing: 0, censored: 1 },
      { day: 7, atRisk: 1, events: 0, competing: 1, censored: 0 },
    ]);
  });

  it('count an event on day 0 of a unit in view from the start', () => {
    expect(riskTable(observed([0, 4], [1, 0]))[0]).toMatchObject({ day: 0, atRisk: 2, events: 1 });
  });

  it('count nobody on the day of a late entry itself', () => {
    expect(riskTable(observed([4, 9], [1, 1], [0, 4]))[0]).toMatchObject({ day: 4, atRisk: 1 });
  });

  test.each([
    [{ entry: 0, time: -1, cause: 1 }],
    [{ entry: -1, time: 2, cause: 1 }],
    [{ entry: 5, time: 5, cause: 1 }],
    [{ entry: 0, time: NaN, cause: 1 }],
    [{ entry: 0, time: 3, cause: 1.5 }],
    [{ entry: 0, time: 3, cause: -1 }],
  ])('refuse %j', (observation) => {
    for (const estimate of [riskTable, kaplanMeier, cumulativeIncidence]) {
      expect(() => estimate([observation])).toThrow(RangeError);
    }
    expect(() => logRank([[observation]])).toThrow(RangeError);
  });
});

describe('limits', () => {
  it('are p^exp(±z se / (p log p)) and p exp(±z se / p), and none at the ends of the scale', () => {
    const { low, high } = logLogLimits(0.5, 0.1);
    expect([low?.toFixed(5), high?.toFixed(5)]).toEqual(['0.29517', '0.67452']);
    const straight = logLimits(0.5, 0.1);
    expect([straight.low?.toFixed(5), straight.high?.toFixed(5)]).toEqual(['0.33785', '0.73996']);
    expect(logLimits(0.9, 0.2).high).toBe(1);
    for (const limits of [logLogLimits(0, 0), logLogLimits(1, 0), logLimits(1, 0), logLogLimits(0.5, null)])
      expect(limits).toEqual({ low: null, high: null });
  });
});

describe('variances', () => {
  it('of Greenwood: S² Σ d / (n (n - d)), here (1/4)(2/(4·2)) after two of four', () => {
    expect(kaplanMeier(observed([1, 1, 2, 3], [1, 1, 0, 0]))[0]?.standardError).toBeCloseTo(Math.sqrt(1 / 16), 14);
  });

  it('of Aalen with two events tied among four: 2/16 · 2/3 = 1/12', () => {
    const [step] = cumulativeIncidence(observed([1, 1, 2, 3], [1, 1, 0, 0]));
    expect((step?.standardError ?? 0) ** 2).toBeCloseTo(1 / 12, 14);
  });

  // Four units in two clusters that fall together: F = 1/2, and each cluster moves it by 2 · 1/8.
  it('between clusters that fall together is that of two units, 1/8, not of four, 1/16', () => {
    const units = observed([1, 1, 2, 2], [1, 1, 0, 0]);
    const clusters = units.map((unit, i) => ({ ...unit, cluster: i < 2 ? 'a' : 'b' }));
    expect(clusterVariance(clusters)[0]).toBeCloseTo(1 / 8, 14);
    expect(clusterVariance(units)[0]).toBeCloseTo(1 / 16, 14);
  });

  // Late entry: on day 2 two at risk, one event; on day 4 the first of two at risk has entered on day 2. By hand
  // S = 1/2, then 1/4; influences on F(4) are 1/8 (a), 0 (b: -1/8 + 1/8), and -1/8 (c).
  it('between units with late entry follows the derivative of the curve by the weight of each', () => {
    const units = observed([2, 4, 6], [1, 1, 0], [0, 0, 2]);
    expect(clusterVariance(units)[1]).toBeCloseTo(1 / 64 + 0 + 1 / 64, 14);
  });

  it('gives no limits below ten clusters, and some from ten on', () => {
    const units = (count: number) =>
      observed(
        Array.from({ length: 2 * count }, (_, i) => i + 1),
        Array.from({ length: 2 * count }, () => 1),
      ).map((unit, i) => ({ ...unit, cluster: String(i % count) }));
    for (const estimate of [kaplanMeier, cumulativeIncidence]) {
      expect(estimate(units(9), { clustered: true })[3]).toMatchObject({ low: null, high: null });
      expect(estimate(units(10), { clustered: true })[3]?.low).toBeGreaterThan(0);
    }
  });
});

describe('Aalen-Johansen with several states', () => {
  // R's survival, tests/mstate.R: worked by hand, in 32nds.
  it('follows units from state to state', () => {
    const visits = {
      id: [1, 1, 1, 2, 3, 4, 4, 4, 5, 5],
      t1: [0, 4, 9, 0, 2, 0, 2, 8, 1, 3],
      t2: [4, 9, 10, 5, 9, 2, 8, 9, 3, 11],
      to: ['a', 'b', 'a', 'b', 'c', 'a', 'c', '', 'b', ''],
    };
    const steps = aalenJohansen(staysOf(visits, 'entry'), 'entry');
    const column = (state: string) => steps.map(({ probability }) => 32 * (probability.get(state) ?? 0));
    expect(column('entry')).toEqual([24, 18, 12, 6, 6, 0, 0, 0]);
    expect(column('a')).toEqual([8, 8, 14, 14, 7, 0, 9.5, 9.5]);
    expect(column('b')).toEqual([0, 6, 6, 12, 12, 19, 9.5, 9.5]);
    expect(column('c')).toEqual([0, 0, 0, 0, 7, 13, 13, 13]);
  });
});

describe('quantiles', () => {
  // R's survival, tests/quantile.R: S is 6/7, 2/3 in steps and flat in between; worked by hand.
  it('take the middle of a flat that lies exactly at the level, else the first day at or below it', () => {
    const curve = kaplanMeier(observed([9, 1, 1, 6, 6, 8, 10], [1, 1, 0, 1, 1, 0, 0]));
    const points = curve.map(({ day, survival }) => ({ day, value: survival }));
    const days = [13 / 14, 6 / 7, 2 / 3, 1 / 2, 9 / 35, 1 / 10].map((level) => dayAtLevel(points, level));
    expect(days).toEqual([1, 3.5, 6, 9, 9.5, null]);
  });

  it('pass over points without a value', () => {
    expect(
      dayAtLevel(
        [
          { day: 1, value: null },
          { day: 2, value: 0.4 },
        ],
        0.5,
      ),
    ).toBe(2);
    expect(dayAtLevel([], 0.5)).toBeNull();
  });
});

describe('log-rank', () => {
  // Day 1: one event, 2 and 2 at risk; day 2: one event, 1 and 2; day 3: one event, 0 and 2 (one group: no variance).
  it('adds d n₁/n and the hypergeometric variances day by day', () => {
    const test = logRank([observed([1, 2], [1, 1]), observed([3, 4], [1, 0])]);
    expect(test.expected[0]).toBeCloseTo(1 / 2 + 1 / 3, 14);
    expect(test.statistic).toBeCloseTo((2 - 5 / 6) ** 2 / (1 / 4 + 2 / 9), 12);
  });

  it('has no statistic for one group, without events, or for groups never at risk together', () => {
    const apart = [observed([1, 2], [1, 1]), observed([8, 9], [1, 1], [5, 5])];
    for (const groups of [[observed([1], [1])], [observed([1], [0]), observed([2], [0])], apart])
      expect(logRank(groups)).toMatchObject({ statistic: null, pValue: null });
  });

  it("solves v' M⁻¹ v with pivots, and says when there is no inverse", () => {
    expect(
      quadraticForm(
        [1, 2],
        [
          [2, 0],
          [0, 4],
        ],
      ),
    ).toBeCloseTo(1.5, 14);
    expect(
      quadraticForm(
        [1, 2],
        [
          [0, 1],
          [1, 0],
        ],
      ),
    ).toBeCloseTo(4, 14);
    expect(
      quadraticForm(
        [1, 2, 3],
        [
          [2, 1, 0],
          [1, 2, 1],
          [0, 1, 2],
        ],
      ),
    ).toBeCloseTo(5, 12);
    expect(
      quadraticForm(
        [1, 1],
        [
          [1, 1],
          [1, 1],
        ],
      ),
    ).toBeNull();
  });
});

describe('shares', () => {
  it('between clusters have n = (Σ m)² / Σ m², Wilson at that size, and no interval below ten', () => {
    const ten = Array.from({ length: 10 }, (_, i) => ({ size: i < 5 ? 1 : 3, reached: i < 5 ? 0 : 3 }));
    const { value, clusters, effectiveSize, low, high } = clusterProportion(ten);
    expect([value, clusters, effectiveSize]).toEqual([0.75, 10, 8]);
    expect({ low, high }).toEqual(wilsonInterval(6, 8));
    expect(clusterProportion(ten.slice(1))).toMatchObject({ clusters: 9, low: null, high: null });
    expect(clusterProportion([])).toEqual({ value: null, clusters: 0, effectiveSize: 0, low: null, high: null });
    expect(() => clusterProportion([{ size: 1, reached: 2 }])).toThrow(RangeError);
  });

  it('have the unknown as no in the worst case and as yes in the best, apart from the interval', () => {
    const share = documentedShare({ reached: 4, eligible: 38, unknown: 10, straddling: 1 });
    expect(share).toMatchObject({ numerator: 4, denominator: 38, value: 4 / 38, worst: 4 / 38, best: 15 / 38 });
    expect(share).toMatchObject(wilsonInterval(4, 38));
  });

  it('below ten are k of n and no percentage; parts never exceed the whole', () => {
    const none = { value: null, worst: null, best: null, low: null, high: null };
    const few = documentedShare({ reached: 2, eligible: 9, unknown: 0, straddling: 0 });
    expect(few).toEqual({ numerator: 2, denominator: 9, ...none });
    expect(documentedShare({ reached: 2, eligible: 10, unknown: 0, straddling: 0 }).value).toBe(0.2);
    expect(() => documentedShare({ reached: 9, eligible: 10, unknown: 1, straddling: 1 })).toThrow(RangeError);
    expect(() => documentedShare({ reached: 1, eligible: 10, unknown: -1, straddling: 0 })).toThrow(RangeError);
  });

  it('of nothing have no interval, and more than all is no share', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: null, high: null });
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
    expect([wilsonInterval(0, 5).low, wilsonInterval(5, 5).high]).toEqual([0, 1]);
  });
});
