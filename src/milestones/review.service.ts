import { Injectable } from '@nestjs/common';
import { acting } from '../access/ability.js';
import type { Viewer } from '../access/viewer.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { newId } from '../database/new-id.js';
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../errors/app-error.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { uuidOf } from '../reading/node-id.js';
import { openness } from '../reading/openness.js';
import { MilestoneReview } from '../ledger/milestone-review.entity.js';
import { incidentsOfStep } from './steps.js';
import { refreshProgress } from '../ledger/progress.projection.js';

type Decision = 'VERIFY' | 'DISPUTE' | 'REJECT';

interface StepState {
  readonly id: string;
  readonly kind: string;
  readonly proceedingId: string | null;
  readonly suspectId: string | null;
  readonly recorderId: string;
  readonly needsReview: boolean;
  readonly inEffect: boolean;
  readonly isRejected: boolean;
  readonly isAuthor: boolean;
  readonly hasSuccessor: boolean;
  readonly openDisputes: readonly string[];
  readonly sources: number;
}

const STATE = `SELECT m.id, m.kind, m.proceeding_id AS "proceedingId", m.suspect_id AS "suspectId", m.recorded_by_id AS "recorderId", m.needs_review AS "needsReview",
    EXISTS (SELECT 1 FROM milestone_effect e WHERE e.id = m.id) AS "inEffect",
    EXISTS (SELECT 1 FROM milestone_review r WHERE r.milestone_id = m.id AND r.decision = 'REJECT') AS "isRejected",
    EXISTS (SELECT 1 FROM step_author a WHERE a.root_id = m.root_id AND a.user_id = $2) AS "isAuthor",
    EXISTS (SELECT 1 FROM milestone s WHERE s.supersedes_id = m.id AND NOT EXISTS (SELECT 1 FROM milestone_review r WHERE r.milestone_id = s.id AND r.decision = 'REJECT')) AS "hasSuccessor",
    ARRAY(SELECT d.reviewer_id FROM milestone_review d WHERE d.milestone_id = m.id AND d.decision = 'DISPUTE'
      AND NOT EXISTS (SELECT 1 FROM milestone_review v WHERE v.milestone_id = m.id AND v.decision = 'VERIFY' AND v.recorded_at > d.recorded_at)) AS "openDisputes",
    (SELECT count(*)::int FROM source_use u WHERE u.record_id = m.id) AS sources
  FROM milestone m WHERE m.id = ANY($1) ORDER BY m.id`;

