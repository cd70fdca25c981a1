import type { Limits } from './limits.js';
import { wilsonInterval } from './wilson.js';

/** Below this size only k of n is said: a percentage would promise more than there is. */
export const FEWEST_FOR_SHARE = 10;

export interface ShareCounts {
  readonly reached: number;
  readonly eligible: number;
  /** Not reached as far as is known, but never looked at or never answered. */
  readonly unknown: number;
  /** Not reached for certain: the step's date may lie before or after the day asked for. */
  readonly straddling: number;
}

export interface DocumentedShare extends Limits {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  /** Every unknown counted as no: the documented share itself. */
  readonly worst: number | null;
  /** Every unknown counted as yes. */
  readonly best: number | null;
}

/**
 * Documented share with its interval and bounds: value = worst = reached / eligible, best = (reached + unknown +
 * straddling) / eligible. The interval (Wilson) speaks of chance, the bounds of ignorance; they are never merged. Below
 * 10 eligible all of them are null and the counts remain. Throws RangeError when the parts exceed the whole.
 * Source for the bounds: Manski (2003), Partial Identification of Probability Distributions.
 */
export function documentedShare(counts: ShareCounts, level = 0.95): DocumentedShare {
  const { reached, eligible, unknown, straddling } = counts;
  const possible = reached + unknown + straddling;
  if (!([reached, unknown, straddling].every((part) => part >= 0) && possible <= eligible))
    throw new RangeError(`${reached} reached, ${unknown} unknown and ${straddling} straddling exceed ${eligible}.`);
  const ratios = { numerator: reached, denominator: eligible };
  if (eligible < FEWEST_FOR_SHARE) return { ...ratios, value: null, worst: null, best: null, low: null, high: null };
  const value = reached / eligible;
  return { ...ratios, value, worst: value, best: possible / eligible, ...wilsonInterval(reached, eligible, level) };
}
