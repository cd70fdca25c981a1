import { dayColumn, looksSql, stageTimesSql, type TimedUnit, type TimesQuestion } from '../ledger/stage-times.sql.js';
import type { StageName } from '../ledger/stages.js';
import type { LedgerQuestion } from '../ledger/steps.sql.js';
import type { Statement } from '../reading/statement.js';
import { clusterPairsSql } from './clusters.js';
import { dimensionSql } from './dimensions.js';
import type { FigureQuestion, Unit } from './figure.question.js';
import { fromLedger } from './unit-stages.sql.js';
import { unitsSql } from './units.sql.js';

/** What is waited for, from where on, and how it is broken down. */
export interface WaitQuestion {
  readonly stage: StageName;
  readonly outcome: string | null;
  readonly from: StageName;
  readonly dates: TimesQuestion['dates'];
  readonly groupBy: string | null;
}

/** An eligible unit of a group as it was known. Days are whole numbers on one scale; null where there is no such day. */
export interface UnitTimes {
  readonly code: string | null;
  readonly unit: string;
  readonly cluster: string;
  /** How many persons or things it stands for. */
  readonly persons: number;
  readonly basis: string;
  /** People counted in steps without a record have no dates of their own. */
  readonly has_record: boolean;
  readonly occurred: number;
  /** How many days the date of the incident leaves open. */
  readonly width: number;
  readonly origin: number | null;
  readonly origin_width: number | null;
  /** First and last day that a search or a check of the status covered. */
  readonly looked_from: number | null;
  readonly looked_to: number | null;
  readonly event: number | null;
  /** Reached, but only through a later stage. */
  readonly is_implied: boolean;
  readonly ended: number | null;
  readonly is_reopened: boolean;
  readonly as_of: number;
}

const TIMED: Readonly<Record<Unit, TimedUnit>> = {
  INCIDENT: 'INCIDENT',
  VICTIM: 'INCIDENT',
  FATALITY: 'INCIDENT',
  SUSPECT: 'SUSPECT',
  PROCEEDING: 'PROCEEDING',
};
/** The unit whose steps are timed, in a row of units. */
const KEY: Readonly<Record<TimedUnit, string>> = {
  INCIDENT: 'u.incident_id',
  SUSPECT: 'u.suspect_id',
  PROCEEDING: 'u.proceeding_id',
};
const dayNumber = (day: string): string => `(${day} - DATE '2000-01-01')`;

/**
 * Rows of UnitTimes: every eligible unit once in each of its groups, by the earliest of its eligible incidents. Steps count
 * as in the funnel; looks are read whatever the forum.
 */
export function unitTimesSql(
  question: FigureQuestion,
  wait: WaitQuestion,
  clusters: ReadonlyMap<string, string>,
  q: Statement,
): string {
  const { stage, outcome, from, dates, groupBy } = wait;
  const unit = TIMED[question.unit];
  const asked = { unit, stage, from, dates, outcome: outcome === null ? null : q.bind(outcome, 'text') };
  const all = (isWhole: boolean, sql: (ledger: LedgerQuestion) => string): string =>
    fromLedger(question, q, (ledger) => `SELECT z.* FROM ${sql(ledger)} z`, {
      isWhole,
      where: 'b.reason IS NULL AND b.is_followed',
    });
  const occurred = `u.${dayColumn(dates)}`;
  const code = groupBy === null ? 'NULL::text' : 'd0.code::text';
  const implied = outcome === null ? `COALESCE('${stage}' = ANY(u.implied), FALSE)` : 'FALSE';
  return `WITH ${unitsSql(question, q)},
    look AS (${all(true, (ledger) => looksSql(ledger, dates))}),
    stage_time AS (${all(false, (ledger) => stageTimesSql(ledger, asked))})
    SELECT DISTINCT ON (${code}, u.unit_id) ${code} AS code, u.unit_id AS unit, COALESCE(pair.cluster, u.incident_id) AS cluster, u.persons_min::int AS persons,
      u.enrolment_basis AS basis, ${unit === 'SUSPECT' ? 'u.suspect_id IS NOT NULL' : 'TRUE'} AS has_record,
      ${dayNumber(occurred)} AS occurred, u.occurred_to - u.occurred_from AS width,
      ${dayNumber('t.origin')} AS origin, t.origin_width, ${dayNumber('LEAST(u.looked_from, k.first_look)')} AS looked_from,
      ${dayNumber('GREATEST(u.looked_to, k.last_look)')} AS looked_to, ${dayNumber('t.event')} AS event, ${implied} AS is_implied,
      ${dayNumber('t.ended')} AS ended, COALESCE(t.is_reopened, FALSE) AS is_reopened, ${dayNumber(question.asOf)} AS as_of
    FROM unit u CROSS JOIN LATERAL (SELECT u.*) i
    LEFT JOIN (${clusterPairsSql(clusters, q)}) pair ON pair.incident_id = u.incident_id
    LEFT JOIN look k ON k.incident_id = u.incident_id
    LEFT JOIN stage_time t ON t.unit_id = ${KEY[unit]} AND COALESCE(t.incident_id = u.incident_id, FALSE)
    ${groupBy === null ? '' : dimensionSql(groupBy, 0, q, question)}
    WHERE u.reason IS NULL AND u.is_followed
    ORDER BY ${code}, u.unit_id, ${occurred}, u.incident_id`;
}
