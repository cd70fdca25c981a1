import { classOf, countingRows, CUSTODY, CUSTODY_FACTS, disputed, MOVE, versionAt } from './counting.sql.js';

/** What progress is asked of: incidents (SQL giving `id`), the class up to which records count, and both times. */
export interface ProgressQuestion {
  /** SQL of a relation with one column `id`. */
  readonly cohort: string;
  /** SQL of the highest class that counts (0 to 2). */
  readonly level: string;
  /** SQL of a date: true in the world by then. */
  readonly asOf: string;
  /** SQL of an instant: recorded here by then; null for all that is recorded now. */
  readonly knownAt: string | null;
}

const STAGES = `ARRAY['REPORTED','INVESTIGATION','ARREST','CHARGE','PROSECUTION','VERDICT']`;

/** Steps that concern the cohort, with what each is worth: the ground on which everything else stands. */
function steps({ cohort, level, asOf, knownAt }: ProgressQuestion): string {
  const counting = countingRows(level, knownAt);
  return `cohort AS (${cohort}),
  links AS (
    SELECT l.incident_id, l.proceeding_id, bool_or(l.basis IN ('COURT','SOURCE')) AS is_sure
    FROM cohort c JOIN ${versionAt('incident_link', knownAt)} l ON l.incident_id = c.id
    WHERE ${classOf('l', knownAt)} <= ${level} AND NOT l.is_ended AND l.verification IN ('ACCEPTED','VERIFIED') AND l.basis <> 'RELATED'
    GROUP BY l.incident_id, l.proceeding_id),
  concerned AS (
    SELECT l.incident_id, m.id, l.is_sure FROM links l JOIN milestone m ON m.proceeding_id = l.proceeding_id
    WHERE NOT EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = m.id)
       OR EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = m.id AND x.incident_id = l.incident_id)
    UNION ALL
    SELECT x.incident_id, m.id, TRUE FROM cohort c JOIN milestone_incident x ON x.incident_id = c.id
      JOIN milestone m ON m.id = x.milestone_id WHERE m.proceeding_id IS NULL),
  known AS (
    SELECT o.incident_id, o.is_sure, m.*, root.recorded_at AS root_at, k.track, k.custody, k.is_progress,
      (p.nature = 'CRIMINAL') AS is_criminal,
      CASE WHEN k.stage IN ('REPORTED','ARREST') OR p.nature = 'CRIMINAL' THEN k.stage END AS stage,
      CASE WHEN m.outcome = 'CONVICTED' AND EXISTS (SELECT 1 FROM milestone_charge h WHERE h.milestone_id = m.id)
        AND NOT EXISTS (SELECT 1 FROM milestone_charge h WHERE h.milestone_id = m.id AND h.incident_id = o.incident_id
          AND COALESCE(h.outcome, 'CONVICTED') = 'CONVICTED') THEN 'DISCHARGED' ELSE m.outcome END AS result,
      (k.custody <> 'NONE' OR m.kind = 'FAILED_TO_APPEAR') AS is_custody,
      ${disputed(knownAt)} AS is_disputed,
      (o.is_sure AND m.occurred_to <= ${asOf}) AS is_counted
    FROM concerned o JOIN milestone m ON m.id = o.id ${counting.joins}
    LEFT JOIN ${versionAt('proceeding', knownAt)} p ON p.id = m.proceeding_id
    WHERE m.occurred_from <= ${asOf} AND ${counting.where}),
  step AS (
    SELECT s.*, row_number() OVER (PARTITION BY s.incident_id ORDER BY s.occurred_to, s.occurred_from, s.root_at, s.root_id) AS pos
    FROM known s WHERE s.is_counted)`;
}

