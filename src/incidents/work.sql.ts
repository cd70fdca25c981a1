import type { Statement } from '../reading/statement.js';

/** Whether an incident, or a victim of it that the viewer reads, is known elsewhere under this identifier. */
export function hasExternalRefSql(
  row: string,
  q: Statement,
  { system, identifier }: { readonly system: string; readonly identifier: string },
): string {
  return `EXISTS (SELECT 1 FROM external_ref x LEFT JOIN ${q.relation('Victim')} v ON v.id = x.record_id
    WHERE x.system = ${q.bind(system, 'text')} AND x.identifier = ${q.bind(identifier, 'text')} AND ${row}.id IN (x.record_id, v.incident_id))`;
}

/** Whether a change or a step of an incident waits for a second person, among those that the viewer reads. */
export function waitsSql(row: string, q: Statement): string {
  const waiting = (type: string, record: string): string =>
    `EXISTS (SELECT 1 FROM ${q.relation(type)} w JOIN record_incident ri ON ri.record_id = w.${record}
      WHERE ri.incident_id = ${row}.id AND ri.level <= ${row}._level AND w.verification = 'PENDING')`;
  return `(${waiting('Change', 'record_id')} OR ${waiting('Milestone', 'id')})`;
}

/** Whether an obstacle of one of these kinds, among those that the viewer reads at this incident, is there today. */
export function isHeldUpSql(row: string, q: Statement, kinds: readonly string[]): string {
  const today = q.asOf(null);
  return `EXISTS (SELECT 1 FROM ${q.relation('ObstacleTie')} o WHERE o.incident_id = ${row}.id
    AND o.kind = ANY(${q.bind(kinds, 'text[]')}) AND NOT o.is_superseded
    AND o.since_from <= ${today} AND (o.until_from IS NULL OR o.until_from > ${today}))`;
}
