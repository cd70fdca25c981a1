import { missionOf } from './cohort.js';
import type { FactRegister, VictimVersion } from './facts.js';
import { courtsOf, forumOf } from './forum.js';
import type { Seen } from './sight.js';
import { followedTo, type FunnelQuestion, type UnitOfIncident } from './units.js';

/** What tells a unit's codes. */
export type Placed = Pick<UnitOfIncident, 'incident' | 'victimId' | 'proceedingId'>;
/** What tells periods. */
export type Cuts = Pick<FunnelQuestion, 'periodCuts' | 'withinMonths'>;

type Code = string | null;

/** The codes of a dimension that a unit stands under, as one of its incidents shows it; [null] when undetermined. */
export function codesOf(register: FactRegister, seen: Seen, question: Cuts, dimension: string, unit: Placed): Code[] {
  const { incident } = unit;
  const ofVictims = (read: (victim: VictimVersion) => readonly Code[]): Code[] =>
    distinct(
      seen.victims
        .filter(({ id, incidentId }) => incidentId === incident.id && (unit.victimId ?? id) === id)
        .flatMap(read),
    );
  const courts = courtsOf(seen, incident.id).filter(({ id }) => (unit.proceedingId ?? id) === id);
  switch (dimension) {
    case 'HOST_STATE':
      return [incident.hostState];
    case 'MISSION':
      return [missionOf(register, incident).acronym];
    case 'YEAR': {
      const [first, last] = [incident.occurredFrom.slice(0, 4), incident.occurredTo.slice(0, 4)];
      return [first === last ? first : null];
    }
    case 'PERIOD':
      return [periodOf(question, unit)];
    case 'INCIDENT_COUNTRY':
      return [incident.incidentCountry];
    case 'ATTACK_MEANS':
      return [incident.means];
    case 'ATTACK_CONTEXT':
      return [incident.context];
    case 'OFFENCE':
      return distinct(incident.offences);
    case 'PERPETRATOR_CLASS':
      return [incident.perpetratorClass];
    case 'CONTRIBUTING_COUNTRY':
      return ofVictims((victim) => [victim.contributingCountry]);
    case 'CITIZENSHIP':
      return ofVictims((victim) => victim.citizenships);
    case 'PERSONNEL_CATEGORY':
      return ofVictims((victim) => [victim.personnelCategory]);
    case 'SEX':
      return ofVictims((victim) => [victim.sex]);
    case 'FORUM':
      return distinct(courts.map((court) => forumOf(seen, incident, court)));
    case 'FORUM_STATE':
      return distinct(courts.map(({ forumState }) => forumState));
    default:
      throw new Error(`${dimension} is no dimension.`);
  }
}

const distinct = (codes: readonly Code[]): Code[] => (codes.length === 0 ? [null] : [...new Set(codes)]);

/** The period in which incident and follow-up lie whole; a day on which a period begins is of that period. */
function periodOf(question: Cuts, { incident }: Placed): Code {
  const cuts = [...question.periodCuts].sort();
  const last = followedTo(question, incident);
  for (let at = 0; at <= cuts.length; at += 1) {
    const [start, end] = [cuts[at - 1], cuts[at]];
    const beginsIn = start === undefined || incident.occurredFrom >= start;
    if (beginsIn && (end === undefined || last < end)) return `${start ?? '..'}/${end ?? '..'}`;
  }
  return null;
}
