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
import { LIST_SYSTEM } from './import.state.js';

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

/**
 * Class of each doubt, in order: the highest among the candidates and the incidents of its day or casualty id, as far as
 * the importer reads them. What raised a doubt is as closed as they are.
 */
async function classesOf(
  { tx, clearance }: Importing,
  doubts: readonly { missionId: string | null; date: string; casualty: string; candidateIds: readonly string[] }[],
): Promise<Level[]> {
  const found = await tx.manager.query<{ level: Level }[]>(
    `SELECT COALESCE(max(s.level) FILTER (WHERE s.level <= $2), 0) AS level
     FROM ROWS FROM (jsonb_to_recordset($1) AS ("missionId" uuid, date date, casualty text, "candidateIds" jsonb)) WITH ORDINALITY AS d("missionId", date, casualty, "candidateIds", n)
     LEFT JOIN LATERAL (
       SELECT GREATEST(i.level, COALESCE(v.level, 0)) AS level FROM incident i LEFT JOIN victim v ON v.incident_id = i.id AND NOT v.is_withdrawn
       WHERE i.mission_id = d."missionId" AND i.occurred_from <= d.date AND i.occurred_to >= d.date
       UNION ALL SELECT GREATEST(i.level, v.level) FROM victim v JOIN incident i ON i.id = v.incident_id
         WHERE v.id IN (SELECT c.id::uuid FROM jsonb_array_elements_text(d."candidateIds") c(id))
       UNION ALL SELECT i.level FROM external_ref x JOIN incident i ON i.id = x.record_id WHERE x.system = $3 AND x.identifier = d.casualty
     ) s ON TRUE GROUP BY d.n ORDER BY d.n`,
    [JSON.stringify(doubts), clearance, LIST_SYSTEM],
  );
  return found.map(({ level }) => level);
}

async function hold(
  importing: Importing,
  { missions }: ImportOrder,
  doubts: readonly PlannedDoubt[],
  { victims }: Placed,
): Promise<void> {
  const { tx, batchId } = importing;
  const idOf = new Map(missions.map(({ id, acronym }) => [acronym, id]));
  const rows = doubts.map(({ row, reason, candidates, candidateRow }) => {
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
    };
  });
  const facts = rows.map(({ missionId, candidateIds }, i) => {
    const { cells, id } = doubts[i]?.row ?? {};
    return { missionId, date: cells?.date ?? '', casualty: id ?? '', candidateIds };
  });
  const levels = rows.length === 0 ? [] : await classesOf(importing, facts);
  const whole = rows.map((row, i) => ({
    ...row,
    level: doubts[i]?.level ?? levels[i] ?? 0,
    isPlaced: doubts[i]?.level !== undefined,
  }));
  await insertRows(tx.manager, ImportDoubt, whole);
}
