import type { Viewer } from '../access/viewer.js';
import type { Reader } from '../reading/reader.js';
import { warningsSql } from './warnings.sql.js';

/** What is unusual about steps, as their recorder may know it; each sentence once. */
export async function milestoneWarnings(reader: Reader, viewer: Viewer, ids: readonly string[]): Promise<string[]> {
  const rows = await reader.query<{ warnings: string[] }>(
    viewer,
    (q) =>
      `SELECT ${warningsSql('m', q)} AS warnings FROM ${q.relation('Milestone')} m WHERE m.id = ANY(${q.bind(ids, 'uuid[]')})`,
  );
  return [...new Set(rows.flatMap(({ warnings }) => warnings))];
}
