import { together } from './counting.sql.js';
import { both, CLASSES, personsSql } from './persons.sql.js';
import { reachSql } from './stages.js';
import { stepsSql, type LedgerQuestion } from './steps.sql.js';

const first = (name: string, condition: string, way: 'ASC' | 'DESC' = 'ASC'): string =>
  `(array_agg(partial_date(s.occurred_from, s.occurred_to, s.occurred_precision, s.occurred_approximate)
    ORDER BY s.occurred_to ${way}, s.occurred_from ${way}, s.occurred_precision ${way}, s.occurred_approximate ${way}) FILTER (WHERE ${condition}))[1] AS ${name}`;
/** Everything of one incident on one row. */
const SUMMARY = `facts AS (
    SELECT s.incident_id,
      array_agg(DISTINCT s.stage) FILTER (WHERE s.stage IS NOT NULL AND s.is_counted) AS own,
      array_agg(DISTINCT s.stage) FILTER (WHERE s.stage IS NOT NULL) AS perhaps,
      ${first('investigation_opened_on', `s.is_counted AND s.stage = 'INVESTIGATION'`)},
      ${first('first_arrest_on', `s.is_counted AND s.stage = 'ARREST'`)},
      ${first('first_charge_on', `s.is_counted AND s.stage = 'CHARGE'`)},
      ${first('prosecution_opened_on', `s.is_counted AND s.stage = 'PROSECUTION'`)},
      ${first('first_verdict_on', `s.is_counted AND s.stage = 'VERDICT'`)},
      ${first('first_conviction_on', `s.is_counted AND s.is_criminal AND s.kind IN ('JUDGMENT','APPEAL_DECIDED') AND s.result = 'CONVICTED'`)},
      ${first('last_step_on', 's.is_counted AND s.is_progress', 'DESC')},
      max(s.occurred_to) FILTER (WHERE s.is_counted AND s.is_progress) AS last_step_to,
      min(s.occurred_to) FILTER (WHERE s.is_sure AND NOT s.is_counted) AS stale_on, max(s.occurred_to) AS last_day,
      bool_or(s.is_counted AND s.track IN ('N','S') AND s.kind <> 'NO_INFORMATION') AS is_known,
      bool_or(s.is_counted AND s.kind IN ('REFERRED_TO_STATE','NO_INFORMATION')) AS is_asked
    FROM known s GROUP BY s.incident_id),
  sums AS (
    SELECT y.incident_id,
      ${both('identified', (b) => `sum(CASE WHEN y.is_criminal THEN GREATEST(y.named_${b}, y.charged_${b}, y.judged_${b}) ELSE y.named_${b} END)::int`)},
      ${both('arrested', (b) => `sum(y.arrested_${b})::int`)}, ${both('custody', (b) => `sum(y.custody_${b})::int`)},
      ${both('tried', (b) => `COALESCE(sum(y.judged_${b}) FILTER (WHERE y.is_criminal), 0)::int`)},
      ${both('convicted', (b) => `COALESCE(sum(y.convicted_${b}) FILTER (WHERE y.is_criminal), 0)::int`)},
      ${both('absentia', (b) => `COALESCE(sum(LEAST(y.away_${b}, y.convicted_${b})) FILTER (WHERE y.is_criminal), 0)::int`)},
      ${both('acquitted', (b) => `COALESCE(sum(y.acquitted_${b}) FILTER (WHERE y.is_criminal), 0)::int`)},
      bool_or(y.custody_max > 0) AS class_custody
    FROM class y GROUP BY y.incident_id),
  people AS (
    SELECT u.incident_id, count(*) FILTER (WHERE u.identity <> 'UNIDENTIFIED')::int AS identified,
      count(*) FILTER (WHERE c.was_arrested)::int AS arrested, count(*) FILTER (WHERE c.custody_state = 'IN_CUSTODY')::int AS custody,
      count(*) FILTER (WHERE c.custody_state = 'DISPUTED')::int AS contested,
      count(*) FILTER (WHERE n.was_tried)::int AS tried, count(*) FILTER (WHERE n.convicted)::int AS convicted,
      count(*) FILTER (WHERE n.absent)::int AS absentia, count(*) FILTER (WHERE n.acquitted)::int AS acquitted,
      count(*) FILTER (WHERE u.role = 'PRINCIPAL')::int AS principals, count(*) FILTER (WHERE u.role = 'PRINCIPAL' AND n.judged_present)::int AS principals_judged
    FROM suspects u
    LEFT JOIN custody c ON ${together('c', 'u', 'suspect_id')}
    LEFT JOIN (SELECT l.incident_id, l.suspect_id, bool_or(l.was_tried) AS was_tried, bool_or(l.state = 'CONVICTED') AS convicted,
        bool_or(l.state = 'CONVICTED' AND l.absentia) AS absent, bool_or(l.state = 'ACQUITTED') AS acquitted,
        bool_or(l.state IN ('CONVICTED','ACQUITTED','DISCHARGED','REFERRED') AND NOT l.absentia) AS judged_present
      FROM line l GROUP BY l.incident_id, l.suspect_id) n ON ${together('n', 'u', 'suspect_id')}
    GROUP BY u.incident_id),
  stands AS (
    SELECT f.incident_id, bool_or(f.is_investigated AND (NOT f.is_closed OR f.verdict)) AS investigation,
      bool_or(f.charge) AS charge, bool_or(f.trial) AS trial, bool_or(f.verdict) AS verdict FROM forum f GROUP BY f.incident_id),
  whole AS (
    SELECT c.id AS incident_id, f.*, COALESCE(f.own, '{}') || 'REPORTED'::text AS own_all, COALESCE(f.perhaps, '{}') || 'REPORTED'::text AS perhaps_all,
      array_remove(ARRAY['REPORTED', CASE WHEN d.investigation THEN 'INVESTIGATION' END,
        CASE WHEN COALESCE(p.custody, 0) > 0 OR COALESCE(w.class_custody, FALSE) THEN 'ARREST' END, CASE WHEN d.charge THEN 'CHARGE' END,
        CASE WHEN d.trial THEN 'PROSECUTION' END, CASE WHEN d.verdict THEN 'VERDICT' END], NULL) AS standing,
      CASE WHEN f.is_known THEN 'KNOWN' WHEN f.is_asked THEN 'SILENT' ELSE 'NOT_ASKED' END AS information,
      ${['identified', 'arrested', 'custody', 'tried', 'convicted', 'absentia', 'acquitted']
        .map(
          (n) =>
            `COALESCE(p.${n}, 0) + COALESCE(w.${n}_min, 0) AS ${n}_min, COALESCE(p.${n}, 0) + COALESCE(w.${n}_max, 0)${n === 'custody' ? ' + COALESCE(p.contested, 0)' : ''} AS ${n}_max`,
        )
        .join(', ')},
      COALESCE(p.principals > 0 AND p.principals = p.principals_judged, FALSE) AS principals_done
    FROM cohort c LEFT JOIN (SELECT x.incident_id AS of, x.own, x.perhaps, x.investigation_opened_on, x.first_arrest_on, x.first_charge_on,
        x.prosecution_opened_on, x.first_verdict_on, x.first_conviction_on, x.last_step_on, x.last_step_to, x.stale_on, x.last_day, x.is_known, x.is_asked FROM facts x) f ON f.of = c.id
    LEFT JOIN sums w ON w.incident_id = c.id LEFT JOIN people p ON p.incident_id = c.id LEFT JOIN stands d ON d.incident_id = c.id)`;

