import { acting } from '../access/ability.js';
import type { Level, Viewer } from '../access/viewer.js';
import type { Records } from '../changes/records.js';
import type { Writing } from '../database/database.service.js';
import { statusAtSql } from '../ledger/victim-status.sql.js';
import type { CasualtyCells, RecordedPerson } from './casualty.rules.js';

/** System name under which casualty ids of the UN's list are kept as external references. */
export const LIST_SYSTEM = 'UN_FATALITIES';

/** What the newest edition said of a casualty, and the victim that it is. */
export interface KnownRow {
  readonly key: string;
  readonly cells: CasualtyCells;
  readonly victimId: string | null;
  /** Incident in which the import put the victim; null when it went to another day after the victim had gone out. */
  readonly incidentId: string | null;
  /** The row made the victim; otherwise the victim was on record, and the row was found to be the same. */
  readonly isFromList: boolean;
  /** Where the victim is now; null without one, or when the victim is withdrawn. */
  readonly liveIn: string | null;
  /** Doubts about the row that wait for a person. */
  readonly openDoubts: readonly string[];
}

/** An incident within the importer's sight. */
export interface SeenIncident {
  readonly id: string;
  readonly mission: string;
  readonly from: string;
  readonly to: string;
  readonly confirmation: string;
  /** The importer's clearance on it. */
  readonly clearance: Level;
  /** The list itself took it back, when its last victim went out. */
  readonly isRetractedByList: boolean;
}

/** A victim on record: one person, or a counted class. `taken` casualties of the list rest on it already. */
export interface SeenVictim extends RecordedPerson {
  readonly id: string;
  readonly incidentId: string;
  readonly personsMax: number;
  readonly inUnToll: boolean;
  readonly status: string | null;
  readonly taken: number;
}

/** Somebody whom the importer does not read and whom new rows of the list may mean (rules S9). */
export interface HiddenVictim extends SeenVictim {
  readonly level: Level;
  readonly mission: string;
  readonly from: string;
  readonly to: string;
  /** Casualty ids recorded for the victim or the incident. */
  readonly casualties: readonly string[];
}

/** Casualties of earlier editions, with what people have made of them since; doubts as far as the importer is cleared. */
export async function knownRows({ manager }: Writing, clearance: Level): Promise<KnownRow[]> {
  return manager.query<KnownRow[]>(
    `SELECT r.key, r.cells, r.victim_id AS "victimId", r.incident_id AS "incidentId", r.is_from_list AS "isFromList",
       CASE WHEN NOT v.is_withdrawn THEN v.incident_id END AS "liveIn", COALESCE(d.ids, '{}') AS "openDoubts"
     FROM import_row r LEFT JOIN victim v ON v.id = r.victim_id
     LEFT JOIN (SELECT key, array_agg(id) AS ids FROM import_doubt WHERE resolution IS NULL AND NOT is_placed AND level <= $1 GROUP BY key) d
       ON d.key = r.key`,
    [clearance],
  );
}

export interface Named {
  readonly type: string;
  readonly id: string;
  readonly identifier: string;
}

/** Victims and incidents that carry one of these casualty ids, whoever put it there. */
export async function referredTo({ manager }: Writing, identifiers: readonly string[]): Promise<Named[]> {
  return manager.query<Named[]>(
    `SELECT record_type AS type, record_id AS id, identifier FROM external_ref
     WHERE system = $1 AND identifier = ANY($2) AND record_type IN ('Victim', 'Incident')`,
    [LIST_SYSTEM, identifiers],
  );
}

/** What to look for: mission-days, records by id, and incidents in which casualties of such a day are. */
export interface Sought {
  readonly missions: readonly string[];
  readonly dates: readonly string[];
  readonly victimIds: readonly string[];
  readonly incidentIds: readonly string[];
}

/**
 * SQL for the casualty ids that rest on a victim, text[]: those recorded for him, but for one that the import has found to
 * be somebody else since (references are never deleted).
 */
export const restingSql = (victim: string): string =>
  `ARRAY(SELECT DISTINCT x.identifier FROM external_ref x WHERE x.record_id = ${victim}.id AND x.system = '${LIST_SYSTEM}'
     AND (NOT EXISTS (SELECT 1 FROM import_row said WHERE said.key = x.identifier AND said.victim_id <> ${victim}.id)
       OR EXISTS (SELECT 1 FROM import_row said WHERE said.victim_id = ${victim}.id AND split_part(said.key, '|', 1) = x.identifier)))`;
