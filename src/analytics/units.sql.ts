import { cohortSql, victimAttributesSql } from '../incidents/cohort.sql.js';
import { exclusionsSql } from '../incidents/incident.reading.js';
import { causePendingSql, FATAL, statusAtSql } from '../incidents/toll.sql.js';
import type { Statement } from '../reading/statement.js';
import { monthsAfter, type FigureQuestion, type Unit } from './figure.question.js';
import { countingLinks, forumPairsSql } from './forums.sql.js';
import { bounds, stageColumns, stageOfCounted, stagesSql } from './unit-stages.sql.js';

/**
 * Incidents of the cohort as they were known, each with its level and the first reason that leaves it out (T4). Asked
 * first and handed back as values: PostgreSQL then knows how many they are, and joins them as sets.
 */
export function cohortIncidentsSql(question: FigureQuestion, q: Statement): string {
  const { cohort, asOf, knownAt, at } = question;
  // By any one victim; units of persons meet harm and victim attributes themselves as well.
  const conditions = cohortSql('r', q, cohort, 'FATAL', q.relation('Victim', at), statusAtSql('v', asOf, knownAt));
  // Of today the projection knows it.
  const pending = causePendingSql('r', 'r._level', asOf, knownAt);
  const exclusions = question.isNow ? 'r.exclusions' : exclusionsSql('r', 'km', pending);
  const where = [`r.occurred_to <= ${asOf}`, ...conditions].map((condition) => `(${condition})`).join(' AND ');
  return `SELECT r.id, r._level AS level, (${exclusions})[1] AS reason FROM ${q.relation('Incident', at)} r
    JOIN mission km ON km.id = r.mission_id WHERE ${where}`;
}

export interface CohortIncident {
  readonly id: string;
  readonly level: number;
  readonly reason: string | null;
}

const column = (found: readonly CohortIncident[], name: 'id' | 'reason', cast: string, q: Statement): string =>
  q.bind(
    found.map((incident) => incident[name]),
    cast,
  );

/**
 * Common tables of a question: `cohort_incident`, with what is readable of each incident, why it is out, and whether it was
 * followed long enough; and `before_court`, when a kind of forum was asked for.
 */
export function cohortTablesSql(question: FigureQuestion, found: readonly CohortIncident[], q: Statement): string {
  const cohort = `cohort_incident AS (SELECT r.*, c.reason, ${monthsAfter('r.occurred_to', question.withinMonths)} <= ${question.asOf} AS is_followed
    FROM unnest(${column(found, 'id', 'uuid[]', q)}, ${column(found, 'reason', 'text[]', q)}) AS c(id, reason)
    JOIN ${q.relation('Incident', question.at)} r ON r.id = c.id)`;
  return question.forum === null ? cohort : `${cohort}, ${forumPairsSql(question.forum, q, question)}`;
}

const ids = (row: Partial<Record<'victim' | 'proceeding' | 'suspect', string>>): string =>
  (['victim', 'proceeding', 'suspect'] as const).map((name) => `${row[name] ?? 'NULL::uuid'} AS ${name}_id`).join(', ');
const ofIncident = 'i.is_followed, p.information';

function personUnits(question: FigureQuestion, q: Statement): string {
  const { unit, cohort, asOf, knownAt, at } = question;
  const harm = unit === 'FATALITY' ? 'FATAL' : (cohort.harm ?? 'FATAL');
  const where = [
    unit === 'FATALITY' ? 'v.in_un_toll' : `v.personnel_category <> 'BYSTANDER' AND NOT v.is_author`,
    ...(harm === 'ANY' ? [] : [`s.status ${harm === 'FATAL' ? '' : 'NOT '}IN ${FATAL}`]),
    ...victimAttributesSql('v', q, cohort),
  ];
  return `SELECT v.id AS unit_id, i.id AS incident_id, ${ids({ victim: 'v.id' })},
      CASE WHEN s.status = 'CAUSE_PENDING' THEN 'CAUSE_PENDING' ELSE i.reason END AS reason, ${ofIncident},
      ${bounds('persons', 'v.persons_min', 'v.persons_max')}, ${stageColumns('p', 'v.persons_min', 'v.persons_max')}
    FROM cohort_incident i JOIN progress p ON p.incident_id = i.id
    JOIN ${q.relation('Victim', at)} v ON v.incident_id = i.id CROSS JOIN LATERAL ${statusAtSql('v', asOf, knownAt)} s WHERE ${where.join(' AND ')}`;
}

const incidentUnits = (): string => `SELECT i.id AS unit_id, i.id AS incident_id, ${ids({})}, i.reason, ${ofIncident},
    ${bounds('persons', '1', '1')}, ${stageColumns('p', '1', '1')} FROM cohort_incident i JOIN progress p ON p.incident_id = i.id`;

function proceedingUnits(question: FigureQuestion, q: Statement): string {
  return `SELECT DISTINCT ON (c.id, i.id) c.id AS unit_id, i.id AS incident_id, ${ids({ proceeding: 'c.id' })}, i.reason, ${ofIncident},
      ${bounds('persons', '1', '1')}, ${stageColumns('s', '1', '1')}
    FROM cohort_incident i JOIN progress p ON p.incident_id = i.id
    JOIN ${q.relation('IncidentLink', question.at)} l ON l.incident_id = i.id AND ${countingLinks('l')}
    JOIN ${q.relation('Proceeding', question.at)} c ON c.id = l.proceeding_id AND c.nature = 'CRIMINAL'
    JOIN unit_stage s ON s.incident_id = i.id AND s.proceeding_id = c.id`;
}

/** Recorded suspects one by one, and people counted without a record by proceeding. */
function suspectUnits(question: FigureQuestion, q: Statement): string {
  return `SELECT u.suspect_id AS unit_id, i.id AS incident_id, ${ids({ suspect: 'u.suspect_id' })}, i.reason, ${ofIncident},
      ${bounds('persons', '1', '1')}, ${stageColumns('s', '1', '1')}
    FROM cohort_incident i JOIN progress p ON p.incident_id = i.id
    JOIN ${q.relation('SuspectLink', question.at)} u ON u.incident_id = i.id
    JOIN unit_stage s ON s.incident_id = i.id AND s.suspect_id = u.suspect_id
    UNION ALL
    SELECT COALESCE(s.proceeding_id, i.id), i.id, ${ids({ proceeding: 's.proceeding_id' })}, i.reason, ${ofIncident},
      ${bounds('persons', 's.persons_min', 's.persons_max')}, ${stageOfCounted('s')}
    FROM cohort_incident i JOIN progress p ON p.incident_id = i.id JOIN counted_stage s ON s.incident_id = i.id`;
}

/**
 * The units of a question, one row a unit and incident: `unit_id`, `incident_id`, `victim_id`, `proceeding_id`,
 * `suspect_id`, `reason` (first exclusion or null), `is_followed`, `information`, how many persons or things it stands for,
 * and for each stage how many of them reached it, reached it only through a later one, and stand there; bounds.
 */
export function unitsSql(question: FigureQuestion, found: readonly CohortIncident[], q: Statement): string {
  const units: Readonly<Record<Unit, (question: FigureQuestion, q: Statement) => string>> = {
    INCIDENT: incidentUnits,
    VICTIM: personUnits,
    FATALITY: personUnits,
    SUSPECT: suspectUnits,
    PROCEEDING: proceedingUnits,
  };
  const parts = [
    cohortTablesSql(question, found, q),
    ...stagesSql(question, found, q),
    `unit AS (${units[question.unit](question, q)})`,
  ];
  return parts.join(', ');
}
