import { progressSql } from '../ledger/progress.sql.js';
import { countedStagesSql, proceedingStagesSql, suspectStagesSql } from '../ledger/stages.sql.js';
import type { LedgerQuestion } from '../ledger/steps.sql.js';
import { levelsOf } from '../reading/openness.js';
import type { Statement } from '../reading/statement.js';
import { monthsAfter, type FigureQuestion } from './figure.question.js';

/** The stages of a unit, as sets. */
export const SETS = ['reached', 'maybe_reached', 'implied', 'standing'] as const;
const sets = (s: string): string => SETS.map((name) => `${s}.${name}`).join(', ');

/** Columns of people counted without a record that `tally` holds, in its order; at each, the fewest and the most. */
export const TALLIED = ['investigation', 'arrest', 'charge', 'trial', 'verdict'].flatMap((name) => [
  name,
  `${name}_now`,
]);
/** SQL of `tally` from a row of counted stages; nothing says which of these people a later stage implies. */
export const TALLY = {
  of: (s: string): string =>
    `ARRAY[${TALLIED.map((name) => `${s}.${name}_min, ${s}.${name}_max`).join(', ')}]::int[] AS tally`,
  none: 'NULL::int[] AS tally',
};

const isOfIncident = ({ unit }: FigureQuestion): boolean => unit !== 'SUSPECT' && unit !== 'PROCEEDING';
const isLimited = ({ withinMonths, forum }: FigureQuestion): boolean => withinMonths !== null || forum !== null;

/**
 * Where the units of a question get their stages from: tables with incident `i`, and SQL of the sets and of what is known of
 * the case at all (`information`), which is judged by asOf whatever follow-up or forum was asked for.
 */
export function setsOf(question: FigureQuestion): { from: string; sets: string; information: string } {
  const whole = question.isNow ? '' : ' JOIN progress p ON p.incident_id = i.id';
  const limited = isOfIncident(question) && isLimited(question) ? ' JOIN limited l ON l.incident_id = i.id' : '';
  const row = !isOfIncident(question) ? 's' : limited === '' ? (question.isNow ? 'i' : 'p') : 'l';
  return {
    from: `cohort_incident i${whole}${limited}`,
    sets: sets(row),
    information: question.isNow ? 'i.information' : 'p.information',
  };
}

/**
 * One ledger question for each level at which the viewer may read incidents of the cohort; `isWhole`: whatever follow-up or
 * forum was asked for.
 */
export function byLevel(question: FigureQuestion, q: Statement, isWhole = false): LedgerQuestion[] {
  const { asOf, knownAt, withinMonths, forum } = question;
  const levels = levelsOf(q.viewer);
  const within = (day: string): string => `LEAST(${asOf}, ${monthsAfter(day, withinMonths)})`;
  return levels.map((level) => ({
    cohort: `SELECT b.id, b.occurred_from, b.occurred_to FROM cohort_incident b${levels.length > 1 ? ` WHERE b._level = ${level}` : ''}`,
    level: String(level),
    asOf,
    knownAt,
    // From the earliest day that the incident may have been on: whoever was in time then was in time for certain.
    ...(!isWhole && withinMonths !== null
      ? { horizon: { certain: within('c.occurred_from'), perhaps: within('c.occurred_to') } }
      : {}),
    ...(!isWhole && forum !== null ? { before: '(SELECT b.incident_id, b.proceeding_id FROM before_court b)' } : {}),
  }));
}

/**
 * Common tables of stages: `progress` of every incident by asOf, which the projection tells of today; `limited`, by the
 * follow-up or forum asked for; and `unit_stage` of proceedings or suspects, with `counted_stage`. All by one definition.
 */
export function stagesSql(question: FigureQuestion, q: Statement): string[] {
  const table = (
    name: string,
    columns: string,
    sql: (ledger: LedgerQuestion) => string,
    of = byLevel(question, q),
  ): string => `${name} AS (${of.map((ledger) => `SELECT ${columns} FROM ${sql(ledger)} z`).join(' UNION ALL ')})`;
  const { unit, isNow } = question;
  const columns = `z.incident_id, ${sets('z')}`;
  return [
    ...(isNow ? [] : [table('progress', `${columns}, z.information`, progressSql, byLevel(question, q, true))]),
    ...(isOfIncident(question) && isLimited(question) ? [table('limited', columns, progressSql)] : []),
    ...(unit === 'PROCEEDING' ? [table('unit_stage', `${columns}, z.proceeding_id`, proceedingStagesSql)] : []),
    ...(unit === 'SUSPECT'
      ? [
          table('unit_stage', `${columns}, z.suspect_id`, suspectStagesSql),
          table('counted_stage', 'z.*', countedStagesSql),
        ]
      : []),
  ];
}
