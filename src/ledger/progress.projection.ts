import type { EntityManager } from 'typeorm';
import { progressSql } from './progress.sql.js';

const UNIFORMED = `('CONTINGENT','STAFF_OFFICER','MILITARY_OBSERVER','MILITARY','INDIVIDUAL_POLICE','FORMED_POLICE_UNIT','POLICE','GOVERNMENT_PROVIDED')`;
const COLUMNS = `stage, reached, maybe_reached, standing, implied, investigation_opened_on, first_arrest_on, first_charge_on, prosecution_opened_on,
  first_verdict_on, first_conviction_on, identified_min, identified_max, arrested_min, arrested_max, custody_min, custody_max, tried_min, tried_max,
  convicted_min, convicted_max, absentia_min, absentia_max, acquitted_min, acquitted_max, accountability, information, last_step_on, last_step_to, stale_on`;

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

/** Who is concerned by an incident at a level: row rules read these lists. A hidden victim or forum opens no row. */
const scope = (level: number): string => `
  SELECT c.id AS incident_id,
    COALESCE(array_agg(DISTINCT v.contributing_country) FILTER (WHERE v.contributing_country IS NOT NULL AND v.personnel_category IN ${UNIFORMED}), '{}') AS contributor_states,
    COALESCE((SELECT array_agg(DISTINCT z) FROM victim w CROSS JOIN unnest(w.citizenships) z WHERE w.incident_id = c.id AND w.level <= ${level} AND NOT w.is_withdrawn), '{}') AS citizenships,
    COALESCE((SELECT array_agg(DISTINCT p.forum_state) FROM incident_link l JOIN proceeding p ON p.id = l.proceeding_id
      WHERE l.incident_id = c.id AND NOT l.is_ended AND l.verification IN ('ACCEPTED', 'VERIFIED') AND l.basis IN ('COURT', 'SOURCE')
        AND GREATEST(l.level, p.level) <= ${level} AND p.forum_state IS NOT NULL), '{}') AS forum_states,
    COALESCE(bool_and(v.status = 'CAUSE_PENDING'), FALSE) AS is_cause_pending
  FROM cohort c LEFT JOIN (SELECT w.*, (SELECT s.status FROM victim_status s WHERE s.victim_id = w.id AND s.occurred_to <= ${TODAY}
      AND NOT EXISTS (SELECT 1 FROM victim_status x WHERE x.supersedes_id = s.id)
      ORDER BY s.occurred_to DESC, s.occurred_from DESC, s.recorded_at DESC, s.id DESC LIMIT 1) AS status FROM victim w) v
    ON v.incident_id = c.id AND v.level <= ${level} AND NOT v.is_withdrawn
  GROUP BY c.id`;

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
  if (incidentIds.length === 0) return;
  const kept = [...new Set(incidentIds)];
  for (let level = fromLevel; level <= 2; level += 1) {
    const cohort = 'SELECT unnest($1::uuid[]) AS id';
    const progress = progressSql({
      cohort,
      level: String(level),
      asOf: `(now() AT TIME ZONE 'UTC')::date`,
      knownAt: null,
    });
    const list = COLUMNS.split(',').map((name) => name.trim());
    await manager.query(
      `WITH cohort AS (${cohort}), scope AS (${scope(level)})
       INSERT INTO incident_progress (incident_id, level, contributor_states, citizenships, forum_states, is_cause_pending, touched_at, ${COLUMNS})
       SELECT g.incident_id, ${level}, s.contributor_states, s.citizenships, s.forum_states, s.is_cause_pending, written_at(), ${list.map((n) => `g.${n}`).join(', ')}
       FROM ${progress} g JOIN scope s ON s.incident_id = g.incident_id
       ON CONFLICT (incident_id, level) DO UPDATE SET ${[
         'contributor_states',
         'citizenships',
         'forum_states',
         'is_cause_pending',
         ...list,
       ]
         .map((n) => `${n} = EXCLUDED.${n}`)
         .join(', ')}${touches ? ', touched_at = EXCLUDED.touched_at' : ''}`,
      [kept],
    );
  }
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

const ALL = 'SELECT id FROM incident';

/** How many rows of the projection differ from the definition today: 0 in a sound register. */
export async function differingProgress(manager: EntityManager): Promise<number> {
  const list = COLUMNS.split(',').map((name) => name.trim());
  const row = (alias: string): string => list.map((name) => `to_jsonb(${alias}.${name})`).join(', ');
  const parts = [0, 1, 2].map((level) => {
    const progress = progressSql({
      cohort: ALL,
      level: String(level),
      asOf: `(now() AT TIME ZONE 'UTC')::date`,
      knownAt: null,
    });
    return `SELECT count(*) AS n FROM ${progress} g LEFT JOIN incident_progress p ON p.incident_id = g.incident_id AND p.level = ${level}
      WHERE ROW(${row('g')}) IS DISTINCT FROM ROW(${row('p')})`;
  });
  const [result] = await manager.query<{ n: number }[]>(
    `SELECT sum(n)::int AS n FROM (${parts.join(' UNION ALL ')}) x`,
  );
  return result?.n ?? 0;
}

/** Writes the whole projection anew; no instant of knowledge moves, since nothing new is known. */
export async function rebuildProgress(manager: EntityManager): Promise<void> {
  const rows = await manager.query<{ id: string }[]>(ALL);
  await refreshProgress(
    manager,
    rows.map(({ id }) => id),
    0,
    false,
  );
}
