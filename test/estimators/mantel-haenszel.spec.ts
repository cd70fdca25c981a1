import { describe, expect, it, test } from '@jest/globals';
import {
  mantelHaenszelDifference,
  mantelHaenszelRatio,
  shareDifference,
  type Contrast,
  type Pair,
} from '../../src/analytics/estimators/mantel-haenszel.js';

const pair = (a: number, n1: number, b: number, n0: number): Pair => ({
  second: { reached: a, total: n1 },
  first: { reached: b, total: n0 },
});
const printed = ({ value, low, high }: Contrast, digits: number): (string | undefined)[] =>
  [value, low, high].map((one) => one?.toFixed(digits));

describe('a difference of two shares', () => {
  // Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
  test.each([
    [56, 70, 48, 80, ['0.2000', '0.0524', '0.3339']],
    [9, 10, 3, 10, ['0.6000', '0.1705', '0.8090']],
    [5, 56, 0, 29, ['0.0893', '-0.0381', '0.1926']],
    [0, 10, 0, 10, ['0.0000', '-0.2775', '0.2775']],
  ])('of %i in %i and %i in %i has the published limits', (a, n1, b, n0, expected) => {
    expect(printed(shareDifference(pair(a, n1, b, n0)), 4)).toEqual(expected);
  });

  it('is none where nobody is on a side, and refuses more than all', () => {
    expect(shareDifference(pair(0, 0, 1, 2))).toEqual({ value: null, low: null, high: null });
    for (const estimate of [
      shareDifference,
      (one: Pair) => mantelHaenszelDifference([one]),
      (one: Pair) => mantelHaenszelRatio([one]),
    ])
      expect(() => estimate(pair(3, 2, 0, 1))).toThrow(RangeError);
  });
});

describe('Mantel and Haenszel', () => {
  // University Group Diabetes Program, deaths by age: Rothman, Greenland and Lash (2008), Modern Epidemiology, 3rd edition,
  // table 15-1 and pages 275-276, with 90 % limits; the upper limit of the difference, 0.088 there, is 0.0874 by Sato's
  // variance, and 0.28 is the logarithm of the ratio, as R's package metafor gives both for these data.
  const DIABETES = [pair(8, 106, 5, 120), pair(22, 98, 16, 85)];
  // Trials of the vaccine against tuberculosis: Colditz et al. (1994), JAMA 271, 698-702, the thirteen tables as in metafor's
  // dat.bcg; logarithm of the ratio -0.4537 (-0.5308, -0.3766), the same by Stata's metan.
  const TUBERCULOSIS = [
    [4, 123, 11, 139],
    [6, 306, 29, 303],
    [3, 231, 11, 220],
    [62, 13598, 248, 12867],
    [33, 5069, 47, 5808],
    [180, 1541, 372, 1451],
    [8, 2545, 10, 629],
    [505, 88391, 499, 88391],
    [29, 7499, 45, 7277],
    [17, 1716, 65, 1665],
    [186, 50634, 141, 27338],
    [5, 2498, 3, 2341],
    [27, 16913, 29, 17854],
  ].map(([a = 0, n1 = 0, b = 0, n0 = 0]) => pair(a, n1, b, n0));
  const logOf = ({ value, low, high }: Contrast): Contrast => ({
    value: Math.log(value ?? 0),
    low: Math.log(low ?? 0),
    high: Math.log(high ?? 0),
  });

  it('give the published difference and its limits', () => {
    expect(printed(mantelHaenszelDifference(DIABETES, 0.9), 4)).toEqual(['0.0349', '-0.0176', '0.0874']);
  });

  it('give the published ratios and their limits', () => {
    expect(printed(mantelHaenszelRatio(DIABETES), 2)[0]).toBe('1.33');
    expect(printed(logOf(mantelHaenszelRatio(DIABETES, 0.9)), 2)).toEqual(['0.28', '-0.14', '0.71']);
    expect(printed(logOf(mantelHaenszelRatio(TUBERCULOSIS)), 4)).toEqual(['-0.4537', '-0.5308', '-0.3766']);
  });

  it('are the plain figures in one stratum, and strata with an empty side change nothing', () => {
    const one = pair(30, 204, 21, 205);
    expect(mantelHaenszelDifference([one]).value).toBeCloseTo(30 / 204 - 21 / 205, 12);
    expect(mantelHaenszelRatio([one]).value?.toFixed(2)).toBe('1.44');
    const alone = [pair(5, 9, 0, 0), pair(0, 0, 7, 7)];
    expect(mantelHaenszelDifference([...DIABETES, ...alone])).toEqual(mantelHaenszelDifference(DIABETES));
    expect(mantelHaenszelRatio([...DIABETES, ...alone])).toEqual(mantelHaenszelRatio(DIABETES));
    expect(mantelHaenszelDifference(alone)).toEqual({ value: null, low: null, high: null });
  });

  it('say nothing of chance where nothing varies', () => {
    expect(mantelHaenszelDifference([pair(0, 30, 0, 40)])).toEqual({ value: 0, low: null, high: null });
    expect(mantelHaenszelDifference([pair(30, 30, 0, 40)])).toEqual({ value: 1, low: null, high: null });
    expect(mantelHaenszelRatio([pair(30, 30, 40, 40)])).toEqual({ value: 1, low: null, high: null });
    expect(mantelHaenszelRatio([pair(0, 30, 4, 40)])).toEqual({ value: 0, low: null, high: null });
    expect(mantelHaenszelRatio([pair(4, 30, 0, 40)])).toEqual({ value: null, low: null, high: null });
  });

  it('have, over many pairs of one, the variance of discordant pairs', () => {
    // With one on either side of each of n strata, the difference is that of discordant pairs and Sato's variance that of
    // McNemar's for the difference: ((b + c) - (b - c)²/n) / n².
    const strata = [
      ...Array.from({ length: 12 }, () => pair(1, 1, 0, 1)),
      ...Array.from({ length: 5 }, () => pair(0, 1, 1, 1)),
      ...Array.from({ length: 23 }, () => pair(1, 1, 1, 1)),
    ];
    const { value, high } = mantelHaenszelDifference(strata);
    expect(value).toBeCloseTo(7 / 40, 12);
    expect(((high ?? 0) - 7 / 40) / 1.959963984540054).toBeCloseTo(Math.sqrt(17 - 49 / 40) / 40, 9);
  });
});
