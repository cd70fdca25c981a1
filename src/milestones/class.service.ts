import { Injectable } from '@nestjs/common';
import type { Level, Viewer } from '../access/viewer.js';
import { Records } from '../changes/records.js';
import type { Writing } from '../database/database.service.js';
import { InvalidInputError } from '../errors/app-error.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { uuidOf } from '../reading/node-id.js';
import type { AccusedStepLike } from './milestone.drafts.js';
import { requireCorrectable, successorOf } from './chain.js';
import { Milestone } from '../ledger/milestone.entity.js';

/** How many leave each class, and the highest class of their steps. */
function leavingClasses(
  entries: readonly AccusedStepLike[],
  levels: readonly Level[],
): Map<string, { readonly count: number; readonly path: string; readonly level: Level }> {
  const leaving = new Map<string, { count: number; path: string; level: Level }>();
  for (const [i, { outOf }] of entries.entries()) {
    if (outOf == null) continue;
    const path = `input.accused[${i}].outOf`;
    const id = uuidOf('Milestone', outOf, path);
    const before = leaving.get(id);
    const level = Math.max(levels[i] ?? 0, before?.level ?? 0) as Level;
    leaving.set(id, { count: (before?.count ?? 0) + 1, path, level });
  }
  return leaving;
}

/** Takes suspects who become known out of the counted classes that they were part of, so that nobody counts twice. */
@Injectable()
export class ClassService {
  constructor(
    private readonly records: Records,
    private readonly ledger: LedgerWriter,
  ) {}

  /**
   * For each entry with `outOf`: the class's row is superseded by one with that many people fewer, in the same act. Returns
   * the new rows. Throws BAD_USER_INPUT when the row counts no class of this proceeding, or too few people, or is read by
   * people who do not read the suspect's step: to them a person would be gone, and that tells of the suspect.
   */
  async takeOut(
    tx: Writing,
    viewer: Viewer,
    entries: readonly AccusedStepLike[],
    actId: string,
    step: { readonly needsReview: boolean; readonly proceedingId: string | null; readonly levels: readonly Level[] },
  ): Promise<string[]> {
    const made: string[] = [];
    for (const [id, { count, path, level }] of leavingClasses(entries, step.levels)) {
      const found = await this.records.require(tx, viewer, 'record', 'Milestone', id, path);
      const row = await tx.manager.findOneByOrFail(Milestone, { id });
      await requireCorrectable(tx, row, path);
      if (row.suspectId !== null || row.personsMax === null || row.proceedingId !== step.proceedingId) {
        throw InvalidInputError.at(path, 'CLASS', `${path} is not a counted class of this proceeding.`);
      }
      if (row.personsMax < count)
        throw InvalidInputError.at(path, 'TOO_FEW', `${path} counts fewer people than are taken out of it.`);
      if (found.level < level)
        throw InvalidInputError.at(
          path,
          'BELOW_SUSPECT',
          `${path} has a lower class than the suspect's step: give both the same.`,
        );
      const draft = await successorOf(tx, row, {
        actId,
        personsMin: Math.max(0, (row.personsMin ?? 0) - count),
        personsMax: row.personsMax - count,
        needsReview: step.needsReview || row.needsReview,
      });
      made.push(
        ...(await this.ledger.insert(tx, viewer.actorId, [
          { ...draft, ownLevel: draft.ownLevel, level: Math.max(draft.level, found.level) as Level },
        ])),
      );
    }
    return made;
  }
}
