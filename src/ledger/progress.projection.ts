import type { EntityManager } from 'typeorm';
import { runPrepared } from '../database/prepared.js';
import { progressSql } from './progress.sql.js';
import { FATAL, statusAtSql } from './victim-status.sql.js';

const UNIFORMED = `('CONTINGENT','STAFF_OFFICER','MILITARY_OBSERVER','MILITARY','INDIVIDUAL_POLICE','FORMED_POLICE_UNIT','POLICE','GOVERNMENT_PROVIDED')`;
const COLUMNS = `stage, reached, maybe_reached, standing, implied, investigation_opened_on, first_arrest_on, first_charge_on, prosecution_opened_on,
  first_verdict_on, first_conviction_on, identified_min, identified_max, arrested_min, arrested_max, custody_min, custody_max, tried_min, tried_max,
  convicted_min, convicted_max, absentia_min, absentia_max, acquitted_min, acquitted_max, accountability, information, last_step_on, last_step_to, stale_on`;

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

/** Who is concerned by an incident at a level: row rules read these lists. A hidden victim or forum opens no row. */
const SCOPE = `
  SELECT COALESCE(array_agg(DISTINCT v.contributing_country) FILTER (WHERE v.personnel_category IN ${UNIFORMED}), '{}') AS contributor_states,
    COALESCE((SELECT array_agg(DISTINCT z) FROM victim w CROSS JOIN unnest(w.citizenships) z
      WHERE w.incident_id = g.incident_id AND w.level <= reader.level AND NOT w.is_withdrawn), '{}') AS citizenships,
    COALESCE((SELECT array_agg(DISTINCT p.forum_state) FROM incident_link l JOIN proceeding p ON p.id = l.proceeding_id
      WHERE l.incident_id = g.incident_id AND NOT l.is_ended AND l.verification IN ('ACCEPTED', 'VERIFIED') AND l.basis IN ('COURT', 'SOURCE')
        AND GREATEST(l.level, p.level) <= reader.level AND p.forum_state IS NOT NULL), '{}') AS forum_states,
    COALESCE(bool_and(s.status = 'CAUSE_PENDING'), FALSE) AS is_cause_pending,
    COALESCE(bool_or(s.status IN ${FATAL}), FALSE) AS is_fatal,
    GREATEST(g.last_day, (SELECT max(e.occurred_to) FROM victim w JOIN victim_status e ON e.victim_id = w.id
      WHERE w.incident_id = g.incident_id AND w.level <= reader.level AND NOT w.is_withdrawn)) AS settled_on
  FROM victim v LEFT JOIN LATERAL ${statusAtSql('v', TODAY, null)} s ON TRUE
  WHERE v.incident_id = g.incident_id AND v.level <= reader.level AND NOT v.is_withdrawn`;

const PROJECTED = `contributor_states, citizenships, forum_states, is_cause_pending, is_fatal, settled_on, ${COLUMNS}`;
const listed = PROJECTED.split(',').map((name) => name.trim());

/** The rows of the incidents $1 at the levels from $2 up as they should be today: incident_id, level and what is projected. */
const DEFINITION = `SELECT g.incident_id, reader.level, ${PROJECTED}
  FROM generate_series($2::int, 2) AS reader(level) CROSS JOIN LATERAL ${progressSql({
    cohort: 'SELECT unnest($1::uuid[]) AS id',
    level: 'reader.level',
    asOf: TODAY,
    knownAt: null,
  })} g CROSS JOIN LATERAL (${SCOPE}) s`;

const refreshSql = (touches: boolean): string =>
  `INSERT INTO incident_progress (incident_id, level, ${PROJECTED}, touched_at) SELECT d.*, written_at() FROM (${DEFINITION}) d
    ON CONFLICT (incident_id, level) DO UPDATE SET ${[...listed, ...(touches ? ['touched_at'] : [])]
      .map((name) => `${name} = EXCLUDED.${name}`)
      .join(', ')}`;

const REFRESH = refreshSql(true);
const REFRESH_UNTOUCHED = refreshSql(false);

/** Up to so many incidents a plan made without knowing them is as good as any; more are worth a plan of their own. */
const FEW = 50;

/**
 * Runs a statement about a batch of incidents by the indexes of its tables. What the planner knows of a register that
 * grows by the second is old: left to itself it reads whole tables for each batch, and the time grows as the square.
 */
async function byIndex<T>(manager: EntityManager, sql: string, values: readonly unknown[]): Promise<T> {
  await manager.query(
    'SET LOCAL enable_seqscan = off; SET LOCAL enable_mergejoin = off; SET LOCAL random_page_cost = 1',
  );
  const rows = await manager.query<T>(sql, [...values]);
  await manager.query(
    'SET LOCAL enable_seqscan = DEFAULT; SET LOCAL enable_mergejoin = DEFAULT; SET LOCAL random_page_cost = DEFAULT',
  );
  return rows;
}

