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

/** Takes suspects who become known out of the counted classes that they were part of, so that nobody counts twice. */
@Injectable()
export class ClassService {
  constructor(
    private readonly records: Records,
    private readonly ledger: LedgerWriter,
  ) {}

  /**
   * For each entry with `outOf`: the class's row is superseded by one with that many people fewer, in the same act. Returns
   * the new rows. Throws BAD_USER_INPUT when the row counts no class of this proceeding, or too few people.
   */
  async takeOut(
    tx: Writing,
    viewer: Viewer,
    entries: readonly AccusedStepLike[],
    actId: string,
    step: { readonly needsReview: boolean; readonly proceedingId: string | null },
  ): Promise<string[]> {
    const leaving = new Map<string, { count: number; path: string }>();
    for (const [i, entry] of entries.entries()) {
      if (entry.outOf == null) continue;
      const path = `input.accused[${i}].outOf`;
      const id = uuidOf('Milestone', entry.outOf, path);
      leaving.set(id, { count: (leaving.get(id)?.count ?? 0) + 1, path });
    }
    const made: string[] = [];
    for (const [id, { count, path }] of leaving) {
      const found = await this.records.require(tx, viewer, 'record', 'Milestone', id, path);
      const row = await tx.manager.findOneByOrFail(Milestone, { id });
      await requireCorrectable(tx, row, path);
      if (row.suspectId !== null || row.personsMax === null || row.proceedingId !== step.proceedingId) {
        throw InvalidInputError.at(path, 'CLASS', `${path} is not a counted class of this proceeding.`);
      }
      if (row.personsMax < count)
        throw InvalidInputError.at(path, 'TOO_FEW', `${path} counts fewer people than are taken out of it.`);
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
