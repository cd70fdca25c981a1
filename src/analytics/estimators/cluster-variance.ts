import { CENSORED, EVENT, type Observation } from './observation.js';
import { riskTable } from './risk-table.js';

/** Fewer clusters than these give no interval: their spread cannot be told from so few. */
export const FEWEST_CLUSTERS = 10;

/** Number of clusters; a unit without one is a cluster of its own. */
export function clusterCount(observations: readonly Observation[]): number {
  const names = observations.flatMap(({ cluster }) => (cluster === undefined ? [] : [cluster]));
  return new Set(names).size + observations.length - names.length;
}

/** The three sums that a cluster's influence on F(t) is made of; see clusterVariance. */
interface Influence {
  own: number;
  later: number;
  laterAtF: number;
}

/**
 * Variance of the cumulative incidence of `cause` at every distinct time when units of a cluster are not independent: the
 * sum over clusters of the squared influence on F(t), the influence of a unit being the derivative of F(t) by its weight
 * (infinitesimal jackknife),
 *   Σ over u up to t of S(u-)/n (dN1 - Y d1/n) - (F(t) - F(u))/(n - d) (dN - Y d/n),
 * with n at risk, d1 events of the cause, d of any; N1, N, Y those of the unit. Causes that only censor give the variance
 * of Kaplan-Meier, and with one unit a cluster and no delayed entry that is Greenwood's.
 * Sources: Ying and Wei (1994), J. Multivariate Anal. 50, 17-29; Williams (1995), Lifetime Data Analysis 1, 171-186.
 */
export function clusterVariance(observations: readonly Observation[], cause: number = EVENT): number[] {
  const table = riskTable(observations, cause);
  const clusters = new Map<string | Observation, Influence>();
  const influences = observations.map((observation) => {
    const key = observation.cluster ?? observation;
    const influence = clusters.get(key) ?? { own: 0, later: 0, laterAtF: 0 };
    clusters.set(key, influence);
    return influence;
  });
  let [eventFree, incidence] = [1, 0];
  return table.map(({ day, atRisk, events, competing }) => {
    const failed = events + competing;
    const before = eventFree;
    eventFree = (before * (atRisk - failed)) / atRisk;
    incidence += (before * events) / atRisk;
    if (failed > 0)
      observations.forEach(({ entry, time, cause: end }, index) => {
        const influence = influences[index];
        if (time < day || (entry > 0 && entry >= day)) return;
        influence.own += (before / atRisk) * (Number(time === day && end === cause) - events / atRisk);
        if (failed === atRisk) return;
        const excess = (Number(time === day && end !== CENSORED) - failed / atRisk) / (atRisk - failed);
        influence.later += excess;
        influence.laterAtF += excess * incidence;
      });
    return sumOf(clusters.values(), ({ own, later, laterAtF }) => (own - incidence * later + laterAtF) ** 2);
  });
}

function sumOf<T>(things: Iterable<T>, numberOf: (thing: T) => number): number {
  let sum = 0;
  for (const thing of things) sum += numberOf(thing);
  return sum;
}
