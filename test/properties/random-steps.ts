import fc from 'fast-check';
import type { DecisionKind } from '../../src/vocabulary/common.vocabulary.js';
import { milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { Outcome } from '../../src/vocabulary/outcome.vocabulary.js';
import type { Contents, Count, Persons, StepSuperseded, StepTaken } from './history.js';
import { date, isRare, level, position, rowsBack, weighted, weightedNumber } from './random-choices.js';

/** What most steps of a history are about, so that they act on each other. */
export interface Theme {
  readonly kinds: fc.Arbitrary<MilestoneKind>;
  /** How often a step is of a suspect, of a class, of nobody. */
  readonly persons: readonly [suspect: number, ofClass: number, nobody: number];
  readonly mostSuspects: number;
  readonly mostProceedings: number;
}

const anyKind = fc.constantFrom(...milestoneKindRules.map((rule) => rule.kind));
const custody = weighted<MilestoneKind>({
  ARRESTED: 4,
  SURRENDERED: 1,
  HANDED_OVER: 1,
  TRANSFERRED: 1,
  ESCAPED: 3,
  RELEASED: 1,
  WARRANT_ISSUED: 3,
  ORDER_LIFTED: 2,
  FAILED_TO_APPEAR: 1,
  DIED: 1,
});
const court = weighted<MilestoneKind>({
  INVESTIGATION_OPENED: 1,
  CHARGED: 3,
  CHARGES_CONFIRMED: 2,
  CHARGES_NOT_CONFIRMED: 1,
  CHARGES_WITHDRAWN: 2,
  TRIAL_OPENED: 4,
  JUDGMENT: 6,
  APPEAL_DECIDED: 4,
  PARDONED: 1,
});
const courtOfMany = weighted<MilestoneKind>({
  CHARGED: 2,
  CHARGES_CONFIRMED: 1,
  CHARGES_WITHDRAWN: 2,
  TRIAL_OPENED: 4,
  JUDGMENT: 5,
  APPEAL_DECIDED: 5,
  PARDONED: 1,
});
const closing = weighted<MilestoneKind>({
  INVESTIGATION_OPENED: 1,
  CHARGED: 3,
  TRIAL_OPENED: 2,
  CLOSED: 5,
  REOPENED: 5,
  JUDGMENT: 1,
  DIED: 1,
});
const others = weighted<MilestoneKind>({
  SUSPECT_IDENTIFIED: 3,
  REPORTED: 1,
  REFERRED_TO_STATE: 2,
  NO_INFORMATION: 2,
  SENTENCE_ENDED: 1,
  AMNESTIED: 1,
  ARRESTED: 1,
  JUDGMENT: 1,
});

export const themes: readonly Theme[] = [
  { kinds: custody, persons: [9, 1, 0], mostSuspects: 2, mostProceedings: 2 },
  { kinds: court, persons: [7, 1, 2], mostSuspects: 2, mostProceedings: 2 },
  { kinds: courtOfMany, persons: [0, 7, 2], mostSuspects: 1, mostProceedings: 1 },
  { kinds: closing, persons: [3, 2, 4], mostSuspects: 2, mostProceedings: 2 },
  { kinds: fc.oneof(custody, others), persons: [1, 6, 1], mostSuspects: 2, mostProceedings: 2 },
  { kinds: fc.oneof(custody, court, closing, others), persons: [5, 3, 2], mostSuspects: 4, mostProceedings: 3 },
];

/** Few different numbers, so that sums meet. */
const count = fc
  .tuple(fc.constantFrom(0, 1, 1, 2, 2, 4, 28, 32), weightedNumber(4, 2, 0, 0, 1))
  .map(([fewest, more]): Count => ({ fewest, most: fewest + more }));

const outcome = weighted<Outcome>({
  CONVICTED: 6,
  ACQUITTED: 3,
  QUASHED: 1,
  RETRIAL_ORDERED: 1,
  DISCHARGED: 1,
  REFERRED: 1,
  REFUSED: 1,
});
const outcomeOfAppeal = weighted<Outcome>({ QUASHED: 3, RETRIAL_ORDERED: 2, CONVICTED: 1, ACQUITTED: 1, UPHELD: 1 });
const charge = fc.record({
  incident: fc.option(weightedNumber(3, 3, 1), { freq: 6 }),
  outcome: fc.option(weighted<Outcome>({ CONVICTED: 3, ACQUITTED: 2 }), { freq: 5 }),
});

function sometimes<T>(value: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.array(value, { minLength: 1, maxLength }) },
  );
}

const contents: fc.Arbitrary<Contents> = fc.record({
  date,
  absent: fc.option(count, { freq: 2 }),
  outcome: fc.option(outcome, { freq: 11 }),
  inAbsentia: fc.option(fc.boolean(), { freq: 3 }),
  incidents: sometimes(weightedNumber(6, 2, 1), 2),
  charges: sometimes(charge, 3),
  needsReview: isRare,
  decision: fc.option(weighted<DecisionKind>({ VERIFY: 9, REJECT: 1, DISPUTE: 1 }), { freq: 12 }),
});

/** A step of one or several rows. Without a proceeding it names an incident, for it would concern none. */
export function stepTaken({ kinds, persons: [suspect, ofClass, nobody] }: Theme): fc.Arbitrary<StepTaken> {
  const persons = fc.oneof<fc.WeightedArbitrary<Persons>[]>(
    { weight: suspect, arbitrary: position.map((at) => ({ suspect: at })) },
    { weight: ofClass, arbitrary: count },
    { weight: nobody, arbitrary: fc.constant(null) },
  );
  const step: fc.Arbitrary<StepTaken> = fc.record({
    do: fc.constant('step' as const),
    kind: fc.oneof({ weight: 15, arbitrary: kinds }, { weight: 1, arbitrary: anyKind }),
    proceeding: fc.option(position, { freq: 7 }),
    level,
    persons: fc.oneof(
      { weight: 5, arbitrary: fc.array(persons, { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(persons, { minLength: 2, maxLength: 3 }) },
    ),
    contents,
  });
  return fc.tuple(step, outcomeOfAppeal).map(([taken, onAppeal]) => {
    const { kind, proceeding, contents: given } = taken;
    const incidents = proceeding === null && given.incidents.length === 0 ? [0] : given.incidents;
    const result = kind === 'APPEAL_DECIDED' ? onAppeal : given.outcome;
    return { ...taken, contents: { ...given, incidents, outcome: result } };
  });
}

export const stepSuperseded: fc.Arbitrary<StepSuperseded> = fc.record({
  do: fc.constantFrom('correct' as const, 'correct' as const, 'withdraw' as const),
  back: rowsBack,
  count,
  contents,
});
