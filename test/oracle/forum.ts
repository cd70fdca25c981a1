import type { Seen, SeenIncident } from './sight.js';
import type { CourtVersion } from './facts.js';

const OF_NO_STATE = ['HYBRID', 'INTERNATIONAL', 'UN_ADMINISTERED'];

/** Whose court it is, seen from an incident; null while that is open. */
export function forumOf(seen: Seen, incident: SeenIncident, court: CourtVersion): string | null {
  if (court.courtKind !== null && OF_NO_STATE.includes(court.courtKind)) return court.courtKind;
  const { forumState } = court;
  if (incident.hostState === null || forumState === null) return null;
  if (forumState === incident.hostState) return 'HOST_STATE';
  for (const victim of seen.victims) {
    if (victim.incidentId !== incident.id) continue;
    if (victim.contributingCountry === forumState || victim.citizenships.includes(forumState))
      return 'CONTRIBUTING_STATE';
  }
  return 'THIRD_STATE';
}

/** Courts that a counting link ties to an incident. */
export function courtsOf(seen: Seen, incidentId: string): CourtVersion[] {
  return seen.courts.filter(({ id }) => seen.links.some((l) => l.incidentId === incidentId && l.proceedingId === id));
}
