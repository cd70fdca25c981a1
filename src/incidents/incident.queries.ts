import '../reference-data/reference.reading.js';
import { InvalidInputError } from '../errors/app-error.js';
import { extend, page, type Order, type OrderTerm } from '../reading/describe.js';
import { uuidOf } from '../reading/node-id.js';
import { opensOn } from '../reading/openness.js';
import type { Statement } from '../reading/statement.js';
import { anyOf, cohortSql, overlaps, requireReadable, type CohortLike } from './cohort.sql.js';
import { hasExternalRefSql, isHeldUpSql, waitsSql } from './work.sql.js';

export interface IncidentFilterLike {
  readonly cohort?: CohortLike | null;
  readonly reached?: readonly string[] | null;
  readonly lacks?: readonly string[] | null;
  readonly information?: readonly string[] | null;
  readonly eligible?: boolean | null;
  readonly exclusions?: readonly string[] | null;
  readonly hostStateBasis?: readonly string[] | null;
  readonly confirmation?: readonly string[] | null;
  readonly enrolment?: readonly string[] | null;
  readonly neverLookedAt?: boolean | null;
  readonly perpetratorGroups?: readonly string[] | null;
  readonly obstacles?: readonly string[] | null;
  readonly externalRef?: { readonly system: string; readonly identifier: string } | null;
  readonly pending?: boolean | null;
  readonly inactiveForDays?: number | null;
  readonly recordedFrom?: string | null;
}

/** Conditions of `incidents(filter:)` over a row of `readable('Incident')`; all of them hold. */
export function incidentFilterSql(row: string, q: Statement, filter: IncidentFilterLike | null | undefined): string {
  if (!filter) return 'TRUE';
  const conditions = [
    ...cohortSql(row, q, filter.cohort ?? {}, 'ANY', q.relation('Victim')),
    ...(filter.reached == null ? [] : [`${row}.reached && ${q.bind(filter.reached, 'text[]')}`]),
    ...(filter.lacks == null ? [] : [`NOT (${row}.reached @> ${q.bind(filter.lacks, 'text[]')})`]),
    ...anyOf(q, `${row}.information`, filter.information),
    ...(filter.eligible == null
      ? []
      : [`(cardinality(${row}.exclusions) = 0) = ${q.bind(filter.eligible, 'boolean')}`]),
    ...overlaps(q, `${row}.exclusions`, filter.exclusions),
    ...anyOf(q, `${row}.host_state_basis`, filter.hostStateBasis),
    ...anyOf(q, `${row}.confirmation`, filter.confirmation),
    ...anyOf(q, `${row}.enrolment_basis`, filter.enrolment),
    ...(filter.neverLookedAt == null
      ? []
      : [`(${row}.looked_from IS NULL) = ${q.bind(filter.neverLookedAt, 'boolean')}`]),
    ...(filter.inactiveForDays == null
      ? []
      : [`COALESCE(${q.asOf(null)} - ${row}.last_step_to >= ${q.bind(filter.inactiveForDays, 'int')}, TRUE)`]),
    ...(filter.recordedFrom == null ? [] : [`${row}.recorded_at >= ${q.bind(filter.recordedFrom, 'timestamptz')}`]),
    ...restricted(row, q, filter),
  ];
  return conditions.length === 0 ? 'TRUE' : conditions.map((condition) => `(${condition})`).join(' AND ');
}

/** Filters on what not everybody reads; rows on which it is not read meet neither a filter nor its opposite (rules S17). */
function restricted(row: string, q: Statement, filter: IncidentFilterLike): string[] {
  const conditions: string[] = [];
  if (filter.perpetratorGroups != null) {
    requireReadable(q, 'ASSESSMENT', 'filter.perpetratorGroups');
    const ids = filter.perpetratorGroups.map((id, i) =>
      uuidOf('PerpetratorGroup', id, `filter.perpetratorGroups[${i}]`),
    );
    conditions.push(`${row}.group_ids && ${q.bind(ids, 'uuid[]')}`);
  }
  if (filter.obstacles != null) {
    requireReadable(q, 'ASSESSMENT', 'filter.obstacles');
    conditions.push(isHeldUpSql(row, q, filter.obstacles));
  }
  if (filter.externalRef != null) {
    requireReadable(q, 'WORK', 'filter.externalRef');
    conditions.push(opensOn(q.viewer, 'WORK', row), hasExternalRefSql(row, q, filter.externalRef));
  }
  if (filter.pending != null) {
    requireReadable(q, 'WORK', 'filter.pending');
    const asked = q.bind(filter.pending, 'boolean');
    conditions.push(opensOn(q.viewer, 'WORK', row), `${waitsSql(row, q)} = ${asked}`);
  }
  return conditions;
}

/** Search over what the viewer reads of the incident itself: reference, mission, place, summary, groups. */
export function searchSql(row: string, q: Statement, search: string | null | undefined): string {
  if (search == null) return 'TRUE';
  const pattern = q.bind(`%${search.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`, 'text');
  const texts = ['reference', 'mission_acronym', 'place', 'summary'].map((name) => `${row}.${name} ILIKE ${pattern}`);
  const group = `EXISTS (SELECT 1 FROM ${q.relation('PerpetratorGroup')} g WHERE g.id = ANY(${row}.group_ids) AND g.name ILIKE ${pattern})`;
  return `(${[...texts, group].map((condition) => `COALESCE(${condition}, FALSE)`).join(' OR ')})`;
}

const TERMS: Readonly<Record<string, (isDescending: boolean) => OrderTerm>> = {
  OCCURRED_ON: () => ({ sql: (r) => `${r}.occurred_from`, type: 'date' }),
  RECORDED_AT: () => ({ sql: (r) => `${r}.recorded_at`, type: 'timestamptz' }),
  REFERENCE: () => ({ sql: (r) => `${r}.reference`, type: 'text' }),
  // Incidents without a step come last, whichever way.
  LAST_STEP_ON: (isDescending) => ({
    sql: (r) => `COALESCE(${r}.last_step_to, '${isDescending ? '-' : ''}infinity')`,
    type: 'date',
  }),
};

/** The order asked for; newest incident first when none is. */
export function incidentOrder(orderBy: readonly string[] | null | undefined): Order {
  return (orderBy?.length ? orderBy : ['OCCURRED_ON_DESC']).map((name) => {
    const [, field = '', way] = /^(.*)_(ASC|DESC)$/.exec(name) ?? [];
    const isDescending = way === 'DESC';
    const term = TERMS[field]?.(isDescending);
    if (!term) throw InvalidInputError.at('orderBy', 'ORDER', `${name} is no order of incidents.`);
    return { ...term, descending: isDescending };
  });
}

extend('Mission', {
  incidents: page(
    'PUBLIC',
    'Incident',
    (i, r, q, args) =>
      `${i}.mission_id = ${r}.id AND ${incidentFilterSql(i, q, args['filter'] as IncidentFilterLike | null)}`,
    (args) => incidentOrder(args['orderBy'] as string[] | null),
  ),
});
