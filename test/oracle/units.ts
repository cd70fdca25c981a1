import type { CohortLike } from '../../src/incidents/cohort.sql.js';
import type { Range } from './class-sums.js';
import { type CohortIncident, isVictimMet, type Times } from './cohort.js';
import { DEAD, earlier, type FactRegister, monthsAfter, statusOf } from './facts.js';
import { courtsOf, forumOf } from './forum.js';
import type { Question } from './register.js';
import type { Seen, SeenIncident } from './sight.js';
import {
  countedPeople,
  informationOf,
  type Matter,
  matterOf,
  type Stages,
  stagesOfIncident,
  stagesOfProceeding,
  stagesOfSuspect,
} from './unit-stages.js';

export type Unit = 'INCIDENT' | 'VICTIM' | 'FATALITY' | 'PROCEEDING' | 'SUSPECT';

/** What any figure asks of the ledger. */
export interface Asked extends Times {
  readonly filter: CohortLike;
  readonly withinMonths: number | null;
  readonly forum: string | null;
}

export interface FunnelQuestion extends Asked {
  readonly unit: Unit;
  readonly groupBy: readonly string[];
  readonly periodCuts: readonly string[];
}

/** A unit as one of its incidents shows it. */
export interface UnitOfIncident {
  readonly id: string;
  readonly incident: SeenIncident;
  readonly victimId?: string;
  readonly proceedingId?: string | null;
  readonly suspectId?: string;
  readonly reason: string | null;
  readonly isFollowed: boolean;
  readonly information: string;
  readonly persons: Range;
  readonly stages: Stages;
}

/** Last day of the follow-up asked for, from the latest day on which the incident may have been. */
export const followedTo = ({ withinMonths }: Pick<Asked, 'withinMonths'>, { occurredTo }: SeenIncident): string =>
  withinMonths === null ? occurredTo : monthsAfter(occurredTo, withinMonths);

export function unitsOf(
  register: FactRegister,
  seen: Seen,
  cohort: readonly CohortIncident[],
  question: FunnelQuestion,
): UnitOfIncident[] {
  return cohort.flatMap(({ incident, reason }) => {
    const asked = ledgerQuestion(seen, incident, question);
    const matter = matterOf(register, asked);
    const whole = matterOf(register, { ...asked, within: undefined, before: undefined });
    const common = {
      incident,
      reason,
      isFollowed: followedTo(question, incident) <= question.asOf,
      information: informationOf(whole),
    };
    return unitsOfIncident(register, seen, question, asked, matter, common);
  });
}

/** Within so many months: for certain after the incident's earliest day, perhaps after its latest; never after asOf. */
export function ledgerQuestion(seen: Seen, incident: SeenIncident, question: Asked): Question {
  const { asOf, knownAt, withinMonths, forum } = question;
  const months = (day: string): string => earlier(asOf, monthsAfter(day, withinMonths ?? 0));
  const within = { certain: months(incident.occurredFrom), perhaps: months(incident.occurredTo) };
  const before = courtsOf(seen, incident.id).filter((court) => forumOf(seen, incident, court) === forum);
  return {
    incidentId: incident.id,
    level: incident.reads,
    asOf,
    knownAt,
    ...(withinMonths === null ? {} : { within }),
    ...(forum === null ? {} : { before: new Set(before.map(({ id }) => id)) }),
  };
}

type Common = Pick<UnitOfIncident, 'incident' | 'reason' | 'isFollowed' | 'information'>;
const ONE: Range = { min: 1, max: 1 };

function unitsOfIncident(
  register: FactRegister,
  seen: Seen,
  question: FunnelQuestion,
  asked: Question,
  matter: Matter,
  common: Common,
): UnitOfIncident[] {
  const { id } = common.incident;
  switch (question.unit) {
    case 'INCIDENT':
      return [{ ...common, id, persons: ONE, stages: stagesOfIncident(matter, ONE) }];
    case 'VICTIM':
    case 'FATALITY':
      return peopleHarmed(register, seen, question, matter, common);
    case 'PROCEEDING':
      return courtsOf(seen, id)
        .filter((court) => court.nature === 'CRIMINAL' && (asked.before?.has(court.id) ?? true))
        .map((court) => {
          const stages = stagesOfProceeding(matter, court.id);
          return { ...common, id: court.id, proceedingId: court.id, persons: ONE, stages };
        });
    case 'SUSPECT': {
      const linked = matter.suspects.filter(({ suspect }) =>
        seen.suspectLinks.some((link) => link.incidentId === id && link.suspectId === suspect.id),
      );
      return [
        ...linked.map(({ suspect }) => {
          const stages = stagesOfSuspect(register, asked, matter, suspect.id);
          return { ...common, id: suspect.id, suspectId: suspect.id, persons: ONE, stages };
        }),
        ...countedPeople(matter).map(({ proceedingId, persons, stages }) => {
          return { ...common, id: proceedingId ?? id, proceedingId, persons, stages };
        }),
      ];
    }
  }
}

/** The dead of the official toll, or those harmed: no bystanders, and not who did it. */
function peopleHarmed(
  register: FactRegister,
  seen: Seen,
  { unit, filter, asOf, knownAt }: FunnelQuestion,
  matter: Matter,
  common: Common,
): UnitOfIncident[] {
  const { incident } = common;
  const harm = unit === 'FATALITY' ? 'FATAL' : (filter.harm ?? 'FATAL');
  const isAuthor = (suspectId: string | null): boolean =>
    register.suspects.some(({ id, level, knownTo }) => id === suspectId && knownTo === null && level <= incident.reads);
  const found: UnitOfIncident[] = [];
  for (const victim of seen.victims) {
    const status = statusOf(register, victim.id, asOf, knownAt);
    if (victim.incidentId !== incident.id || status === null || !isVictimMet(victim, filter)) continue;
    const isDead = DEAD.includes(status);
    if ((harm === 'FATAL' && !isDead) || (harm === 'NON_FATAL' && isDead)) continue;
    if (unit === 'FATALITY' && !victim.inUnToll) continue;
    if (unit === 'VICTIM' && (victim.personnelCategory === 'BYSTANDER' || isAuthor(victim.alsoSuspectId))) continue;
    const persons = { min: victim.personsMin, max: victim.personsMax };
    found.push({
      ...common,
      id: victim.id,
      victimId: victim.id,
      reason: status === 'CAUSE_PENDING' ? 'CAUSE_PENDING' : common.reason,
      persons,
      stages: stagesOfIncident(matter, persons),
    });
  }
  return found;
}