/** Suspects with their custody, and accused before each criminal proceeding with their judicial state. */
function persons({ level, knownAt }: ProgressQuestion): string {
  return `suspects AS (
    SELECT j.incident_id, j.suspect_id, s.role, s.identity FROM cohort c
    JOIN ${versionAt('suspect_incident', knownAt)} j ON j.incident_id = c.id AND NOT j.is_ended AND ${classOf('j', knownAt)} <= ${level}
    JOIN ${versionAt('suspect', knownAt)} s ON s.id = j.suspect_id AND ${classOf('s', knownAt)} <= ${level}),
  custody AS (
    SELECT f.*, ${CUSTODY('f')} AS custody_state FROM (
      SELECT s.incident_id, s.suspect_id, bool_or(s.stage = 'ARREST') AS was_arrested, ${CUSTODY_FACTS}
      FROM step s JOIN suspects u ON u.incident_id = s.incident_id AND u.suspect_id = s.suspect_id
      GROUP BY s.incident_id, s.suspect_id) f),
  pairs AS (
    SELECT s.incident_id, s.suspect_id, s.proceeding_id FROM step s
    JOIN suspects u ON u.incident_id = s.incident_id AND u.suspect_id = s.suspect_id WHERE s.is_criminal
    UNION
    SELECT l.incident_id, a.suspect_id, a.proceeding_id FROM links l
    JOIN ${versionAt('proceeding', knownAt)} p ON p.id = l.proceeding_id AND p.nature = 'CRIMINAL' AND ${classOf('p', knownAt)} <= ${level}
    JOIN ${versionAt('proceeding_suspect', knownAt)} a ON a.proceeding_id = l.proceeding_id AND NOT a.is_ended AND ${classOf('a', knownAt)} <= ${level}
    JOIN suspects u ON u.incident_id = l.incident_id AND u.suspect_id = a.suspect_id WHERE l.is_sure),
  line AS (
    SELECT f.*, CASE WHEN f.move IN ('SUSPECTED','CHARGED','ON_TRIAL','QUASHED') AND (f.closed OR COALESCE(c.custody_state = 'DEAD', FALSE))
      THEN 'ENDED' ELSE f.move END AS state
    FROM (SELECT a.incident_id, a.suspect_id, a.proceeding_id,
        COALESCE((array_agg(${MOVE('s.kind', 's.result')} ORDER BY s.pos DESC) FILTER (WHERE ${MOVE('s.kind', 's.result')} IS NOT NULL))[1], 'SUSPECTED') AS move,
        COALESCE(max(s.pos) FILTER (WHERE s.kind = 'CLOSED') > COALESCE(max(s.pos) FILTER (WHERE s.kind = 'REOPENED'), 0), FALSE) AS closed,
        COALESCE((array_agg(COALESCE(s.in_absentia, FALSE) ORDER BY s.pos DESC) FILTER (WHERE s.kind = 'JUDGMENT'))[1], FALSE) AS absentia,
        COALESCE(bool_or(s.kind = 'JUDGMENT'), FALSE) AS was_tried
      FROM pairs a LEFT JOIN step s ON s.incident_id = a.incident_id AND s.proceeding_id = a.proceeding_id
        AND (s.suspect_id = a.suspect_id OR (s.suspect_id IS NULL AND s.persons_min IS NULL))
      GROUP BY a.incident_id, a.suspect_id, a.proceeding_id) f
    LEFT JOIN custody c ON c.incident_id = f.incident_id AND c.suspect_id = f.suspect_id)`;
}

const JUDGED = `('CONVICTED','ACQUITTED','DISCHARGED','REFERRED','PARDONED')`;
const sum = (bound: 'min' | 'max', condition: string): string =>
  `COALESCE(sum(s.persons_${bound}) FILTER (WHERE s.is_class AND ${condition}), 0)`;
const both = (name: string, sql: (bound: 'min' | 'max') => string): string =>
  `${sql('min')} AS ${name}_min, ${sql('max')} AS ${name}_max`;
const quashes = `s.kind = 'APPEAL_DECIDED' AND s.outcome IN ('QUASHED','RETRIAL_ORDERED')`;

