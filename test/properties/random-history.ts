import fc from 'fast-check';
import type { DatePrecision, DecisionKind, Verification } from '../../src/vocabulary/common.vocabulary.js';
import { milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { Outcome } from '../../src/vocabulary/outcome.vocabulary.js';
import type { LinkBasis, ProceedingNature } from '../../src/vocabulary/proceeding.vocabulary.js';
import type { IdentityStatus, SuspectRole } from '../../src/vocabulary/suspect.vocabulary.js';

export interface RandomDate {
  readonly from: string;
  readonly to: string;
  readonly precision: DatePrecision;
  readonly approximate: boolean;
}

/** A suspect by position, a counted class, or (null) nobody. */
export type Persons = { readonly suspect: number } | { readonly fewest: number; readonly most: number } | null;

/** What a correction may change of a step. */
export interface Contents {
  readonly date: RandomDate;
  readonly count: { readonly fewest: number; readonly most: number };
  readonly absent: { readonly fewest: number; readonly most: number } | null;
  readonly outcome: Outcome | null;
  readonly inAbsentia: boolean | null;
  readonly incidents: readonly number[];
  readonly charges: readonly { readonly incident: number | null; readonly outcome: Outcome | null }[];
  /** Whether a step counts only from its verification, whatever its kind. */
  readonly needsReview: boolean;
  /** What a second person decides in the next moment, if anything. */
  readonly decision: DecisionKind | null;
}

/** Things that happen to a register. Numbers name records by position, counted round: 5 of 3 is the third. */
export type Happening =
  | ({
      readonly do: 'step';
      readonly kind: MilestoneKind;
      readonly proceeding: number | null;
      readonly level: number;
    } & { readonly persons: readonly Persons[]; readonly contents: Contents })
  | { readonly do: 'correct' | 'withdraw'; readonly step: number; readonly contents: Contents }
  | { readonly do: 'review'; readonly step: number; readonly decision: DecisionKind }
  | ({ readonly do: 'link'; readonly proceeding: number; readonly incident: number; readonly basis: LinkBasis } & {
      readonly verification: Verification;
      readonly level: number;
    })
  | {
      readonly do: 'change link';
      readonly link: number;
      readonly verification: Verification;
      readonly isEnded: boolean;
    }
  | ({ readonly do: 'join incident' | 'join proceeding'; readonly suspect: number; readonly to: number } & {
      readonly level: number;
      readonly isEnded: boolean;
    })
  | { readonly do: 'classify'; readonly what: ClassifiedTable; readonly which: number; readonly level: number }
  | {
      readonly do: 'change suspect';
      readonly which: number;
      readonly identity: IdentityStatus;
      readonly role: SuspectRole;
    }
  | { readonly do: 'change nature'; readonly which: number; readonly nature: ProceedingNature };

export type ClassifiedTable =
  'suspect' | 'proceeding' | 'incident_link' | 'suspect_incident' | 'proceeding_suspect' | 'milestone_level';

export interface RandomQuestion {
  readonly level: number;
  readonly asOf: string;
  /** A moment of the history, with .5 just after it; null for all that is recorded. */
  readonly knownAt: number | null;
}

export interface RandomHistory {
  readonly incidents: number;
  readonly proceedings: readonly { readonly nature: ProceedingNature; readonly level: number }[];
  readonly suspects: readonly {
    readonly identity: IdentityStatus;
    readonly role: SuspectRole;
    readonly level: number;
  }[];
  /** Each in a moment of its own, unless it shares that of the one before it. */
  readonly happenings: readonly (Happening & { readonly isSameMoment: boolean })[];
  readonly questions: readonly RandomQuestion[];
}

type Weights<T> = readonly (readonly [value: T, weight: number])[];

function weighted<T>(choices: Weights<T>): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([value, weight]) => ({ arbitrary: fc.constant(value), weight })));
}

const level = weighted([
  [0, 12],
  [1, 2],
  [2, 1],
]);
const isRare = weighted([
  [false, 6],
  [true, 1],
]);
/** Mostly the first of its sort, so that things meet. */
const position = weighted([
  [0, 5],
  [1, 2],
  [2, 1],
  [3, 1],
]);
const anyPosition = fc.nat(30);

const two = (value: number): string => String(value).padStart(2, '0');
const lastDayOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const year = fc.integer({ min: 2020, max: 2022 });
const month = fc.integer({ min: 1, max: 12 });
/** Few different days, so that steps meet on one. */
const day = fc.tuple(year, month, fc.constantFrom(1, 15)).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);

