import type { EntityManager } from 'typeorm';
import type { Milestone } from '../ledger/milestone.entity.js';

/** Incidents that a step concerns: those it names, else all that its proceeding covers. */
export async function incidentsOfStep(
  manager: EntityManager,
  step: Pick<Milestone, 'id' | 'proceedingId'>,
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT x.incident_id AS id FROM milestone_incident x WHERE x.milestone_id = $1
     UNION SELECT l.incident_id FROM incident_link l WHERE l.proceeding_id = $2 AND NOT l.is_ended
       AND NOT EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = $1)`,
    [step.id, step.proceedingId],
  );
  return rows.map(({ id }) => id);
}
