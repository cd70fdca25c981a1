import { describe, expect, it } from '@jest/globals';
import { monthsAfter } from './facts.js';
import { clustersOf, shareOf, wilson } from './share.js';

describe('months after a day', () => {
  it('end with the month where the month is too short, and are whole calendar months else', () => {
    expect(monthsAfter('2020-01-31', 1)).toBe('2020-02-29');
    expect(monthsAfter('2021-01-31', 1)).toBe('2021-02-28');
    expect(monthsAfter('2020-02-29', 12)).toBe('2021-02-28');
    expect(monthsAfter('2020-02-29', 1)).toBe('2020-03-29');
    expect(monthsAfter('2019-12-31', 2)).toBe('2020-02-29');
  });
});

describe('a share', () => {
  const known = { reached: 3, eligible: 9, unknown: 2, open: 1 };

  it('of nobody is none', () => {
    expect(shareOf({ reached: 0, eligible: 0, unknown: 0, open: 0 }, null)).toBeNull();
  });

  it('is only k of n below 10, and has its interval and bounds from 10 on', () => {
    const none = { value: null, low: null, high: null, worst: null, best: null };
    expect(shareOf(known, null)).toEqual({ numerator: 3, denominator: 9, ...none });
    const share = shareOf({ ...known, eligible: 10 }, null);
    expect(share).toMatchObject({ value: 0.3, worst: 0.3, best: 0.6 });
    // Newcombe (1998), Statistics in Medicine 17, 857-872: 81 of 263.
    expect(wilson(81 / 263, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81 / 263, 263).high).toBeCloseTo(0.3662, 4);
  });

  it('of people in one cluster of twenty and nine of one is as sure as one of 841 / 409 (Kish)', () => {
    const sizes = [20, ...Array.from({ length: 9 }, () => 1)];
    const share = shareOf({ reached: 20, eligible: 29, unknown: 0, open: 0 }, sizes);
    expect(share).toMatchObject(wilson(20 / 29, 841 / 409));
    expect(shareOf({ reached: 20, eligible: 28, unknown: 0, open: 0 }, sizes.slice(1))).toMatchObject({ low: null });
  });
});

it('incidents joined through others are one cluster, named by its first', () => {
  const links = [
    { incidentId: 'b', proceedingId: 'p' },
    { incidentId: 'c', proceedingId: 'p' },
    { incidentId: 'c', proceedingId: 'q' },
    { incidentId: 'a', proceedingId: 'q' },
    { incidentId: 'elsewhere', proceedingId: 'q' },
  ];
  expect(Object.fromEntries(clustersOf(['a', 'b', 'c', 'd'], links))).toEqual({ a: 'a', b: 'a', c: 'a', d: 'd' });
});
