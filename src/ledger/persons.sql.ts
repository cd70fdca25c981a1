import { classOf, CUSTODY, CUSTODY_FACTS, MOVE, together, versionAt } from './counting.sql.js';
import type { LedgerQuestion } from './steps.sql.js';

/** Suspects with their custody, and accused before each criminal proceeding with their judicial state. */
export function personsSql({ level, knownAt }: LedgerQuestion): string {
  return `suspects AS (
    SELECT j.incident_id, j.suspect_id, s.role, s.identity FROM cohort c
    JOIN ${versionAt('suspect_incident', knownAt)} j ON j.incident_id = c.id AND NOT j.is_ended AND ${classOf('j', knownAt)} <= ${level}
    JOIN ${versionAt('suspect', knownAt)} s ON s.id = j.suspect_id AND ${classOf('s', knownAt)} <= ${level}),
  custody AS (
    SELECT f.*, ${CUSTODY('f')} AS custody_state FROM (
      SELECT s.incident_id, s.suspect_id, bool_or(s.stage = 'ARREST') AS was_arrested, ${CUSTODY_FACTS}
      FROM step s JOIN suspects u ON ${together('u', 's', 'suspect_id')}
      GROUP BY s.incident_id, s.suspect_id) f),
  joined AS (
    SELECT l.incident_id, a.suspect_id, a.proceeding_id, l.is_sure FROM links l
    JOIN ${versionAt('proceeding', knownAt)} p ON p.id = l.proceeding_id AND p.nature = 'CRIMINAL' AND ${classOf('p', knownAt)} <= ${level}
    JOIN ${versionAt('proceeding_suspect', knownAt)} a ON a.proceeding_id = l.proceeding_id AND NOT a.is_ended AND ${classOf('a', knownAt)} <= ${level}
    JOIN suspects u ON u.suspect_id = a.suspect_id AND COALESCE(u.incident_id = l.incident_id, FALSE)),
  pairs AS (
    SELECT s.incident_id, s.suspect_id, s.proceeding_id FROM step s
    JOIN suspects u ON ${together('u', 's', 'suspect_id')} WHERE s.is_criminal
    UNION SELECT j.incident_id, j.suspect_id, j.proceeding_id FROM joined j WHERE j.is_sure),
  line AS (
    SELECT f.*, CASE WHEN f.move IN ('SUSPECTED','CHARGED','ON_TRIAL','QUASHED') AND (f.closed OR COALESCE(c.custody_state = 'DEAD', FALSE))
      THEN 'ENDED' ELSE f.move END AS state
    FROM (SELECT a.incident_id, a.suspect_id, a.proceeding_id,
        COALESCE((array_agg(${MOVE('s.kind', 's.result')} ORDER BY s.pos DESC) FILTER (WHERE ${MOVE('s.kind', 's.result')} IS NOT NULL))[1], 'SUSPECTED') AS move,
        COALESCE(max(s.pos) FILTER (WHERE s.kind = 'CLOSED') > COALESCE(max(s.pos) FILTER (WHERE s.kind = 'REOPENED'), 0), FALSE) AS closed,
        COALESCE((array_agg(COALESCE(s.in_absentia, FALSE) ORDER BY s.pos DESC) FILTER (WHERE s.kind = 'JUDGMENT'))[1], FALSE) AS absentia,
        COALESCE(bool_or(s.kind = 'JUDGMENT'), FALSE) AS was_tried,
        COALESCE(max(s.pos) FILTER (WHERE s.kind = 'FINAL') > COALESCE(max(s.pos) FILTER (WHERE s.kind IN ('TRIAL_OPENED','REOPENED')), 0), FALSE) AS is_final
      FROM pairs a LEFT JOIN step s ON ${together('s', 'a', 'proceeding_id')}
        AND (s.suspect_id = a.suspect_id OR (s.suspect_id IS NULL AND s.persons_min IS NULL))
      GROUP BY a.incident_id, a.suspect_id, a.proceeding_id) f
    LEFT JOIN custody c ON ${together('c', 'f', 'suspect_id')})`;
}

