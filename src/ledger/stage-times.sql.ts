import { together } from './counting.sql.js';
import { personsSql } from './persons.sql.js';
import type { StageName } from './stages.js';
import { stepsSql, type LedgerQuestion } from './steps.sql.js';

/** Whose steps are timed: all of an incident, those before one forum, or those of one recorded suspect. */
export type TimedUnit = 'INCIDENT' | 'PROCEEDING' | 'SUSPECT';

export interface TimesQuestion {
  readonly unit: TimedUnit;
  /** The stage that is waited for; with `outcome`, only by a first judgment that ends so for the incident. */
  readonly stage: StageName;
  readonly outcome: string | null;
  /** The stage from which on the wait is counted; REPORTED: from the incident, whose day is not a step's. */
  readonly from: StageName;
  /** Every date of a step at its first or at its last possible day (rules T11). */
  readonly dates: 'EARLIEST' | 'LATEST';
}

/** Steps that say that somebody looked, or that the State answered: they move up to when a case was followed (T2). */
const LOOKS = `('STATUS_CHECKED', 'NOT_OPENED')`;
/** Grounds of closing on which the matter goes on before another authority: no end of it. */
const GOES_ON = `('JOINED', 'TRANSFERRED')`;

export const dayColumn = (dates: TimesQuestion['dates']): string =>
  dates === 'EARLIEST' ? 'occurred_from' : 'occurred_to';
const NOBODY = 's.suspect_id IS NULL AND s.persons_min IS NULL';

/** First and last day on which a status was checked or answered: incident_id, first_look, last_look. */
export function looksSql(question: LedgerQuestion, dates: TimesQuestion['dates']): string {
  const day = `s.${dayColumn(dates)}`;
  return `(WITH ${stepsSql(question)}
  SELECT s.incident_id, min(${day}) AS first_look, max(${day}) AS last_look FROM step s WHERE s.kind IN ${LOOKS} GROUP BY s.incident_id)`;
}

/** Whether nobody is left before the forum after a step that closes it for one person: all others were closed, or died. */
const LEAVES_NOBODY = `s.suspect_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM dated t WHERE t.incident_id = s.incident_id AND t.proceeding_id = s.proceeding_id
      AND t.suspect_id IS NULL AND t.persons_min IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM pairs a WHERE a.incident_id = s.incident_id AND a.proceeding_id = s.proceeding_id
      AND NOT EXISTS (SELECT 1 FROM dated t WHERE t.incident_id = a.incident_id AND t.suspect_id = a.suspect_id AND (t.day, t.pos) <= (s.day, s.pos)
        AND (t.kind = 'DIED' OR t.kind = 'CLOSED' AND t.proceeding_id = a.proceeding_id)))`;

/** Steps `s` that concern a unit, as `unit_id`; what closes for an incident or forum closes it for everybody. */
function concernSql(unit: TimedUnit): string {
  const columns = (shuts: string, refuses: string): string =>
    `s.*, (s.is_criminal AND s.kind = 'CLOSED' AND (${shuts})) AS shuts,
      (s.kind = 'DECLINED' AND (s.proceeding_id IS NULL OR s.is_criminal) AND (${refuses})) AS refuses`;
  const ofAll = columns(`${NOBODY} OR ${LEAVES_NOBODY}`, NOBODY);
  if (unit === 'INCIDENT') return `SELECT s.incident_id AS unit_id, ${ofAll} FROM dated s`;
  if (unit === 'PROCEEDING') return `SELECT s.proceeding_id AS unit_id, ${ofAll} FROM dated s WHERE s.is_criminal`;
  return `SELECT u.suspect_id AS unit_id, ${columns('TRUE', 'TRUE')} FROM suspects u JOIN dated s ON s.incident_id = u.incident_id
    WHERE s.suspect_id = u.suspect_id OR (${NOBODY} AND (s.proceeding_id IS NULL OR EXISTS (SELECT 1 FROM pairs a
      WHERE a.incident_id = u.incident_id AND a.suspect_id = u.suspect_id AND a.proceeding_id = s.proceeding_id)))`;
}

