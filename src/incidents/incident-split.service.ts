import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Level, Viewer } from '../access/viewer.js';
import { ChangeService } from '../changes/change.service.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { InvalidInputError, NotFoundError } from '../errors/app-error.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { uuidOf } from '../reading/node-id.js';
import type { PartialDate } from '../sources/partial-date.rules.js';
import { Incident } from './incident.entity.js';
import { incidentVersion } from './incident.reading.js';
import { IncidentWriter } from './incident.writer.js';
import { Victim } from './victim.entity.js';

/** Splits a mission-day that turns out to have been two attacks: the victims named go to a new incident. */
@Injectable()
export class IncidentSplitService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly changes: ChangeService,
    private readonly writer: IncidentWriter,
  ) {}

  /** Returns both incidents. Proceedings and steps stay with the one that keeps the reference. Throws as amending does. */
  split(
    viewer: Viewer,
    input: { incident: string; expectedVersion: string; victims: readonly string[]; reason: string },
  ): Promise<{ kept: string; created: string }> {
    const id = uuidOf('Incident', input.incident, 'input.incident');
    return this.database.write(async (tx) => {
      const found = await this.records.require(tx, viewer, 'record', 'Incident', id, 'input.incident');
      await this.records.requireVersion(tx, viewer, 'Incident', id, incidentVersion, input.expectedVersion);
      const victimIds = await this.leaving(tx, viewer, id, input.victims);
      const created = await this.create(tx, viewer, id, found.clearance);
      await tx.manager.update(Victim, { id: In(victimIds) }, { incidentId: created });
      const note = { recordType: 'Incident', before: null, reason: input.reason, level: found.level };
      await this.changes.note(tx, viewer.actorId, [
        { ...note, recordId: id, field: 'victims', after: created },
        { ...note, recordId: created, field: 'splitFrom', after: id },
      ]);
      const original = await tx.manager.findOneByOrFail(Incident, { id });
      if (original.confirmation === 'CONFIRMED')
        await this.proposeConfirmation(tx, viewer, created, input.reason, found.level);
      await refreshProgress(tx.manager, [id, created], 0);
      return { kept: id, created };
    });
  }

  /** The victims named, checked: all of this incident, and some of those that the writer reads, but not all of them. */
  private async leaving(tx: Writing, viewer: Viewer, id: string, given: readonly string[]): Promise<string[]> {
    const victimIds = [...new Set(given.map((victim, i) => uuidOf('Victim', victim, `input.victims[${i}]`)))];
    const readable = await this.records.find<{ id: string }>(
      tx,
      viewer,
      'Victim',
      (r, q) => `${r}.incident_id = ${q.bind(id, 'uuid')}`,
      (r) => `${r}.label`,
    );
    const theirs = new Set(readable.map((victim) => victim.id));
    if (victimIds.some((victim) => !theirs.has(victim))) throw new NotFoundError('Victim (input.victims)');
    // To count those whom the writer does not read would tell of them.
    if (victimIds.length === 0 || victimIds.length === theirs.size) {
      throw InvalidInputError.at('input.victims', 'SOME_OF_THEM', 'Name some of the victims, not none and not all.');
    }
    return victimIds;
  }

  private async proposeConfirmation(
    tx: Writing,
    viewer: Viewer,
    id: string,
    reason: string,
    level: Level,
  ): Promise<void> {
    const confirmation = 'CONFIRMED';
    await this.changes.note(tx, viewer.actorId, [
      {
        recordType: 'Incident',
        recordId: id,
        field: 'confirmation',
        before: 'REPORTED',
        after: confirmation,
        reason,
        level,
        proposal: { confirmation },
      },
    ]);
  }

  /** The new incident, still without a projection. */
  private async create(tx: Writing, viewer: Viewer, id: string, clearance: Level): Promise<string> {
    const original = await tx.manager.findOneByOrFail(Incident, { id });
    const [mission] = await tx.manager.query<{ acronym: string }[]>('SELECT acronym FROM mission WHERE id = $1', [
      original.missionId,
    ]);
    const {
      id: _id,
      reference: _reference,
      recordedAt: _at,
      recordedById: _by,
      knownFrom: _from,
      ...copied
    } = original;
    const on = {
      from: original.occurredFrom,
      to: original.occurredTo,
      precision: original.occurredPrecision,
      approximate: original.occurredApproximate,
    } as PartialDate;
    const draft = {
      acronym: mission?.acronym ?? '',
      occurredOn: on,
      // The new incident is what one person says; a second one confirms it.
      incident: { ...copied, confirmation: copied.confirmation === 'CONFIRMED' ? 'REPORTED' : copied.confirmation },
      victims: [],
      sources: [],
      sourcesOf: id,
    };
    const [written] = await this.writer.begin(tx, viewer.actorId, [draft], clearance);
    return written?.id ?? '';
  }
}
