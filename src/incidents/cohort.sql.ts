import { InvalidInputError } from '../errors/app-error.js';
import { openness, opensOn } from '../reading/openness.js';
import type { Statement } from '../reading/statement.js';
import { FATAL, statusAtSql } from '../ledger/victim-status.sql.js';

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

/** Refuses a filter on what none of the viewer's grants ever opens (rules S17): it would tell what the mask hides. */
export function requireReadable(q: Statement, kind: Parameters<typeof openness>[1], path: string): void {
  if (openness(q.viewer, kind) === 'none')
    throw InvalidInputError.at(
      path,
      'NOT_READABLE',
      `${path}: your roles do not read this, so they cannot filter by it.`,
    );
}

/** Values of a filter; an empty list selects nothing, as "any of none" does. */
export const anyOf = (
  q: Statement,
  sql: string,
  values: readonly string[] | null | undefined,
  cast = 'text[]',
): string[] => (values == null ? [] : [`${sql} = ANY(${q.bind(values, cast)})`]);
/** The same for lists that have something in common. */
export const overlaps = (q: Statement, sql: string, values: readonly string[] | null | undefined): string[] =>
  values == null ? [] : [`${sql} && ${q.bind(values, 'text[]')}`];

/** Conditions on the attributes of one victim that a cohort names. */
export const victimAttributesSql = (v: string, q: Statement, cohort: CohortLike): string[] => [
  ...anyOf(q, `${v}.contributing_country`, cohort.contributingCountries),
  ...overlaps(q, `${v}.citizenships`, cohort.citizenships),
  ...anyOf(q, `${v}.personnel_category`, cohort.personnelCategories),
];

/**
 * Conditions of a cohort over a row of `readable('Incident')`. Dates take overlap. Victim attributes and harm are met by
 * one victim that the viewer reads. `harm` absent: `defaultHarm`. `isFatal`: SQL of whether anybody is among the dead, where
 * that is known without asking the victims.
 */
export function cohortSql(
  row: string,
  q: Statement,
  cohort: CohortLike,
  defaultHarm: 'FATAL' | 'ANY',
  victims: string,
  status = statusAtSql('v', q.asOf(null), null),
  isFatal?: string,
): string[] {
  const harm = cohort.harm ?? defaultHarm;
  const onVictim = victimAttributesSql('v', q, cohort);
  const isToldByIncident = isFatal !== undefined && (harm !== 'FATAL' || onVictim.length === 0);
  if (harm === 'FATAL' && !isToldByIncident) onVictim.push(`${status} IN ${FATAL}`);
  if (harm === 'NON_FATAL') requireReadable(q, 'PERSON_COUNT', 'filter.harm');
  const everDead = isToldByIncident
    ? isFatal
    : `EXISTS (SELECT 1 FROM ${victims} v WHERE v.incident_id = ${row}.id AND ${status} IN ${FATAL})`;
  return [
    ...(harm === 'FATAL' && isToldByIncident ? [isFatal] : []),
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

/** Ids of the incidents of a cohort that the viewer reads, as a subquery; harm absent means any. */
export function cohortIdsSql(q: Statement, cohort: CohortLike): string {
  const conditions = cohortSql('ci', q, cohort, 'ANY', q.relation('Victim')).map((condition) => `(${condition})`);
  return `(SELECT ci.id FROM ${q.relation('Incident')} ci WHERE ${['TRUE', ...conditions].join(' AND ')})`;
}
