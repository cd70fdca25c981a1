import fc from 'fast-check';
import type { CohortLike } from '../../src/incidents/cohort.sql.js';
import type { Unit } from '../oracle/units.js';
import { classifiedTables, type Happening, type History, type StepTaken } from './history.js';
import { anyPosition, day, weighted, weightedNumber } from './random-choices.js';
import {
  categories,
  contexts,
  country,
  courtOf,
  cut,
  firstFacts,
  incidentDay,
  killedIn,
  laterFact,
  means,
  offences,
  perpetratorClasses,
  victimOf,
} from './random-facts.js';
import { randomHistory } from './random-history.js';
import { stepTaken, themes } from './random-steps.js';
import { MISSIONS } from './statements.js';

export const viewers = ['HQ_0', 'HQ_1', 'HQ_2', 'TWO_GRANTS', 'PUBLIC'] as const;
export const dimensions = [
  'HOST_STATE',
  'MISSION',
  'YEAR',
  'PERIOD',
  'INCIDENT_COUNTRY',
  'ATTACK_MEANS',
  'ATTACK_CONTEXT',
  'OFFENCE',
  'PERPETRATOR_CLASS',
  'CONTRIBUTING_COUNTRY',
  'CITIZENSHIP',
  'PERSONNEL_CATEGORY',
  'SEX',
  'FORUM',
  'FORUM_STATE',
] as const;
export const forums = ['HOST_STATE', 'CONTRIBUTING_STATE', 'THIRD_STATE', 'HYBRID', 'INTERNATIONAL'] as const;

/** A question to the funnel; `asOf` null is today, `knownAt` a moment of the history, counted from its end if negative. */
export interface RegisterQuestion {
  readonly viewer: (typeof viewers)[number];
  readonly unit: Unit;
  readonly groupBy: readonly string[];
  readonly filter: CohortLike;
  readonly asOf: string | null;
  readonly knownAt: number | null;
  readonly withinMonths: number | null;
  readonly periodCuts: readonly string[];
  readonly forum: string | null;
}

export interface RandomRegister {
  readonly history: History;
  readonly questions: readonly RegisterQuestion[];
}

/** Mostly not asked for. */
export const seldom = <T>(value: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 100 - weight, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value });
const someOf = (values: readonly string[]): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 0, maxLength: values.length, size: 'max' });
const states = fc.uniqueArray(country, { minLength: 1, maxLength: 3, size: 'max' });

const filter: fc.Arbitrary<CohortLike> = fc.record({
  harm: seldom(weighted({ FATAL: 1, NON_FATAL: 1, ANY: 5 }), 60),
  occurredFrom: seldom(incidentDay, 10),
  occurredTo: seldom(incidentDay, 10),
  missions: seldom(someOf(MISSIONS.map(({ acronym }) => acronym)), 5),
  missionKinds: seldom(someOf(['PEACEKEEPING', 'POLITICAL', 'OTHER']), 5),
  hostStates: seldom(states, 5),
  incidentCountries: seldom(states, 4),
  contributingCountries: seldom(states, 8),
  citizenships: seldom(states, 8),
  personnelCategories: seldom(someOf(categories), 8),
  perpetratorClasses: seldom(someOf(perpetratorClasses), 4),
  offences: seldom(someOf(offences), 4),
  means: seldom(someOf(means), 4),
  contexts: seldom(someOf(contexts), 4),
});

