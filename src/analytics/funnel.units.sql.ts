import { cohortSql, type CohortLike } from '../incidents/cohort.sql.js';
import { exclusionsSql } from '../incidents/incident.reading.js';
import { causePendingSql, statusAtSql } from '../incidents/toll.sql.js';
import { countingRows } from '../ledger/counting.sql.js';
import { progressSql } from '../ledger/progress.sql.js';
import type { Statement } from '../reading/statement.js';

export type Unit = 'INCIDENT' | 'VICTIM' | 'FATALITY' | 'SUSPECT' | 'PROCEEDING';
export const FUNNEL_STAGES = ['REPORTED', 'INVESTIGATION', 'ARREST', 'CHARGE', 'PROSECUTION', 'VERDICT'] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

/** A figure's question: of what, which incidents, and both times as SQL. */
export interface FunnelQuestion {
  readonly unit: Unit;
  readonly cohort: CohortLike;
  readonly asOf: string;
  /** SQL of an instant, and the instant itself; null for all that is recorded now. */
  readonly knownAt: string | null;
  readonly at: { readonly knownAt: string } | undefined;
  /** The projection of now answers for today. */
  readonly isNow: boolean;
}

const FATAL = `('KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING')`;
const bounds = (name: string, min: string, max: string): string => `${min} AS ${name}_min, ${max} AS ${name}_max`;
const stageName = (stage: string): string => stage.toLowerCase();

/**
 * Incidents of the cohort as they were known, each with its level and the first reason that leaves it out (T4). Asked
 * first and handed back as values: PostgreSQL then knows how many they are, and joins them as sets.
 */
export function cohortIncidentsSql(question: FunnelQuestion, q: Statement): string {
  const { cohort, asOf, knownAt, at, unit } = question;
  // A unit of persons meets harm and victim attributes itself; other units by any one victim.
  const ofIncident = unit === 'VICTIM' ? { ...cohort, harm: cohort.harm ?? 'FATAL' } : cohort;
  const conditions = cohortSql('r', q, ofIncident, 'FATAL', q.relation('Victim', at), statusAtSql('v', asOf, knownAt));
  const pending = causePendingSql('r', 'r._level', asOf, knownAt);
  const where = [`r.occurred_to <= ${asOf}`, ...conditions].map((condition) => `(${condition})`).join(' AND ');
  return `SELECT r.id, r._level AS level, (${exclusionsSql('r', 'km', pending)})[1] AS reason FROM ${q.relation('Incident', at)} r
    JOIN mission km ON km.id = r.mission_id WHERE ${where}`;
}

export interface CohortIncident {
  readonly id: string;
  readonly level: number;
  readonly reason: string | null;
}

function incidents(question: FunnelQuestion, found: readonly CohortIncident[], q: Statement): string {
  const ids = q.bind(
    found.map(({ id }) => id),
    'uuid[]',
  );
  const reasons = q.bind(
    found.map(({ reason }) => reason),
    'text[]',
  );
  return `cohort_incident AS (SELECT r.*, c.reason FROM unnest(${ids}, ${reasons}) AS c(id, reason)
    JOIN ${q.relation('Incident', question.at)} r ON r.id = c.id)`;
}

/** What each incident reached, certainly and perhaps: from the projection for now, by the same definition for the past. */
function progress(question: FunnelQuestion, found: readonly CohortIncident[], q: Statement): string {
  if (question.isNow)
    return `reach AS (SELECT (i.progress).incident_id, (i.progress).reached, (i.progress).maybe_reached FROM cohort_incident i)`;
  const levels = [...new Set(found.map(({ level }) => level))];
  const parts = levels.map((level) => {
    const ids = q.bind(
      found.filter((incident) => incident.level === level).map(({ id }) => id),
      'uuid[]',
    );
    const past = progressSql({
      cohort: `SELECT unnest(${ids}) AS id`,
      level: String(level),
      asOf: question.asOf,
      knownAt: question.knownAt,
    });
    return `SELECT z.incident_id, z.reached, z.maybe_reached FROM ${past} z`;
  });
  const none = 'SELECT NULL::uuid AS incident_id, NULL::text[] AS reached, NULL::text[] AS maybe_reached WHERE FALSE';
  return `reach AS (${[none, ...parts].join(' UNION ALL ')})`;
}

const stageOfIncident = (least: string, most: string): string =>
  FUNNEL_STAGES.map((stage) =>
    bounds(
      stageName(stage),
      `CASE WHEN '${stage}' = ANY(p.reached) THEN ${least} ELSE 0 END`,
      `CASE WHEN '${stage}' = ANY(p.reached || p.maybe_reached) THEN ${most} ELSE 0 END`,
    ),
  ).join(', ');

