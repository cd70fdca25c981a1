import { chiSquareTail } from './distributions.js';
import { EVENT, requireObservations, type Observation } from './observation.js';
import { quadraticForm } from './quadratic-form.js';
import { numberAtRisk } from './risk-table.js';

export interface LogRank {
  /** Null when the groups cannot be compared: fewer than two, no event, or never at risk together. */
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  readonly pValue: number | null;
  /** Events of each group, in the order of the groups. */
  readonly observed: readonly number[];
  /** Events that each group would have had if all had the same hazard. */
  readonly expected: readonly number[];
}

/**
 * Log-rank test that groups have the same hazard of EVENT: with O observed events and E = Σ d n_g / n expected, the
 * statistic (O - E)' V⁻¹ (O - E) over all groups but the last, V the hypergeometric covariance
 * Σ d (n - d)/(n - 1) n_g/n (1{g=h} - n_h/n). Other causes and late entry change who is at risk: where outcomes compete it
 * compares cause-specific hazards, not cumulative incidences. Throws RangeError as requireObservations does.
 * Sources: Mantel (1966); Peto and Peto (1972), JRSS A 135, 185-207; Klein and Moeschberger (2003), section 7.3.
 */
export function logRank(groups: readonly (readonly Observation[])[]): LogRank {
  groups.forEach(requireObservations);
  const atRisk = groups.map(numberAtRisk);
  const size = groups.length;
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  for (const [day, deaths] of eventsByDay(groups.flat())) {
    const numbers = atRisk.map((on) => on(day));
    const all = numbers.reduce((sum, number) => sum + number, 0);
    const spread = all > 1 ? (deaths * (all - deaths)) / (all - 1) : 0;
    for (let g = 0; g < size; g += 1) {
      const share = (numbers[g] ?? 0) / all;
      expected[g] = (expected[g] ?? 0) + deaths * share;
      const row = covariance[g] ?? [];
      for (let h = 0; h < size; h += 1)
        row[h] = (row[h] ?? 0) + spread * share * (Number(g === h) - (numbers[h] ?? 0) / all);
    }
  }
  const observed = groups.map((group) => group.filter(({ cause }) => cause === EVENT).length);
  const excess = observed.map((count, g) => count - (expected[g] ?? 0)).slice(0, -1);
  const inner = covariance.slice(0, -1).map((row) => row.slice(0, -1));
  const statistic = size < 2 ? null : quadraticForm(excess, inner);
  const degreesOfFreedom = Math.max(0, size - 1);
  const pValue = statistic === null ? null : chiSquareTail(statistic, degreesOfFreedom);
  return { statistic, degreesOfFreedom, pValue, observed, expected };
}

function eventsByDay(observations: readonly Observation[]): Map<number, number> {
  const days = new Map<number, number>();
  for (const { time, cause } of observations) if (cause === EVENT) days.set(time, (days.get(time) ?? 0) + 1);
  return days;
}
