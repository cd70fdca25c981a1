import { anyOf, cohortIdsSql, type CohortLike } from '../incidents/cohort.sql.js';
import { suspectStandingSql } from '../ledger/standing.sql.js';
import type { Order } from '../reading/describe.js';
import { uuidOf } from '../reading/node-id.js';
import type { Statement } from '../reading/statement.js';

export interface SuspectFilterLike {
  readonly cohort?: CohortLike | null;
  readonly incident?: string | null;
  readonly proceeding?: string | null;
  readonly custody?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly identity?: readonly string[] | null;
  readonly roles?: readonly string[] | null;
}

export const suspectOrder: Order = [{ sql: (r) => `${r}.label`, type: 'text' }];

/** Conditions of `suspects(filter:)` over a row of `readable('Suspect')`. */
export function suspectFilterSql(row: string, q: Statement, filter: SuspectFilterLike | null | undefined): string {
  if (!filter) return 'TRUE';
  const linked = linkConditions(q, filter).map(
    (condition) =>
      `EXISTS (SELECT 1 FROM ${q.relation('SuspectLink')} sl WHERE sl.suspect_id = ${row}.id AND ${condition})`,
  );
  const stands = standingConditions(q, filter);
  const conditions = [
    'TRUE',
    ...anyOf(q, `${row}.identity`, filter.identity),
    ...anyOf(q, `${row}.role`, filter.roles),
    ...linked,
    ...(filter.proceeding == null ? [] : [isBefore(row, q, filter.proceeding)]),
    ...(stands.length === 0
      ? []
      : [`EXISTS (SELECT 1 FROM ${suspectStandingSql(row, q, {})} st WHERE ${stands.join(' AND ')})`]),
  ];
  return conditions.join(' AND ');
}

/** Each is met by a link `sl` of its own. */
function linkConditions(q: Statement, { incident, cohort }: SuspectFilterLike): string[] {
  const conditions: string[] = [];
  if (incident != null)
    conditions.push(`sl.incident_id = ${q.bind(uuidOf('Incident', incident, 'filter.incident'), 'uuid')}`);
  if (cohort) conditions.push(`sl.incident_id IN ${cohortIdsSql(q, cohort)}`);
  return conditions;
}

function isBefore(row: string, q: Statement, proceeding: string): string {
  const id = q.bind(uuidOf('Proceeding', proceeding, 'filter.proceeding'), 'uuid');
  return `EXISTS (SELECT 1 FROM ${q.relation('Accused')} ac WHERE ac.suspect_id = ${row}.id AND ac.proceeding_id = ${id})`;
}

/** Where a suspect stands now: custody, and the judicial state in some proceeding. */
function standingConditions(q: Statement, { custody, states }: SuspectFilterLike): string[] {
  const inSome = anyOf(q, `li ->> 'state'`, states).map(
    (condition) => `EXISTS (SELECT 1 FROM jsonb_array_elements(st.lines) li WHERE ${condition})`,
  );
  return [...anyOf(q, 'st.custody', custody), ...inSome];
}
