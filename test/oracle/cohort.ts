import type { CohortLike } from '../../src/incidents/cohort.sql.js';
import { DEAD, type FactRegister, statusOf, type VictimVersion } from './facts.js';
import { versionsAt } from './register.js';
import type { Seen, SeenIncident } from './sight.js';

export interface Times {
  readonly asOf: string;
  readonly knownAt: string | null;
}

/** An incident that the question is about, and the first reason that leaves it out. */
export interface CohortIncident {
  readonly incident: SeenIncident;
  readonly reason: string | null;
}

type List = readonly string[] | null | undefined;
const isOneOf = (value: string | null, list: List): boolean => list == null || (value !== null && list.includes(value));
const haveCommon = (values: readonly string[], list: List): boolean =>
  list == null || values.some((value) => list.includes(value));

/** Incidents that ended by asOf and meet the filter; harm absent means with a death. */
export function cohortOf(register: FactRegister, seen: Seen, filter: CohortLike, times: Times): CohortIncident[] {
  const found: CohortIncident[] = [];
  for (const incident of seen.incidents) {
    if (incident.occurredTo > times.asOf || !isMet(register, seen, incident, filter, times)) continue;
    found.push({ incident, reason: reasonOf(register, incident, times) });
  }
  return found;
}

function isMet(
  register: FactRegister,
  seen: Seen,
  incident: SeenIncident,
  filter: CohortLike,
  { asOf, knownAt }: Times,
): boolean {
  const mission = missionOf(register, incident);
  if (filter.occurredFrom != null && incident.occurredTo < filter.occurredFrom) return false;
  if (filter.occurredTo != null && incident.occurredFrom > filter.occurredTo) return false;
  if (!isOneOf(mission.acronym, filter.missions) || !isOneOf(mission.kind, filter.missionKinds)) return false;
  if (!isOneOf(incident.hostState, filter.hostStates)) return false;
  if (!isOneOf(incident.incidentCountry, filter.incidentCountries)) return false;
  if (!isOneOf(incident.perpetratorClass, filter.perpetratorClasses)) return false;
  if (!haveCommon(incident.offences, filter.offences)) return false;
  if (!isOneOf(incident.means, filter.means) || !isOneOf(incident.context, filter.contexts)) return false;
  const victims = seen.victims.filter(({ incidentId }) => incidentId === incident.id);
  const isDead = ({ id }: VictimVersion): boolean => DEAD.includes(statusOf(register, id, asOf, knownAt) ?? '');
  const harm = filter.harm ?? 'FATAL';
  const asksForVictim = filter.contributingCountries ?? filter.citizenships ?? filter.personnelCategories;
  const isSought = (victim: VictimVersion): boolean =>
    isVictimMet(victim, filter) && (harm !== 'FATAL' || isDead(victim));
  if ((asksForVictim != null || harm === 'FATAL') && !victims.some(isSought)) return false;
  // Nobody can be said to have survived to somebody who does not read the living.
  return harm !== 'NON_FATAL' || (!victims.some(isDead) && incident.readsPersons >= incident.level);
}

export function isVictimMet(victim: VictimVersion, filter: CohortLike): boolean {
  return (
    isOneOf(victim.contributingCountry, filter.contributingCountries) &&
    haveCommon(victim.citizenships, filter.citizenships) &&
    isOneOf(victim.personnelCategory, filter.personnelCategories)
  );
}

export function missionOf(register: FactRegister, { missionId }: { readonly missionId: string }) {
  const mission = register.missions.find(({ id }) => id === missionId);
  if (mission === undefined) throw new Error(`There is no mission ${missionId}.`);
  return mission;
}

/** Cause pending, then mission, then decisions, then confirmation. */
function reasonOf(register: FactRegister, incident: SeenIncident, { asOf, knownAt }: Times): string | null {
  // By class and not by role, so that all viewers of a class share their denominators.
  const statuses = versionsAt(register.victims, knownAt)
    .filter((v) => v.incidentId === incident.id && v.level <= incident.reads && !v.isWithdrawn)
    .map(({ id }) => statusOf(register, id, asOf, knownAt))
    .filter((status) => status !== null);
  const mission = missionOf(register, incident);
  if (statuses.length > 0 && statuses.every((status) => status === 'CAUSE_PENDING')) return 'CAUSE_PENDING';
  if (!mission.isUn) return 'NON_UN_MISSION';
  if (mission.kind === 'POLITICAL') return 'POLITICAL_MISSION';
  if (incident.decidedExclusions.length > 0) return incident.decidedExclusions[0] ?? null;
  return incident.confirmation === 'CONFIRMED' ? null : 'UNCONFIRMED';
}

/** The order of reasons, for a unit all of whose incidents are left out. */
export function rankOfReason(reason: string): number {
  const facts = ['CAUSE_PENDING', 'NON_UN_MISSION', 'POLITICAL_MISSION'];
  if (facts.includes(reason)) return facts.indexOf(reason);
  return reason === 'UNCONFIRMED' ? 5 : 4;
}
