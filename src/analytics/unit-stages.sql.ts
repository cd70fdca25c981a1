import { progressSql } from '../ledger/progress.sql.js';
import { STAGES, type StageName } from '../ledger/stages.js';
import { countedStagesSql, proceedingStagesSql, suspectStagesSql } from '../ledger/stages.sql.js';
import type { LedgerQuestion } from '../ledger/steps.sql.js';
import type { Statement } from '../reading/statement.js';
import { monthsAfter, type FigureQuestion } from './figure.question.js';
import type { CohortIncident } from './units.sql.js';

export const bounds = (name: string, min: string, max: string): string =>
  `${min} AS ${name}_min, ${max} AS ${name}_max`;
export const stageName = (stage: StageName): string => stage.toLowerCase();

/**
 * Of each stage, from a row `s` with reached, maybe_reached, implied and standing: how many of `least` to `most`, and
 * (`_sure`) how many of `most` for certain.
 */
export const stageColumns = (s: string, least: string, most: string): string =>
  STAGES.map((stage) => {
    const name = stageName(stage);
    const among = (set: string, count: string): string => `CASE WHEN '${stage}' = ANY(${set}) THEN ${count} ELSE 0 END`;
    if (stage === 'REPORTED')
      return [
        bounds(name, least, most),
        `${most} AS ${name}_sure`,
        bounds(`${name}_now`, least, most),
        `0 AS ${name}_implied`,
      ].join(', ');
    return [
      bounds(name, among(`${s}.reached`, least), among(`${s}.reached || ${s}.maybe_reached`, most)),
      `${among(`${s}.reached`, most)} AS ${name}_sure`,
      bounds(`${name}_now`, among(`${s}.standing`, least), among(`${s}.standing`, most)),
      `${among(`${s}.implied`, least)} AS ${name}_implied`,
    ].join(', ');
  }).join(', ');

/** The same of people counted without a record: numbers, not flags. Nothing says which of them a later stage implies. */
export const stageOfCounted = (s: string): string => {
  const pair = (name: string, from: string): string => bounds(name, `${s}.${from}_min`, `${s}.${from}_max`);
  const parts: Readonly<Record<StageName, readonly [string, string]>> = {
    REPORTED: ['persons', 'persons'],
    INVESTIGATION: ['investigation', 'investigation_now'],
    ARREST: ['arrest', 'arrest_now'],
    CHARGE: ['charge', 'charge_now'],
    PROSECUTION: ['trial', 'trial_now'],
    VERDICT: ['verdict', 'verdict_now'],
  };
  return STAGES.map((stage) => {
    const name = stageName(stage);
    const [reached, now] = parts[stage];
    const sure = `${s}.${reached}_min AS ${name}_sure`;
    return [pair(name, reached), sure, pair(`${name}_now`, now), `0 AS ${name}_implied`].join(', ');
  }).join(', ');
};

/**
 * One ledger question for each level at which the viewer reads incidents of the cohort; `isWhole`: whatever follow-up or
 * forum was asked for.
 */
export function byLevel(
  question: FigureQuestion,
  found: readonly CohortIncident[],
  q: Statement,
  isWhole = false,
): LedgerQuestion[] {
  const { asOf, knownAt, withinMonths, forum } = question;
  const levels = [...new Set(found.map(({ level }) => level))];
  const within = (day: string): string => `LEAST(${asOf}, ${monthsAfter(day, withinMonths)})`;
  return (levels.length === 0 ? [0] : levels).map((level) => {
    const ids = q.bind(
      found.filter((incident) => incident.level === level).map(({ id }) => id),
      'uuid[]',
    );
    const isLimited = !isWhole && withinMonths !== null;
    return {
      cohort: isLimited
        ? `SELECT b.id, b.occurred_from, b.occurred_to FROM cohort_incident b WHERE b.id = ANY(${ids})`
        : `SELECT unnest(${ids}) AS id`,
      level: String(level),
      asOf,
      knownAt,
      // From the earliest day that the incident may have been on: whoever was in time then was in time for certain.
      ...(isLimited ? { horizon: { certain: within('c.occurred_from'), perhaps: within('c.occurred_to') } } : {}),
      ...(!isWhole && forum !== null ? { before: '(SELECT b.incident_id, b.proceeding_id FROM before_court b)' } : {}),
    };
  });
}

/**
 * Common tables of stages: `progress` of every incident, by what was asked for, and `unit_stage` of proceedings or
 * suspects, with `counted_stage`. From the projection for now; by the same definition for any other time, follow-up or
 * forum. What is known of a case at all (`information`) is judged by asOf, whatever follow-up or forum was asked for.
 */
export function stagesSql(question: FigureQuestion, found: readonly CohortIncident[], q: Statement): string[] {
  const isLimited = question.withinMonths !== null || question.forum !== null;
  const questions = byLevel(question, found, q);
  const union = (columns: string, sql: (ledger: LedgerQuestion) => string, of = questions): string =>
    of.map((ledger) => `SELECT ${columns} FROM ${sql(ledger)} z`).join(' UNION ALL ');
  const stages = 'z.reached, z.maybe_reached, z.implied, z.standing';
  const now = `SELECT (i.progress).incident_id, (i.progress).reached, (i.progress).maybe_reached, (i.progress).implied, (i.progress).standing,
    (i.progress).information FROM cohort_incident i`;
  const whole = question.isNow
    ? now
    : union(`z.incident_id, ${stages}, z.information`, progressSql, byLevel(question, found, q, true));
  const limited = (): string =>
    `limited AS (${union(`z.incident_id, ${stages}`, progressSql)}), progress AS (SELECT ${stages.replaceAll('z.', 'l.')}, w.incident_id, w.information
      FROM whole w JOIN limited l ON l.incident_id = w.incident_id)`;
  const { unit } = question;
  const isOfIncident = unit !== 'SUSPECT' && unit !== 'PROCEEDING';
  return [
    ...(isLimited && isOfIncident ? [`whole AS (${whole})`, limited()] : [`progress AS (${whole})`]),
    ...(unit === 'PROCEEDING'
      ? [`unit_stage AS (${union(`z.incident_id, z.proceeding_id, ${stages}`, proceedingStagesSql)})`]
      : []),
    ...(unit === 'SUSPECT'
      ? [
          `unit_stage AS (${union(`z.incident_id, z.suspect_id, ${stages}`, suspectStagesSql)})`,
          `counted_stage AS (${union('z.*', countedStagesSql)})`,
        ]
      : []),
  ];
}
