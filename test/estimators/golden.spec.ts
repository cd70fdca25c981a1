import { describe, expect, it, test } from '@jest/globals';
import { cumulativeIncidence } from '../../src/analytics/estimators/cumulative-incidence.js';
import { chiSquareTail, normalQuantile } from '../../src/analytics/estimators/distributions.js';
import { kaplanMeier } from '../../src/analytics/estimators/kaplan-meier.js';
import { logRank } from '../../src/analytics/estimators/log-rank.js';
import { wilsonInterval } from '../../src/analytics/estimators/wilson.js';
import { medianSurvival, observed, survivalOn } from './curves.js';

/** Remission of acute myelogenous leukaemia, in weeks: R. G. Miller, Survival Analysis (1981); R's survival::leukemia. */
const maintained = observed([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0]);
const nonmaintained = observed([5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45], [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]);

describe('distributions', () => {
  // To twelve significant digits: R 4 and SciPy 1.17 agree on them.
  test.each([
    [0.8, 1.2815515655446],
    [0.9, 1.64485362695147],
    [0.95, 1.95996398454005],
    [0.99, 2.5758293035489],
    [0.999, 3.29052673149193],
  ])('normal quantile for a level of %f', (level, z) => {
    expect(normalQuantile(level)).toBeCloseTo(z, 12);
  });

  test.each([
    [3.841458820694124, 1, 0.05],
    [10.3267, 1, 0.00131119432558],
    [11.922882, 2, 0.00257619699616],
    [0.1374108, 2, 0.93360167862345],
    [7.814728, 3, 0.04999999783197],
    [30, 1, 4.32046305782748e-8],
    [300, 3, 9.94875834632759e-65],
  ])('chi-square tail above %f with %i degrees of freedom, far out too', (statistic, degrees, tail) => {
    expect(chiSquareTail(statistic, degrees) / tail).toBeCloseTo(1, 10);
  });

  it('refuses a level that is none', () => {
    for (const level of [0, 1, 95, NaN]) expect(() => normalQuantile(level)).toThrow(RangeError);
  });
});

describe('Wilson', () => {
  // Printed with the shares of verdicts and convictions in the published statistics, in per cent with one decimal.
  test.each([
    [4, 38, 4.2, 24.1],
    [28, 32, 71.9, 95.0],
    [8, 9, 56.5, 98.0],
    [22, 54, 28.7, 54.0],
    [6, 7, 48.7, 97.4],
    [0, 5, 0, 43.4],
  ])('%i of %i', (reached, total, low, high) => {
    const limits = wilsonInterval(reached, total);
    expect((limits.low ?? NaN) * 100).toBeCloseTo(low, 1);
    expect((limits.high ?? NaN) * 100).toBeCloseTo(high, 1);
  });

  // Agresti and Coull (1998), Am. Stat. 52, 119-126: on average over p it covers close to 95 %.
  it.each([10, 30, 100])('covers the true share in 95 of 100 draws of %i, averaged over shares', (n) => {
    const shares = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    const coverage = shares.map((p) => {
      let [chance, covered] = [(1 - p) ** n, 0];
      for (let k = 0; k <= n; k += 1) {
        const { low, high } = wilsonInterval(k, n);
        if ((low ?? 1) <= p && p <= (high ?? 0)) covered += chance;
        chance *= ((n - k) / (k + 1)) * (p / (1 - p));
      }
      return covered;
    });
    const mean = coverage.reduce((sum, value) => sum + value, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.945);
    expect(mean).toBeLessThan(0.96);
    expect(Math.min(...coverage)).toBeGreaterThan(0.83);
  });
});

