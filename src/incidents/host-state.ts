import type { EntityManager } from 'typeorm';
import { InvalidInputError } from '../errors/app-error.js';
import type { PartialDate } from '../sources/partial-date.rules.js';

export interface MissionOfIncident {
  readonly id: string;
  readonly acronym: string;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  /** Host States on any day of the incident. */
  readonly hosts: readonly string[];
}

/** The mission by acronym with its host States at the incident's date, or null when it is unknown. */
export async function missionAt(
  manager: EntityManager,
  acronym: string,
  on: PartialDate,
): Promise<MissionOfIncident | null> {
  const [row] = await manager.query<MissionOfIncident[]>(
    `SELECT m.id, m.acronym, m.started_on::text AS "startedOn", m.ended_on::text AS "endedOn", COALESCE((SELECT array_agg(DISTINCT h.country_code)
       FROM mission_host_state h WHERE h.mission_id = m.id AND NOT h.is_ended AND COALESCE(h.from_on, '-infinity') <= $3
         AND COALESCE(h.until_on, 'infinity') > $2), '{}') AS hosts
     FROM mission m WHERE m.acronym = $1`,
    [acronym, on.from, on.to],
  );
  return row ?? null;
}

/** The mission's only host State at that date, if it has exactly one; otherwise two people decide. */
export function defaultHostState({ hosts }: Pick<MissionOfIncident, 'hosts'>): {
  hostState: string | null;
  hostStateBasis: string;
} {
  const [only] = hosts;
  return hosts.length === 1 && only
    ? { hostState: only, hostStateBasis: 'MISSION_DEFAULT' }
    : { hostState: null, hostStateBasis: 'UNSET' };
}

/** Refuses MISSION_DEFAULT for a host State that is not the mission's only one at that date. Throws BAD_USER_INPUT. */
export async function requireMissionDefault(
  manager: EntityManager,
  missionId: string,
  hostState: string | null,
  on: PartialDate,
): Promise<void> {
  const [row] = await manager.query<{ acronym: string }[]>('SELECT acronym FROM mission WHERE id = $1', [missionId]);
  const mission = await missionAt(manager, row?.acronym ?? '', on);
  if (hostState !== null && mission && defaultHostState(mission).hostState === hostState) return;
  throw InvalidInputError.at(
    'input.hostStateBasis',
    'MISSION_DEFAULT',
    `${hostState ?? 'No State'} is not the only host State of ${row?.acronym ?? 'the mission'} at that date.`,
  );
}
