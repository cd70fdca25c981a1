import { together } from '../ledger/counting.sql.js';
import { stepRowsSql } from '../ledger/stages.sql.js';
import type { Statement } from '../reading/statement.js';
import type { FigureQuestion } from './figure.question.js';
import { fromLedger } from './unit-stages.sql.js';
import { unitsSql } from './units.sql.js';
import type { StageName } from '../ledger/stages.js';

export interface GapQuestion extends FigureQuestion {
  readonly unit: 'INCIDENT' | 'SUSPECT' | 'PROCEEDING';
  readonly missing: StageName | null;
  readonly outcome: string | null;
  readonly olderThanDays: number | null;
  readonly inactiveForDays: number | null;
  /** Only incidents of missions that have ended. */
  readonly ofEndedMissions: boolean;
}

const UNIT_KEY = { INCIDENT: 'incident_id', SUSPECT: 'of_suspect', PROCEEDING: 'proceeding_id' } as const;
const COUNTS = 's.is_counted AND s.is_theirs';
const PROGRESS = `${COUNTS} AND s.is_progress`;
const BY_DATE = `ORDER BY s.occurred_to DESC, s.occurred_from DESC, s.occurred_precision DESC, s.occurred_approximate DESC`;

const ENDED = `COALESCE((array_agg(s.kind ORDER BY s.occurred_to DESC, s.occurred_from DESC, s.root_at DESC, s.root_id DESC)
    FILTER (WHERE ${COUNTS} AND s.kind IN ('FINAL', 'CLOSED', 'REOPENED')))[1] IN ('FINAL', 'CLOSED'), FALSE)`;

/** Units with a record, one row for each of their incidents that count: eligible, and of missions that have ended, if asked. */
function shownUnits({ unit, missing, asOf, ofEndedMissions }: GapQuestion): string {
  const reached = missing === null ? 'FALSE' : missing === 'REPORTED' ? 'TRUE' : `'${missing}' = ANY(u.reached)`;
  const ended = ofEndedMissions
    ? `AND EXISTS (SELECT 1 FROM mission em WHERE em.id = u.mission_id AND em.ended_on <= ${asOf})`
    : '';
  return `shown AS (SELECT u.unit_id, u.incident_id, u.suspect_id, u.proceeding_id, u.occurred_from, u.occurred_to, ${reached} AS reached
    FROM unit u WHERE u.reason IS NULL ${unit === 'SUSPECT' ? 'AND u.suspect_id IS NOT NULL' : ''} ${ended})`;
}

/**
 * Of each unit, `last_step_on` and `last_step_to` of what moves a case (adjournments, checks and refusals do not), whether
 * a court gave a judgment with the outcome asked for, and whether the matter has ended: final, or closed and not reopened.
 * All by steps that concern an incident of the unit that counts.
 */
function stepsOfUnits(question: GapQuestion, q: Statement): string {
  const { unit, outcome } = question;
  // What the projection of today says of an incident, or the fold of another day, need not be found again.
  if (unit === 'INCIDENT' && outcome === null && question.forum === null)
    return `steps_of_unit AS (SELECT z.${question.isNow ? 'id' : 'incident_id'} AS unit_id, FALSE AS is_judged, FALSE AS is_ended, z.last_step_to, z.last_step_on
      FROM ${question.isNow ? 'cohort_incident' : 'progress'} z)`;
  const key = UNIT_KEY[unit];
  const judged = `${COUNTS} AND s.is_criminal AND s.kind = 'JUDGMENT'${outcome === null ? '' : ` AND s.result = ${q.bind(outcome, 'text')}`}`;
  const rows = fromLedger(question, q, (ledger) => `SELECT s.* FROM ${stepRowsSql(ledger, unit === 'SUSPECT')} s`);
  return `steps_of_unit AS (SELECT w.unit_id, bool_or(${judged}) AS is_judged, ${ENDED} AS is_ended, max(s.occurred_to) FILTER (WHERE ${PROGRESS}) AS last_step_to,
      (array_agg(partial_date(s.occurred_from, s.occurred_to, s.occurred_precision, s.occurred_approximate) ${BY_DATE}) FILTER (WHERE ${PROGRESS}))[1] AS last_step_on
    FROM (${rows}) s JOIN shown w ON ${together('w', 's', 'unit_id', key)} GROUP BY w.unit_id)`;
}

/**
 * Units that lack what was asked for, one row each: `id`, `incident_id` (the earliest of the unit's), `suspect_id`,
 * `proceeding_id`, `since` (earliest day), `days_min`, `days_max`, `last_step_on`. Only eligible incidents; only units with
 * a record, since nobody can look up a person who was only counted.
 */
export function gapsSql(question: GapQuestion, q: Statement): string {
  const { unit, missing, outcome, olderThanDays, inactiveForDays, asOf } = question;
  const whole = `whole_unit AS (SELECT DISTINCT ON (u.unit_id) u.unit_id AS id, u.incident_id, u.suspect_id, u.proceeding_id,
      u.occurred_from AS since, u.occurred_to AS since_latest, bool_or(u.reached) OVER (PARTITION BY u.unit_id) AS reached
    FROM shown u ORDER BY u.unit_id, u.occurred_from, u.occurred_to, u.incident_id)`;
  const where = [
    ...(missing === null ? [] : ['NOT w.reached']),
    ...(outcome === null ? [] : ['NOT COALESCE(s.is_judged, FALSE)']),
    ...(olderThanDays === null ? [] : [`${asOf} - w.since_latest >= ${q.bind(olderThanDays, 'int')}`]),
    ...(inactiveForDays === null
      ? []
      : [`COALESCE(s.last_step_to, w.since_latest) <= ${asOf} - ${q.bind(inactiveForDays, 'int')}`]),
    // A proceeding that has ended does not stall.
    ...(unit === 'PROCEEDING' && inactiveForDays !== null ? ['NOT COALESCE(s.is_ended, FALSE)'] : []),
  ];
  return `(WITH ${unitsSql(question, q)}, ${shownUnits(question)}, ${stepsOfUnits(question, q)}, ${whole}
    SELECT w.*, ${asOf} AS as_of, ${question.knownAt ?? 'NULL::timestamptz'} AS known_at, ${asOf} - w.since_latest AS days_min, ${asOf} - w.since AS days_max, s.last_step_on
    FROM whole_unit w LEFT JOIN steps_of_unit s ON s.unit_id = w.id WHERE ${where.join(' AND ')})`;
}
