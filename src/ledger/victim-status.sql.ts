/** SQL of the statuses of the dead. */
export const FATAL = `('KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING')`;

/**
 * Lateral SQL of a victim's status at (asOf, knownAt): the last entry that is true by then, known by then and not
 * superseded by then; no row when nothing is known. `victim` is an alias with `id`.
 */
export function statusAtSql(victim: string, asOf: string, knownAt: string | null): string {
  const known = (alias: string): string => (knownAt === null ? 'TRUE' : `${alias}.recorded_at <= ${knownAt}`);
  return `(SELECT vs.status FROM victim_status vs WHERE vs.victim_id = ${victim}.id AND vs.occurred_to <= ${asOf} AND ${known('vs')}
    AND NOT EXISTS (SELECT 1 FROM victim_status vx WHERE vx.supersedes_id = vs.id AND ${known('vx')})
    ORDER BY vs.occurred_to DESC, vs.occurred_from DESC, vs.recorded_at DESC, vs.id DESC LIMIT 1)`;
}
