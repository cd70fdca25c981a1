import type { IncidentDraft, VictimDraft } from '../incidents/incident.writer.js';
import type { Level } from '../access/viewer.js';
import type { PartialDate } from '../sources/partial-date.rules.js';
import type { Random } from './random.js';

/** Shares of missions as in the UN's list since 2013, with contributors that lost people there. */
export const MISSIONS: readonly (readonly [string, number, readonly string[]])[] = [
  ['MINUSMA', 174, ['TCD', 'GIN', 'TGO', 'BFA', 'NER', 'EGY']],
  ['MINUSCA', 52, ['RWA', 'MAR', 'BDI', 'KHM', 'BGD', 'CMR']],
  ['MONUSCO', 51, ['TZA', 'PAK', 'MWI', 'IND', 'ZAF']],
  ['UNAMID', 27, ['RWA', 'NGA', 'SEN', 'ETH']],
  ['UNMISS', 14, ['IND', 'NPL', 'GHA']],
  ['UNISFA', 7, ['ETH', 'BGD']],
  ['UNIFIL', 4, ['ESP', 'IRL', 'IDN']],
];
const FIRST_DAY = Date.UTC(2013, 0, 1);
const DAYS = 4_600;
const DAY = 86_400_000;

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
  readonly contributors: readonly string[];
  readonly hostState: string | null;
}

export interface SyntheticIncident {
  readonly draft: IncidentDraft;
  readonly day: number;
  readonly level: Level;
  readonly hostState: string | null;
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
      contributingCountry: random.pick(mission.contributors),
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

/** A made-up incident with proportions like those of the record, marked synthetic. */
export function syntheticIncident(random: Random, mission: MissionFacts, sourceId: string): SyntheticIncident {
  const day = random.int(0, DAYS);
  const on = random.chance(0.93) ? onDay(day) : inMonth(day);
  const level = random.weighted<Level>([
    [0, 90],
    [1, 7],
    [2, 3],
  ]);
  const isDecided = mission.hostState !== null;
  return {
    day,
    level,
    hostState: mission.hostState,
    draft: {
      acronym: mission.acronym,
      occurredOn: on,
      incident: {
        missionId: mission.id,
        hostState: mission.hostState,
        hostStateBasis: isDecided ? 'MISSION_DEFAULT' : 'UNSET',
        otherCompetentStates: [],
        incidentCountry: mission.hostState,
        offences: random.chance(0.3) ? ['MURDER', 'ATTACK_ON_TRANSPORT'] : ['MURDER'],
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
        perpetratorClass: random.weighted([
          ['NON_STATE_GROUP', 62],
          ['UNKNOWN', 25],
          ['CRIMINAL', 6],
          ['HOST_STATE_AGENT', 3],
          ['CROWD', 3],
          ['INSIDER', 1],
        ]),
        decidedExclusions: random.chance(0.02) ? ['NOT_A_CRIME'] : [],
        confirmation: random.chance(0.94) ? 'CONFIRMED' : 'REPORTED',
        enrolmentBasis: random.chance(0.8) ? 'OFFICIAL_LIST' : 'CONTEMPORANEOUS',
        openedToHost: false,
        isSynthetic: true,
        level,
      },
      summary: random.chance(0.5) ? 'Synthetic summary: made up to try the register.' : null,
      victims: victims(random, mission, on),
      sources: [],
      sourceId,
    },
  };
}
