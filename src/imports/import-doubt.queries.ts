import { rowCondition } from '../access/row-conditions.js';
import type { Statement } from '../reading/statement.js';

/**
 * SQL condition, over a row of the doubts that a viewer reads: one grant covers both the mission and the class. A doubt
 * about somebody hidden exists for those alone who are cleared for him (rules S9, G1).
 */
export function clearedSql(row: string, q: Statement): string {
  const rules = q.viewer.grants.flatMap((grant) => {
    const missions = { missionId: { sql: `${row}.mission_id` } };
    const rows = rowCondition(grant, 'ImportDoubt', null, missions, q.bind);
    return rows === null ? [] : [`(${row}.level <= ${grant.clearance} AND ${rows})`];
  });
  return `(${rules.join(' OR ') || 'FALSE'})`;
}