/** Counted classes of people without a record, one row for each incident and proceeding (or none). */
const CLASSES = `tally AS (
    SELECT s.incident_id, s.proceeding_id, COALESCE(bool_or(s.is_criminal), FALSE) AS is_criminal,
      ${both('charged', (b) => `GREATEST(${sum(b, `s.kind = 'CHARGED'`)}, ${sum(b, `s.kind = 'CHARGES_CONFIRMED'`)})`)},
      ${both('dropped', (b) => sum(b, `s.kind IN ('CHARGES_NOT_CONFIRMED','CHARGES_WITHDRAWN')`))},
      ${both('judged', (b) => sum(b, `s.kind = 'JUDGMENT'`))},
      ${both('quashed', (b) => sum(b, quashes))},
      ${both('conv', (b) => sum(b, `s.kind IN ('JUDGMENT','APPEAL_DECIDED') AND s.result = 'CONVICTED'`))},
      ${both('unconv', (b) => sum(b, `(s.kind = 'APPEAL_DECIDED' AND s.outcome IN ('QUASHED','RETRIAL_ORDERED','ACQUITTED') OR s.kind IN ('PARDONED','AMNESTIED'))`))},
      ${both(
        'away',
        (b) => `COALESCE(sum(CASE WHEN s.in_absentia THEN s.persons_${b} ELSE COALESCE(s.absent_${b}, 0) END)
        FILTER (WHERE s.is_class AND s.kind = 'JUDGMENT' AND s.result = 'CONVICTED'), 0)`,
      )},
      ${both('acquitted', (b) => sum(b, `s.kind IN ('JUDGMENT','APPEAL_DECIDED') AND s.outcome = 'ACQUITTED'`))},
      ${both('named', (b) => sum(b, `s.kind = 'SUSPECT_IDENTIFIED'`))},
      ${both('arrested', (b) => `GREATEST(${sum(b, `s.kind IN ('ARRESTED','SURRENDERED')`)}, ${sum(b, `s.kind = 'HANDED_OVER'`)}, ${sum(b, `s.kind = 'TRANSFERRED'`)})`)},
      ${both('gone', (b) => sum(b, `s.custody = 'LEAVES'`))},
      COALESCE(bool_or(s.stage IN ('INVESTIGATION','CHARGE','PROSECUTION','VERDICT')), FALSE) AS is_investigated,
      COALESCE(bool_or(s.stage IN ('CHARGE','PROSECUTION','VERDICT') AND (s.is_class OR s.is_nobody AND NOT s.has_line)), FALSE) AS class_charge,
      COALESCE(bool_or(s.stage IN ('PROSECUTION','VERDICT') AND (s.is_class OR s.is_nobody AND NOT s.has_line)), FALSE) AS class_trial,
      COALESCE(max(s.pos) FILTER (WHERE s.is_nobody AND s.kind = 'CLOSED') > COALESCE(max(s.pos) FILTER (WHERE s.is_nobody AND s.kind = 'REOPENED'), 0), FALSE) AS is_closed,
      COALESCE(max(s.pos) FILTER (WHERE (s.is_class OR s.is_nobody) AND s.kind = 'TRIAL_OPENED') > max(s.pos) FILTER (WHERE s.is_class AND ${quashes}), FALSE) AS is_retried
    FROM (SELECT t.*, (t.suspect_id IS NULL AND t.persons_min IS NOT NULL) AS is_class, (t.suspect_id IS NULL AND t.persons_min IS NULL) AS is_nobody,
        EXISTS (SELECT 1 FROM line n WHERE n.incident_id = t.incident_id AND n.proceeding_id = t.proceeding_id) AS has_line FROM step t) s
    GROUP BY s.incident_id, s.proceeding_id),
  class AS (
    SELECT y.*, GREATEST(0, y.conv_min - y.unconv_max) AS convicted_min, GREATEST(0, y.conv_max - y.unconv_min) AS convicted_max,
      GREATEST(0, y.arrested_min - y.gone_max) AS custody_min, GREATEST(0, y.arrested_max - y.gone_min) AS custody_max
    FROM tally y),
  accused AS (
    SELECT n.incident_id, n.proceeding_id, bool_or(n.state NOT IN ('SUSPECTED','NOT_CONFIRMED','ENDED')) AS line_charge,
      bool_or(n.state = 'ON_TRIAL' OR n.state IN ${JUDGED}) AS line_trial, bool_or(n.state IN ${JUDGED}) AS line_verdict
    FROM line n GROUP BY n.incident_id, n.proceeding_id),
  forum AS (
    SELECT y.incident_id, y.is_investigated, y.is_closed,
      COALESCE(a.line_charge, FALSE) OR (y.class_charge AND NOT y.is_closed AND (y.dropped_max = 0 OR GREATEST(y.charged_max, y.judged_max) > y.dropped_min)) AS charge,
      COALESCE(a.line_trial, FALSE) OR (y.class_trial AND NOT y.is_closed AND (y.judged_max = 0 OR y.judged_max > y.quashed_min OR y.is_retried)) AS trial,
      COALESCE(a.line_verdict, FALSE) OR y.judged_max > y.quashed_min AS verdict
    FROM class y LEFT JOIN accused a ON a.incident_id = y.incident_id AND a.proceeding_id = y.proceeding_id
    WHERE y.is_criminal)`;

const first = (name: string, condition: string, way: 'ASC' | 'DESC' = 'ASC'): string =>
  `(array_agg(partial_date(s.occurred_from, s.occurred_to, s.occurred_precision, s.occurred_approximate)
    ORDER BY s.occurred_to ${way}, s.occurred_from ${way}, s.occurred_precision ${way}, s.occurred_approximate ${way}) FILTER (WHERE ${condition}))[1] AS ${name}`;
