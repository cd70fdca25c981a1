import { clusterCount, clusterVariance, FEWEST_CLUSTERS } from './cluster-variance.js';
import { logLimits, logLogLimits, NO_LIMITS, type Limits } from './limits.js';
import { CENSORED, EVENT, requireObservations, type Observation } from './observation.js';
import { riskTable } from './risk-table.js';

export interface SurvivalStep extends Limits {
  readonly day: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  /** Probability that the event has not happened by the end of this day. */
  readonly survival: number;
  /** Null once survival is 0. */
  readonly standardError: number | null;
}

export interface SurvivalOptions {
  readonly level?: number;
  readonly limits?: 'LOG_LOG' | 'LOG';
  /** Variance between clusters instead of Greenwood's; no limits below 10 clusters. */
  readonly clustered?: boolean;
}

/**
 * Kaplan-Meier: S(t) = Π (1 - d/n) over the days up to t, with d events among n at risk. A step for every distinct time.
 * Causes other than EVENT are taken as censoring: where outcomes compete, 1 - S is then too high; see
 * cumulativeIncidence. Variance: Greenwood, S² Σ d / (n (n - d)); limits log-log unless asked otherwise. With delayed
 * entry S may fall to 0 early, when all of a small risk set have the event, and stays there; see emptiedOn.
 * Throws RangeError as requireObservations does.
 * Sources: Kaplan and Meier (1958), JASA 53, 457-481; Greenwood (1926); delayed entry: Tsai, Jewell and Wang (1987).
 */
export function kaplanMeier(observations: readonly Observation[], options: SurvivalOptions = {}): SurvivalStep[] {
  const { level = 0.95, limits = 'LOG_LOG', clustered = false } = options;
  requireObservations(observations);
  const single = observations.map((one) => ({ ...one, cause: one.cause === EVENT ? EVENT : CENSORED }));
  const between = clustered ? clusterVariance(single) : null;
  const hasLimits = !clustered || clusterCount(single) >= FEWEST_CLUSTERS;
  const limitsOf = limits === 'LOG' ? logLimits : logLogLimits;
  let [survival, greenwood] = [1, 0];
  return riskTable(single).map(({ day, atRisk, events, censored }, index) => {
    if (events > 0) {
      survival *= (atRisk - events) / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
    }
    const variance = between ? (between[index] ?? 0) : survival ** 2 * greenwood;
    const standardError = survival > 0 ? Math.sqrt(variance) : null;
    const bounds = hasLimits ? limitsOf(survival, standardError, level) : NO_LIMITS;
    return { day, atRisk, events, censored, survival, standardError, ...bounds };
  });
}