export const registerQuestion: fc.Arbitrary<RegisterQuestion> = fc.record({
  viewer: fc.constantFrom(...viewers),
  unit: weighted<Unit>({ INCIDENT: 2, VICTIM: 2, FATALITY: 2, PROCEEDING: 4, SUSPECT: 3 }),
  groupBy: weightedNumber(2, 4, 2, 1).chain((n) =>
    fc.uniqueArray(fc.constantFrom(...dimensions), { minLength: n, maxLength: n }),
  ),
  filter,
  asOf: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: fc.oneof(day, incidentDay) }),
  knownAt: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.nat(160).map((half) => half / 2) },
    { weight: 3, arbitrary: fc.constantFrom(-1, -2, -3) },
  ),
  withinMonths: seldom(fc.constantFrom(1, 2, 6, 11, 12, 13, 24, 36), 40).map((months) => months ?? null),
  periodCuts: fc.uniqueArray(cut, { minLength: 1, maxLength: 3, size: 'max' }),
  forum: seldom(fc.constantFrom(...forums), 20).map((forum) => forum ?? null),
});

/** From so many incidents on, shares and their intervals can be told. */
const MANY = 13;
const atOnce = (what: Happening): History['happenings'][number] => ({ isSameMoment: true, what });

/** A proceeding covers one more incident, so that incidents left out and not share their units. */
const alsoAbout = (proceeding: number): fc.Arbitrary<Happening> =>
  anyPosition.map((incident): Happening => {
    return { do: 'link', proceeding, incident, basis: 'SOURCE', verification: 'VERIFIED', level: 0 };
  });
/** Something becomes more, or less, secret than it was when it was recorded. */
const classified: fc.Arbitrary<Happening> = fc.record({
  do: fc.constant('classify' as const),
  what: fc.constantFrom(...classifiedTables),
  which: anyPosition,
  level: fc.constantFrom(0, 1, 2, 2),
});
const later = fc.oneof({ weight: 1, arbitrary: laterFact }, { weight: 1, arbitrary: classified });

/** Everything that is on record from the first moment: incidents, victims, courts. */
function beginnings(incidents: number, proceedings: number): fc.Arbitrary<History['happenings'][number][]> {
  const at = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const areMany = incidents >= MANY;
  const facts: fc.Arbitrary<Happening>[] = [
    ...at(incidents).map((index) => firstFacts(index, areMany)),
    ...at(incidents).map((index) => (areMany ? killedIn(index) : victimOf(fc.constant(index)))),
    ...at(Math.ceil(incidents / 3)).map(() => victimOf(anyPosition)),
    ...at(proceedings).map((index) => courtOf(fc.constant(index))),
    ...at(areMany ? 0 : proceedings).map((index) => alsoAbout(index)),
  ];
  return fc.tuple(...facts).map((all) => all.map(atOnce));
}

/** Steps and links that reach every incident, proceeding and suspect, and not the first of them alone. */
function widened(what: Happening, at: number): Happening {
  if (what.do === 'link') return { ...what, incident: what.incident + at, proceeding: what.proceeding + at };
  if (what.do === 'join incident' || what.do === 'join proceeding')
    return { ...what, to: what.to + at, suspect: what.suspect + at };
  if (what.do !== 'step') return what;
  const persons = what.persons.map((one) =>
    one !== null && 'suspect' in one ? { suspect: one.suspect + at } : one,
  ) as StepTaken['persons'];
  const incidents = what.contents.incidents.map((incident) => incident + at);
  const proceeding = what.proceeding === null ? null : what.proceeding + at;
  return { ...what, persons, proceeding, contents: { ...what.contents, incidents } };
}

/** A step that concerns one incident of its proceeding alone: what one incident shows, another does not. */
function naming(what: Happening, incident: number): Happening {
  return what.do === 'step' ? { ...what, contents: { ...what.contents, incidents: [incident] } } : what;
}

/** A judgment that is about one of the proceeding's incidents. */
const judgmentOf = (incident: number): StepTaken => ({
  do: 'step',
  kind: 'JUDGMENT',
  proceeding: 0,
  level: 0,
  persons: [null],
  contents: {
    date: { from: '2020-06-01', to: '2020-06-30', precision: 'MONTH', approximate: false },
    absent: null,
    outcome: 'CONVICTED',
    inAbsentia: false,
    incidents: [incident],
    charges: [],
    needsReview: false,
    decision: 'VERIFY',
  },
});

