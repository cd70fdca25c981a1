import { CENSORED, EVENT, requireObservations, type Observation } from './observation.js';

/** What happened on one day among those in view. */
export interface RiskTableRow {
  readonly day: number;
  /** In view just before: entry < day <= time. */
  readonly atRisk: number;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
}

/**
 * Numbers at risk and what became of them, for every distinct time, ascending; days on which units only left are rows
 * too. Events come before censorings of the same day: who is censored on a day was at risk on it. `cause` is the one
 * that counts as the event. Throws RangeError as requireObservations does.
 * Source: Klein and Moeschberger (2003), Survival Analysis, sections 4.2 and 4.6.
 */
export function riskTable(observations: readonly Observation[], cause: number = EVENT): RiskTableRow[] {
  requireObservations(observations);
  const tallies = new Map<number, { events: number; competing: number; censored: number }>();
  for (const observation of observations) {
    const tally = tallies.get(observation.time) ?? { events: 0, competing: 0, censored: 0 };
    tally[endOf(observation, cause)] += 1;
    tallies.set(observation.time, tally);
  }
  const atRisk = numberAtRisk(observations);
  return [...tallies].sort(([a], [b]) => a - b).map(([day, tally]) => ({ day, atRisk: atRisk(day), ...tally }));
}

function endOf(observation: Observation, cause: number): 'events' | 'competing' | 'censored' {
  if (observation.cause === CENSORED) return 'censored';
  return observation.cause === cause ? 'events' : 'competing';
}

/** How many stays are in view on a day: entry < day <= last day, and from day 0 on where entry is 0. */
export function numberAtRisk(
  stays: readonly { readonly entry: number; readonly time: number }[],
): (day: number) => number {
  const entries = stays.map(({ entry }) => (entry === 0 ? -Infinity : entry)).sort((a, b) => a - b);
  const ends = stays.map(({ time }) => time).sort((a, b) => a - b);
  return (day) => countBelow(entries, day) - countBelow(ends, day);
}

/** How many of ascending numbers are below `bound`, by halving. */
function countBelow(ascending: readonly number[], bound: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
