import { anyOf, cohortIdsSql, overlaps, type CohortLike } from '../incidents/cohort.sql.js';
import { proceedingStandingSql } from '../ledger/standing.sql.js';
import type { Order } from '../reading/describe.js';
import { uuidOf } from '../reading/node-id.js';
import type { Statement } from '../reading/statement.js';

export interface ProceedingFilterLike {
  readonly cohort?: CohortLike | null;
  readonly incident?: string | null;
  readonly natures?: readonly string[] | null;
  readonly courtKinds?: readonly string[] | null;
  readonly forums?: readonly string[] | null;
  readonly forumStates?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly flags?: readonly string[] | null;
  readonly inactiveForDays?: number | null;
  readonly nextHearingTo?: string | null;
}

export const proceedingOrder: Order = [{ sql: (r) => `${r}.recorded_at`, type: 'timestamptz' }];

/** Conditions of `proceedings(filter:)` over a row of `readable('Proceeding')`. */
export function proceedingFilterSql(
  row: string,
  q: Statement,
  filter: ProceedingFilterLike | null | undefined,
): string {
  if (!filter) return 'TRUE';
  const linked = linkConditions(q, filter).map(
    (condition) =>
      `EXISTS (SELECT 1 FROM ${q.relation('IncidentLink')} lk WHERE lk.proceeding_id = ${row}.id AND ${condition})`,
  );
  const stands = standingConditions(q, filter);
  const conditions = [
    'TRUE',
    ...anyOf(q, `${row}.nature`, filter.natures),
    ...anyOf(q, `${row}.court_kind`, filter.courtKinds),
    ...anyOf(q, `${row}.forum_state`, filter.forumStates),
    ...overlaps(q, `${row}.flags`, filter.flags),
    ...linked,
    ...(stands.length === 0
      ? []
      : [`EXISTS (SELECT 1 FROM ${proceedingStandingSql(row, q, {})} st WHERE ${stands.join(' AND ')})`]),
  ];
  return conditions.join(' AND ');
}

/** Each is met by a link `lk` of its own. */
function linkConditions(q: Statement, { forums, incident, cohort }: ProceedingFilterLike): string[] {
  const conditions = anyOf(q, 'lk.forum', forums);
  if (incident != null)
    conditions.push(`lk.incident_id = ${q.bind(uuidOf('Incident', incident, 'filter.incident'), 'uuid')}`);
  if (cohort) conditions.push(`lk.incident_id IN ${cohortIdsSql(q, cohort)}`);
  return conditions;
}

/** How far a proceeding has come now; a proceeding without a step has been inactive for ever. */
function standingConditions(q: Statement, filter: ProceedingFilterLike): string[] {
  const conditions = anyOf(q, 'st.state', filter.states);
  if (filter.inactiveForDays != null) {
    const days = q.bind(filter.inactiveForDays, 'int');
    conditions.push(`COALESCE(${q.asOf(null)} - st.last_step_to >= ${days}, TRUE)`);
  }
  if (filter.nextHearingTo != null) conditions.push(`st.next_from <= ${q.bind(filter.nextHearingTo, 'date')}`);
  return conditions;
}
