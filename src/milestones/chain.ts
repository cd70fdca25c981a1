import type { Level } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { ConflictError } from '../errors/app-error.js';
import type { StepDraft } from '../ledger/ledger.writer.js';
import { MilestoneCharge } from '../ledger/milestone-charge.entity.js';
import { MilestoneIncident } from '../ledger/milestone-incident.entity.js';
import { MilestoneLevel } from '../ledger/milestone-level.entity.js';
import type { Milestone } from '../ledger/milestone.entity.js';

/**
 * Refuses to supersede a row that already has a successor in effect or waiting, or that was refused. Throws CONFLICT:
 * otherwise two corrections could stand side by side.
 */
export async function requireCorrectable(tx: Writing, row: Milestone, path: string): Promise<void> {
  const [state] = await tx.manager.query<{ rejected: boolean; succeeded: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM milestone_review r WHERE r.milestone_id = $1 AND r.decision = 'REJECT') AS rejected,
       EXISTS (SELECT 1 FROM milestone s WHERE s.supersedes_id = $1
         AND NOT EXISTS (SELECT 1 FROM milestone_review r WHERE r.milestone_id = s.id AND r.decision = 'REJECT')) AS succeeded`,
    [row.id],
  );
  if (row.isWithdrawal) throw new ConflictError(`${path}: a withdrawal is not corrected; record the step anew.`);
  if (state?.rejected) throw new ConflictError(`${path}: this step was refused; record it anew.`);
  if (state?.succeeded)
    throw new ConflictError(`${path}: this step already has a correction; read it and correct that one.`);
}

/** The row that would supersede another: the same but for `changes`; kind, suspect, proceeding, incidents and class stay. */
export async function successorOf(
  tx: Writing,
  row: Milestone,
  changes: Partial<Milestone> & { readonly needsReview: boolean },
  charges?: StepDraft['charges'],
): Promise<StepDraft> {
  const { id, recordedAt: _at, recordedById: _by, actId: _act, supersedesId: _supersedes, ...kept } = row;
  const incidents = await tx.manager.findBy(MilestoneIncident, { milestoneId: id });
  const level = await tx.manager.findOneByOrFail(MilestoneLevel, { id });
  const old = charges ?? (await tx.manager.findBy(MilestoneCharge, { milestoneId: id }));
  return {
    step: { ...kept, ...changes, supersedesId: id, rootId: row.rootId },
    incidents: incidents.map(({ incidentId }) => incidentId),
    charges: old.map(({ offence, qualification, incidentId, outcome }) => ({
      offence,
      qualification,
      incidentId,
      outcome,
    })),
    ownLevel: level.ownLevel as Level,
    level: level.level as Level,
  };
}
