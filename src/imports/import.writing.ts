import { Injectable } from '@nestjs/common';
import type { Level } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { ImportBatch } from './import-batch.entity.js';
import { ImportDoubt } from './import-doubt.entity.js';
import { ImportChanges } from './import.changes.js';
import { ImportPlacement, type Importing, type Placed } from './import.placement.js';
import type { ImportPlan, PlannedDoubt } from './import.plan.js';
import type { ImportReport } from './import.report.js';

/** Who imports, which edition, and the missions by acronym. */
export interface ImportOrder {
  readonly by: string;
  readonly edition: string;
  readonly clearance: Level;
  readonly missions: readonly { readonly id: string; readonly acronym: string }[];
}

/** Carries out a plan in the transaction of its making. */
@Injectable()
export class ImportWriting {
  constructor(
    private readonly placement: ImportPlacement,
    private readonly changes: ImportChanges,
  ) {}

  async write(tx: Writing, order: ImportOrder, plan: ImportPlan, report: ImportReport): Promise<void> {
    const { by, edition, clearance } = order;
    const batchId = newId();
    await insertRows(tx.manager, ImportBatch, [batchRow(batchId, by, report)]);
    if (plan.isEmpty) return;
    const importing: Importing = { tx, by, batchId, edition, clearance };
    const placed = await this.placement.place(importing, plan);
    const touched = await this.changes.apply(importing, plan, placed);
    await refreshProgress(tx.manager, touched, 0);
    await settle(importing, plan.settled);
    await hold(importing, order, plan.doubts, placed);
  }
}

const batchRow = (id: string, by: string, report: ImportReport): Partial<ImportBatch> => ({
  id,
  file: report.file,
  sha256: report.sha256,
  edition: report.edition,
  rowCount: report.rows,
  created: report.created,
  changed: report.changed,
  unchanged: report.unchanged + report.matched,
  leftOut: Object.values(report.leftOut).reduce((sum, count) => sum + count, 0),
  importedById: by,
});

/** Doubts that a newer edition has answered, or put in another way. */
async function settle({ tx, by, edition }: Importing, ids: readonly string[]): Promise<void> {
  await tx.manager.query(
    `UPDATE import_doubt SET resolution = 'LEFT_OUT', resolution_reason = $2, resolved_by_id = $3, resolved_at = written_at()
     WHERE id = ANY($1) AND resolution IS NULL`,
    [ids, `The edition of ${edition} says something else.`, by],
  );
}

async function hold(
  { tx, batchId }: Importing,
  { missions }: ImportOrder,
  doubts: readonly PlannedDoubt[],
  { victims }: Placed,
): Promise<void> {
  const idOf = new Map(missions.map(({ id, acronym }) => [acronym, id]));
  const rows = doubts.map(({ row, reason, candidates, candidateRow, level }) => {
    const made = candidateRow === undefined ? undefined : victims.get(candidateRow);
    return {
      id: newId(),
      batchId,
      key: row.key,
      rowNumber: row.number,
      missionId: idOf.get(row.cells.mission) ?? null,
      reason,
      cells: { row: row.raw },
      candidateIds: [...candidates, ...(made ? [made] : [])],
      level: level ?? 0,
    };
  });
  await insertRows(tx.manager, ImportDoubt, rows);
}
