import { Injectable } from '@nestjs/common';
import type { Level } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { MilestoneCharge } from './milestone-charge.entity.js';
import { MilestoneEffect } from './milestone-effect.entity.js';
import { MilestoneIncident } from './milestone-incident.entity.js';
import { MilestoneLevel } from './milestone-level.entity.js';
import { Milestone } from './milestone.entity.js';

/** A row of the ledger as it is written. Without `root` it begins a chain; without `act` it is an act of its own. */
export interface StepDraft {
  readonly step: Partial<Milestone> & { readonly kind: string; readonly needsReview: boolean };
  /** Incidents named; empty or absent: all that the proceeding covers. */
  readonly incidents?: readonly string[];
  readonly charges?: readonly {
    offence: string;
    qualification: string | null;
    incidentId: string | null;
    outcome: string | null;
  }[];
  /** Class of the row itself, and the highest of it, its suspect's and its proceeding's. */
  readonly ownLevel: Level;
  readonly level: Level;
}

/** Inserts rows of the ledger. What needs no second person counts at once. */
@Injectable()
export class LedgerWriter {
  async insert(tx: Writing, by: string, drafts: readonly StepDraft[]): Promise<string[]> {
    const rows = drafts.map((draft) => ({ draft, id: newId() }));
    await insertRows(
      tx.manager,
      Milestone,
      rows.map(({ draft, id }) => ({
        actId: id,
        rootId: id,
        isWithdrawal: false,
        ...draft.step,
        id,
        recordedById: by,
      })),
    );
    await insertRows(
      tx.manager,
      MilestoneIncident,
      rows.flatMap(({ draft, id }) => (draft.incidents ?? []).map((incidentId) => ({ milestoneId: id, incidentId }))),
    );
    await insertRows(
      tx.manager,
      MilestoneCharge,
      rows.flatMap(({ draft, id }) =>
        (draft.charges ?? []).map((charge) => ({ ...charge, id: newId(), milestoneId: id })),
      ),
    );
    await insertRows(
      tx.manager,
      MilestoneLevel,
      rows.map(({ draft, id }) => ({ id, ownLevel: draft.ownLevel, level: draft.level })),
    );
    await this.takeEffect(
      tx,
      rows.filter(({ draft }) => !draft.step.needsReview).map(({ id }) => id),
    );
    return rows.map(({ id }) => id);
  }

  /** From now on these rows count. The database refuses it for a row that still needs its second person. */
  async takeEffect(tx: Writing, ids: readonly string[]): Promise<void> {
    await insertRows(
      tx.manager,
      MilestoneEffect,
      ids.map((id) => ({ id })),
    );
  }
}
