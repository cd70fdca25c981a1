import { cohortSql, type CohortLike } from '../incidents/cohort.sql.js';
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

/** How far a proceeding has come now, as SQL over a row; the folder of the ledger provides it. */
export type StandingSql = (row: string, q: Statement) => string;

export const proceedingOrder: Order = [{ sql: (r) => `${r}.recorded_at`, type: 'timestamptz' }];

/** Conditions of `proceedings(filter:)` over a row of `readable('Proceeding')`. */
export function proceedingFilterSql(
  row: string,
  q: Statement,
  filter: ProceedingFilterLike | null | undefined,
  standing: StandingSql,
): string {
  if (!filter) return 'TRUE';
  const anyOf = (sql: string, values: readonly string[] | null | undefined): string[] =>
    values == null ? [] : [`${sql} = ANY(${q.bind(values, 'text[]')})`];
  const links = q.relation('IncidentLink');
  const linked = (condition: string): string =>
    `EXISTS (SELECT 1 FROM ${links} lk WHERE lk.proceeding_id = ${row}.id AND ${condition})`;
  const conditions = [
    ...anyOf(`${row}.nature`, filter.natures),
    ...anyOf(`${row}.court_kind`, filter.courtKinds),
    ...anyOf(`${row}.forum_state`, filter.forumStates),
    ...(filter.flags == null ? [] : [`${row}.flags && ${q.bind(filter.flags, 'text[]')}`]),
    ...anyOf('lk.forum', filter.forums).map(linked),
  ];
  if (filter.incident != null)
    conditions.push(
      linked(`lk.incident_id = ${q.bind(uuidOf('Incident', filter.incident, 'filter.incident'), 'uuid')}`),
    );
  if (filter.cohort) {
    const cohort = cohortSql('ci', q, filter.cohort, 'ANY', q.relation('Victim')).map((condition) => `(${condition})`);
    conditions.push(
      linked(
        `lk.incident_id IN (SELECT ci.id FROM ${q.relation('Incident')} ci WHERE ${['TRUE', ...cohort].join(' AND ')})`,
      ),
    );
  }
  const stands = [
    ...anyOf('st.state', filter.states),
    ...(filter.inactiveForDays == null
      ? []
      : [`COALESCE(${q.asOf(null)} - st.last_step_to >= ${q.bind(filter.inactiveForDays, 'int')}, TRUE)`]),
    ...(filter.nextHearingTo == null ? [] : [`st.next_from <= ${q.bind(filter.nextHearingTo, 'date')}`]),
  ];
  if (stands.length > 0) conditions.push(`EXISTS (SELECT 1 FROM ${standing(row, q)} st WHERE ${stands.join(' AND ')})`);
  return conditions.length === 0 ? 'TRUE' : conditions.join(' AND ');
}