const TAKEN = (victim: string): string => `cardinality(${restingSql(victim)})`;
const RETRACTED_BY_LIST = (incident: string): string =>
  `COALESCE((SELECT c.after_value = 'RETRACTED' AND NOT c.needs_review FROM change c WHERE c.record_id = ${incident}.id AND c.field = 'confirmation'
     ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1), FALSE)`;

/** Real incidents of these days and ids with their victims, as far as the importer may act on them (rules S9). */
export async function seen(
  tx: Writing,
  records: Records,
  viewer: Viewer,
  sought: Sought,
): Promise<{ incidents: SeenIncident[]; victims: SeenVictim[] }> {
  const importer = acting(viewer, 'import');
  const incidents = await records.find<SeenIncident>(
    tx,
    importer,
    'Incident',
    (r, q) => `NOT ${r}.is_synthetic AND (${r}.id = ANY(${q.bind(sought.incidentIds, 'uuid[]')})
      OR ${r}.id IN (SELECT v.incident_id FROM victim v WHERE v.id = ANY(${q.bind(sought.victimIds, 'uuid[]')}))
      OR EXISTS (SELECT 1 FROM unnest(${q.bind(sought.missions, 'text[]')}, ${q.bind(sought.dates, 'date[]')}) AS day(mission, at)
        WHERE day.mission = ${r}.mission_acronym AND ${r}.occurred_from <= day.at AND ${r}.occurred_to >= day.at))`,
    (
      r,
    ) => `${r}.mission_acronym AS mission, ${r}.occurred_from::text AS "from", ${r}.occurred_to::text AS "to", ${r}.confirmation,
      ${RETRACTED_BY_LIST(r)} AS "isRetractedByList"`,
  );
  const ids = incidents.map(({ id }) => id);
  const victims = await records.find<SeenVictim>(
    tx,
    importer,
    'Victim',
    (r, q) => `${r}.incident_id = ANY(${q.bind(ids, 'uuid[]')})`,
    (r, q) => `${r}.incident_id AS "incidentId", ${r}.contributing_country AS "contributingCountry", ${r}.citizenships,
      ${r}.personnel_category AS category, ${r}.sex, ${r}.persons_max AS "personsMax", ${r}.in_un_toll AS "inUnToll",
      ${statusAtSql(r, q.asOf(null), null)} AS status, ${TAKEN(r)} AS taken`,
  );
  return { incidents, victims };
}

/**
 * Victims on record above or outside the importer's sight, of incidents that hold one of these mission-days or of whom one
 * of these casualty ids is recorded: for a cleared person's eyes only.
 */
export async function hidden(
  { manager }: Writing,
  { missions, dates }: Pick<Sought, 'missions' | 'dates'>,
  casualties: readonly string[],
  seenIds: readonly string[],
  today: string,
): Promise<HiddenVictim[]> {
  return manager.query<HiddenVictim[]>(
    `SELECT v.id, v.incident_id AS "incidentId", v.contributing_country AS "contributingCountry", v.citizenships, v.personnel_category AS category,
       v.sex, v.persons_max AS "personsMax", v.in_un_toll AS "inUnToll", ${statusAtSql('v', '$4::date', null)} AS status, ${TAKEN('v')} AS taken,
       GREATEST(v.level, i.level) AS level, m.acronym AS mission, i.occurred_from::text AS "from", i.occurred_to::text AS "to",
       ARRAY(SELECT x.identifier FROM external_ref x WHERE x.record_id IN (v.id, i.id) AND x.system = '${LIST_SYSTEM}') AS casualties
     FROM victim v JOIN incident i ON i.id = v.incident_id JOIN mission m ON m.id = i.mission_id
     WHERE NOT i.is_synthetic AND NOT v.is_withdrawn AND v.id <> ALL($3::uuid[]) AND i.id IN (
       SELECT on_day.id FROM unnest($1::text[], $2::date[]) AS day(mission, at) JOIN mission of ON of.acronym = day.mission
         JOIN incident on_day ON on_day.mission_id = of.id AND on_day.occurred_from <= day.at AND on_day.occurred_to >= day.at
       UNION SELECT COALESCE(named.incident_id, x.record_id) FROM external_ref x LEFT JOIN victim named ON named.id = x.record_id
         WHERE x.system = '${LIST_SYSTEM}' AND x.identifier = ANY($5))`,
    [missions, dates, seenIds, today, casualties],
  );
}

