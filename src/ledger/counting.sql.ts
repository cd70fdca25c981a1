/** The version of a record current at the instant, with the higher of its class then and its class now. */
export function versionAt(table: string, knownAt: string | null): string {
  if (knownAt === null) return table;
  return `(SELECT v.*, GREATEST(v.level, c.level) AS class FROM ${table}_version v JOIN ${table} c ON c.id = v.id
    WHERE v.known_from <= ${knownAt} AND v.known_to > ${knownAt})`;
}
export const classOf = (alias: string, knownAt: string | null): string =>
  knownAt === null ? `${alias}.level` : `${alias}.class`;
const since = (column: string, knownAt: string | null): string =>
  knownAt === null ? 'TRUE' : `${column} <= ${knownAt}`;

/**
 * SQL of rows `a` and `b` being of the same incident and the same suspect, proceeding or unit. A planner that took the two
 * equalities for independent would expect nobody, and walk through all of one side for each row of the other.
 */
export const together = (a: string, b: string, key: string, keyOfB = key): string =>
  `${a}.${key} = ${b}.${keyOfB} AND COALESCE(${a}.incident_id = ${b}.incident_id, FALSE)`;

/** Rows of the ledger `m` that count: in effect, within the class, no withdrawal, not superseded by a row in effect. */
export function countingRows(level: string, knownAt: string | null): { joins: string; where: string } {
  return {
    joins: `JOIN milestone_effect e ON e.id = m.id AND ${since('e.counts_from', knownAt)}
      JOIN ${versionAt('milestone_level', knownAt)} lv ON lv.id = m.id AND ${classOf('lv', knownAt)} <= ${level}
      JOIN milestone_kind k ON k.kind = m.kind
      JOIN milestone root ON root.id = m.root_id`,
    where: `NOT m.is_withdrawal AND NOT EXISTS (SELECT 1 FROM milestone n JOIN milestone_effect ne ON ne.id = n.id
      WHERE n.supersedes_id = m.id AND ${since('ne.counts_from', knownAt)})`,
  };
}

/** A dispute marks a step until somebody verifies it later. Disputes are few: they are found once, not for every step. */
export const disputed = (
  m: string,
  knownAt: string | null,
): string => `(${m}.id IN (SELECT d.milestone_id FROM milestone_review d
  WHERE d.decision = 'DISPUTE' AND ${since('d.recorded_at', knownAt)} AND NOT EXISTS (
    SELECT 1 FROM milestone_review y WHERE y.milestone_id = d.milestone_id AND y.decision = 'VERIFY' AND y.recorded_at > d.recorded_at
      AND ${since('y.recorded_at', knownAt)})))`;

/** The judicial state that a step moves an accused to; null for steps that move nothing. */
export const MOVE = (kind: string, outcome: string): string => `CASE
  WHEN ${kind} IN ('CHARGED','CHARGES_CONFIRMED') THEN 'CHARGED'
  WHEN ${kind} = 'CHARGES_NOT_CONFIRMED' THEN 'NOT_CONFIRMED'
  WHEN ${kind} = 'CHARGES_WITHDRAWN' THEN 'ENDED'
  WHEN ${kind} = 'TRIAL_OPENED' THEN 'ON_TRIAL'
  WHEN ${kind} = 'JUDGMENT' THEN CASE WHEN ${outcome} IN ('CONVICTED','ACQUITTED','REFERRED') THEN ${outcome} ELSE 'DISCHARGED' END
  WHEN ${kind} = 'APPEAL_DECIDED' AND ${outcome} IN ('QUASHED','RETRIAL_ORDERED') THEN 'QUASHED'
  WHEN ${kind} = 'APPEAL_DECIDED' AND ${outcome} IN ('CONVICTED','ACQUITTED','DISCHARGED','REFERRED') THEN ${outcome}
  WHEN ${kind} IN ('PARDONED','AMNESTIED') THEN 'PARDONED' END`;

/** Custody from the last custody step (kind, effect, position, dispute) and the last warrant that was not lifted. */
export const CUSTODY = (c: string): string => `CASE WHEN ${c}.is_dead THEN 'DEAD'
  WHEN ${c}.custody_disputed THEN 'DISPUTED'
  WHEN ${c}.custody_effect = 'ENTERS' THEN 'IN_CUSTODY'
  WHEN ${c}.custody_kind = 'FAILED_TO_APPEAR' OR ${c}.warrant_pos > COALESCE(${c}.custody_pos, 0) THEN 'AT_LARGE'
  WHEN ${c}.custody_kind = 'ESCAPED' THEN 'ESCAPED'
  WHEN ${c}.custody_kind IS NOT NULL THEN 'RELEASED' ELSE 'UNKNOWN' END`;

/** Aggregates that CUSTODY reads, over steps `s` of one suspect with their position. */
export const CUSTODY_FACTS = `bool_or(s.kind = 'DIED') AS is_dead,
  (array_agg(s.kind ORDER BY s.pos DESC) FILTER (WHERE s.is_custody))[1] AS custody_kind,
  (array_agg(s.custody ORDER BY s.pos DESC) FILTER (WHERE s.is_custody))[1] AS custody_effect,
  (array_agg(s.is_disputed ORDER BY s.pos DESC) FILTER (WHERE s.is_custody))[1] AS custody_disputed,
  max(s.pos) FILTER (WHERE s.is_custody) AS custody_pos,
  CASE WHEN COALESCE(max(s.pos) FILTER (WHERE s.kind = 'ORDER_LIFTED'), 0) < max(s.pos) FILTER (WHERE s.kind = 'WARRANT_ISSUED')
    THEN max(s.pos) FILTER (WHERE s.kind = 'WARRANT_ISSUED') END AS warrant_pos`;
