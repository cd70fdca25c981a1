import fc from 'fast-check';
import type { PersonnelCategory, Sex, VictimStatus } from '../../src/vocabulary/victim.vocabulary.js';
import type { FactChange, IncidentFacts, StatusFacts, StepDate, VictimFacts } from './history.js';
import { anyPosition, date, day, isRare, level, weighted, weightedNumber } from './random-choices.js';
import { COUNTRIES } from './statements.js';

export const country = fc.constantFrom(...COUNTRIES);
const maybeCountry = fc.option(country, { freq: 6 });
export const offences = ['MURDER', 'ATTEMPTED_MURDER', 'ABDUCTION'] as const;
export const means = ['SHOOTING', 'IED_OR_MINE', 'UNKNOWN'] as const;
export const contexts = ['AMBUSH', 'ATTACK_ON_BASE', 'UNKNOWN'] as const;
export const perpetratorClasses = ['NON_STATE_GROUP', 'HOST_STATE_AGENT', 'UNKNOWN'] as const;

/** Days on which months end and years turn, shortly before the steps of most histories. */
export const incidentDay = fc.constantFrom('2019-08-31', '2019-12-31', '2020-01-01', '2020-01-31', '2020-02-29');
const laterDay = fc.constantFrom('2020-03-31', '2020-12-31', '2021-01-31', '2022-01-01');
const dates = fc.oneof(
  { weight: 6, arbitrary: incidentDay.map((on) => ({ occurredFrom: on, occurredTo: on })) },
  {
    weight: 3,
    arbitrary: fc.tuple(incidentDay, fc.oneof(incidentDay, laterDay)).map((days) => {
      const [occurredFrom = '', occurredTo = ''] = [...days].sort();
      return { occurredFrom, occurredTo };
    }),
  },
  { weight: 1, arbitrary: laterDay.map((on) => ({ occurredFrom: on, occurredTo: on })) },
);

const decision = fc.constantFrom('INSIDER', 'THIRD_STATE_FORCES', 'NOT_A_CRIME', 'EXPERT_GROUP', 'NO_UN_VICTIM');
const decidedExclusions = fc.oneof(
  { weight: 3, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.uniqueArray(decision, { minLength: 1, maxLength: 2 }) },
);
const incident: fc.Arbitrary<IncidentFacts> = fc
  .tuple(
    dates,
    fc.record({
      mission: weightedNumber(6, 3, 2, 4),
      hostState: maybeCountry,
      incidentCountry: maybeCountry,
      offences: fc.uniqueArray(fc.constantFrom(...offences), { minLength: 1, maxLength: 2 }),
      means: fc.constantFrom(...means),
      context: fc.constantFrom(...contexts),
      perpetratorClass: fc.constantFrom(...perpetratorClasses),
      decidedExclusions,
      confirmation: weighted({ CONFIRMED: 12, REPORTED: 1, DISPUTED: 1, RETRACTED: 1 }),
      level,
    }),
  )
  .map(([when, facts]) => ({ ...when, ...facts }));

export const categories = ['CONTINGENT', 'POLICE', 'NATIONAL_STAFF', 'BYSTANDER'] as const;
const victim: fc.Arbitrary<VictimFacts> = fc.record({
  persons: fc
    .tuple(fc.constantFrom(0, 1, 1, 1, 1, 2, 5), weightedNumber(7, 1, 0, 1))
    .map(([fewest, more]) => ({ fewest, most: Math.max(1, fewest + more) })),
  contributingCountry: maybeCountry,
  citizenships: fc.uniqueArray(country, { maxLength: 2 }),
  personnelCategory: weighted<PersonnelCategory>({ CONTINGENT: 6, POLICE: 3, NATIONAL_STAFF: 2, BYSTANDER: 2 }),
  sex: weighted<Sex>({ MALE: 4, FEMALE: 2, UNKNOWN: 1 }),
  inUnToll: isRare.map((rare) => !rare),
  alsoSuspect: weightedNumber(10, 1, 1).map((value) => (value === 0 ? null : value - 1)),
  isWithdrawn: weightedNumber(14, 1).map((value) => value === 1),
  level,
});

