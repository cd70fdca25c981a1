import { cohortSql, victimAttributesSql } from '../incidents/cohort.sql.js';
import { exclusionsSql } from '../incidents/incident.reading.js';
import { causePendingSql } from '../incidents/toll.sql.js';
import { together } from '../ledger/counting.sql.js';
import { FATAL, statusAtSql } from '../ledger/victim-status.sql.js';
import type { Statement } from '../reading/statement.js';
import { monthsAfter, type FigureQuestion, type Unit } from './figure.question.js';
import { countingLinks, forumPairsSql } from './forums.sql.js';
import { holdsAt, PROJECTED, SETS, setsOf, stagesSql, TALLY } from './unit-stages.sql.js';

/** What figures read of an incident. */
const INCIDENT = [
  ...['id', '_level', 'level', 'reference', 'mission_id', 'mission_acronym', 'host_state', 'incident_country'],
  ...['occurred_from', 'occurred_to', 'occurred_precision', 'offences', 'means', 'context', 'perpetrator_class'],
  ...['enrolment_basis', 'looked_from', 'looked_to'],
];

/**
 * Common tables of a question: `cohort_incident`, incidents of the cohort as they were known, with the first reason that
 * leaves each out (T4), whether it was followed long enough, and what the projection of today says of it; and
 * `before_court`, when a kind of forum was asked for.
 */
export function cohortTablesSql(question: FigureQuestion, q: Statement): string {
  const { cohort, asOf, knownAt, at, isNow } = question;
  // By any one victim; units of persons meet harm and victim attributes themselves as well.
  const status = statusAtSql('v', asOf, knownAt);
  const victims = q.relation('Victim', at);
  // Asked of the victims only where the projection of today does not hold for that day.
  const orAsked = (projected: string, asked: string): string =>
    isNow ? projected : `CASE WHEN ${holdsAt(question, 'r', asOf)} THEN ${projected} ELSE ${asked} END`;
  const anyDead = `EXISTS (SELECT 1 FROM ${victims} v WHERE v.incident_id = r.id AND ${status} IN ${FATAL})`;
  const conditions = cohortSql('r', q, cohort, 'FATAL', victims, status, orAsked('r.is_fatal', anyDead));
  const pending = orAsked('r.is_cause_pending', causePendingSql('r', 'r._level', asOf, knownAt));
  const exclusions = exclusionsSql('r', 'km', pending);
  const where = [`r.occurred_to <= ${asOf}`, ...conditions].map((condition) => `(${condition})`).join(' AND ');
  const columns = [...INCIDENT, ...SETS, ...PROJECTED, 'settled_on', 'touched_at']
    .map((name) => `r.${name}`)
    .join(', ');
  const incidents = `cohort_incident AS (SELECT ${columns}, (${exclusions})[1] AS reason,
      ${monthsAfter('r.occurred_to', question.withinMonths)} <= ${asOf} AS is_followed
    FROM ${q.relation('Incident', at)} r JOIN mission km ON km.id = r.mission_id WHERE ${where})`;
  return question.forum === null ? incidents : `${incidents}, ${forumPairsSql(question.forum, q, question)}`;
}

/** A unit of incident `i`: the incident's own columns, whom or what it stands for, and how many. */
function unitSql(
  row: Partial<Record<'unit' | 'victim' | 'proceeding' | 'suspect' | 'reason' | 'least' | 'most', string>>,
): string {
  const ids = (['victim', 'proceeding', 'suspect'] as const).map(
    (name) => `${row[name] ?? 'NULL::uuid'} AS ${name}_id`,
  );
  const own = INCIDENT.map((name) => `i.${name}`);
  return [
    `${row.unit ?? 'i.id'} AS unit_id, i.id AS incident_id`,
    ...own,
    ...ids,
    `${row.reason ?? 'i.reason'} AS reason, i.is_followed`,
    `${row.least ?? '1'} AS persons_min, ${row.most ?? '1'} AS persons_max`,
  ].join(', ');
}

