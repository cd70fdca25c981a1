import { countedStatusSql, personStatusSql } from '../ledger/person-status.sql.js';
import type { Statement } from '../reading/statement.js';
import type { FigureQuestion } from './figure.question.js';
import { forumSql } from './forums.sql.js';
import { fromLedger } from './unit-stages.sql.js';
import { cohortTablesSql } from './units.sql.js';

/** Persons with what a cut asks of them and of their incident; `persons` of them in one row where they have no record. */
export interface PersonRow {
  readonly id: string;
  readonly reference: string;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly hostState: string | null;
  readonly perpetratorClass: string;
  readonly persons: number;
}
export interface SuspectRow extends PersonRow {
  readonly hasProceeding: boolean;
  readonly forum: string | null;
  readonly state: string | null;
  readonly custody: string;
}
export interface CountedRow extends PersonRow {
  readonly hasProceeding: boolean;
  readonly forum: string | null;
  readonly accused: number;
  readonly judged: number;
  readonly convicted: number;
  readonly acquitted: number;
  readonly arrested: number;
  readonly inCustody: number;
}
export interface VictimRow extends PersonRow {
  readonly category: string;
  readonly statuses: readonly string[];
}

const OF_INCIDENT = `i.reference, i.occurred_from::text AS "occurredFrom", i.occurred_to::text AS "occurredTo", i.host_state AS "hostState",
  i.perpetrator_class AS "perpetratorClass"`;

function people(question: FigureQuestion, q: Statement, columns: string, of: typeof personStatusSql): string {
  const rows = fromLedger(question, q, (ledger) => `SELECT s.* FROM ${of(ledger)} s`);
  return `WITH ${cohortTablesSql(question, q)} SELECT ${columns}, ${OF_INCIDENT}, s.proceeding_id IS NOT NULL AS "hasProceeding",
      CASE WHEN p.id IS NOT NULL THEN ${forumSql('p', 'i', q, question)} END AS forum
    FROM (${rows}) s JOIN cohort_incident i ON i.id = s.incident_id AND i.reason IS NULL
      LEFT JOIN ${q.relation('Proceeding', question.at)} p ON p.id = s.proceeding_id ORDER BY i.occurred_from, i.reference, s.proceeding_id`;
}

/** Recorded suspects of eligible incidents, one row for each incident and proceeding (or none). */
export const suspectRowsSql = (question: FigureQuestion, q: Statement): string =>
  people(question, q, 's.suspect_id AS id, 1 AS persons, s.state, s.custody', personStatusSql);

/** People counted without a record, one row for each incident and proceeding (or none). */
export const countedRowsSql = (question: FigureQuestion, q: Statement): string =>
  people(
    question,
    q,
    `COALESCE(s.proceeding_id, s.incident_id) AS id, s.persons, s.accused, s.judged, s.convicted, s.acquitted, s.arrested, s.in_custody AS "inCustody"`,
    countedStatusSql,
  );

/** Victims of eligible incidents who live, with everything that befell them by asOf. */
export function victimRowsSql(question: FigureQuestion, q: Statement): string {
  const { at, asOf, knownAt } = question;
  const known = (t: string): string => (knownAt === null ? 'TRUE' : `${t}.recorded_at <= ${knownAt}`);
  const entries = `SELECT array_agg(s.status ORDER BY s.occurred_to, s.occurred_from, s.recorded_at, s.id) AS statuses FROM victim_status s
    WHERE s.victim_id = v.id AND s.occurred_to <= ${asOf} AND ${known('s')}
      AND NOT EXISTS (SELECT 1 FROM victim_status x WHERE x.supersedes_id = s.id AND ${known('x')})`;
  return `WITH ${cohortTablesSql(question, q)} SELECT v.id, v.persons_min AS persons, v.personnel_category AS category, z.statuses, ${OF_INCIDENT}
    FROM cohort_incident i JOIN ${q.relation('Victim', at)} v ON v.incident_id = i.id CROSS JOIN LATERAL (${entries}) z
    WHERE i.reason IS NULL AND NOT v.is_author AND v.personnel_category <> 'BYSTANDER' AND z.statuses IS NOT NULL
      AND NOT z.statuses && ARRAY['KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING'] ORDER BY i.occurred_from, i.reference, v.id`;
}
