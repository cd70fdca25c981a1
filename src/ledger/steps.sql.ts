import { classOf, countingRows, disputed, versionAt } from './counting.sql.js';

/** What the ledger is asked of: incidents, the class up to which records count, and both times. */
export interface LedgerQuestion {
  /** SQL of a relation with a column `id`, and with whatever columns the other parts name. */
  readonly cohort: string;
  /** SQL of the highest class that counts (0 to 2). */
  readonly level: string;
  /** SQL of a date: true in the world by then. */
  readonly asOf: string;
  /** SQL of an instant: recorded here by then; null for all that is recorded now. */
  readonly knownAt: string | null;
  /** Within how long: SQL of dates over the cohort's row `c`, by which a step counts for certain, or perhaps; asOf when absent. */
  readonly horizon?: { readonly certain: string; readonly perhaps: string };
  /** SQL of pairs (incident_id, proceeding_id): only steps of these proceedings; of any, and of none, when absent. */
  readonly before?: string;
}

/** What anything that stands on steps reads of a row of the ledger; the rest would only be carried along. */
const COLUMNS = [
  ...['id', 'root_id', 'proceeding_id', 'suspect_id', 'kind', 'outcome', 'ground', 'in_absentia'],
  ...['persons_min', 'persons_max', 'absent_min', 'absent_max'],
  ...['occurred_from', 'occurred_to', 'occurred_precision', 'occurred_approximate'],
]
  .map((name) => `m.${name}`)
  .join(', ');

/** Steps that concern the cohort, with what each is worth: common table `known`, with those before it. */
export function knownSql({ cohort, level, asOf, knownAt, horizon, before }: LedgerQuestion): string {
  const counting = countingRows(level, knownAt);
  return `cohort AS (${cohort}),
  links AS (
    SELECT l.incident_id, l.proceeding_id, bool_or(l.basis IN ('COURT','SOURCE')) AS is_sure
    FROM cohort c JOIN ${versionAt('incident_link', knownAt)} l ON l.incident_id = c.id
    WHERE ${classOf('l', knownAt)} <= ${level} AND NOT l.is_ended AND l.verification IN ('ACCEPTED','VERIFIED') AND l.basis <> 'RELATED'${before ? ` AND (l.incident_id, l.proceeding_id) IN ${before}` : ''}
    GROUP BY l.incident_id, l.proceeding_id),
  concerned AS (
    SELECT l.incident_id, m.id, l.is_sure FROM links l JOIN milestone m ON m.proceeding_id = l.proceeding_id
    WHERE NOT EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = m.id)
    UNION ALL
    SELECT l.incident_id, m.id, l.is_sure FROM links l JOIN milestone m ON m.proceeding_id = l.proceeding_id
      JOIN milestone_incident x ON x.milestone_id = m.id AND x.incident_id = l.incident_id
    UNION ALL
    SELECT x.incident_id, m.id, TRUE FROM cohort c JOIN milestone_incident x ON x.incident_id = c.id
      JOIN milestone m ON m.id = x.milestone_id WHERE m.proceeding_id IS NULL${before ? ' AND FALSE' : ''}),
  known AS (
    SELECT o.incident_id, o.is_sure, ${COLUMNS}, root.recorded_at AS root_at, k.track, k.custody, k.is_progress,
      (p.nature = 'CRIMINAL') AS is_criminal,
      CASE WHEN k.stage IN ('REPORTED','ARREST') OR p.nature = 'CRIMINAL' THEN k.stage END AS stage,
      CASE WHEN m.outcome = 'CONVICTED' AND EXISTS (SELECT 1 FROM milestone_charge h WHERE h.milestone_id = m.id)
        AND NOT EXISTS (SELECT 1 FROM milestone_charge h WHERE h.milestone_id = m.id AND h.incident_id = o.incident_id
          AND COALESCE(h.outcome, 'CONVICTED') = 'CONVICTED') THEN 'DISCHARGED' ELSE m.outcome END AS result,
      (k.custody <> 'NONE' OR m.kind = 'FAILED_TO_APPEAR') AS is_custody,
      ${disputed('m', knownAt)} AS is_disputed,
      (o.is_sure AND m.occurred_to <= ${horizon?.certain ?? asOf}) AS is_counted
    FROM concerned o JOIN milestone m ON m.id = o.id${horizon ? ' JOIN cohort c ON c.id = o.incident_id' : ''} ${counting.joins}
    LEFT JOIN ${versionAt('proceeding', knownAt)} p ON p.id = m.proceeding_id
    WHERE m.occurred_from <= ${horizon?.perhaps ?? asOf} AND ${counting.where})`;
}

/** The same, and `step`: those that count, in their order, the ground on which everything else stands. */
export function stepsSql(question: LedgerQuestion): string {
  return `${knownSql(question)},
  step AS (
    SELECT s.*, row_number() OVER (PARTITION BY s.incident_id ORDER BY s.occurred_to, s.occurred_from, s.root_at, s.root_id) AS pos
    FROM known s WHERE s.is_counted)`;
}