const deadly = weighted<VictimStatus>({ KILLED: 8, DECLARED_DEAD: 1, CAUSE_PENDING: 2 });
const other = weighted<VictimStatus>({ INJURED: 4, MISSING: 2, ABDUCTED: 1, FOUND_ALIVE: 1, UNHARMED: 1 });
const early = incidentDay.map((on): StepDate => ({ from: on, to: on, precision: 'DAY', approximate: false }));
const firstStatus: fc.Arbitrary<StatusFacts> = fc.record({
  status: fc.oneof({ weight: 3, arbitrary: deadly }, { weight: 1, arbitrary: other }),
  date: fc.oneof({ weight: 6, arbitrary: early }, { weight: 1, arbitrary: date }),
});
const laterStatus: fc.Arbitrary<StatusFacts> = fc.record({ status: fc.oneof(deadly, other), date });

const courtKind: fc.Arbitrary<string | null> = fc.option(
  weighted<string>({ CIVIL: 4, MILITARY: 2, HYBRID: 1, INTERNATIONAL: 1 }),
  { freq: 6 },
);

/** What makes an incident eligible. */
const eligible = { mission: 0, decidedExclusions: [], confirmation: 'CONFIRMED', level: 0 } as const;
/** An incident as it is first recorded; mostly eligible where many are needed. */
export const firstFacts = (at: number, areMany: boolean): fc.Arbitrary<FactChange> =>
  fc.tuple(incident, isRare).map(([facts, isRareOne]): FactChange => {
    return { do: 'amend incident', incident: at, facts: areMany && !isRareOne ? { ...facts, ...eligible } : facts };
  });

export const victimOf = (incidentAt: fc.Arbitrary<number>): fc.Arbitrary<FactChange> =>
  fc.record({ do: fc.constant('add victim' as const), incident: incidentAt, facts: victim, status: firstStatus });
/** One who was killed on some day of the incident and is on the toll. */
export const killedIn = (incidentAt: number): fc.Arbitrary<FactChange> =>
  fc.record({
    do: fc.constant('add victim' as const),
    incident: fc.constant(incidentAt),
    facts: victim.map((facts) => {
      return { ...facts, personnelCategory: 'CONTINGENT', inUnToll: true, isWithdrawn: false, level: 0 };
    }),
    status: fc.record({ status: fc.constant('KILLED'), date: early }),
  });

export const courtOf = (proceedingAt: fc.Arbitrary<number>): fc.Arbitrary<FactChange> =>
  fc.record({
    do: fc.constant('amend proceeding' as const),
    proceeding: proceedingAt,
    courtKind,
    forumState: maybeCountry,
  });

const MOST_ATTRIBUTES = 12;
/** Some of the attributes, whichever. */
function some<T extends object>(facts: fc.Arbitrary<T>): fc.Arbitrary<Partial<T>> {
  const choice = fc.array(fc.boolean(), { minLength: MOST_ATTRIBUTES, maxLength: MOST_ATTRIBUTES });
  return fc
    .tuple(facts, choice)
    .map(([all, kept]) => Object.fromEntries(Object.entries(all).filter((_, at) => kept[at])) as Partial<T>);
}

/** An amended span has both its ends. */
const amendedIncident = fc.tuple(some(incident), incident).map(([part, whole]) => {
  const { occurredFrom, occurredTo } = whole;
  return 'occurredFrom' in part || 'occurredTo' in part || Object.keys(part).length === 0
    ? { ...part, occurredFrom, occurredTo }
    : part;
});
const amendedVictim = fc
  .tuple(some(victim), level)
  .map(([part, newLevel]) => (Object.keys(part).length === 0 ? { level: newLevel } : part));

export const laterFact: fc.Arbitrary<FactChange> = fc.oneof<fc.WeightedArbitrary<FactChange>[]>(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('amend incident' as const),
      incident: anyPosition,
      facts: amendedIncident,
    }),
  },
  { weight: 1, arbitrary: victimOf(anyPosition) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('amend victim' as const), victim: anyPosition, facts: amendedVictim }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add status' as const),
      victim: anyPosition,
      status: laterStatus,
      supersedes: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: courtOf(anyPosition) },
);

export const cut = fc.oneof(incidentDay, day);
