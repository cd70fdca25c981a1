import { Injectable } from '@nestjs/common';
import type { Level, Viewer } from '../access/viewer.js';
import { IdempotencyService } from '../changes/idempotency.service.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { newId } from '../database/new-id.js';
import { ConflictError, InvalidInputError } from '../errors/app-error.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { uuidOf } from '../reading/node-id.js';
import {
  completeDate,
  dateColumns,
  refuseBefore,
  refuseFuture,
  type PartialDateLike,
} from '../sources/partial-date.rules.js';
import { SourceService, type SourceDraft } from '../sources/source.service.js';
import type { VictimDraft } from './incident.writer.js';
import { VictimStatusEntry } from './victim-status.entity.js';

export interface VictimStatusLike {
  readonly victim: string;
  readonly status: string;
  readonly occurredOn: PartialDateLike;
  readonly supersedes?: string | null;
  readonly sources: readonly SourceDraft[];
  readonly idempotencyKey?: string | null;
}

const DEAD: readonly string[] = ['KILLED', 'DECLARED_DEAD'];

/** Records what becomes of victims: abducted in March, released in May, both stay. */
@Injectable()
export class VictimService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly idempotency: IdempotencyService,
    private readonly sources: SourceService,
  ) {}

  /** Adds a status. `supersedes` names an entry of our own that was wrong. Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT. */
  recordStatus(viewer: Viewer, input: VictimStatusLike): Promise<{ victim: string; warnings: string[] }> {
    return this.database.write((tx) =>
      this.idempotency.once(tx, viewer, 'recordVictimStatus', input, () => this.insert(tx, viewer, input)),
    );
  }

  /**
   * Refuses victims classified above `clearance`, and victims who are said to be suspects that the writer may not act on.
   * Throws BAD_USER_INPUT, NOT_FOUND, FORBIDDEN, with the victim's place under `path`.
   */
  async check(
    tx: Writing,
    viewer: Viewer,
    drafts: readonly VictimDraft[],
    clearance: Level,
    path: string,
  ): Promise<void> {
    for (const [i, { victim }] of drafts.entries()) {
      this.records.requireClearance((victim.level ?? 0) as Level, clearance, `${path}[${i}].classification`);
      if (victim.alsoSuspectId == null) continue;
      await this.records.require(tx, viewer, 'record', 'Suspect', victim.alsoSuspectId, `${path}[${i}].alsoSuspect`);
    }
  }

  private async insert(
    tx: Writing,
    viewer: Viewer,
    input: VictimStatusLike,
  ): Promise<{ victim: string; warnings: string[] }> {
    const id = uuidOf('Victim', input.victim, 'input.victim');
    const victim = await this.records.require(tx, viewer, 'record', 'Victim', id, 'input.victim');
    const incidentId = victim['incident_id'] as string;
    const [incident] = await tx.manager.query<{ from: string; level: number }[]>(
      'SELECT occurred_from::text AS "from", level FROM incident WHERE id = $1',
      [incidentId],
    );
    const on = completeDate(input.occurredOn, 'input.occurredOn');
    refuseFuture(on, viewer.today, 'input.occurredOn');
    refuseBefore(on, incident?.from ?? '', 'input.occurredOn');
    const supersedesId = input.supersedes == null ? null : await this.superseded(tx, id, input.supersedes);
    const earlier = await tx.manager.findBy(VictimStatusEntry, { victimId: id });
    const entry = {
      id: newId(),
      victimId: id,
      status: input.status,
      ...dateColumns('occurred', on),
      supersedesId,
      recordedById: viewer.actorId,
    };
    await tx.manager.insert(VictimStatusEntry, entry);
    await this.sources.record(
      tx,
      viewer.actorId,
      input.sources,
      [{ type: 'VictimStatusEntry', id: entry.id }],
      victim.clearance,
    );
    await refreshProgress(tx.manager, [incidentId], Math.max(incident?.level ?? 0, victim.level));
    const died = earlier.find(
      (e) =>
        e.id !== supersedesId && DEAD.includes(e.status) && e.occurredFrom <= on.to && !DEAD.includes(input.status),
    );
    return { victim: id, warnings: died ? [`The victim is recorded as ${died.status} before that date.`] : [] };
  }

  private async superseded(tx: Writing, victimId: string, given: string): Promise<string> {
    const id = uuidOf('VictimStatusEntry', given, 'input.supersedes');
    const entry = await tx.manager.findOneBy(VictimStatusEntry, { id, victimId });
    if (!entry)
      throw InvalidInputError.at('input.supersedes', 'SAME_VICTIM', 'input.supersedes names no status of this victim.');
    if (await tx.manager.existsBy(VictimStatusEntry, { supersedesId: id }))
      throw new ConflictError('This status has already been superseded.');
    return id;
  }
}
