import { Injectable } from '@nestjs/common';
import type { Level, Viewer } from '../access/viewer.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { AppError, ConflictError, ForbiddenError, InvalidInputError } from '../errors/app-error.js';
import { ChangeReview } from './change-review.entity.js';
import { Change } from './change.entity.js';
import { Records } from './records.js';

/** A change as it is noted: what, from, to, why; a proposal carries what applying it takes. */
export interface ChangeDraft {
  readonly recordType: string;
  readonly recordId: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string;
  readonly level: Level;
  readonly proposal?: unknown;
}

/** Applies a proposal that a second person, the viewer, has verified, or undoes what a refused one had prepared. */
export type Apply = (tx: Writing, change: Change, isVerified: boolean, viewer: Viewer) => Promise<void>;
type Decision = 'VERIFY' | 'DISPUTE' | 'REJECT';

/** Notes changes, keeps proposals until a second person decides, and applies what was verified. */
@Injectable()
export class ChangeService {
  private readonly appliers = new Map<string, Apply>();

  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
  ) {}

  /** Each kind of proposal is applied by the folder that owns the record. */
  onDecided(recordType: string, field: string, apply: Apply): void {
    this.appliers.set(`${recordType}.${field}`, apply);
  }

  /** Notes changes; those with a proposal wait for a second person. Returns their ids. */
  async note(tx: Writing, by: string, drafts: readonly ChangeDraft[]): Promise<string[]> {
    const rows = drafts.map(({ before, after, proposal, ...draft }) => ({
      id: newId(),
      ...draft,
      beforeValue: before,
      afterValue: after,
      proposal: proposal ?? null,
      needsReview: proposal !== undefined,
      recordedById: by,
    }));
    await insertRows(tx.manager, Change, rows);
    return rows.map(({ id }) => id);
  }

  /** Refuses a second proposal for a field that already has one waiting in the writer's sight (rules S8). Throws CONFLICT. */
  async requireNothingPending(tx: Writing, viewer: Viewer, recordId: string, field: string): Promise<void> {
    const [waiting] = await this.records.find(
      tx,
      viewer,
      'Change',
      (r, q) => `${r}.record_id = ${q.bind(recordId, 'uuid')} AND ${r}.field = ${q.bind(field, 'text')}
        AND ${r}.verification = 'PENDING'`,
    );
    if (waiting) throw new ConflictError(`A change of ${field} already waits for a second person.`);
  }

  /**
   * A second person's decision. Throws NOT_FOUND, FORBIDDEN (own proposal), CONFLICT (already decided), BAD_USER_INPUT
   * (a refusal or dispute without a reason).
   */
  verify(viewer: Viewer, id: string, decision: Decision, reason: string | null): Promise<void> {
    return this.database.write(async (tx) => {
      await this.records.require(tx, viewer, 'verify', 'Change', id, 'input.change');
      const change = await tx.manager.findOneByOrFail(Change, { id });
      if (!change.needsReview) throw new ConflictError('This change was made at once; nothing waits to be decided.');
      if (change.recordedById === viewer.actorId)
        throw new ForbiddenError('You proposed this change; a second person decides it.');
      if (decision !== 'VERIFY' && !reason) throw InvalidInputError.at('input.reason', 'REASON_REQUIRED', 'Say why.');
      const decided = await tx.manager.findBy(ChangeReview, { changeId: id });
      if (decided.some((review) => review.decision !== 'DISPUTE'))
        throw new ConflictError('This change has already been decided.');
      if (decision === 'VERIFY' && decided.some((review) => review.reviewerId === viewer.actorId)) {
        throw new ForbiddenError('You disputed this change; somebody else decides it.');
      }
      await tx.manager.insert(ChangeReview, {
        id: newId(),
        changeId: id,
        recorderId: change.recordedById,
        reviewerId: viewer.actorId,
        decision,
        reason,
      });
      if (decision !== 'DISPUTE') await this.applier(change)(tx, change, decision === 'VERIFY', viewer);
    });
  }

  private applier(change: Change): Apply {
    const apply = this.appliers.get(`${change.recordType}.${change.field}`);
    if (!apply) throw new AppError('INTERNAL', `Nothing applies a change of ${change.recordType}.${change.field}.`);
    return apply;
  }
}