/**
 * Writes the projection of now for some incidents, at the levels from `fromLevel` up: a hidden step touches only the
 * levels that may see it (rules S21). Runs in the writer's transaction; `touches` is false when only time has passed.
 */
export async function refreshProgress(
  manager: EntityManager,
  incidentIds: readonly string[],
  fromLevel: number,
  touches = true,
): Promise<void> {
  const ids = [...new Set(incidentIds)];
  const sql = touches ? REFRESH : REFRESH_UNTOUCHED;
  if (ids.length > FEW) await byIndex(manager, sql, [ids, fromLevel]);
  else if (ids.length > 0) await runPrepared(manager, sql, [ids, fromLevel]);
}

/** Incidents that a proceeding concerns by any link that has not been refused. */
export async function incidentsOfProceeding(manager: EntityManager, proceedingId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    'SELECT DISTINCT incident_id AS id FROM incident_link WHERE proceeding_id = $1 AND NOT is_ended',
    [proceedingId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Refreshes the projection after links and ties of a proceeding were written in this transaction, at the levels that may
 * see one of them: a sealed link moves nothing that others are told, not even the instant of the newest knowledge.
 */
export async function refreshAfterLinking(
  manager: EntityManager,
  proceedingId: string,
  incidentIds: readonly string[],
): Promise<void> {
  const [written] = await manager.query<{ lowest: number | null }[]>(
    `SELECT min(GREATEST(w.level, p.level)) AS lowest FROM proceeding p
     JOIN (SELECT l.proceeding_id, l.level FROM incident_link l WHERE l.known_from = written_at()
       UNION ALL SELECT t.proceeding_id, t.level FROM proceeding_suspect t WHERE t.known_from = written_at()) w ON w.proceeding_id = p.id
     WHERE p.id = $1`,
    [proceedingId],
  );
  if (written?.lowest != null) await refreshProgress(manager, incidentIds, written.lowest);
}

/** Rows whose truth has changed by the passing of a day (a step whose latest day has come). Returns how many. */
export async function refreshStale(manager: EntityManager): Promise<number> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT incident_id AS id FROM incident_progress WHERE stale_on <= ${TODAY}
     UNION SELECT v.incident_id FROM victim_status s JOIN victim v ON v.id = s.victim_id
       WHERE s.occurred_from < s.occurred_to AND s.occurred_to BETWEEN ${TODAY} - 40 AND ${TODAY}`,
  );
  await refreshProgress(
    manager,
    rows.map(({ id }) => id),
    0,
    false,
  );
  return rows.length;
}

const compared = listed.filter((name) => name !== 'settled_on');
const rowOf = (alias: string): string => `ROW(${compared.map((name) => `${alias}.${name}`).join(', ')})`;
/** A day of settling that is later than it need be costs time and no figure (migrated rows have such); an earlier one is wrong. */
const DIFFERING = `SELECT count(*)::int AS n FROM (${DEFINITION}) d
  LEFT JOIN incident_progress p ON p.incident_id = d.incident_id AND p.level = d.level
  WHERE ${rowOf('d')} IS DISTINCT FROM ${rowOf('p')} OR d.settled_on > COALESCE(p.settled_on, '-infinity')`;

/** Incidents of a step through the whole register: few enough that a statement ends in seconds and sorts in memory. */
const STRIDE = 2_000;

/** The ids of all incidents, in order, so many at a time: a register of any size takes the same memory. */
async function* allIncidents(manager: EntityManager): AsyncGenerator<string[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await manager.query<{ id: string }[]>('SELECT id FROM incident WHERE id > $1 ORDER BY id LIMIT $2', [
      after,
      STRIDE,
    ]);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    yield ids;
    after = ids.at(-1) ?? after;
  }
}

/** How many rows of the projection differ from the definition today: 0 in a sound register. Runs in a transaction. */
export async function differingProgress(manager: EntityManager): Promise<number> {
  let differing = 0;
  for await (const ids of allIncidents(manager)) {
    const [result] = await byIndex<{ n: number }[]>(manager, DIFFERING, [ids, 0]);
    differing += result?.n ?? 0;
  }
  return differing;
}

/** Writes the whole projection anew; no instant of knowledge moves, since nothing new is known. */
export async function rebuildProgress(manager: EntityManager): Promise<void> {
  for await (const ids of allIncidents(manager)) await refreshProgress(manager, ids, 0, false);
}