function personUnits(question: FunnelQuestion, q: Statement): string {
  const { unit, cohort, asOf, knownAt, at } = question;
  const list = (values: readonly string[]): string => q.bind(values, 'text[]');
  const harm = unit === 'FATALITY' ? 'FATAL' : (cohort.harm ?? 'FATAL');
  const where = [
    unit === 'FATALITY' ? 'v.in_un_toll' : `v.personnel_category <> 'BYSTANDER' AND NOT v.is_author`,
    ...(harm === 'ANY' ? [] : [`s.status ${harm === 'FATAL' ? '' : 'NOT '}IN ${FATAL}`]),
    ...(cohort.contributingCountries == null
      ? []
      : [`v.contributing_country = ANY(${list(cohort.contributingCountries)})`]),
    ...(cohort.citizenships == null ? [] : [`v.citizenships && ${list(cohort.citizenships)}`]),
    ...(cohort.personnelCategories == null ? [] : [`v.personnel_category = ANY(${list(cohort.personnelCategories)})`]),
  ];
  return `SELECT v.id AS unit_id, i.id AS incident_id, v.id AS victim_id, NULL::uuid AS proceeding_id,
      CASE WHEN s.status = 'CAUSE_PENDING' THEN 'CAUSE_PENDING' ELSE i.reason END AS reason,
      ${bounds('persons', 'v.persons_min', 'v.persons_max')}, ${stageOfIncident('v.persons_min', 'v.persons_max')}
    FROM cohort_incident i JOIN reach p ON p.incident_id = i.id
    JOIN ${q.relation('Victim', at)} v ON v.incident_id = i.id CROSS JOIN LATERAL ${statusAtSql('v', asOf, knownAt)} s WHERE ${where.join(' AND ')}`;
}

/** Only steps that the viewer reads: a link or incident above their class brings none. */
const inSight = (question: FunnelQuestion, q: Statement, condition: (m: string) => string): string =>
  `m.id IN (SELECT rm.id FROM ${q.relation('Milestone', question.at)} rm WHERE ${condition('rm')})`;

/** Stages by steps that meet a condition, among those in sight; implied ones included. */
function reachedBySteps(
  question: FunnelQuestion,
  q: Statement,
  level: string,
  condition: (m: string) => string,
): string {
  const counting = countingRows(level, question.knownAt);
  return `(SELECT array_agg(DISTINCT k.stage) FILTER (WHERE k.stage IS NOT NULL AND m.occurred_to <= ${question.asOf}) AS own,
      array_agg(DISTINCT k.stage) FILTER (WHERE k.stage IS NOT NULL) AS perhaps
    FROM milestone m ${counting.joins} WHERE ${counting.where} AND m.occurred_from <= ${question.asOf}
      AND ${inSight(question, q, condition)})`;
}

const IMPLYING: Readonly<Record<string, string>> = {
  INVESTIGATION: `ARRAY['INVESTIGATION','CHARGE','PROSECUTION','VERDICT']`,
  ARREST: `ARRAY['ARREST']`,
  CHARGE: `ARRAY['CHARGE','PROSECUTION','VERDICT']`,
  PROSECUTION: `ARRAY['PROSECUTION','VERDICT']`,
  VERDICT: `ARRAY['VERDICT']`,
};
const stageOfSteps = FUNNEL_STAGES.map((stage) => {
  const set = IMPLYING[stage];
  if (!set) return bounds(stageName(stage), '1', '1');
  return bounds(
    stageName(stage),
    `CASE WHEN s.own && ${set} THEN 1 ELSE 0 END`,
    `CASE WHEN s.perhaps && ${set} THEN 1 ELSE 0 END`,
  );
}).join(', ');

function proceedingUnits(question: FunnelQuestion, q: Statement): string {
  return `SELECT DISTINCT ON (p.id, i.id) p.id AS unit_id, i.id AS incident_id, NULL::uuid AS victim_id, p.id AS proceeding_id, i.reason,
      ${bounds('persons', '1', '1')}, ${stageOfSteps}
    FROM cohort_incident i JOIN ${q.relation('IncidentLink', question.at)} l ON l.incident_id = i.id AND l.basis IN ('COURT', 'SOURCE') AND l.verification IN ('ACCEPTED', 'VERIFIED')
    JOIN ${q.relation('Proceeding', question.at)} p ON p.id = l.proceeding_id AND p.nature = 'CRIMINAL'
    CROSS JOIN LATERAL ${reachedBySteps(question, q, 'i._level', (m) => `${m}.proceeding_id = p.id`)} s`;
}