const span: fc.Arbitrary<Omit<RandomDate, 'approximate'>> = fc.oneof(
  { weight: 8, arbitrary: day.map((on) => ({ from: on, to: on, precision: 'DAY' as const })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(year, month)
      .map(([y, m]) => ({ from: `${y}-${two(m)}-01`, to: lastDayOf(y, m), precision: 'MONTH' as const })),
  },
  { weight: 1, arbitrary: year.map((y) => ({ from: `${y}-01-01`, to: `${y}-12-31`, precision: 'YEAR' as const })) },
  {
    weight: 2,
    arbitrary: fc.tuple(day, day).map((days) => {
      const [from = '', to = ''] = [...days].sort();
      return { from, to, precision: 'RANGE' as const };
    }),
  },
);
const date: fc.Arbitrary<RandomDate> = fc
  .tuple(span, isRare)
  .map(([dates, approximate]) => ({ ...dates, approximate }));

const count = fc
  .tuple(
    fc.integer({ min: 0, max: 32 }),
    weighted([
      [0, 2],
      [1, 1],
      [5, 1],
    ]),
  )
  .map(([fewest, more]) => ({
    fewest,
    most: fewest + more,
  }));

const interesting: Weights<MilestoneKind> = [
  ['INVESTIGATION_OPENED', 3],
  ['SUSPECT_IDENTIFIED', 2],
  ['WARRANT_ISSUED', 3],
  ['ORDER_LIFTED', 1],
  ['CHARGED', 5],
  ['CHARGES_CONFIRMED', 2],
  ['CHARGES_NOT_CONFIRMED', 2],
  ['CHARGES_WITHDRAWN', 3],
  ['TRIAL_OPENED', 5],
  ['JUDGMENT', 9],
  ['APPEAL_DECIDED', 5],
  ['CLOSED', 4],
  ['REOPENED', 3],
  ['ARRESTED', 6],
  ['SURRENDERED', 2],
  ['HANDED_OVER', 2],
  ['TRANSFERRED', 2],
  ['ESCAPED', 5],
  ['RELEASED', 2],
  ['FAILED_TO_APPEAR', 2],
  ['DIED', 1],
  ['SENTENCE_ENDED', 1],
  ['PARDONED', 1],
  ['AMNESTIED', 1],
  ['REPORTED', 1],
  ['REFERRED_TO_STATE', 1],
  ['NO_INFORMATION', 1],
];
const kind = fc.oneof(
  { weight: 12, arbitrary: weighted(interesting) },
  { weight: 1, arbitrary: fc.constantFrom(...milestoneKindRules.map((rule) => rule.kind)) },
);
const outcome = weighted<Outcome | null>([
  ['CONVICTED', 9],
  ['ACQUITTED', 4],
  ['QUASHED', 4],
  ['RETRIAL_ORDERED', 2],
  ['DISCHARGED', 1],
  ['REFERRED', 1],
  ['UPHELD', 1],
  ['REFUSED', 1],
  [null, 2],
]);
const decision = weighted<DecisionKind | null>([
  ['VERIFY', 8],
  [null, 1],
  ['REJECT', 1],
  ['DISPUTE', 1],
]);

const contents: fc.Arbitrary<Contents> = fc.record({
  date,
  count,
  absent: fc.option(count, { freq: 1 }),
  outcome,
  inAbsentia: weighted<boolean | null>([
    [null, 2],
    [false, 1],
    [true, 1],
  ]),
  incidents: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(position, { minLength: 1, maxLength: 2 }) },
  ),
  charges: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.record({
          incident: weighted<number | null>([
            [0, 3],
            [1, 3],
            [null, 1],
          ]),
          outcome: weighted<Outcome | null>([
            ['CONVICTED', 3],
            [null, 1],
            ['ACQUITTED', 2],
          ]),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    },
  ),
  needsReview: isRare,
  decision,
});