describe('Kaplan-Meier', () => {
  it('gives the life table of the maintained group as Miller prints it, limits on the scale of log', () => {
    const rows = kaplanMeier(maintained, { limits: 'LOG' })
      .filter(({ events }) => events > 0)
      .map(({ day, atRisk, events, ...row }) => [
        ...[day, atRisk, events],
        ...[row.survival.toFixed(3), row.standardError?.toFixed(4), row.low?.toFixed(4), row.high?.toFixed(3)],
      ]);
    expect(rows).toEqual([
      [9, 11, 1, '0.909', '0.0867', '0.7541', '1.000'],
      [13, 10, 1, '0.818', '0.1163', '0.6192', '1.000'],
      [18, 8, 1, '0.716', '0.1397', '0.4884', '1.000'],
      [23, 7, 1, '0.614', '0.1526', '0.3769', '0.999'],
      [31, 5, 1, '0.491', '0.1642', '0.2549', '0.946'],
      [34, 4, 1, '0.368', '0.1627', '0.1549', '0.875'],
      [48, 2, 1, '0.184', '0.1535', '0.0359', '0.944'],
    ]);
  });

  it('gives medians with limits as Miller prints them', () => {
    expect(medianSurvival(kaplanMeier(maintained, { limits: 'LOG' }))).toEqual([31, 18, null]);
    expect(medianSurvival(kaplanMeier(nonmaintained, { limits: 'LOG' }))).toEqual([23, 8, null]);
  });

  // Time to the first judgment with a conviction in the eleven public example cases, censored on 2025-12-31.
  it('gives the table of the example cases: 0.9, 0.8, 0.6857, 0.5714, 0.4286, log-log limits 0.114 to 0.718', () => {
    const days = [1784, 1005, 1432, 2130, 957, 2946, 1254, 4649, 4395, 18, 2117];
    const curve = kaplanMeier(observed(days, [1, 1, 1, 1, 1]));
    const falls = curve.filter(({ events }) => events > 0);
    expect(falls.map(({ day, survival }) => [day, survival.toFixed(4)])).toEqual([
      [957, '0.9000'],
      [1005, '0.8000'],
      [1432, '0.6857'],
      [1784, '0.5714'],
      [2130, '0.4286'],
    ]);
    expect(survivalOn(curve, 2130).low).toBeCloseTo(0.114, 3);
    expect(survivalOn(curve, 2130).high).toBeCloseTo(0.718, 3);
    expect(medianSurvival(curve)[0]).toBe(2130);
  });

  // CAMIS project, "R vs SAS Survival": S is exactly one half from day 87 to the last censoring on day 118.
  it('takes the middle of a flat at one half as the median, as R does', () => {
    const curve = kaplanMeier(observed([54, 75, 77, 84, 87, 92, 103, 105, 112, 118], [1, 1, 1, 1, 1]));
    expect(medianSurvival(curve)[0]).toBe(102.5);
    const { survival, low, high } = survivalOn(curve, 80);
    expect([survival, low, high].map((value) => value?.toFixed(3))).toEqual(['0.700', '0.329', '0.892']);
  });

  // R's survival, tests/survtest.R: delayed entry worked by hand.
  it('counts at risk only who came into view before the day', () => {
    const curve = kaplanMeier(
      observed([2, 3, 6, 7, 8, 9, 9, 9, 14, 17], [1, 1, 1, 1, 1, 1, 1, 0, 0, 0], [1, 2, 5, 2, 1, 7, 3, 4, 8, 8]),
    );
    expect(curve.map(({ atRisk }) => atRisk)).toEqual([2, 3, 5, 4, 4, 5, 2, 1]);
    const fractions = [1 / 2, 1 / 3, 4 / 15, 1 / 5, 3 / 20, 9 / 100];
    fractions.forEach((fraction, i) => expect(curve[i]?.survival).toBeCloseTo(fraction, 14));
  });
});

describe('cumulative incidence', () => {
  // Worked by hand; taking the competing outcome as censoring would give 0.4444 on day 400.
  it('is 0.1667, 0.375 and 0.7917 where Kaplan-Meier would say more, and sums to 1 with its competitor', () => {
    const observations = observed([100, 200, 300, 400, 500, 600], [1, 0, 2, 1, 0, 1]);
    const event = cumulativeIncidence(observations);
    const competitor = cumulativeIncidence(observations, { cause: 2 });
    expect(event.map(({ incidence }) => incidence.toFixed(4))).toEqual([
      '0.1667',
      '0.1667',
      '0.1667',
      '0.3750',
      '0.3750',
      '0.7917',
    ]);
    expect(competitor.map(({ incidence }) => incidence.toFixed(4))).toEqual([
      '0.0000',
      '0.0000',
      '0.2083',
      '0.2083',
      '0.2083',
      '0.2083',
    ]);
    expect((event.at(-1)?.incidence ?? 0) + (competitor.at(-1)?.incidence ?? 0)).toBeCloseTo(1, 14);
    expect(1 - survivalOn(kaplanMeier(observations), 400).survival).toBeCloseTo(0.4444, 4);
  });

  // R's survival, tests/testci.R: worked by hand.
  it('gives the exact fractions of a case with ties', () => {
    const observations = observed([1, 2, 2, 3, 3, 3, 5, 6], [0, 1, 0, 2, 0, 2, 0, 2]);
    const [first, second] = [1, 2].map((cause) => cumulativeIncidence(observations, { cause }));
    const fractions = [
      [1, 0, 0],
      [6 / 7, 1 / 7, 0],
      [18 / 35, 1 / 7, 12 / 35],
      [18 / 35, 1 / 7, 12 / 35],
      [0, 1 / 7, 6 / 7],
    ];
    fractions.forEach(([free = 0, one = 0, two = 0], i) => {
      expect(first?.[i]?.eventFree).toBeCloseTo(free, 14);
      expect(first?.[i]?.incidence).toBeCloseTo(one, 14);
      expect(second?.[i]?.incidence).toBeCloseTo(two, 14);
    });
  });
});

describe('log-rank', () => {
  it('gives the test of Miller: 7 and 11 events, 10.69 and 7.31 expected, 3.4 on one degree of freedom', () => {
    const { observed: events, expected, statistic, degreesOfFreedom, pValue } = logRank([maintained, nonmaintained]);
    expect(events).toEqual([7, 11]);
    expect(expected.map((value) => value.toFixed(2))).toEqual(['10.69', '7.31']);
    expect(statistic).toBeCloseTo(3.4, 1);
    expect(degreesOfFreedom).toBe(1);
    expect(pValue).toBeCloseTo(0.07, 2);
  });
});
