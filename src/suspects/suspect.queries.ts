import { cohortSql, type CohortLike } from '../incidents/cohort.sql.js';
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

/** Where a suspect stands now, as SQL over a row; the folder of the ledger provides it. */
export type StandingSql = (row: string, q: Statement) => string;

export const suspectOrder: Order = [{ sql: (r) => `${r}.label`, type: 'text' }];

/** Conditions of `suspects(filter:)` over a row of `readable('Suspect')`. */
export function suspectFilterSql(
  row: string,
  q: Statement,
  filter: SuspectFilterLike | null | undefined,
  standing: StandingSql,
): string {
  if (!filter) return 'TRUE';
  const anyOf = (sql: string, values: readonly string[] | null | undefined): string[] =>
    values == null ? [] : [`${sql} = ANY(${q.bind(values, 'text[]')})`];
  const links = q.relation('SuspectLink');
  const linked = (condition: string): string =>
    `EXISTS (SELECT 1 FROM ${links} sl WHERE sl.suspect_id = ${row}.id AND ${condition})`;
  const conditions = [...anyOf(`${row}.identity`, filter.identity), ...anyOf(`${row}.role`, filter.roles)];
  if (filter.incident != null)
    conditions.push(
      linked(`sl.incident_id = ${q.bind(uuidOf('Incident', filter.incident, 'filter.incident'), 'uuid')}`),
    );
  if (filter.proceeding != null) {
    const id = q.bind(uuidOf('Proceeding', filter.proceeding, 'filter.proceeding'), 'uuid');
    conditions.push(
      `EXISTS (SELECT 1 FROM ${q.relation('Accused')} ac WHERE ac.suspect_id = ${row}.id AND ac.proceeding_id = ${id})`,
    );
  }
  if (filter.cohort) {
    const cohort = cohortSql('ci', q, filter.cohort, 'ANY', q.relation('Victim')).map((condition) => `(${condition})`);
    conditions.push(
      linked(
        `sl.incident_id IN (SELECT ci.id FROM ${q.relation('Incident')} ci WHERE ${['TRUE', ...cohort].join(' AND ')})`,
      ),
    );
  }
  const stands = [
    ...anyOf('st.custody', filter.custody),
    ...(filter.states == null
      ? []
      : [
          `EXISTS (SELECT 1 FROM jsonb_array_elements(st.lines) li WHERE li ->> 'state' = ANY(${q.bind(filter.states, 'text[]')}))`,
        ]),
  ];
  if (stands.length > 0) conditions.push(`EXISTS (SELECT 1 FROM ${standing(row, q)} st WHERE ${stands.join(' AND ')})`);
  return conditions.length === 0 ? 'TRUE' : conditions.join(' AND ');
}
