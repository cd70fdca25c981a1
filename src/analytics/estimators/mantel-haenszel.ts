import { normalQuantile } from './distributions.js';
import { NO_LIMITS, type Limits } from './limits.js';
import { wilsonInterval } from './wilson.js';

/** How many of so many reached an event. */
export interface Part {
  readonly reached: number;
  readonly total: number;
}

/** Two groups that are compared: the second with the first. */
export interface Pair {
  readonly first: Part;
  readonly second: Part;
}

/** A difference or a ratio with its interval; null where the data give none. */
export interface Contrast extends Limits {
  readonly value: number | null;
}

const NONE: Contrast = { value: null, ...NO_LIMITS };

function requireParts({ first, second }: Pair): void {
  for (const { reached, total } of [first, second])
    if (!(reached >= 0 && reached <= total)) throw new RangeError(`${reached} of ${total} is no share.`);
}

/**
 * Share of the second group less that of the first, with the limits that follow from Wilson's interval of each, without
 * correction for continuity: they stay within -1 and 1. None where a group is empty. Throws RangeError unless 0 <= reached
 * <= total. Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
 */
export function shareDifference(pair: Pair, level = 0.95): Contrast {
  requireParts(pair);
  const { first, second } = pair;
  if (first.total === 0 || second.total === 0) return NONE;
  const [p, q] = [second.reached / second.total, first.reached / first.total];
  const [ofP, ofQ] = [
    wilsonInterval(second.reached, second.total, level),
    wilsonInterval(first.reached, first.total, level),
  ];
  const down = Math.hypot(p - (ofP.low ?? p), (ofQ.high ?? q) - q);
  const up = Math.hypot((ofP.high ?? p) - p, q - (ofQ.low ?? q));
  return { value: p - q, low: p - q - down, high: p - q + up };
}

/** Strata in which both groups have somebody: the others tell nothing of a difference. */
const informative = (strata: readonly Pair[]): readonly Pair[] => {
  strata.forEach(requireParts);
  return strata.filter(({ first, second }) => first.total > 0 && second.total > 0);
};
const sumOf = (strata: readonly Pair[], term: (a: number, n1: number, b: number, n0: number) => number): number =>
  strata.reduce((sum, { first, second }) => sum + term(second.reached, second.total, first.reached, first.total), 0);

/**
 * Difference of shares, second less first, common to all strata: Σ (a·n0 - b·n1)/N / Σ n1·n0/N with a of n1 in the second
 * group, b of n0 in the first, N = n1 + n0. Its variance is consistent for few large and for many small strata; limits are
 * cut at -1 and 1, and there are none where it is 0. Strata with an empty group do not count.
 * Sources: Mantel and Haenszel (1959), JNCI 22, 719-748; Greenland and Robins (1985), Biometrics 41, 55-68; Sato (1989),
 * Biometrics 45, 1323-1324, for the variance.
 */
export function mantelHaenszelDifference(strata: readonly Pair[], level = 0.95): Contrast {
  const used = informative(strata);
  const weight = sumOf(used, (_a, n1, _b, n0) => (n1 * n0) / (n1 + n0));
  if (weight === 0) return NONE;
  const value = sumOf(used, (a, n1, b, n0) => (a * n0 - b * n1) / (n1 + n0)) / weight;
  const p = sumOf(used, (a, n1, b, n0) => (n1 ** 2 * b - n0 ** 2 * a + (n1 * n0 * (n0 - n1)) / 2) / (n1 + n0) ** 2);
  const q = sumOf(used, (a, n1, b, n0) => (a * (n0 - b) + b * (n1 - a)) / (2 * (n1 + n0)));
  const half = (normalQuantile(level) * Math.sqrt(Math.max(0, value * p + q))) / weight;
  if (half === 0) return { value, ...NO_LIMITS };
  return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half) };
}

/**
 * Ratio of shares, second over first, common to all strata: Σ a·n0/N / Σ b·n1/N; limits on the scale of its logarithm. None
 * where nobody of the first group reached it, no limits where nobody of the second did. Strata as above.
 * Source: Greenland and Robins (1985), Biometrics 41, 55-68.
 */
export function mantelHaenszelRatio(strata: readonly Pair[], level = 0.95): Contrast {
  const used = informative(strata);
  const above = sumOf(used, (a, n1, _b, n0) => (a * n0) / (n1 + n0));
  const below = sumOf(used, (_a, n1, b, n0) => (b * n1) / (n1 + n0));
  if (below === 0) return NONE;
  const value = above / below;
  const variance =
    sumOf(used, (a, n1, b, n0) => (n1 * n0 * (a + b)) / (n1 + n0) ** 2 - (a * b) / (n1 + n0)) / (above * below);
  // Everybody of both groups: a ratio of 1 without any spread.
  if (above === 0 || variance <= 0) return { value, ...NO_LIMITS };
  const factor = Math.exp(normalQuantile(level) * Math.sqrt(variance));
  return { value, low: value / factor, high: value * factor };
}
