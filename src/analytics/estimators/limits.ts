import { normalQuantile } from './distributions.js';

/** A confidence interval; null where the data give none. */
export interface Limits {
  readonly low: number | null;
  readonly high: number | null;
}

export const NO_LIMITS: Limits = { low: null, high: null };

/**
 * Limits of a probability on the scale of log(-log p): p^exp(±z·se / (p·log p)). They stay within 0 and 1. None at 0 and
 * at 1, where the scale ends, or without a standard error.
 * Source: Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, section 1.4; Borgan and
 * Liestøl (1990), Scand. J. Statist. 17, 35-41.
 */
export function logLogLimits(probability: number, standardError: number | null, level = 0.95): Limits {
  if (standardError === null || probability <= 0 || probability >= 1) return NO_LIMITS;
  const width = (normalQuantile(level) * standardError) / (probability * -Math.log(probability));
  return { low: probability ** Math.exp(width), high: probability ** Math.exp(-width) };
}

/** Limits on the scale of log p: p·exp(±z·se / p), cut at 1. None at 0 and at 1. The default of R's survfit. */
export function logLimits(probability: number, standardError: number | null, level = 0.95): Limits {
  if (standardError === null || probability <= 0 || probability >= 1) return NO_LIMITS;
  const factor = Math.exp((normalQuantile(level) * standardError) / probability);
  return { low: probability / factor, high: Math.min(1, probability * factor) };
}