function personUnits(question: FigureQuestion, q: Statement): string {
  const { unit, cohort, asOf, knownAt, at } = question;
  const { from, sets, information } = setsOf(question);
  const harm = unit === 'FATALITY' ? 'FATAL' : (cohort.harm ?? 'FATAL');
  const where = [
    unit === 'FATALITY' ? 'v.in_un_toll' : `v.personnel_category <> 'BYSTANDER' AND NOT v.is_author`,
    ...(harm === 'ANY' ? [] : [`s.status ${harm === 'FATAL' ? '' : 'NOT '}IN ${FATAL}`]),
    ...victimAttributesSql('v', q, cohort),
  ];
  const of = {
    unit: 'v.id',
    victim: 'v.id',
    reason: `CASE WHEN s.status = 'CAUSE_PENDING' THEN 'CAUSE_PENDING' ELSE i.reason END`,
    least: 'v.persons_min',
    most: 'v.persons_max',
  };
  return `SELECT ${unitSql(of)}, ${information} AS information, ${sets}, ${TALLY.none} FROM ${from}
    JOIN ${q.relation('Victim', at)} v ON v.incident_id = i.id CROSS JOIN LATERAL ${statusAtSql('v', asOf, knownAt)} s WHERE ${where.join(' AND ')}`;
}

function incidentUnits(question: FigureQuestion): string {
  const { from, sets, information } = setsOf(question);
  return `SELECT ${unitSql({})}, ${information} AS information, ${sets}, ${TALLY.none} FROM ${from}`;
}

function proceedingUnits(question: FigureQuestion, q: Statement): string {
  const { from, sets, information } = setsOf(question);
  return `SELECT DISTINCT ON (c.id, i.id) ${unitSql({ unit: 'c.id', proceeding: 'c.id' })}, ${information} AS information, ${sets}, ${TALLY.none}
    FROM ${from}
    JOIN ${q.relation('IncidentLink', question.at)} l ON l.incident_id = i.id AND ${countingLinks('l')}
    JOIN ${q.relation('Proceeding', question.at)} c ON c.id = l.proceeding_id AND c.nature = 'CRIMINAL'
    ${question.isOfUnitsAlone ? '' : `JOIN unit_stage s ON ${together('s', 'l', 'proceeding_id')}`}`;
}

/** Recorded suspects one by one, and people counted without a record by proceeding. */
function suspectUnits(question: FigureQuestion, q: Statement): string {
  const { from, sets, information } = setsOf(question);
  const recorded = { unit: 'u.suspect_id', suspect: 'u.suspect_id' };
  const counted = {
    unit: 'COALESCE(s.proceeding_id, i.id)',
    proceeding: 's.proceeding_id',
    least: 's.persons_min',
    most: 's.persons_max',
  };
  const suspects = `SELECT ${unitSql(recorded)}, ${information} AS information, ${sets}, ${TALLY.none}
    FROM ${from} JOIN ${q.relation('SuspectLink', question.at)} u ON u.incident_id = i.id`;
  if (question.isOfUnitsAlone) return suspects;
  return `${suspects} JOIN unit_stage s ON ${together('s', 'u', 'suspect_id')}
    UNION ALL SELECT ${unitSql(counted)}, ${information}, ${SETS.map(() => 'NULL::text[]').join(', ')}, ${TALLY.of('s')}
    FROM ${from} JOIN counted_stage s ON s.incident_id = i.id`;
}

/**
 * The units of a question, one row a unit and incident `unit`: `unit_id`, `incident_id` with what figures read of the
 * incident, `victim_id`, `proceeding_id`, `suspect_id`, `reason` (first exclusion or null), `is_followed`, `information`, how
 * many persons or things it stands for, and the stages that it reached, perhaps reached, reached only through a later one,
 * and stands at; of people counted without a record, instead, `tally`: how many.
 */
export function unitsSql(question: FigureQuestion, q: Statement): string {
  const units: Readonly<Record<Unit, (question: FigureQuestion, q: Statement) => string>> = {
    INCIDENT: incidentUnits,
    VICTIM: personUnits,
    FATALITY: personUnits,
    SUSPECT: suspectUnits,
    PROCEEDING: proceedingUnits,
  };
  return [
    cohortTablesSql(question, q),
    ...stagesSql(question, q),
    `unit AS (${units[question.unit](question, q)})`,
  ].join(', ');
}
