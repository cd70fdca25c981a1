import type { IncidentDraft, VictimDraft } from '../incidents/incident.writer.js';
import type { Level } from '../access/viewer.js';
import type { PartialDate } from '../sources/partial-date.rules.js';
import type { Random } from './random.js';

/** A mission with its weight in each year from 2013 on, and contributors that lost people there. */
export interface MissionPattern {
  readonly acronym: string;
  readonly years: readonly number[];
  readonly contributors: readonly string[];
}

/** Deaths by malicious acts in the UN's list, 2013 to 2024: the shares of missions and years that made-up cases have too. */
export const PATTERNS: readonly MissionPattern[] = [
  {
    acronym: 'MINUSMA',
    years: [4, 28, 12, 27, 24, 11, 22, 6, 20, 15, 5],
    contributors: ['TCD', 'GIN', 'TGO', 'BFA', 'NER', 'EGY'],
  },
  {
    acronym: 'MINUSCA',
    years: [0, 1, 11, 2, 15, 7, 2, 6, 5, 4, 1, 1],
    contributors: ['RWA', 'MAR', 'BDI', 'KHM', 'BGD', 'CMR'],
  },
  {
    acronym: 'MONUSCO',
    years: [4, 1, 3, 1, 20, 8, 0, 1, 1, 13, 1, 0],
    contributors: ['TZA', 'PAK', 'MWI', 'IND', 'ZAF'],
  },
  { acronym: 'UNAMID', years: [16, 6, 3, 1, 1, 0, 1], contributors: ['RWA', 'NGA', 'SEN', 'ETH'] },
  { acronym: 'UNMISS', years: [9, 1, 1, 2, 0, 1, 0, 0, 0, 0, 0, 1], contributors: ['IND', 'NPL', 'GHA'] },
  { acronym: 'UNISFA', years: [2, 1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 2], contributors: ['ETH', 'BGD'] },
  { acronym: 'UNIFIL', years: [0, 0, 1, 0, 0, 0, 0, 0, 0, 1], contributors: ['ESP', 'IRL', 'IDN'] },
];
const FIRST_YEAR = 2013;
const FIRST_DAY = Date.UTC(FIRST_YEAR, 0, 1);
const DAY = 86_400_000;
/** The last day of any made-up step, and until which made-up cases were followed. */
export const LAST_DAY = Math.round((Date.UTC(2025, 9, 31) - FIRST_DAY) / DAY);

const weightOf = (years: readonly number[]): number => years.reduce((sum, weight) => sum + weight, 0);
export const missionWeights = PATTERNS.map((pattern) => [pattern, weightOf(pattern.years)] as const);

export const dayAt = (offset: number): string => new Date(FIRST_DAY + offset * DAY).toISOString().slice(0, 10);
export const onDay = (offset: number): PartialDate => ({
  from: dayAt(offset),
  to: dayAt(offset),
  precision: 'DAY',
  approximate: false,
});

/** The month of a day: some dates are known no better. */
export function inMonth(offset: number): PartialDate {
  const [year = '', month = ''] = dayAt(offset).split('-');
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return {
    from: `${year}-${month}-01`,
    to: `${year}-${month}-${String(last).padStart(2, '0')}`,
    precision: 'MONTH',
    approximate: false,
  };
}

export interface MissionFacts {
  readonly id: string;
  readonly acronym: string;
  readonly pattern: MissionPattern;
  readonly hostState: string | null;
  /** First day of the mission, counted like every day here. */
  readonly startedOn: number;
}

/** Days from the first day of the years covered; before it below zero. */
export const offsetOf = (day: string): number => Math.round((Date.parse(day) - FIRST_DAY) / DAY);

/** A day in a year drawn by the mission's weights, not before the mission. */
function dayOf(random: Random, { pattern, startedOn }: MissionFacts): number {
  const year = FIRST_YEAR + random.weighted(pattern.years.map((weight, index) => [index, weight] as const));
  const day = offsetOf(`${year}-01-01`) + random.int(0, 364);
  return Math.max(day, startedOn);
}

export interface SyntheticIncident {
  readonly draft: IncidentDraft;
  readonly day: number;
  readonly level: Level;
  readonly hostState: string | null;
  /** Somebody asks after it until the last day. */
  readonly isFollowed: boolean;
}