const persons: fc.Arbitrary<Persons> = fc.oneof(
  { weight: 6, arbitrary: position.map((suspect) => ({ suspect })) },
  { weight: 3, arbitrary: count },
  { weight: 2, arbitrary: fc.constant(null) },
);
const verification = weighted<Verification>([
  ['ACCEPTED', 4],
  ['VERIFIED', 3],
  ['PENDING', 1],
  ['REJECTED', 1],
]);
const nature = weighted<ProceedingNature>([
  ['CRIMINAL', 9],
  ['INQUEST', 1],
  ['CIVIL_CLAIM', 1],
]);
const identity = weighted<IdentityStatus>([
  ['KNOWN_TO_FORUM', 2],
  ['UNIDENTIFIED', 1],
  ['PUBLICLY_NAMED', 1],
]);
const role = weighted<SuspectRole>([
  ['PRINCIPAL', 3],
  ['ACCOMPLICE', 1],
  ['UNKNOWN', 1],
]);

const constant = <T extends string>(name: T): fc.Arbitrary<T> => fc.constant(name);
const step = fc.record({
  do: constant('step'),
  kind,
  proceeding: fc.option(position, { freq: 7 }),
  level,
  persons: fc.oneof(
    { weight: 5, arbitrary: fc.tuple(persons) },
    { weight: 1, arbitrary: fc.array(persons, { minLength: 2, maxLength: 3 }) },
  ),
  contents,
});
const link = fc.record({
  do: constant('link'),
  proceeding: position,
  incident: position,
  basis: weighted<LinkBasis>([
    ['COURT', 5],
    ['SOURCE', 3],
    ['INFERRED', 2],
    ['RELATED', 1],
  ]),
  verification,
  level,
});
const join = fc.record({
  do: fc.constantFrom('join incident' as const, 'join incident' as const, 'join proceeding' as const),
  suspect: position,
  to: position,
  level,
  isEnded: fc.constant(false),
});
const changes = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: constant('correct'), step: anyPosition, contents }) },
  { weight: 2, arbitrary: fc.record({ do: constant('withdraw'), step: anyPosition, contents }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: constant('review'),
      step: anyPosition,
      decision: fc.constantFrom<DecisionKind>('VERIFY', 'DISPUTE', 'DISPUTE', 'REJECT'),
    }),
  },
  { weight: 2, arbitrary: link },
  { weight: 2, arbitrary: fc.tuple(join, isRare).map(([joined, isEnded]) => ({ ...joined, isEnded })) },
  {
    weight: 1,
    arbitrary: fc.record({ do: constant('change link'), link: anyPosition, verification, isEnded: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: constant('classify'),
      what: fc.constantFrom<ClassifiedTable>(
        'suspect',
        'proceeding',
        'incident_link',
        'suspect_incident',
        'proceeding_suspect',
        'milestone_level',
      ),
      which: anyPosition,
      level,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: constant('change suspect'), which: position, identity, role }) },
  { weight: 1, arbitrary: fc.record({ do: constant('change nature'), which: position, nature }) },
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: step },
  { weight: 1, arbitrary: changes as fc.Arbitrary<Happening> },
);
const beginning: fc.Arbitrary<Happening> = fc.oneof<fc.Arbitrary<Happening>[]>(link, join);

const inMoments = (happenings: fc.Arbitrary<Happening>, maxLength: number, minLength = 0) =>
  fc.array(
    fc.tuple(happenings, isRare).map(([what, isSameMoment]) => ({ ...what, isSameMoment })),
    { minLength, maxLength, size: 'max' },
  );

const question: fc.Arbitrary<RandomQuestion> = fc.record({
  level: fc.constantFrom(0, 1, 2),
  asOf: fc.oneof(
    { weight: 1, arbitrary: fc.constant('2023-01-01') },
    { weight: 1, arbitrary: day },
    { weight: 1, arbitrary: fc.tuple(year, month).map(([y, m]) => lastDayOf(y, m)) },
  ),
  knownAt: fc.option(
    fc.nat(99).map((half) => half / 2),
    { freq: 1 },
  ),
});

/** Histories of one to three incidents in which the steps that take back, contest and correct are frequent. */
export const randomHistory: fc.Arbitrary<RandomHistory> = fc.record({
  incidents: fc.integer({ min: 1, max: 3 }),
  proceedings: fc.array(fc.record({ nature, level }), { maxLength: 3 }),
  suspects: fc.array(fc.record({ identity, role, level }), { maxLength: 4 }),
  happenings: fc
    .tuple(inMoments(beginning, 9, 3), inMoments(happening, 25))
    .map(([first, then]) => [...first, ...then]),
  questions: fc.array(question, { minLength: 4, maxLength: 4 }),
});
