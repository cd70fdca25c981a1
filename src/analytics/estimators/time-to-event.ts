import { clusterCount } from './cluster-variance.js';
import {
  curveOf,
  emptiedOn,
  endsOf,
  ESTIMATOR_NOTES,
  medianOf,
  sharesOn,
  type CurveOptions,
  type CurvePoint,
  type Estimator,
  type MedianTime,
  type Share,
} from './curve.js';
import { FEWEST_FOR_SHARE } from './documented-share.js';
import { compareGroups, type GroupedObservation, type GroupTest, type Refusal } from './group-comparison.js';

export interface TimeToEventOptions extends CurveOptions {
  /** Days on which shares are given; 1, 2 and 5 years unless named. */
  readonly shareDays?: readonly number[];
  /** Smaller groups are refused. */
  readonly smallestGroup?: number;
  /** False waives the numbers that rule T10 asks for before groups are compared. */
  readonly isComparisonStrict?: boolean;
}

export interface GroupEstimate {
  readonly group: string;
  readonly size: number;
  readonly clusters: number;
  /** In view only from some day after the origin on. */
  readonly lateEntries: number;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
  readonly median: MedianTime | null;
  readonly shares: readonly Share[];
  readonly points: readonly CurvePoint[];
  readonly refused: Refusal | null;
}

export interface TimeToEvent {
  readonly estimator: Estimator;
  readonly note: string;
  readonly groups: readonly GroupEstimate[];
  readonly difference: GroupTest | null;
  readonly differenceRefused: Refusal | null;
}

/**
 * Time to an event by group: curve, numbers at risk, median if reached, shares on chosen days, and the log-rank test where
 * rule T10 allows it. Groups below `smallestGroup` (10) are refused with the reason. Groups come in the order in which
 * they are first met; give observations from the earliest on (see compareGroups). Times in days. Throws RangeError as
 * requireObservations does.
 */
export function timeToEvent(
  observations: readonly GroupedObservation[],
  options: TimeToEventOptions = {},
): TimeToEvent {
  const { estimator = 'AALEN_JOHANSEN', isComparisonStrict = true } = options;
  const names = [...new Set(observations.map(({ group }) => group))];
  const { difference, refused } = compareGroups(observations, isComparisonStrict);
  return {
    estimator,
    note: ESTIMATOR_NOTES[estimator],
    groups: names.map((name) =>
      estimateOf(
        name,
        observations.filter(({ group }) => group === name),
        options,
      ),
    ),
    difference,
    differenceRefused: refused,
  };
}

function estimateOf(group: string, members: readonly GroupedObservation[], options: TimeToEventOptions): GroupEstimate {
  const counts = {
    group,
    size: members.length,
    clusters: clusterCount(members),
    lateEntries: members.filter(({ entry }) => entry > 0).length,
    ...endsOf(members),
  };
  const curve = curveOf(members, options);
  const refused = refusalOf(members.length, curve, options.smallestGroup ?? FEWEST_FOR_SHARE);
  if (refused) return { ...counts, median: null, shares: [], points: [], refused };
  const shares = sharesOn(members, curve, options.shareDays);
  return { ...counts, median: medianOf(curve), shares, points: curve, refused: null };
}

function refusalOf(size: number, curve: readonly CurvePoint[], smallest: number): Refusal | null {
  if (size < smallest)
    return { rule: 'TOO_FEW', message: `The group has ${size}; an estimate takes at least ${smallest}.` };
  const day = emptiedOn(curve);
  if (day === null) return null;
  const message = `On day ${day} everybody in view had reached an end while others came into view later; from there on nothing can be estimated.`;
  return { rule: 'RISK_SET_EMPTIED', message };
}