/**
 * When units came to a stage, one row for each with a step: incident_id, unit_id (the incident itself, the proceeding or
 * the suspect), `origin` and `origin_width` (first step of stage `from`, and how many days its date leaves open), `event`
 * (first step of the stage), `ended` and `is_reopened`. Dates; null where there is none.
 *
 * `ended` (T8): the first day on which a criminal proceeding is closed without judgment, or an investigation declined, while
 * none is open, after `origin`; of a suspect also the day of death. Open: a step of progress, and not closed since its
 * last reopening, nor declined since its last step of progress; what gave judgment stays open until closed. A closing for
 * single persons counts from when nobody is left. What goes on elsewhere (joined, transferred) is no end.
 */
export function stageTimesSql(question: LedgerQuestion, asked: TimesQuestion): string {
  const { unit, stage, outcome, from, dates } = asked;
  const reached = (name: StageName): string => `s.stage = '${name}'`;
  const event =
    outcome === null ? reached(stage) : `s.kind = 'JUDGMENT' AND ${reached(stage)} AND s.result = ${outcome}`;
  const last = (condition: string): string => `COALESCE(max(t.place) FILTER (WHERE ${condition}), 0)`;
  const after = from === 'REPORTED' ? '' : ' AND x.place > o.place';
  return `(WITH ${stepsSql(question)}, ${personsSql(question)},
  dated AS (SELECT s.*, s.${dayColumn(dates)} AS day FROM step s),
  concern AS (SELECT s.*, row_number() OVER (PARTITION BY s.incident_id, s.unit_id ORDER BY s.day, s.pos) AS place,
      (s.is_criminal AND s.is_progress AND s.kind <> 'CLOSED') AS opens FROM (${concernSql(unit)}) s),
  closing AS (SELECT s.* FROM concern s WHERE s.refuses OR (s.shuts AND COALESCE(s.ground, '') NOT IN ${GOES_ON})),
  after_closing AS (SELECT c.incident_id, c.unit_id, c.place, c.day, t.proceeding_id,
      COALESCE(bool_or(t.kind = 'JUDGMENT' AND t.proceeding_id = c.proceeding_id), FALSE) AS is_judged,
      (${last('t.opens')} > 0 AND ${last('t.shuts')} <= ${last(`t.is_criminal AND t.kind = 'REOPENED'`)}
        AND ${last('t.refuses AND t.is_criminal')} <= ${last('t.opens')}) AS is_open
    FROM closing c JOIN concern t ON ${together('t', 'c', 'unit_id')} AND t.place <= c.place
    GROUP BY c.incident_id, c.unit_id, c.place, c.day, t.proceeding_id),
  ending AS (SELECT incident_id, unit_id, place, day FROM after_closing GROUP BY incident_id, unit_id, place, day
      HAVING NOT bool_or(is_open) AND NOT bool_or(is_judged)
    ${unit === 'SUSPECT' ? `UNION ALL SELECT s.incident_id, s.unit_id, s.place, s.day FROM concern s WHERE s.kind = 'DIED'` : ''}),
  begun AS (SELECT DISTINCT ON (s.incident_id, s.unit_id) s.incident_id, s.unit_id, s.place, s.day, s.occurred_to - s.occurred_from AS width
    FROM concern s WHERE ${reached(from)} ORDER BY s.incident_id, s.unit_id, s.place),
  ended AS (SELECT DISTINCT ON (x.incident_id, x.unit_id) x.* FROM ending x${after && ` JOIN begun o ON ${together('o', 'x', 'unit_id')}`}
    WHERE TRUE${after} ORDER BY x.incident_id, x.unit_id, x.place)
  SELECT s.incident_id, s.unit_id, min(o.day) AS origin, min(o.width) AS origin_width, min(s.day) FILTER (WHERE ${event}) AS event, min(x.day) AS ended,
    COALESCE(bool_or(s.place > x.place AND s.is_criminal AND (s.kind = 'REOPENED' OR s.stage IS NOT NULL)), FALSE) AS is_reopened
  FROM concern s LEFT JOIN begun o ON ${together('o', 's', 'unit_id')}
    LEFT JOIN ended x ON ${together('x', 's', 'unit_id')}
  GROUP BY s.incident_id, s.unit_id)`;
}
