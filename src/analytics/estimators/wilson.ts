import { normalQuantile } from './distributions.js';
import { NO_LIMITS, type Limits } from './limits.js';

/**
 * Wilson's score interval of `reached` out of `total`, without correction for continuity. Both may be fractions: an
 * effective size is no count. None for a total of 0. Throws RangeError unless 0 <= reached <= total.
 * Source: Wilson (1927), JASA 22, 209-212.
 */
export function wilsonInterval(reached: number, total: number, level = 0.95): Limits {
  if (!(reached >= 0 && reached <= total)) throw new RangeError(`${reached} of ${total} is no share.`);
  if (total === 0) return NO_LIMITS;
  const z = normalQuantile(level);
  const share = reached / total;
  const middle = share + z ** 2 / (2 * total);
  const half = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  const scale = 1 + z ** 2 / total;
  // At 0 and at 1 one limit is exact, and rounding must not lead past it.
  return {
    low: reached === 0 ? 0 : (middle - half) / scale,
    high: reached === total ? 1 : (middle + half) / scale,
  };
}
