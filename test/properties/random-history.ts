import fc from 'fast-check';
import type { DecisionKind, Verification } from '../../src/vocabulary/common.vocabulary.js';
import type { LinkBasis, ProceedingNature } from '../../src/vocabulary/proceeding.vocabulary.js';
import type { IdentityStatus, SuspectRole } from '../../src/vocabulary/suspect.vocabulary.js';
import {
  classifiedTables,
  type Happening,
  type History,
  type HistoryQuestion,
  type LinkMade,
  type SuspectJoined,
} from './history.js';
import { anyPosition, day, isRare, level, position, rowsBack, weighted, weightedNumber } from './random-choices.js';
import { stepSuperseded, stepTaken, type Theme, themes } from './random-steps.js';

const verification = weighted<Verification>({ ACCEPTED: 4, VERIFIED: 3, PENDING: 1, REJECTED: 1 });
const nature = weighted<ProceedingNature>({ CRIMINAL: 9, INQUEST: 1, CIVIL_CLAIM: 1 });
const identity = weighted<IdentityStatus>({ KNOWN_TO_FORUM: 2, UNIDENTIFIED: 1, PUBLICLY_NAMED: 1 });
const role = weighted<SuspectRole>({ PRINCIPAL: 3, ACCOMPLICE: 1, UNKNOWN: 1 });

const link: fc.Arbitrary<LinkMade> = fc.record({
  do: fc.constant('link' as const),
  proceeding: position,
  incident: position,
  basis: weighted<LinkBasis>({ COURT: 5, SOURCE: 3, INFERRED: 2, RELATED: 1 }),
  verification,
  level,
});

function joining(isEnded: fc.Arbitrary<boolean>): fc.Arbitrary<SuspectJoined> {
  const what = weighted<SuspectJoined['do']>({ 'join incident': 1, 'join proceeding': 1 });
  return fc.record({ do: what, suspect: position, to: position, level, isEnded });
}

const review = fc.record({
  do: fc.constant('review' as const),
  back: rowsBack,
  decision: weighted<DecisionKind>({ VERIFY: 2, DISPUTE: 3, REJECT: 1 }),
});
const changeOfLink = fc.record({
  do: fc.constant('change link' as const),
  link: anyPosition,
  verification,
  isEnded: fc.boolean(),
});
const classification = fc.record({
  do: fc.constant('classify' as const),
  what: fc.constantFrom(...classifiedTables),
  which: anyPosition,
  level: fc.constantFrom(0, 1, 2),
});
const changeOfSuspect = fc.record({ do: fc.constant('change suspect' as const), which: position, identity, role });
const changeOfNature = fc.record({ do: fc.constant('change nature' as const), which: position, nature });

const beginning = fc.oneof<fc.WeightedArbitrary<Happening>[]>(
  { weight: 1, arbitrary: link },
  { weight: 1, arbitrary: joining(fc.constant(false)) },
);
function happening(theme: Theme): fc.Arbitrary<Happening> {
  return fc.oneof<fc.WeightedArbitrary<Happening>[]>(
    { weight: 60, arbitrary: stepTaken(theme) },
    { weight: 8, arbitrary: stepSuperseded },
    { weight: 8, arbitrary: review },
    { weight: 2, arbitrary: link },
    { weight: 2, arbitrary: joining(isRare) },
    { weight: 1, arbitrary: changeOfLink },
    { weight: 2, arbitrary: classification },
    { weight: 1, arbitrary: changeOfSuspect },
    { weight: 2, arbitrary: changeOfNature },
  );
}

function inMoments(what: fc.Arbitrary<Happening>, minLength: number, maxLength: number): fc.Arbitrary<Moments> {
  return fc.array(fc.record({ isSameMoment: isRare, what }), { minLength, maxLength, size: 'max' });
}
type Moments = History['happenings'][number][];

/** With how many of the incidents, from the first on, a record is linked from the start. */
const firstIncidents = weightedNumber(2, 4, 3);
const proceeding = fc.record({ nature, level, incidents: firstIncidents });
const suspect = fc.record({ identity, role, level, incidents: firstIncidents });

function seldomNone<T>(value: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<T[]>([]) },
    { weight: 9, arbitrary: fc.array(value, { minLength: 1, maxLength, size: 'max' }) },
  );
}

const moment = fc.nat(119).map((half) => half / 2);
const anyLevel = fc.constantFrom(0, 1, 2);
const LAST = '2023-01-01';
/** Of everything, of what lower levels see, of some day, and of some moment. */
const questions: fc.Arbitrary<HistoryQuestion[]> = fc.tuple(
  fc.constant({ level: 2, asOf: LAST, knownAt: null }),
  fc.record({ level: fc.constantFrom(0, 1), asOf: fc.constant(LAST), knownAt: fc.constant(null) }),
  fc.record({ level: anyLevel, asOf: day, knownAt: fc.constant(null) }),
  fc.record({ level: anyLevel, asOf: fc.oneof(fc.constant(LAST), day), knownAt: moment }),
);

function historyAbout(theme: Theme): fc.Arbitrary<History> {
  return fc.record({
    incidents: weightedNumber(0, 3, 2, 1),
    proceedings: seldomNone(proceeding, theme.mostProceedings),
    suspects: seldomNone(suspect, theme.mostSuspects),
    happenings: fc.tuple(inMoments(beginning, 0, 5), inMoments(happening(theme), 0, 30)).map((parts) => parts.flat()),
    questions,
  });
}

/**
 * Histories of one to three incidents in which the steps that take back, contest and correct are frequent. Unbiased: the
 * first hundred would else be all but empty.
 */
export const randomHistory = fc.noBias(fc.oneof(...themes.map(historyAbout)));
