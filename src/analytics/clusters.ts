import { countingLinks } from './forums.sql.js';
import type { FigureQuestion } from './figure.question.js';
import type { Statement } from '../reading/statement.js';
import { cohortTablesSql } from './units.sql.js';

/** A proceeding ties an incident to others of the cohort. */
export interface Tie {
  readonly proceeding: string;
  readonly incident: string;
}

/** Ties of proceedings that cover several incidents of the cohort, as they were known. */
export function tiesSql(question: FigureQuestion, q: Statement): string {
  return `WITH ${cohortTablesSql({ ...question, forum: null }, q)} SELECT t.proceeding, t.incident FROM (
      SELECT l.proceeding_id AS proceeding, l.incident_id AS incident, count(*) OVER (PARTITION BY l.proceeding_id) AS n
      FROM ${q.relation('IncidentLink', question.at)} l JOIN cohort_incident i ON i.id = l.incident_id WHERE ${countingLinks('l')}) t WHERE t.n > 1`;
}

/**
 * Clusters of incidents joined by proceedings, directly or through others: their victims and accused share one fate and are
 * not independent (T7). Maps each incident that is not alone to the first incident of its cluster.
 */
export function clustersOf(ties: readonly Tie[]): Map<string, string> {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    if (root !== id) parent.set(id, root);
    return root;
  };
  const firstOf = new Map<string, string>();
  for (const { proceeding, incident } of ties) {
    const first = firstOf.get(proceeding);
    if (first === undefined) {
      firstOf.set(proceeding, incident);
      continue;
    }
    const [a, b] = [rootOf(first), rootOf(incident)];
    if (a !== b) parent.set(a < b ? b : a, a < b ? a : b);
  }
  return new Map([...new Set(ties.map(({ incident }) => incident))].map((id) => [id, rootOf(id)]));
}

/** SQL of pairs (incident_id, cluster), for incidents that are not alone. */
export function clusterPairsSql(clusters: ReadonlyMap<string, string>, q: Statement): string {
  return `SELECT * FROM unnest(${q.bind([...clusters.keys()], 'uuid[]')}, ${q.bind([...clusters.values()], 'uuid[]')}) AS pair(incident_id, cluster)`;
}