/** Recorded suspects one by one, and people counted without a record by proceeding. */
function suspectUnits(question: FunnelQuestion, q: Statement): string {
  const ofNobody = 'SELECT nm.id FROM milestone nm WHERE nm.suspect_id IS NULL AND nm.persons_min IS NULL';
  const theirs = `SELECT a.proceeding_id FROM ${q.relation('Accused', question.at)} a WHERE a.suspect_id = u.suspect_id`;
  const concerned = (m: string): string =>
    `${m}.suspect_id = u.suspect_id OR (${m}.id IN (${ofNobody}) AND ${m}.proceeding_id IN (${theirs}))`;
  const counting = countingRows('i._level', question.knownAt);
  const sum = (bound: string, kinds: string): string =>
    `COALESCE(sum(m.persons_${bound}) FILTER (WHERE m.kind IN (${kinds})), 0)`;
  const tally = (bound: string): string => {
    const judged = sum(bound, `'JUDGMENT'`);
    const charged = `GREATEST(${sum(bound, `'CHARGED'`)}, ${sum(bound, `'CHARGES_CONFIRMED'`)}, ${judged})`;
    return `GREATEST(${sum(bound, `'SUSPECT_IDENTIFIED'`)}, ${charged}) AS named_${bound}, ${charged} AS charged_${bound}, ${judged} AS judged_${bound},
      GREATEST(${sum(bound, `'ARRESTED','SURRENDERED'`)}, ${sum(bound, `'HANDED_OVER'`)}, ${sum(bound, `'TRANSFERRED'`)}) AS arrested_${bound}`;
  };
  const pair = (name: string, column: string): string => bounds(name, `c.${column}_min`, `c.${column}_max`);
  return `SELECT u.suspect_id AS unit_id, i.id AS incident_id, NULL::uuid AS victim_id, NULL::uuid AS proceeding_id, i.reason, ${bounds('persons', '1', '1')}, ${stageOfSteps}
    FROM cohort_incident i JOIN ${q.relation('SuspectLink', question.at)} u ON u.incident_id = i.id
    CROSS JOIN LATERAL ${reachedBySteps(question, q, 'i._level', concerned)} s
    UNION ALL
    SELECT l.proceeding_id, i.id, NULL, l.proceeding_id, i.reason, ${pair('persons', 'named')}, ${pair('reported', 'named')}, ${pair('investigation', 'named')},
      ${pair('arrest', 'arrested')}, ${pair('charge', 'charged')}, ${pair('prosecution', 'judged')}, ${pair('verdict', 'judged')}
    FROM cohort_incident i JOIN ${q.relation('IncidentLink', question.at)} l ON l.incident_id = i.id AND l.basis IN ('COURT', 'SOURCE') AND l.verification IN ('ACCEPTED', 'VERIFIED')
    CROSS JOIN LATERAL (SELECT ${tally('min')}, ${tally('max')} FROM milestone m ${counting.joins}
      WHERE ${counting.where} AND m.occurred_to <= ${question.asOf} AND m.proceeding_id = l.proceeding_id AND m.suspect_id IS NULL AND m.persons_min IS NOT NULL
        AND ${inSight(question, q, (rm) => `${rm}.proceeding_id = l.proceeding_id`)}) c
    WHERE c.named_max > 0`;
}

/**
 * The units of a question, one row a unit and incident: `unit_id`, `incident_id`, `victim_id`, `proceeding_id`, `reason`
 * (first exclusion or null), how many persons or things it stands for, and how many of them reached each stage; bounds.
 */
export function unitsSql(question: FunnelQuestion, found: readonly CohortIncident[], q: Statement): string {
  const units: Readonly<Record<Unit, () => string>> = {
    INCIDENT:
      () => `SELECT i.id AS unit_id, i.id AS incident_id, NULL::uuid AS victim_id, NULL::uuid AS proceeding_id, i.reason,
      ${bounds('persons', '1', '1')}, ${stageOfIncident('1', '1')} FROM cohort_incident i JOIN reach p ON p.incident_id = i.id`,
    VICTIM: () => personUnits(question, q),
    FATALITY: () => personUnits(question, q),
    SUSPECT: () => suspectUnits(question, q),
    PROCEEDING: () => proceedingUnits(question, q),
  };
  return `${incidents(question, found, q)}, ${progress(question, found, q)}, unit AS (${units[question.unit]()})`;
}