function victims(random: Random, mission: MissionFacts, on: PartialDate): VictimDraft[] {
  const dead = random.weighted([
    [0, 15],
    [1, 54],
    [2, 14],
    [3, 8],
    [4, 5],
    [random.int(5, 15), 4],
  ] as const);
  const injured = random.chance(0.45) ? random.int(1, 9) : 0;
  const made: VictimDraft[] = [];
  const victim = (status: string, persons: number): VictimDraft => ({
    victim: {
      personsMin: persons,
      personsMax: persons,
      contributingCountry: random.pick(mission.pattern.contributors),
      citizenships: [],
      personnelCategory: random.weighted([
        ['CONTINGENT', 85],
        ['INDIVIDUAL_POLICE', 5],
        ['MILITARY_OBSERVER', 2],
        ['FORMED_POLICE_UNIT', 8],
      ]),
      sex: random.chance(0.03) ? 'FEMALE' : 'MALE',
      inUnToll: true,
      level: 0,
      isWithdrawn: false,
    },
    status: { status, on },
    fullName: persons === 1 && status === 'KILLED' ? `Synthetic Victim ${random.int(1, 99_999)}` : null,
  });
  for (let i = 0; i < dead; i += 1) made.push(victim('KILLED', 1));
  if (injured > 0 || dead === 0)
    made.push(victim(random.chance(0.2) ? 'GRAVELY_INJURED' : 'INJURED', Math.max(1, injured)));
  return made;
}

/** What the attack was like; an attack by an insider is excluded by decision, like a few others. */
function attack(random: Random, isFatal: boolean): Partial<IncidentDraft['incident']> {
  const perpetratorClass = random.weighted([
    ['NON_STATE_GROUP', 62],
    ['UNKNOWN', 25],
    ['CRIMINAL', 6],
    ['HOST_STATE_AGENT', 3],
    ['CROWD', 3],
    ['INSIDER', 1],
  ]);
  const exclusion = perpetratorClass === 'INSIDER' ? 'INSIDER' : random.chance(0.02) ? 'NOT_A_CRIME' : null;
  return {
    offences: [isFatal ? 'MURDER' : 'ATTACK_ON_PERSON', ...(random.chance(0.3) ? ['ATTACK_ON_TRANSPORT'] : [])],
    means: random.weighted([
      ['IED_OR_MINE', 35],
      ['SHOOTING', 40],
      ['INDIRECT_FIRE', 12],
      ['SUICIDE_BOMB', 4],
      ['UNKNOWN', 9],
    ]),
    context: random.weighted([
      ['AMBUSH', 45],
      ['ATTACK_ON_BASE', 20],
      ['PATROL_CLASH', 15],
      ['UNKNOWN', 20],
    ]),
    perpetratorClass,
    decidedExclusions: exclusion === null ? [] : [exclusion],
  };
}

/** A made-up incident with proportions like those of the record, marked synthetic. */
export function syntheticIncident(random: Random, mission: MissionFacts, sourceId: string): SyntheticIncident {
  const { id: missionId, acronym, hostState } = mission;
  const day = dayOf(random, mission);
  const on = random.chance(0.93) ? onDay(day) : inMonth(day);
  const level = random.weighted<Level>([
    [0, 90],
    [1, 7],
    [2, 3],
  ]);
  const harmed = victims(random, mission, on);
  const isFollowed = random.chance(0.4);
  const incident = {
    missionId,
    hostState,
    hostStateBasis: hostState === null ? 'UNSET' : 'MISSION_DEFAULT',
    otherCompetentStates: [],
    incidentCountry: hostState,
    ...attack(
      random,
      harmed.some(({ status }) => status.status === 'KILLED'),
    ),
    confirmation: random.chance(0.94) ? 'CONFIRMED' : 'REPORTED',
    enrolmentBasis: random.chance(0.8) ? 'OFFICIAL_LIST' : 'CONTEMPORANEOUS',
    lookedFrom: isFollowed ? on.from : null,
    lookedTo: isFollowed ? dayAt(LAST_DAY) : null,
    openedToHost: false,
    isSynthetic: true,
    level,
  };
  const summary = random.chance(0.5) ? 'Synthetic summary: made up to try the register.' : null;
  return {
    day,
    level,
    hostState,
    isFollowed,
    draft: { acronym, occurredOn: on, incident, summary, victims: harmed, sources: [], sourceId },
  };
}
