import type { Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { ImportDoubt } from './import-doubt.entity.js';
import type { Plan } from './import.plan.js';
import type { SortedRows } from './import.sorting.js';

/** Open doubts go on with what this edition says of them; those that it settles are closed. */
export async function takeUp(tx: Writing, by: string, batchId: string, sorted: SortedRows): Promise<void> {
  for (const { doubt, row } of sorted.waiting)
    await tx.manager.update(ImportDoubt, { id: doubt }, { batchId, rowNumber: row.number, cells: row.cells });
  for (const { doubt, row, reason } of sorted.settled)
    await tx.manager.update(
      ImportDoubt,
      { id: doubt },
      {
        cells: row.cells,
        resolution: 'LEFT_OUT',
        resolutionReason: reason,
        resolvedById: by,
        resolvedAt: () => 'written_at()',
      },
    );
}

/** Keeps rows for a person to decide. */
export async function hold(tx: Writing, batchId: string, doubts: Plan['doubt']): Promise<void> {
  const missions = await tx.manager.query<{ id: string; acronym: string }[]>('SELECT id, acronym FROM mission');
  const idOf = new Map(missions.map(({ id, acronym }) => [acronym, id]));
  await insertRows(
    tx.manager,
    ImportDoubt,
    doubts.map(({ row, reason, candidates }) => ({
      id: newId(),
      batchId,
      key: row.key,
      rowNumber: row.number,
      missionId: idOf.get(row.cells.mission) ?? null,
      reason,
      cells: row.cells,
      candidateIds: [...candidates],
    })),
  );
}
