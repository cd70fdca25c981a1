import { FEWEST_FOR_SHARE } from '../estimators/documented-share.js';
import type { Limits } from '../estimators/limits.js';
import { wilsonInterval } from '../estimators/wilson.js';

/**
 * Whatever is built on published numbers is hidden with any of them (D3.5): a share, a median, a number at risk and above
 * all an interval, since Wilson's limits give numerator and denominator back. Null unless all are shown.
 */
export function hiddenWith<T>(numbers: readonly (number | null)[], build: (numbers: readonly number[]) => T): T | null {
  const shown = numbers.filter((value) => value !== null);
  return shown.length === numbers.length ? build(shown) : null;
}

export interface PublishedShare extends Limits {
  readonly value: number;
}

/**
 * Share of a published whole that a published part makes, with Wilson's interval. Null where either is hidden, and below
 * a whole of 10, where a share would tell 0 % or 100 % of a group (D3.6) and promises more than there is.
 */
export const publishedShare = (part: number | null, whole: number | null, level = 0.95): PublishedShare | null =>
  hiddenWith([part, whole], ([reached = 0, total = 0]) =>
    total < FEWEST_FOR_SHARE ? null : { value: reached / total, ...wilsonInterval(reached, total, level) },
  );
