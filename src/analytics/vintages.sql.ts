import type { Statement } from '../reading/statement.js';
import { codesSql } from './dimensions.js';
import type { FigureQuestion } from './figure.question.js';
import { unitsSql } from './units.sql.js';

/** What a figure made of each incident: one fingerprint over all its units, with the keys in which they stand. */
export function fingerprintsSql(question: FigureQuestion, groupBy: readonly string[], q: Statement): string {
  const { codes, joins } = codesSql(groupBy, q, question);
  return `WITH ${unitsSql(question, q)}
    SELECT k.id, md5(string_agg(k.said, ',' ORDER BY k.said)) AS print FROM (
      SELECT u.incident_id AS id, (to_jsonb(u) || jsonb_build_object('codes', ${codes}))::text AS said
      FROM unit u CROSS JOIN LATERAL (SELECT u.*) i ${joins}) k GROUP BY k.id`;
}

/**
 * What came to be known of some incidents after one instant and up to another, in its order: records made, changes and
 * steps as they took effect. Columns: record (opaque id), field, reason, at. Only what the viewer reads today.
 */
export function causesSql(ids: readonly string[], after: string, upTo: string, q: Statement): string {
  const of = q.bind(ids, 'uuid[]');
  const during = (at: string): string =>
    `${at} > ${q.bind(after, 'timestamptz')} AND ${at} <= ${q.bind(upTo, 'timestamptz')}`;
  const made = (type: string, where: string): string =>
    `SELECT node_id('${type}', r.id) AS record, NULL::text AS field, NULL::text AS reason, r.recorded_at AS at FROM ${q.relation(type)} r
      WHERE ${during('r.recorded_at')} AND ${where}`;
  const tied = `SELECT l.proceeding_id FROM ${q.relation('IncidentLink')} l WHERE l.incident_id = ANY(${of})`;
  const steps = `SELECT node_id('Milestone', m.id), m.kind, NULL::text, e.counts_from FROM ${q.relation('Milestone')} m JOIN milestone_effect e ON e.id = m.id
      WHERE ${during('e.counts_from')} AND (m.proceeding_id IN (${tied})
        OR EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = m.id AND x.incident_id = ANY(${of})))`;
  const effective = `COALESCE((SELECT max(cr.recorded_at) FROM change_review cr WHERE cr.change_id = c.id AND cr.decision = 'VERIFY'), c.recorded_at)`;
  const changes = `SELECT node_id(c.record_type, c.record_id), c.field, c.reason, ${effective} FROM ${q.relation('Change')} c
      WHERE c.verification IN ('ACCEPTED', 'VERIFIED') AND ${during(effective)}
        AND c.record_id IN (SELECT ri.record_id FROM record_incident ri WHERE ri.incident_id = ANY(${of}))`;
  const statuses = `SELECT node_id('VictimStatusEntry', s.id), s.status, NULL::text, s.recorded_at FROM ${q.relation('VictimStatusEntry')} s
      JOIN ${q.relation('Victim')} v ON v.id = s.victim_id WHERE v.incident_id = ANY(${of}) AND ${during('s.recorded_at')} AND s.recorded_at > v.recorded_at`;
  const parts = [
    made('Incident', `r.id = ANY(${of})`),
    made('Victim', `r.incident_id = ANY(${of})`),
    made('IncidentLink', `r.incident_id = ANY(${of})`),
    made(
      'Suspect',
      `r.id IN (SELECT t.suspect_id FROM ${q.relation('SuspectLink')} t WHERE t.incident_id = ANY(${of}))`,
    ),
    steps,
    changes,
    statuses,
  ];
  return `SELECT z.record, z.field, z.reason, instant(z.at) AS at FROM (${parts.join(' UNION ALL ')}) z ORDER BY z.at, z.record, z.field`;
}
