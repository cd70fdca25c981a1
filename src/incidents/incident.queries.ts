import '../reference-data/reference.reading.js';
import { InvalidInputError } from '../errors/app-error.js';
import { extend, page, type Order, type OrderTerm } from '../reading/describe.js';
import { uuidOf } from '../reading/node-id.js';
import { openness, opensOn } from '../reading/readable.js';
import type { Statement } from '../reading/statement.js';
import { statusAtSql } from './toll.sql.js';

/** Which incidents; fields together are all of, lists are any of. The GraphQL input has this shape. */
export interface CohortLike {
  readonly occurredFrom?: string | null;
  readonly occurredTo?: string | null;
  readonly missions?: readonly string[] | null;
  readonly missionKinds?: readonly string[] | null;
  readonly hostStates?: readonly string[] | null;
  readonly incidentCountries?: readonly string[] | null;
  readonly contributingCountries?: readonly string[] | null;
  readonly citizenships?: readonly string[] | null;
  readonly personnelCategories?: readonly string[] | null;
  readonly perpetratorClasses?: readonly string[] | null;
  readonly offences?: readonly string[] | null;
  readonly means?: readonly string[] | null;
  readonly contexts?: readonly string[] | null;
  readonly harm?: string | null;
}

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
  readonly externalRef?: { readonly system: string; readonly identifier: string } | null;
  readonly pending?: boolean | null;
  readonly inactiveForDays?: number | null;
  readonly recordedFrom?: string | null;
}

const FATAL = `('KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING')`;

/** Refuses a filter on what none of the viewer's grants ever opens (rules S17): it would tell what the mask hides. */
function requireReadable(q: Statement, kind: Parameters<typeof openness>[1], path: string): void {
  if (openness(q.viewer, kind) === 'none')
    throw InvalidInputError.at(
      path,
      'NOT_READABLE',
      `${path}: your roles do not read this, so they cannot filter by it.`,
    );
}

/** Values of a filter; an empty list selects nothing, as "any of none" does. */
const anyOf = (q: Statement, sql: string, values: readonly string[] | null | undefined, cast = 'text[]'): string[] =>
  values == null ? [] : [`${sql} = ANY(${q.bind(values, cast)})`];
const overlaps = (q: Statement, sql: string, values: readonly string[] | null | undefined): string[] =>
  values == null ? [] : [`${sql} && ${q.bind(values, 'text[]')}`];

/**
 * Conditions of a cohort over a row of `readable('Incident')`. Dates take overlap. Victim attributes and harm are met by
 * one victim that the viewer reads. `harm` absent: `defaultHarm`.
 */
export function cohortSql(
  row: string,
  q: Statement,
  cohort: CohortLike,
  defaultHarm: 'FATAL' | 'ANY',
  victims: string,
  status = statusAtSql('v', q.asOf(null), null),
): string[] {
  const harm = cohort.harm ?? defaultHarm;
  const onVictim = [
    ...anyOf(q, 'v.contributing_country', cohort.contributingCountries),
    ...overlaps(q, 'v.citizenships', cohort.citizenships),
    ...anyOf(q, 'v.personnel_category', cohort.personnelCategories),
  ];
  if (harm === 'FATAL') onVictim.push(`${status} IN ${FATAL}`);
  if (harm === 'NON_FATAL') requireReadable(q, 'PERSON_COUNT', 'filter.harm');
  const everDead = `EXISTS (SELECT 1 FROM ${victims} v WHERE v.incident_id = ${row}.id AND ${status} IN ${FATAL})`;
  return [
    ...(cohort.occurredFrom == null ? [] : [`${row}.occurred_to >= ${q.bind(cohort.occurredFrom, 'date')}`]),
    ...(cohort.occurredTo == null ? [] : [`${row}.occurred_from <= ${q.bind(cohort.occurredTo, 'date')}`]),
    ...anyOf(q, `${row}.mission_acronym`, cohort.missions),
    ...anyOf(q, `${row}.mission_kind`, cohort.missionKinds),
    ...anyOf(q, `${row}.host_state`, cohort.hostStates),
    ...anyOf(q, `${row}.incident_country`, cohort.incidentCountries),
    ...anyOf(q, `${row}.perpetrator_class`, cohort.perpetratorClasses),
    ...overlaps(q, `${row}.offences`, cohort.offences),
    ...anyOf(q, `${row}.means`, cohort.means),
    ...anyOf(q, `${row}.context`, cohort.contexts),
    ...(onVictim.length === 0
      ? []
      : [`EXISTS (SELECT 1 FROM ${victims} v WHERE v.incident_id = ${row}.id AND ${onVictim.join(' AND ')})`]),
    // Where the living are not read, nobody can be said to have survived.
    ...(harm === 'NON_FATAL' ? [`NOT ${everDead}`, opensOn(q.viewer, 'PERSON_COUNT', row)] : []),
  ];
}

/** Conditions of `incidents(filter:)` over a row of `readable('Incident')`; all of them hold. */
export function incidentFilterSql(row: string, q: Statement, filter: IncidentFilterLike | null | undefined): string {
  if (!filter) return 'TRUE';
  const conditions = [
    ...cohortSql(row, q, filter.cohort ?? {}, 'ANY', q.relation('Victim')),
    ...(filter.reached == null ? [] : [`${row}.reached @> ${q.bind(filter.reached, 'text[]')}`]),
    ...(filter.lacks == null ? [] : [`NOT ${row}.reached && ${q.bind(filter.lacks, 'text[]')}`]),
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
  if (filter.externalRef != null) {
    requireReadable(q, 'WORK', 'filter.externalRef');
    const { system, identifier } = filter.externalRef;
    conditions.push(opensOn(q.viewer, 'WORK', row));
    conditions.push(`EXISTS (SELECT 1 FROM external_ref x LEFT JOIN ${q.relation('Victim')} v ON v.id = x.record_id
      WHERE x.system = ${q.bind(system, 'text')} AND x.identifier = ${q.bind(identifier, 'text')} AND ${row}.id IN (x.record_id, v.incident_id))`);
  }
  if (filter.pending != null) {
    requireReadable(q, 'WORK', 'filter.pending');
    const waits = `EXISTS (SELECT 1 FROM ${q.relation('Change')} c JOIN record_incident ri ON ri.record_id = c.record_id WHERE ri.incident_id = ${row}.id AND ri.level <= ${row}._level AND c.verification = 'PENDING')
      OR EXISTS (SELECT 1 FROM ${q.relation('Milestone')} m JOIN record_incident ri ON ri.record_id = m.id WHERE ri.incident_id = ${row}.id AND ri.level <= ${row}._level AND m.verification = 'PENDING')`;
    conditions.push(opensOn(q.viewer, 'WORK', row), `(${waits}) = ${q.bind(filter.pending, 'boolean')}`);
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