/** Judicial states of somebody who has been judged. */
export const JUDGED = `('CONVICTED','ACQUITTED','DISCHARGED','REFERRED','PARDONED')`;
const sum = (bound: 'min' | 'max', condition: string): string =>
  `COALESCE(sum(s.persons_${bound}) FILTER (WHERE s.is_class AND ${condition}), 0)`;
export const both = (name: string, sql: (bound: 'min' | 'max') => string): string =>
  `${sql('min')} AS ${name}_min, ${sql('max')} AS ${name}_max`;
const quashes = `s.kind = 'APPEAL_DECIDED' AND s.outcome IN ('QUASHED','RETRIAL_ORDERED')`;

/** People counted by the kinds of step that bring somebody to a stage, over steps `s` with `is_class`. */
export const COUNTED_BY_KIND = (bound: 'min' | 'max'): Readonly<Record<string, string>> => ({
  named: sum(bound, `s.kind = 'SUSPECT_IDENTIFIED'`),
  arrested: `GREATEST(${sum(bound, `s.kind IN ('ARRESTED','SURRENDERED')`)}, ${sum(bound, `s.kind = 'HANDED_OVER'`)}, ${sum(bound, `s.kind = 'TRANSFERRED'`)})`,
  charged: `GREATEST(${sum(bound, `s.kind = 'CHARGED'`)}, ${sum(bound, `s.kind = 'CHARGES_CONFIRMED'`)})`,
  opened: sum(bound, `s.kind = 'TRIAL_OPENED'`),
  judged: sum(bound, `s.kind = 'JUDGMENT'`),
});
export const INVESTIGATED = `COALESCE(bool_or(s.stage IN ('INVESTIGATION','CHARGE','PROSECUTION','VERDICT')), FALSE)`;

/** Counted classes of people without a record, one row for each incident and proceeding (or none). */
export const CLASSES = `tally AS (
    SELECT s.incident_id, s.proceeding_id, COALESCE(bool_or(s.is_criminal), FALSE) AS is_criminal,
      ${['named', 'arrested', 'charged', 'opened', 'judged'].map((name) => both(name, (b) => COUNTED_BY_KIND(b)[name] ?? '')).join(', ')},
      ${both('dropped', (b) => sum(b, `s.kind IN ('CHARGES_NOT_CONFIRMED','CHARGES_WITHDRAWN')`))},
      ${both('quashed', (b) => sum(b, quashes))},
      ${both('conv', (b) => sum(b, `s.kind IN ('JUDGMENT','APPEAL_DECIDED') AND s.result = 'CONVICTED'`))},
      ${both('unconv', (b) => sum(b, `(s.kind = 'APPEAL_DECIDED' AND s.outcome IN ('QUASHED','RETRIAL_ORDERED','ACQUITTED') OR s.kind IN ('PARDONED','AMNESTIED'))`))},
      ${both(
        'away',
        (b) => `COALESCE(sum(CASE WHEN s.in_absentia THEN s.persons_${b} ELSE COALESCE(s.absent_${b}, 0) END)
        FILTER (WHERE s.is_class AND s.kind = 'JUDGMENT' AND s.result = 'CONVICTED'), 0)`,
      )},
      ${both('acquitted', (b) => sum(b, `s.kind IN ('JUDGMENT','APPEAL_DECIDED') AND s.outcome = 'ACQUITTED'`))},
      ${both('gone', (b) => sum(b, `s.custody = 'LEAVES'`))},
      ${INVESTIGATED} AS is_investigated,
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
    SELECT y.incident_id, y.proceeding_id, y.is_investigated, y.is_closed,
      COALESCE(a.line_charge, FALSE) OR (y.class_charge AND NOT y.is_closed AND (y.dropped_max = 0 OR GREATEST(y.charged_max, y.judged_max) > y.dropped_min)) AS charge,
      COALESCE(a.line_trial, FALSE) OR (y.class_trial AND NOT y.is_closed AND (y.judged_max = 0 OR y.judged_max > y.quashed_min OR y.is_retried)) AS trial,
      COALESCE(a.line_verdict, FALSE) OR y.judged_max > y.quashed_min AS verdict
    FROM class y LEFT JOIN accused a ON ${together('a', 'y', 'proceeding_id')}
    WHERE y.is_criminal)`;
