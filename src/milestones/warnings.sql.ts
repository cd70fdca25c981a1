import type { Statement } from '../reading/statement.js';

/** Unusual orders, seen among the steps that this viewer reads (rules S8): computed at read, never stored. */
export function warningsSql(r: string, q: Statement): string {
  const before = (
    kinds: string,
  ): string => `EXISTS (SELECT 1 FROM ${q.relation('Milestone')} w WHERE w.proceeding_id = ${r}.proceeding_id
    AND w.kind IN (${kinds}) AND w.counts_from IS NOT NULL AND NOT w.is_withdrawal AND w.occurred_from <= ${r}.occurred_to)`;
  const custody = (
    kinds: string,
  ): string => `EXISTS (SELECT 1 FROM ${q.relation('Milestone')} w WHERE w.suspect_id = ${r}.suspect_id
    AND w.kind IN (${kinds}) AND w.counts_from IS NOT NULL AND NOT w.is_withdrawal AND w.occurred_from <= ${r}.occurred_to)`;
  const when = (condition: string, text: string): string => `CASE WHEN ${condition} THEN '${text}' END`;
  return `to_jsonb(array_remove(ARRAY[
    ${when(`${r}.kind = 'JUDGMENT' AND NOT ${before(`'TRIAL_OPENED'`)}`, 'A judgment without an opened trial before it.')},
    ${when(`${r}.kind = 'SENTENCED' AND NOT ${before(`'JUDGMENT'`)}`, 'A sentence without a judgment before it.')},
    ${when(`${r}.kind IN ('APPEAL_FILED', 'APPEAL_OPENED', 'APPEAL_DECIDED') AND NOT ${before(`'JUDGMENT'`)}`, 'An appeal without a judgment before it.')},
    ${when(`${r}.kind = 'REOPENED' AND NOT ${before(`'CLOSED', 'SUSPENDED'`)}`, 'Reopened without having been closed.')},
    ${when(`${r}.kind IN ('ESCAPED', 'RELEASED') AND ${r}.suspect_id IS NOT NULL AND NOT ${custody(`'ARRESTED', 'SURRENDERED', 'HANDED_OVER', 'TRANSFERRED'`)}`, 'Custody ends without having begun.')}
  ], NULL))`;
}
