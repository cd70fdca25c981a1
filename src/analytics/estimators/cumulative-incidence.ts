import { aalenJohansen } from './aalen-johansen.js';
import { clusterCount, clusterVariance, FEWEST_CLUSTERS } from './cluster-variance.js';
import { logLogLimits, NO_LIMITS, type Limits } from './limits.js';
import { CENSORED, EVENT, type Observation } from './observation.js';
import { riskTable, type RiskTableRow } from './risk-table.js';

export interface IncidenceStep extends RiskTableRow, Limits {
  /** Probability that neither the event nor a competing one has happened by the end of this day. */
  readonly eventFree: number;
  /** Probability that the event has happened by the end of this day, and nothing competing before it. */
  readonly incidence: number;
  readonly standardError: number;
}

export interface IncidenceOptions {
  /** The cause that is asked for; EVENT unless named. */
  readonly cause?: number;
  readonly level?: number;
  /** Variance between clusters instead of Aalen's; no limits below 10 clusters. */
  readonly clustered?: boolean;
}

const ORIGIN = 'origin';

/**
 * Cumulative incidence of one cause with the others competing: F(t) = Σ S(t-) d/n, S being the probability that nothing
 * has happened. A step for every distinct time. Variance: Aalen's, as in R's cmprsk; limits on the scale of log(-log F).
 * Throws RangeError as requireObservations does.
 * Sources: Aalen (1978), Ann. Statist. 6, 534-545; Marubini and Valsecchi (1995), Analysing Survival Data from Clinical
 * Trials and Observational Studies, section 10.2.
 */
export function cumulativeIncidence(
  observations: readonly Observation[],
  options: IncidenceOptions = {},
): IncidenceStep[] {
  const { cause = EVENT, level = 0.95, clustered = false } = options;
  const table = riskTable(observations, cause);
  const stays = observations.map(({ entry, time, cause: end }) => ({
    state: ORIGIN,
    entry,
    time,
    to: end === CENSORED ? null : String(end),
  }));
  const points = aalenJohansen(stays, ORIGIN).map(({ probability }, index) => ({
    row: table[index],
    eventFree: probability.get(ORIGIN) ?? 1,
    incidence: probability.get(String(cause)) ?? 0,
  }));
  const variances = clustered ? clusterVariance(observations, cause) : aalenVariances(points);
  const hasLimits = !clustered || clusterCount(observations) >= FEWEST_CLUSTERS;
  return points.map(({ row, eventFree, incidence }, index) => {
    const standardError = Math.sqrt(variances[index] ?? 0);
    const limits = hasLimits ? logLogLimits(incidence, standardError, level) : NO_LIMITS;
    return { ...row, eventFree, incidence, standardError, ...limits };
  });
}

interface Point {
  readonly row: RiskTableRow;
  readonly eventFree: number;
  readonly incidence: number;
}

/**
 * Aalen's variance of F at every step: Σ over days u up to t of
 *   S(u-)² d/n² (n - d)/(n - 1) (1 - (F(t) - F(u)) / S(u))²   for the d events, and
 *   S(u-)² c/n² (n - c)/(n - 1) ((F(t) - F(u)) / S(u))²       for the c competing ones.
 * F(t) is taken out of the sums, so one pass is enough. Where S(u) is 0, F no longer moves and (F(t) - F(u)) / S(u) is 0.
 */
function aalenVariances(points: readonly Point[]): number[] {
  let [before, squares, products, weights] = [1, 0, 0, 0];
  const add = (count: number, atRisk: number, constant: number, slope: number): void => {
    if (count === 0) return;
    const ties = atRisk > 1 ? (atRisk - count) / (atRisk - 1) : 1;
    const weight = (before / atRisk) ** 2 * count * ties;
    squares += weight * constant ** 2;
    products += weight * constant * slope;
    weights += weight * slope ** 2;
  };
  return points.map(({ row: { atRisk, events, competing }, eventFree, incidence }) => {
    const slope = eventFree > 0 ? 1 / eventFree : 0;
    add(events, atRisk, 1 + incidence * slope, slope);
    add(competing, atRisk, incidence * slope, slope);
    before = eventFree;
    return Math.max(0, squares - 2 * incidence * products + incidence ** 2 * weights);
  });
}