/** A victim whom a newer edition says something else of, wherever he is on record. */
export interface RevisedVictim extends RecordedPerson {
  readonly id: string;
  readonly incidentId: string;
  /** Highest class of the victim and the incident. */
  readonly level: Level;
  readonly personsMax: number;
  readonly isAuthor: boolean;
  readonly isWithdrawn: boolean;
  readonly statusId: string | null;
  readonly status: string | null;
  readonly statusFrom: string | null;
  readonly statusTo: string | null;
}

/** An incident in which such a victim is, with what people have made of it. */
export interface RevisedIncident {
  readonly id: string;
  readonly mission: string;
  readonly from: string;
  readonly to: string;
  readonly confirmation: string;
  /** Everybody in it came from the list. */
  readonly isFromList: boolean;
  /** People decided something about it, or linked something to it. */
  readonly isDecided: boolean;
  readonly isRetractedByList: boolean;
  /** Victims who are not withdrawn. */
  readonly live: readonly string[];
}

/** The current entry of a victim: the last that is not superseded. */
const CURRENT = `LEFT JOIN LATERAL (SELECT s.* FROM victim_status s WHERE s.victim_id = v.id
    AND NOT EXISTS (SELECT 1 FROM victim_status x WHERE x.supersedes_id = s.id)
  ORDER BY s.occurred_to DESC, s.occurred_from DESC, s.recorded_at DESC, s.id DESC LIMIT 1) s ON TRUE`;

export async function revisedVictims({ manager }: Writing, ids: readonly string[]): Promise<RevisedVictim[]> {
  return manager.query<RevisedVictim[]>(
    `SELECT v.id, v.incident_id AS "incidentId", GREATEST(v.level, i.level) AS level, v.contributing_country AS "contributingCountry", v.citizenships,
       v.personnel_category AS category, v.sex, v.persons_max AS "personsMax", v.also_suspect_id IS NOT NULL AS "isAuthor", v.is_withdrawn AS "isWithdrawn",
       s.id AS "statusId", s.status, s.occurred_from::text AS "statusFrom", s.occurred_to::text AS "statusTo"
     FROM victim v JOIN incident i ON i.id = v.incident_id ${CURRENT} WHERE v.id = ANY($1)`,
    [ids],
  );
}

export async function revisedIncidents({ manager }: Writing, victimIds: readonly string[]): Promise<RevisedIncident[]> {
  return manager.query<RevisedIncident[]>(
    `SELECT i.id, m.acronym AS mission, i.occurred_from::text AS "from", i.occurred_to::text AS "to", i.confirmation,
       i.enrolment_basis = 'OFFICIAL_LIST' AND NOT EXISTS (SELECT 1 FROM victim v WHERE v.incident_id = i.id
         AND NOT EXISTS (SELECT 1 FROM import_row r WHERE r.victim_id = v.id AND r.is_from_list)) AS "isFromList",
       i.host_state_basis IN ('DECIDED', 'NONE_UN_ADMINISTERED') OR cardinality(i.decided_exclusions) > 0
         OR EXISTS (SELECT 1 FROM incident_link l WHERE l.incident_id = i.id) OR EXISTS (SELECT 1 FROM suspect_incident j WHERE j.incident_id = i.id)
         OR EXISTS (SELECT 1 FROM change c WHERE c.record_id = i.id AND (c.needs_review OR c.field IN ('victims', 'splitFrom'))) AS "isDecided",
       ${RETRACTED_BY_LIST('i')} AS "isRetractedByList",
       ARRAY(SELECT v.id FROM victim v WHERE v.incident_id = i.id AND NOT v.is_withdrawn) AS live
     FROM incident i JOIN mission m ON m.id = i.mission_id
     WHERE i.id IN (SELECT v.incident_id FROM victim v WHERE v.id = ANY($1))`,
    [victimIds],
  );
}