/** The second person's decision: never the recorder's or an earlier author's, never a liaison's. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly ledger: LedgerWriter,
  ) {}

  /**
   * Decides one step, or a whole act. VERIFY lets it count from now on, or ends a dispute; DISPUTE marks without
   * un-counting; REJECT ends a waiting step. Throws NOT_FOUND, FORBIDDEN (own work, or not all of it in sight), CONFLICT,
   * BAD_USER_INPUT. Returns the rows decided.
   */
  verify(
    viewer: Viewer,
    input: { milestone?: string | null; act?: string | null; decision: Decision; reason?: string | null },
  ): Promise<string[]> {
    if ((input.milestone == null) === (input.act == null)) {
      throw InvalidInputError.at('input', 'ONE_OF', 'Give a milestone or an act: exactly one of both.');
    }
    if (input.decision !== 'VERIFY' && !input.reason)
      throw InvalidInputError.at('input.reason', 'REASON_REQUIRED', 'Say why.');
    return this.database.write(async (tx) => {
      const ids = await this.rowsOf(tx, viewer, input);
      const path = input.milestone == null ? 'input.act' : 'input.milestone';
      const levels: number[] = [];
      for (const id of ids)
        levels.push((await this.records.require(tx, viewer, 'verify', 'Milestone', id, path)).level);
      const states = await tx.manager.query<StepState[]>(STATE, [ids, viewer.actorId]);
      for (const state of states) await this.requireSight(tx, viewer, state);
      const decided = states.filter((state) => isDue(state, input.decision));
      if (decided.length === 0) throw new ConflictError('Nothing here waits for that decision.');
      for (const state of decided) await this.decide(tx, viewer, state, input.decision, input.reason ?? null);
      const incidents: string[] = [];
      for (const state of decided) incidents.push(...(await incidentsOfStep(tx.manager, state)));
      // A refused step never counted: nothing that anybody reads of the incidents has changed.
      if (input.decision !== 'REJECT') await refreshProgress(tx.manager, incidents, Math.min(...levels));
      return decided.map(({ id }) => id);
    });
  }

  /** Of an act, the rows in the verifier's sight: a refusal because of the others would tell that there are any. */
  private async rowsOf(
    tx: Writing,
    viewer: Viewer,
    input: { milestone?: string | null; act?: string | null },
  ): Promise<string[]> {
    if (input.milestone != null) return [uuidOf('Milestone', input.milestone, 'input.milestone')];
    const act = uuidOf('Act', input.act ?? '', 'input.act');
    const rows = await this.records.find<{ id: string }>(
      tx,
      viewer,
      'Milestone',
      (r, q) => `${r}.act_id = ${q.bind(act, 'uuid')}`,
      (r) => `${r}.kind`,
    );
    if (rows.length === 0) throw new NotFoundError('Milestone (input.act)');
    return rows.map(({ id }) => id);
  }

  /**
   * Who verifies reads, unmasked and with a grant to verify, every source of the step, the person concerned, and every
   * incident that it names or that a charge is about (rules F5).
   */
  private async requireSight(tx: Writing, viewer: Viewer, state: StepState): Promise<void> {
    const verifier = acting(viewer, 'verify');
    const sources = await this.records.find(
      tx,
      verifier,
      'Source',
      (r, q) => `${r}.id IN (SELECT su.source_id FROM source_use su WHERE su.record_id = ${q.bind(state.id, 'uuid')})`,
      (r) => `${r}.is_public`,
    );
    const isBlind = sources.length < state.sources || openness(verifier, 'SOURCE_IDENTITY') !== 'all';
    const named = await tx.manager.query<{ id: string }[]>(
      `SELECT incident_id AS id FROM milestone_incident WHERE milestone_id = $1
       UNION SELECT incident_id FROM milestone_charge WHERE milestone_id = $1 AND incident_id IS NOT NULL`,
      [state.id],
    );
    const ids = named.map(({ id }) => id);
    const seen = await this.records.find(
      tx,
      verifier,
      'Incident',
      (r, q) => `${r}.id = ANY(${q.bind(ids, 'uuid[]')})`,
      (r) => `${r}.reference`,
    );
    if (isBlind || seen.length < ids.length) {
      throw new ForbiddenError('You do not read every source and incident of this step; somebody who does decides it.');
    }
    if (state.suspectId !== null) {
      await this.records.require(tx, viewer, 'verify', 'Suspect', state.suspectId, 'the suspect of this step');
    }
  }

  private async decide(
    tx: Writing,
    viewer: Viewer,
    state: StepState,
    decision: Decision,
    reason: string | null,
  ): Promise<void> {
    if (state.isAuthor) throw new ForbiddenError('You are an author of this step; a second person decides it.');
    if (decision === 'VERIFY' && state.openDisputes.includes(viewer.actorId)) {
      throw new ForbiddenError('You disputed this step; somebody else ends the dispute.');
    }
    if (!state.inEffect && state.hasSuccessor)
      throw new ConflictError('This step has a correction; decide on that one.');
    const review = {
      id: newId(),
      milestoneId: state.id,
      recorderId: state.recorderId,
      reviewerId: viewer.actorId,
      decision,
      reason,
    };
    await tx.manager.insert(MilestoneReview, review);
    if (decision !== 'VERIFY' || state.inEffect) return;
    await this.ledger.takeEffect(tx, [state.id]);
    if (state.suspectId !== null && state.proceedingId !== null) await this.maskName(tx, state);
  }

  /** A final acquittal masks the name again, in whichever order both were verified: an act with a row of its own (S19). */
  private async maskName(tx: Writing, state: StepState): Promise<void> {
    await tx.manager.query(
      `INSERT INTO name_mask (suspect_id, milestone_id)
       SELECT $1, $2 WHERE EXISTS (SELECT 1 FROM milestone f JOIN milestone_effect fe ON fe.id = f.id
           WHERE f.suspect_id = $1 AND f.proceeding_id = $3 AND f.kind = 'FINAL' AND NOT f.is_withdrawal) AND 'ACQUITTED' = (SELECT m.outcome FROM milestone m JOIN milestone_effect e ON e.id = m.id
         WHERE m.suspect_id = $1 AND m.proceeding_id = $3 AND m.kind IN ('JUDGMENT', 'APPEAL_DECIDED') AND NOT m.is_withdrawal
           AND m.outcome IN ('CONVICTED', 'ACQUITTED', 'DISCHARGED', 'REFERRED', 'QUASHED')
           AND NOT EXISTS (SELECT 1 FROM milestone s JOIN milestone_effect se ON se.id = s.id WHERE s.supersedes_id = m.id)
         ORDER BY m.occurred_to DESC, m.recorded_at DESC LIMIT 1)
       ON CONFLICT DO NOTHING`,
      [state.suspectId, state.id, state.proceedingId],
    );
  }
}

/** Whether the decision applies to a row in its present state. */
function isDue(state: StepState, decision: Decision): boolean {
  if (state.isRejected) return false;
  if (decision === 'REJECT') return !state.inEffect;
  if (decision === 'DISPUTE') return true;
  return state.inEffect ? state.openDisputes.length > 0 : state.needsReview;
}