/**
 * Progress of incidents, one row each: the only definition, used for the projection of now, for past dates and for figures.
 * Columns are those of incident_progress without scope and time of writing, and `last_day`, the last of any step. Rules: README, "Progress".
 */
export function progressSql(question: LedgerQuestion): string {
  return `(WITH ${stepsSql(question)}, ${personsSql(question)}, ${CLASSES}, ${SUMMARY}
  SELECT z.incident_id, z.standing[cardinality(z.standing)] AS stage, z.standing, ${reachSql('z.own_all', 'z.perhaps_all')},
    z.investigation_opened_on, z.first_arrest_on, z.first_charge_on, z.prosecution_opened_on, z.first_verdict_on, z.first_conviction_on,
    z.identified_min, z.identified_max, z.arrested_min, z.arrested_max, z.custody_min, z.custody_max, z.tried_min, z.tried_max,
    z.convicted_min, z.convicted_max, z.absentia_min, z.absentia_max, z.acquitted_min, z.acquitted_max,
    CASE WHEN z.principals_done AND z.convicted_min >= 1 THEN 'SUBSTANTIAL' WHEN z.convicted_min >= 1 THEN 'PARTIAL'
      WHEN z.information <> 'KNOWN' THEN 'UNKNOWN' ELSE 'NONE' END AS accountability,
    z.information, z.last_step_on, z.last_step_to, z.stale_on, z.last_day
  FROM whole z)`;
}
