import { ESTIMATOR_NOTES, type Estimator, type Share } from './estimators/curve.js';
import type { Refusal } from './estimators/group-comparison.js';
import { timeToEvent, type GroupEstimate, type TimeToEvent } from './estimators/time-to-event.js';
import { wordsOf, type Names, type Words } from './dimensions.js';
import type { Unit } from './figure.question.js';
import { byCodes } from './funnel.table.js';
import type { UnitTimes } from './time-to-stage.sql.js';
import { observationOf, OUTSIDE, type InView, type Outside, type WaitRules } from './time-to-stage.units.js';

/** What must be said with a curve of each estimator. */
export const NOTES: Readonly<Record<Estimator, Words>> = {
  AALEN_JOHANSEN: {
    EN: ESTIMATOR_NOTES.AALEN_JOHANSEN,
    FR: "Incidence cumulée (Aalen-Johansen) : d'autres issues qui empêchent l'événement le concurrencent.",
  },
  KAPLAN_MEIER: {
    EN: ESTIMATOR_NOTES.KAPLAN_MEIER,
    FR: "Kaplan-Meier : les issues concurrentes ont été traitées comme des censures ; la part est donc trop élevée dès qu'il y en a.",
  },
};

export interface TableQuestion {
  readonly unit: Unit;
  readonly groupBy: string | null;
  readonly estimator: Estimator;
  readonly rules: WaitRules;
  /** Smaller groups are refused. */
  readonly smallestGroup?: number;
}

/** Units of one group: those in the curve, and how many stand outside it, by reason. */
interface Sorted {
  readonly eligible: number;
  readonly inView: readonly InView[];
  readonly allAtAsOf: readonly InView[];
  readonly outside: Readonly<Record<Outside, number>>;
}

function sorted(times: readonly UnitTimes[], rules: WaitRules, group: string): Sorted {
  const outside = Object.fromEntries(OUTSIDE.map((reason) => [reason, 0])) as Record<Outside, number>;
  const inView: InView[] = [];
  const allAtAsOf: InView[] = [];
  for (const one of times) {
    const observation = observationOf(one, rules, group);
    const atAsOf = observationOf(one, rules, group, true);
    // A row may stand for several people of one fate.
    for (let person = 0; person < one.persons; person += 1) {
      if (typeof observation === 'string') outside[observation] += 1;
      else inView.push(observation);
      if (typeof atAsOf !== 'string') allAtAsOf.push(atAsOf);
    }
  }
  return { eligible: times.reduce((sum, { persons }) => sum + persons, 0), inView, allAtAsOf, outside };
}

const ALL = 'all';
const groupName = (code: string | null, groupBy: string | null): string =>
  groupBy === null ? ALL : (code ?? 'undetermined');

/**
 * Groups in the order of their codes, undetermined last, each with its estimate; and the test between them. Rows come in
 * any order; within a group they are taken from the earliest incident on, which stands for its cluster in the test.
 */
export function waitTable(question: TableQuestion, rows: readonly UnitTimes[], names: Names): object {
  const { unit, groupBy, estimator, rules, smallestGroup } = question;
  const earliest = rows.toSorted((a, b) => a.occurred - b.occurred || (a.unit < b.unit ? -1 : 1));
  const codes = [...new Set(rows.map(({ code }) => code))].toSorted((a, b) => byCodes([a], [b]));
  const groups = (groupBy === null ? [null] : codes).map((code) => ({
    code,
    ...sorted(
      earliest.filter((row) => row.code === code),
      rules,
      groupName(code, groupBy),
    ),
  }));
  const overlapping = rows.length > new Set(rows.map((row) => row.unit)).size;
  const options = {
    estimator,
    clustered: unit !== 'INCIDENT',
    ...(smallestGroup === undefined ? {} : { smallestGroup }),
  };
  const main = timeToEvent(
    groups.flatMap(({ inView }) => inView),
    options,
  );
  const sensitivity = timeToEvent(
    groups.flatMap(({ allAtAsOf }) => allAtAsOf),
    options,
  );
  return {
    groups: groups.map((group) => ({
      key:
        groupBy === null ? null : { dimension: groupBy, code: group.code, label: wordsOf(groupBy, group.code, names) },
      ...groupOf(
        group,
        estimateOf(main, groupName(group.code, groupBy)),
        estimateOf(sensitivity, groupName(group.code, groupBy)),
      ),
    })),
    overlapping,
    ...differenceOf(main, overlapping),
  };
}

/** A group of nobody has no estimate of its own. */
function estimateOf({ groups }: TimeToEvent, name: string): GroupEstimate | null {
  return groups.find(({ group }) => group === name) ?? null;
}

function groupOf(group: Sorted, main: GroupEstimate | null, sensitivity: GroupEstimate | null): object {
  const { eligible, inView, outside } = group;
  const ended = inView.filter(({ cause }) => cause > 0);
  const late = ended.filter(({ isAfterLook }) => isAfterLook).length;
  const bounded = boundedBy(inView.length, outside.neverLookedAt);
  return {
    eligible,
    size: inView.length,
    events: main?.events ?? 0,
    competing: main?.competing ?? 0,
    censored: main?.censored ?? 0,
    lateEntries: main?.lateEntries ?? 0,
    clusters: main?.clusters ?? 0,
    reopened: inView.filter(({ isReopened }) => isReopened).length,
    ...outside,
    endedAfterLook: late,
    endedAfterLookShare: ended.length === 0 ? null : late / ended.length,
    median: main?.median == null ? null : roundedUp(main.median),
    points: (main?.points ?? []).map(bounded),
    shares: (main?.shares ?? []).map(bounded),
    allAtAsOf: (sensitivity?.shares ?? []).map(boundedBy(group.allAtAsOf.length, outside.neverLookedAt)),
    refused: main === null ? 'Nobody is in view.' : (main.refused?.message ?? null),
  };
}

/** A day that is no whole one is the middle of a flat: half have got there when the next one ends. */
const roundedUp = ({ days, low, high }: { days: number; low: number | null; high: number | null }): object => ({
  days: Math.ceil(days),
  low: low === null ? null : Math.ceil(low),
  high: high === null ? null : Math.ceil(high),
});

/** A point with its bounds: every unit that was never looked at counted as not there, or as there by then (T2, T6). */
function boundedBy(size: number, unknown: number): (point: Share) => object {
  return ({ day, atRisk, probability, low, high }) => ({
    day,
    atRisk,
    probability,
    low,
    high,
    worst: probability === null ? null : (probability * size) / (size + unknown),
    best: probability === null ? null : (probability * size + unknown) / (size + unknown),
  });
}

function differenceOf(
  main: TimeToEvent,
  overlapping: boolean,
): { difference: object | null; differenceRefused: string | null } {
  const refused = (reason: Pick<Refusal, 'message'>): { difference: null; differenceRefused: string } => ({
    difference: null,
    differenceRefused: reason.message,
  });
  if (overlapping) return refused({ message: 'Some units stand in several groups, so the groups are not compared.' });
  if (main.difference === null) return refused(main.differenceRefused ?? { message: 'There is nothing to compare.' });
  const { name, statistic, degreesOfFreedom, pValue } = main.difference;
  return { difference: { name, statistic, degreesOfFreedom, pValue }, differenceRefused: null };
}
