import { acting } from '../access/ability.js';
import type { Level, Viewer } from '../access/viewer.js';
import type { Records } from '../changes/records.js';
import type { Writing } from '../database/database.service.js';
import { statusAtSql } from '../incidents/toll.sql.js';
import type { CasualtyCells } from './fatalities.rules.js';

/** System name under which casualty ids of the UN's list are kept. */
export const LIST_SYSTEM = 'UN_FATALITIES';

/** What the newest edition said of a casualty, and the victim that it became. */
export interface KnownRow {
  readonly key: string;
  readonly victim_id: string | null;
  readonly cells: CasualtyCells;
}

/** A victim that a row may be, within the importer's sight. `taken` rows rest on it already; a class takes several. */
export interface CandidateVictim {
  readonly id: string;
  readonly incident_id: string;
  readonly contributing_country: string | null;
  readonly citizenships: readonly string[];
  readonly personnel_category: string;
  readonly sex: string;
  readonly persons_max: number;
  readonly in_un_toll: boolean;
  readonly status: string | null;
  readonly taken: number;
  /** Casualty ids that are recorded with it. */
  readonly references: readonly string[];
}

/** An incident of some mission and day, within the importer's sight. */
export interface CandidateIncident {
  readonly id: string;
  readonly mission: string;
  readonly from: string;
  readonly to: string;
  readonly confirmation: string;
  readonly clearance: Level;
}

export async function knownRows(tx: Writing): Promise<Map<string, KnownRow>> {
  const rows = await tx.manager.query<KnownRow[]>('SELECT key, victim_id, cells FROM import_row');
  return new Map(rows.map((row) => [row.key, row]));
}

/** A row that waits for a person (no resolution), or that a person left out. */
export interface HeldRow {
  readonly id: string;
  readonly key: string;
  readonly cells: CasualtyCells;
  readonly resolution: string | null;
}

/** Keys that wait for a person, and keys that a person left out. */
export async function heldKeys(tx: Writing): Promise<Map<string, HeldRow>> {
  const rows = await tx.manager.query<HeldRow[]>(
    `SELECT * FROM (SELECT DISTINCT ON (key) id, key, cells, resolution FROM import_doubt
       ORDER BY key, resolution IS NULL DESC, resolved_at DESC NULLS LAST, id DESC) d
     WHERE d.resolution IS NULL OR d.resolution = 'LEFT_OUT'`,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Real incidents of these missions with their victims, as far as the importer may act on them (rules S9). */
export async function candidates(
  tx: Writing,
  records: Records,
  viewer: Viewer,
  missions: readonly string[],
): Promise<{ incidents: CandidateIncident[]; victims: CandidateVictim[] }> {
  const importer = acting(viewer, 'import');
  const incidents = await records.find<CandidateIncident>(
    tx,
    importer,
    'Incident',
    (r, q) => `${r}.mission_acronym = ANY(${q.bind(missions, 'text[]')}) AND NOT ${r}.is_synthetic`,
    (r) =>
      `${r}.mission_acronym AS mission, ${r}.occurred_from::text AS "from", ${r}.occurred_to::text AS "to", ${r}.confirmation`,
  );
  const ids = incidents.map(({ id }) => id);
  const victims = await records.find<CandidateVictim>(
    tx,
    importer,
    'Victim',
    (r, q) => `${r}.incident_id = ANY(${q.bind(ids, 'uuid[]')})`,
    (
      r,
      q,
    ) => `${r}.incident_id, ${r}.contributing_country, ${r}.citizenships, ${r}.personnel_category, ${r}.sex, ${r}.persons_max, ${r}.in_un_toll,
      ${statusAtSql(r, q.asOf(null), null)} AS status, (SELECT count(*)::int FROM import_row ir WHERE ir.victim_id = ${r}.id) AS taken,
      ARRAY(SELECT x.identifier FROM external_ref x WHERE x.record_id = ${r}.id AND x.system = ${q.bind(LIST_SYSTEM, 'text')}) AS "references"`,
  );
  return { incidents, victims };
}
