import { type CourtVersion, DEAD, type FactRegister, type IncidentVersion, type VictimVersion } from './facts.js';
import { type IncidentLinkVersion, type SuspectIncidentVersion, type Version, versionsAt } from './register.js';

/** What one grant opens: incidents of some missions (null: of all) up to a class, and whether persons not dead too. */
export interface Sight {
  readonly missionIds: readonly string[] | null;
  readonly level: number;
  readonly readsPersons: boolean;
}

/** An incident as it was known, with the class of the record, and up to which class the viewer reads on it. */
export interface SeenIncident extends IncidentVersion {
  readonly reads: number;
  /** The same, of persons who are neither dead nor judged; -1 for not at all. */
  readonly readsPersons: number;
}

/** What a viewer reads of a register as it was known at an instant; rights are those of now. */
export interface Seen {
  readonly incidents: readonly SeenIncident[];
  readonly victims: readonly VictimVersion[];
  readonly links: readonly IncidentLinkVersion[];
  readonly courts: readonly CourtVersion[];
  readonly suspectLinks: readonly SuspectIncidentVersion[];
}

/** The highest class among the grants that reach an incident. Each grant stands alone: reach and class never mix. */
function reachOf(grants: readonly Sight[], today: IncidentVersion): number {
  let highest = -1;
  for (const { missionIds, level } of grants) {
    const isCovered = missionIds === null || missionIds.includes(today.missionId);
    if (isCovered && today.level <= level) highest = Math.max(highest, level);
  }
  return highest;
}

export function seenBy(register: FactRegister, grants: readonly Sight[], knownAt: string | null): Seen {
  const current = register.incidents.filter(({ knownTo }) => knownTo === null);
  const reads = new Map(current.map((today) => [today.id, reachOf(grants, today)]));
  const ofPersons = grants.filter(({ readsPersons }) => readsPersons);
  const persons = new Map(current.map((today) => [today.id, reachOf(ofPersons, today)]));
  const on = (map: ReadonlyMap<string, number>, incidentId: string): number => map.get(incidentId) ?? -1;

  const opensPersons = (incidentId: string, { level }: Version): boolean => on(persons, incidentId) >= level;
  const ofIncident = <T extends Version & { readonly incidentId: string }>(versions: readonly T[]): T[] =>
    versionsAt(versions, knownAt).filter(({ incidentId, level }) => level <= on(reads, incidentId));

  const incidents = versionsAt(register.incidents, knownAt)
    .filter(({ id, level }) => level <= on(reads, id))
    .map((version) => ({ ...version, reads: on(reads, version.id), readsPersons: on(persons, version.id) }));
  const victims = ofIncident(register.victims).filter(
    (victim) => !victim.isWithdrawn && (opensPersons(victim.incidentId, victim) || isDeadNow(register, victim.id)),
  );
  const standing = versionsAt(register.incidentLinks, knownAt).filter(
    ({ isEnded, verification }) => !isEnded && (verification === 'ACCEPTED' || verification === 'VERIFIED'),
  );
  const links = standing.filter((link) => {
    const today = register.proceedings.find(({ id, knownTo }) => id === link.proceedingId && knownTo === null);
    const isCounting = link.basis === 'COURT' || link.basis === 'SOURCE';
    return isCounting && Math.max(link.level, today?.level ?? 0) <= on(reads, link.incidentId);
  });
  const isSeen = (court: CourtVersion): boolean =>
    standing.some((l) => l.proceedingId === court.id && Math.max(l.level, court.level) <= on(reads, l.incidentId));
  return {
    incidents,
    victims,
    links,
    courts: versionsAt(register.proceedings, knownAt).filter(isSeen),
    suspectLinks: ofIncident(register.suspectIncidents).filter(
      (link) => !link.isEnded && opensPersons(link.incidentId, link),
    ),
  };
}

/** That somebody is dead opens the row: judged by what is on record now, as all access is. */
function isDeadNow(register: FactRegister, victimId: string): boolean {
  return register.victimStatuses.some(
    ({ id, victimId: of, status }) =>
      of === victimId && DEAD.includes(status) && !register.victimStatuses.some((e) => e.supersedesId === id),
  );
}
