import { progressSql } from '../ledger/progress.sql.js';
import { countedStagesSql, proceedingStagesSql, suspectStagesSql } from '../ledger/stages.sql.js';
import type { LedgerQuestion } from '../ledger/steps.sql.js';
import { levelsOf } from '../reading/openness.js';
import type { Statement } from '../reading/statement.js';
import { monthsAfter, type FigureQuestion } from './figure.question.js';

/** The stages of a unit, as sets. */
export const SETS = ['reached', 'maybe_reached', 'implied', 'standing'] as const;
/** What else of an incident's progress figures read. */
export const PROJECTED = ['information', 'last_step_on', 'last_step_to'] as const;
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
  if (question.isOfUnitsAlone)
    return { from: 'cohort_incident i', sets: SETS.map(() => 'NULL::text[]').join(', '), information: 'NULL::text' };
  const whole = question.isNow ? '' : ' JOIN progress p ON p.incident_id = i.id';
  const limited = isOfIncident(question) && isLimited(question) ? ' JOIN limited l ON l.incident_id = i.id' : '';
  const row = !isOfIncident(question) ? 's' : limited === '' ? (question.isNow ? 'i' : 'p') : 'l';
  return {
    from: `cohort_incident i${whole}${limited}`,
    sets: sets(row),
    information: question.isNow ? 'i.information' : 'p.information',
  };
}

interface Limits {
  /** Whatever follow-up or forum was asked for. */
  readonly isWhole?: boolean;
  /** SQL over incident `b`: only of these. */
  readonly where?: string;
}

/** The last day on which a step counts for certain, or perhaps: asOf, or the end of the follow-up of incident `i` before it. */
const horizon = ({ asOf, withinMonths }: FigureQuestion, i: string, day: 'occurred_from' | 'occurred_to'): string =>
  `LEAST(${asOf}, ${monthsAfter(`${i}.${day}`, withinMonths)})`;

/** One ledger question for each level at which the viewer may read incidents of the cohort. */
function byLevel(question: FigureQuestion, q: Statement, { isWhole, where }: Limits): LedgerQuestion[] {
  const { asOf, knownAt, withinMonths, forum } = question;
  const levels = levelsOf(q.viewer);
  return levels.map((level) => {
    const only = [...(levels.length > 1 ? [`b._level = ${level}`] : []), ...(where === undefined ? [] : [where])];
    const among = only.length === 0 ? '' : ` WHERE ${only.join(' AND ')}`;
    return {
      cohort: `SELECT b.id, b.occurred_from, b.occurred_to FROM cohort_incident b${among}`,
      level: String(level),
      asOf,
      knownAt,
      // From the earliest day that the incident may have been on: whoever was in time then was in time for certain.
      ...(!isWhole && withinMonths !== null
        ? {
            horizon: {
              certain: horizon(question, 'c', 'occurred_from'),
              perhaps: horizon(question, 'c', 'occurred_to'),
            },
          }
        : {}),
      ...(!isWhole && forum !== null ? { before: '(SELECT b.incident_id, b.proceeding_id FROM before_court b)' } : {}),
    };
  });
}

/** SQL of rows that the ledger gives for a question: what `selects` says of it, at every level at which the viewer may read. */
export const fromLedger = (
  question: FigureQuestion,
  q: Statement,
  selects: (ledger: LedgerQuestion) => string,
  limits: Limits = {},
): string => byLevel(question, q, limits).map(selects).join(' UNION ALL ');

/**
 * SQL of whether the projection of today holds for an earlier day too: no step and no status of incident `i` lies after it,
 * and nothing came to be known since.
 */
export const holdsAt = ({ knownAt }: FigureQuestion, i: string, day: string): string =>
  `((${i}.settled_on IS NULL OR ${i}.settled_on <= ${day})${knownAt === null ? '' : ` AND ${i}.touched_at <= ${knownAt}`})`;

/** Progress of every incident: from the projection where it holds; only the others are folded from the ledger again. */
function progressTable(question: FigureQuestion, q: Statement, isWhole: boolean): string {
  const { asOf, forum } = question;
  const columns = (z: string): string => `${sets(z)}, ${PROJECTED.map((name) => `${z}.${name}`).join(', ')}`;
  const ledger = (where?: string): string =>
    fromLedger(question, q, (asked) => `SELECT z.incident_id, ${columns('z')} FROM ${progressSql(asked)} z`, {
      isWhole,
      ...(where === undefined ? {} : { where }),
    });
  if (!isWhole && forum !== null) return ledger();
  const last = isWhole ? asOf : horizon(question, 'b', 'occurred_from');
  const holds = holdsAt(question, 'b', last);
  return `SELECT b.id AS incident_id, ${columns('b')} FROM cohort_incident b WHERE ${holds} UNION ALL ${ledger(`NOT (${holds})`)}`;
}

/**
 * Common tables of stages: `progress` of every incident by asOf, which the projection tells of today; `limited`, by the
 * follow-up or forum asked for; and `unit_stage` of proceedings or suspects, with `counted_stage`. All by one definition.
 */
export function stagesSql(question: FigureQuestion, q: Statement): string[] {
  const table = (name: string, columns: string, sql: (ledger: LedgerQuestion) => string): string =>
    `${name} AS (${fromLedger(question, q, (ledger) => `SELECT ${columns} FROM ${sql(ledger)} z`)})`;
  const { unit, isNow } = question;
  if (question.isOfUnitsAlone) return [];
  const ofUnit = (id: string): string => `z.incident_id, z.${id}, ${sets('z')}`;
  return [
    ...(isNow ? [] : [`progress AS (${progressTable(question, q, true)})`]),
    ...(isOfIncident(question) && isLimited(question) ? [`limited AS (${progressTable(question, q, false)})`] : []),
    ...(unit === 'PROCEEDING' ? [table('unit_stage', ofUnit('proceeding_id'), proceedingStagesSql)] : []),
    ...(unit === 'SUSPECT'
      ? [table('unit_stage', ofUnit('suspect_id'), suspectStagesSql), table('counted_stage', 'z.*', countedStagesSql)]
      : []),
  ];
}
