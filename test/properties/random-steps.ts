import fc from 'fast-check';
import type { DecisionKind } from '../../src/vocabulary/common.vocabulary.js';
import { milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { Outcome } from '../../src/vocabulary/outcome.vocabulary.js';
import type { Contents, Count, Persons, StepDate, StepSuperseded, StepTaken } from './history.js';

/** One of the named values, as often as its weight says. */
export function weighted<T extends string>(weights: Partial<Record<T, number>>): fc.Arbitrary<T> {
  const choices = Object.entries(weights) as [T, number][];
  return fc.oneof(...choices.map(([value, weight]) => ({ arbitrary: fc.constant(value), weight })));
}

/** One of 0, 1, 2 ..., as often as the weight at that place says. */
export function weightedNumber(...weights: readonly number[]): fc.Arbitrary<number> {
  return fc.oneof(...weights.map((weight, value) => ({ arbitrary: fc.constant(value), weight })));
}

export const level = weightedNumber(12, 2, 1);
export const isRare = weightedNumber(6, 1).map((value) => value === 1);
/** Mostly the first of its sort, so that things meet. */
export const position = weightedNumber(5, 2, 1, 1);
export const anyPosition = fc.nat(30);

const two = (value: number): string => String(value).padStart(2, '0');
const lastDay = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const year = fc.integer({ min: 2020, max: 2022 });
const yearAndMonth = fc.tuple(year, fc.integer({ min: 1, max: 12 }));
export const lastDayOfMonth = yearAndMonth.map(([y, m]) => lastDay(y, m));
/** Few different days, so that steps meet on one. */
export const day = fc.tuple(yearAndMonth, fc.constantFrom(1, 15)).map(([[y, m], d]) => `${y}-${two(m)}-${two(d)}`);

type Span = Omit<StepDate, 'approximate'>;
const oneDay = day.map((on): Span => ({ from: on, to: on, precision: 'DAY' }));
const oneMonth = yearAndMonth.map(([y, m]): Span => ({
  from: `${y}-${two(m)}-01`,
  to: lastDay(y, m),
  precision: 'MONTH',
}));
const oneYear = year.map((y): Span => ({ from: `${y}-01-01`, to: `${y}-12-31`, precision: 'YEAR' }));
const range = fc.tuple(day, day).map((days): Span => {
  const [from = '', to = ''] = [...days].sort();
  return { from, to, precision: 'RANGE' };
});
const span = fc.oneof(
  { weight: 8, arbitrary: oneDay },
  { weight: 3, arbitrary: oneMonth },
  { weight: 1, arbitrary: oneYear },
  { weight: 2, arbitrary: range },
);
const date = fc.tuple(span, isRare).map(([dates, approximate]): StepDate => ({ ...dates, approximate }));

const count = fc
  .tuple(fc.integer({ min: 0, max: 32 }), weightedNumber(4, 1, 1))
  .map(([fewest, more]): Count => ({ fewest, most: fewest + 3 * more }));

const interestingKind = weighted<MilestoneKind>({
  INVESTIGATION_OPENED: 3,
  SUSPECT_IDENTIFIED: 2,
  WARRANT_ISSUED: 3,
  ORDER_LIFTED: 1,
  CHARGED: 5,
  CHARGES_CONFIRMED: 2,
  CHARGES_NOT_CONFIRMED: 2,
  CHARGES_WITHDRAWN: 3,
  TRIAL_OPENED: 5,
  JUDGMENT: 9,
  APPEAL_DECIDED: 5,
  CLOSED: 4,
  REOPENED: 3,
  ARRESTED: 6,
  SURRENDERED: 2,
  HANDED_OVER: 2,
  TRANSFERRED: 2,
  ESCAPED: 5,
  RELEASED: 2,
  FAILED_TO_APPEAR: 2,
  DIED: 1,
  SENTENCE_ENDED: 1,
  PARDONED: 1,
  AMNESTIED: 1,
  REPORTED: 1,
  REFERRED_TO_STATE: 1,
  NO_INFORMATION: 1,
});
const kind = fc.oneof(
  { weight: 12, arbitrary: interestingKind },
  { weight: 1, arbitrary: fc.constantFrom(...milestoneKindRules.map((rule) => rule.kind)) },
);
const outcome = weighted<Outcome>({
  CONVICTED: 9,
  ACQUITTED: 4,
  QUASHED: 4,
  RETRIAL_ORDERED: 2,
  DISCHARGED: 1,
  REFERRED: 1,
  UPHELD: 1,
  REFUSED: 1,
});
const charge = fc.record({
  incident: fc.option(weightedNumber(3, 3, 1), { freq: 6 }),
  outcome: fc.option(weighted<Outcome>({ CONVICTED: 3, ACQUITTED: 2 }), { freq: 5 }),
});

/** Empty more often than not. */
function sometimes<T>(value: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<T[]>([]) },
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
  decision: fc.option(weighted<DecisionKind>({ VERIFY: 8, REJECT: 1, DISPUTE: 1 }), { freq: 9 }),
});

const persons = fc.oneof<fc.WeightedArbitrary<Persons>[]>(
  { weight: 6, arbitrary: position.map((suspect) => ({ suspect })) },
  { weight: 3, arbitrary: count },
  { weight: 2, arbitrary: fc.constant(null) },
);

const anyStep: fc.Arbitrary<StepTaken> = fc.record({
  do: fc.constant('step' as const),
  kind,
  proceeding: fc.option(position, { freq: 7 }),
  level,
  persons: fc.oneof(
    { weight: 5, arbitrary: fc.array(persons, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(persons, { minLength: 2, maxLength: 3 }) },
  ),
  contents,
});

/** A step of one or several rows. Without a proceeding it names an incident, for it would concern none. */
export const stepTaken = anyStep.map((step) => {
  const { proceeding, contents } = step;
  if (proceeding !== null || contents.incidents.length > 0) return step;
  return { ...step, contents: { ...contents, incidents: [0] } };
});

export const stepSuperseded: fc.Arbitrary<StepSuperseded> = fc.record({
  do: fc.constantFrom('correct' as const, 'correct' as const, 'withdraw' as const),
  step: anyPosition,
  count,
  contents,
});
