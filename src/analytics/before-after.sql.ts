import { looksSql } from '../ledger/stage-times.sql.js';
import type { StageName } from '../ledger/stages.js';
import type { Statement } from '../reading/statement.js';
import { monthsAfter, type FigureQuestion } from './figure.question.js';
import { SEARCHED_FROM_START_DAYS } from './time-to-stage.units.js';
import { fromLedger } from './unit-stages.sql.js';
import { unitsSql } from './units.sql.js';

/** What is compared: the day that parts the sides, how far back the first reaches (null: without end), and the stage. */
export interface Split {
  readonly date: string;
  readonly windowMonths: number | null;
  readonly stage: StageName;
}

/** Incidents of one side and mission, with the first reason that leaves them out, and whether they were followed. */
export interface SideCell {
  /** STRADDLING: they, or their follow-up, lie on both sides; OPEN_DATE: perhaps before the window begins. */
  readonly side: 'BEFORE' | 'AFTER' | 'STRADDLING' | 'OPEN_DATE';
  readonly mission: string;
  readonly reason: string | null;
  readonly is_followed: boolean;
  readonly incidents: number;
  readonly reached_min: number;
  readonly reached_max: number;
  /** Not reached as far as is known: nobody looked, or nobody answered. */
  readonly unknown: number;
  /** Looked at, and perhaps reached: the dates leave it open. */
  readonly perhaps: number;
  readonly looked_at: number;
  readonly late: number;
}

/**
 * The side on which an incident `i` lies for certain. Before: it and its months of follow-up, up to the day itself, which is
 * the last of an incident just so many months older (T9: [D - w, D - h]). Null: it lies before the window.
 */
function sideSql({ date, windowMonths }: Split, { withinMonths }: FigureQuestion, q: Statement): string {
  const day = q.bind(date, 'date');
  const begin = windowMonths === null ? `'-infinity'::date` : monthsAfter(day, -windowMonths);
  return `CASE WHEN i.occurred_from >= ${day} THEN 'AFTER'
      WHEN ${monthsAfter('i.occurred_to', withinMonths)} > ${day} THEN 'STRADDLING'
      WHEN i.occurred_from >= ${begin} THEN 'BEFORE' WHEN i.occurred_to >= ${begin} THEN 'OPEN_DATE' END`;
}

/** Rows of SideCell: incidents by side, mission, reason and follow-up; looks are read whatever the forum. */
export function sidesSql(question: FigureQuestion, split: Split, q: Statement): string {
  const among = (set: string): string => `CASE WHEN '${split.stage}' = ANY(${set}) THEN 1 ELSE 0 END`;
  const looks = fromLedger(question, q, (ledger) => `SELECT z.* FROM ${looksSql(ledger, 'LATEST')} z`, {
    isWhole: true,
  });
  const [from, to] = ['LEAST(i.looked_from, k.first_look)', 'GREATEST(i.looked_to, k.last_look)'];
  return `WITH ${unitsSql(question, q)}, look AS (${looks}),
    sided AS (SELECT ${sideSql(split, question, q)} AS side, i.mission_acronym AS mission, u.reason, u.is_followed,
        ${among('u.reached')} AS reached_min, ${among('u.reached || u.maybe_reached')} AS reached_max, u.information,
        COALESCE(${from} <= ${question.asOf} AND ${to} IS NOT NULL, FALSE) AS is_looked_at, ${from} - i.occurred_to > ${SEARCHED_FROM_START_DAYS} AS is_late
      FROM unit u CROSS JOIN LATERAL (SELECT u.*) i
      LEFT JOIN look k ON k.incident_id = u.incident_id)
    SELECT s.side, s.mission, s.reason, s.is_followed, count(*)::int AS incidents, sum(s.reached_min)::int AS reached_min, sum(s.reached_max)::int AS reached_max,
      count(*) FILTER (WHERE s.information <> 'KNOWN' AND s.reached_min = 0)::int AS unknown,
      count(*) FILTER (WHERE s.information = 'KNOWN' AND s.reached_min < s.reached_max)::int AS perhaps,
      count(*) FILTER (WHERE s.is_looked_at)::int AS looked_at, count(*) FILTER (WHERE s.is_looked_at AND s.is_late)::int AS late
    FROM sided s WHERE s.side IS NOT NULL GROUP BY s.side, s.mission, s.reason, s.is_followed`;
}
