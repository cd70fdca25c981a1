import { logRank, type LogRank } from './log-rank.js';
import { EVENT, type Observation } from './observation.js';

export interface GroupedObservation extends Observation {
  readonly group: string;
}

/** Why no figure is given: a code for programs and a sentence for people. */
export interface Refusal {
  readonly rule: 'TOO_FEW' | 'RISK_SET_EMPTIED' | 'ONE_GROUP' | 'TOO_MANY_GROUPS' | 'TOO_FEW_EVENTS' | 'NOT_TOGETHER';
  readonly message: string;
}

export interface GroupTest {
  readonly name: 'LOG_RANK';
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  readonly groups: readonly { readonly group: string; readonly observed: number; readonly expected: number }[];
}

export type Comparison =
  { readonly difference: GroupTest; readonly refused: null } | { readonly difference: null; readonly refused: Refusal };

const MOST_GROUPS = 4;
const FEWEST_EVENTS = 20;
const FEWEST_EXPECTED = 5;

/**
 * Log-rank test between groups, or why there is none. Rule T10: at most 4 groups, at least 20 events in all and 5 expected
 * in each group; units of one cluster count once, by the first of them, so give observations from the earliest on.
 * `isStrict` false waives the numbers, to check the test on small published data.
 */
export function compareGroups(observations: readonly GroupedObservation[], isStrict = true): Comparison {
  const rows = firstOfClusters(observations);
  const names = [...new Set(rows.map(({ group }) => group))];
  if (names.length < 2) return refusal('ONE_GROUP', 'There is one group, so there is nothing to compare.');
  if (isStrict && names.length > MOST_GROUPS)
    return refusal('TOO_MANY_GROUPS', `${names.length} groups are not compared; at most ${MOST_GROUPS} are.`);
  const test = logRank(names.map((name) => rows.filter(({ group }) => group === name)));
  const tooFew = isStrict ? tooFewEvents(rows, names, test) : null;
  if (tooFew !== null) return refusal('TOO_FEW_EVENTS', tooFew);
  const { statistic, pValue, degreesOfFreedom, observed, expected } = test;
  if (statistic === null || pValue === null)
    return refusal('NOT_TOGETHER', 'The groups were not at risk together when an event happened.');
  const groups = names.map((group, g) => ({ group, observed: observed[g] ?? 0, expected: expected[g] ?? 0 }));
  return { difference: { name: 'LOG_RANK', statistic, degreesOfFreedom, pValue, groups }, refused: null };
}

const refusal = (rule: Refusal['rule'], message: string): Comparison => ({
  difference: null,
  refused: { rule, message },
});

function firstOfClusters(observations: readonly GroupedObservation[]): GroupedObservation[] {
  const seen = new Set<string>();
  return observations.filter(({ cluster }) => {
    if (cluster === undefined) return true;
    const isFirst = !seen.has(cluster);
    seen.add(cluster);
    return isFirst;
  });
}

function tooFewEvents(rows: readonly GroupedObservation[], names: readonly string[], test: LogRank): string | null {
  const events = rows.filter(({ cause }) => cause === EVENT).length;
  if (events < FEWEST_EVENTS) return `There are ${events} events in all; a comparison takes at least ${FEWEST_EVENTS}.`;
  const least = Math.min(...test.expected);
  if (least >= FEWEST_EXPECTED) return null;
  const name = names[test.expected.indexOf(least)] ?? '';
  return `Group ${name} would have ${least.toFixed(1)} events if all were alike; a comparison takes at least ${FEWEST_EXPECTED}.`;
}
