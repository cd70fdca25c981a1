import * as nmath from 'lib-r-math.js';

/** R's own functions, in R's order of arguments. The package's types name files without an extension, which Node's rules
 *  do not find, so those of the two functions are said here. */
interface Nmath {
  readonly qnorm: (probability: number, mean: number, deviation: number, lowerTail: boolean) => number;
  readonly pchisq: (
    statistic: number,
    degreesOfFreedom: number,
    noncentrality: undefined,
    lowerTail: boolean,
  ) => number;
}
const { pchisq, qnorm } = nmath as unknown as Nmath;

/** Two-sided quantile of the standard normal law: `level` of its mass lies within ±z. 0.95 gives 1.959964. Throws
 *  RangeError unless 0 < level < 1. Source: Wichura (1988), algorithm AS 241, as in R's qnorm. */
export function normalQuantile(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`A confidence level lies between 0 and 1; this one is ${level}.`);
  return qnorm((1 - level) / 2, 0, 1, false);
}

/** Probability that a chi-square variable exceeds `statistic`; the tail itself, so that small ones keep their digits.
 *  Source: R's pchisq with lower.tail = FALSE. */
export function chiSquareTail(statistic: number, degreesOfFreedom: number): number {
  return pchisq(statistic, degreesOfFreedom, undefined, false);
}