const openProceeding = { nature: 'CRIMINAL', level: 0, incidents: 0 } as const;
const openSuspect = { identity: 'KNOWN_TO_FORUM', role: 'PRINCIPAL', level: 0, incidents: 0 } as const;

/** A proceeding before which a suspect of an incident of its own stands. */
const pairOf = (index: number, basis: 'COURT' | 'SOURCE'): Happening[] => [
  { do: 'link', proceeding: index, incident: index, basis, verification: 'VERIFIED', level: 0 },
  { do: 'join incident', suspect: index, to: index, level: 0, isEnded: false },
  { do: 'join proceeding', suspect: index, to: index, level: 0, isEnded: false },
  // Every fourth covers the next incident too, and some make a chain.
  ...(index % 4 === 0 || index === 9
    ? [{ do: 'link', proceeding: index, incident: index + 1, basis, verification: 'ACCEPTED', level: 0 } as const]
    : []),
];

const smallHistory = fc
  .tuple(randomHistory, fc.integer({ min: 2, max: 6 }), fc.array(anyPosition, { minLength: 40, maxLength: 40 }))
  .map(([history, incidents, at]): History => {
    const happenings = history.happenings.map(({ isSameMoment, what }, n) => {
      const place = at[n] ?? 0;
      return { isSameMoment, what: [widened(what, place), naming(what, place), what][n % 3] ?? what };
    });
    const judged = judgmentOf(at[39] ?? 0);
    return { ...history, incidents, happenings: [{ isSameMoment: false, what: judged }, ...happenings] };
  });

/** Enough incidents, proceedings and suspects for shares and their intervals. */
const largeHistory = fc
  .tuple(
    randomHistory,
    fc.integer({ min: MANY, max: 18 }),
    fc.constantFrom('COURT' as const, 'SOURCE' as const),
    fc.array(anyPosition, { minLength: 40, maxLength: 40 }),
    fc.array(stepTaken(themes[1] ?? themes[0]), { minLength: 10, maxLength: 20 }),
    anyPosition,
  )
  .map(([history, incidents, basis, at, steps, from]): History => {
    const proceedings = [...history.proceedings];
    const suspects = [...history.suspects];
    while (proceedings.length < incidents) proceedings.push(openProceeding);
    while (suspects.length < incidents) suspects.push(openSuspect);
    const pairs = Array.from({ length: incidents }, (_, index) => pairOf(index, basis)).flat();
    const spread = steps.map((what, n) => ({ isSameMoment: true, what: widened(what, from + n) }));
    const happenings = history.happenings.map(({ isSameMoment, what }, n) => {
      return { isSameMoment, what: widened(what, at[n] ?? 0) };
    });
    return {
      ...history,
      incidents,
      proceedings,
      suspects,
      happenings: [...pairs.map(atOnce), ...spread, ...happenings],
    };
  });

export const registerHistory = fc
  .oneof({ weight: 3, arbitrary: smallHistory }, { weight: 1, arbitrary: largeHistory })
  .chain((base) =>
    fc
      .tuple(
        beginnings(base.incidents, base.proceedings.length),
        fc.array(fc.tuple(fc.nat(60), later), { minLength: 4, maxLength: 16, size: 'max' }),
        fc.array(classified, { minLength: 2, maxLength: 3 }),
      )
      .map(([first, others, last]) => {
        const raised = last.map((what) => ({ isSameMoment: false, what }));
        const happenings = [...base.happenings];
        for (const [place, what] of others)
          happenings.splice(place % (happenings.length + 1), 0, { isSameMoment: false, what });
        return { ...base, happenings: [...first, ...happenings, ...raised] };
      }),
  );

/** A register in which incidents, victims and courts become known and are amended between the steps, with its questions. */
export const randomRegister: fc.Arbitrary<RandomRegister> = fc.noBias(
  fc.record({ history: registerHistory, questions: fc.array(registerQuestion, { minLength: 2, maxLength: 2 }) }),
);
