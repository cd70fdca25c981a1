import type { Statement } from '../reading/statement.js';
import type { FigureQuestion } from './figure.question.js';

/** Links that count: on a court's or a source's word, accepted or verified. */
export const countingLinks = (link: string): string =>
  `${link}.basis IN ('COURT', 'SOURCE') AND ${link}.verification IN ('ACCEPTED', 'VERIFIED')`;

/** SQL of whose court a proceeding `p` is, seen from incident `i`: by what was known of both, and of the victims, then. */
export const forumSql = (p: string, i: string, q: Statement, question: FigureQuestion): string => `CASE
    WHEN ${p}.court_kind IN ('HYBRID', 'INTERNATIONAL', 'UN_ADMINISTERED') THEN ${p}.court_kind
    WHEN ${i}.host_state IS NULL OR ${p}.forum_state IS NULL THEN NULL
    WHEN ${p}.forum_state = ${i}.host_state THEN 'HOST_STATE'
    WHEN EXISTS (SELECT 1 FROM ${q.relation('Victim', question.at)} fv WHERE fv.incident_id = ${i}.id
      AND (fv.contributing_country = ${p}.forum_state OR ${p}.forum_state = ANY(fv.citizenships))) THEN 'CONTRIBUTING_STATE'
    ELSE 'THIRD_STATE' END`;

/** Common table `before_court` (incident_id, proceeding_id): the proceedings before courts of the kind asked for. */
export function forumPairsSql(forum: string, q: Statement, question: FigureQuestion): string {
  return `before_court AS MATERIALIZED (SELECT i.id AS incident_id, p.id AS proceeding_id FROM cohort_incident i
    JOIN ${q.relation('IncidentLink', question.at)} l ON l.incident_id = i.id AND ${countingLinks('l')}
    JOIN ${q.relation('Proceeding', question.at)} p ON p.id = l.proceeding_id
    WHERE ${forumSql('p', 'i', q, question)} = ${q.bind(forum, 'text')})`;
}