const implied = (
  stages: string,
): string => `CASE WHEN ${stages} && ARRAY['VERDICT'] THEN ARRAY['PROSECUTION','CHARGE','INVESTIGATION']
  WHEN ${stages} && ARRAY['PROSECUTION'] THEN ARRAY['CHARGE','INVESTIGATION'] WHEN ${stages} && ARRAY['CHARGE'] THEN ARRAY['INVESTIGATION'] ELSE '{}'::text[] END`;
const inOrder = (set: string): string =>
  `ARRAY(SELECT g FROM unnest(${STAGES}) WITH ORDINALITY o(g, n) WHERE ${set} ORDER BY o.n)`;

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
      min(s.occurred_to) FILTER (WHERE s.is_sure AND NOT s.is_counted) AS stale_on,
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
    LEFT JOIN custody c ON c.incident_id = u.incident_id AND c.suspect_id = u.suspect_id
    LEFT JOIN (SELECT l.incident_id, l.suspect_id, bool_or(l.was_tried) AS was_tried, bool_or(l.state = 'CONVICTED') AS convicted,
        bool_or(l.state = 'CONVICTED' AND l.absentia) AS absent, bool_or(l.state = 'ACQUITTED') AS acquitted,
        bool_or(l.state IN ('CONVICTED','ACQUITTED','DISCHARGED','REFERRED') AND NOT l.absentia) AS judged_present
      FROM line l GROUP BY l.incident_id, l.suspect_id) n ON n.incident_id = u.incident_id AND n.suspect_id = u.suspect_id
    GROUP BY u.incident_id),
  stands AS (
    SELECT f.incident_id, bool_or(f.is_investigated AND (NOT f.is_closed OR f.verdict)) AS investigation,
      bool_or(f.charge) AS charge, bool_or(f.trial) AS trial, bool_or(f.verdict) AS verdict FROM forum f GROUP BY f.incident_id),
  whole AS (
    SELECT c.id AS incident_id, f.*, COALESCE(f.own, '{}') || 'REPORTED'::text AS own_all,
      COALESCE(f.own, '{}') || ${implied(`COALESCE(f.own, '{}')`)} || 'REPORTED'::text AS reach,
      COALESCE(f.perhaps, '{}') || ${implied(`COALESCE(f.perhaps, '{}')`)} || 'REPORTED'::text AS maybe,
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
        x.prosecution_opened_on, x.first_verdict_on, x.first_conviction_on, x.last_step_on, x.last_step_to, x.stale_on, x.is_known, x.is_asked FROM facts x) f ON f.of = c.id
    LEFT JOIN sums w ON w.incident_id = c.id LEFT JOIN people p ON p.incident_id = c.id LEFT JOIN stands d ON d.incident_id = c.id)`;

/**
 * Progress of incidents, one row each: the only definition, used for the projection of now, for past dates and for figures.
 * Columns are those of incident_progress without scope and time of writing. Rules: README, "Progress".
 */
export function progressSql(question: ProgressQuestion): string {
  return `(WITH ${steps(question)}, ${persons(question)}, ${CLASSES}, ${SUMMARY}
  SELECT z.incident_id, z.standing[cardinality(z.standing)] AS stage, ${inOrder('g = ANY(z.reach)')} AS reached,
    ${inOrder('g = ANY(z.maybe) AND NOT g = ANY(z.reach)')} AS maybe_reached, z.standing,
    ${inOrder('g = ANY(z.reach) AND NOT g = ANY(z.own_all)')} AS implied,
    z.investigation_opened_on, z.first_arrest_on, z.first_charge_on, z.prosecution_opened_on, z.first_verdict_on, z.first_conviction_on,
    z.identified_min, z.identified_max, z.arrested_min, z.arrested_max, z.custody_min, z.custody_max, z.tried_min, z.tried_max,
    z.convicted_min, z.convicted_max, z.absentia_min, z.absentia_max, z.acquitted_min, z.acquitted_max,
    CASE WHEN z.principals_done AND z.convicted_min >= 1 THEN 'SUBSTANTIAL' WHEN z.convicted_min >= 1 THEN 'PARTIAL'
      WHEN z.information <> 'KNOWN' THEN 'UNKNOWN' ELSE 'NONE' END AS accountability,
    z.information, z.last_step_on, z.last_step_to, z.stale_on
  FROM whole z)`;
}
