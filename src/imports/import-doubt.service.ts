import { Injectable } from '@nestjs/common';
import type { Level, Viewer } from '../access/viewer.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { ConflictError, InvalidInputError, NotFoundError } from '../errors/app-error.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { uuidOf } from '../reading/node-id.js';
import { SourceService } from '../sources/source.service.js';
import type { CasualtyCells, CasualtyRow } from './fatalities.rules.js';
import { ImportDoubt } from './import-doubt.entity.js';
import { ImportRow } from './import-row.entity.js';
import { ImportPlacement, listAsSource, type Importing } from './import.placement.js';
import { LIST_SYSTEM } from './import.state.js';

export interface ResolveLike {
  readonly doubt: string;
  readonly resolution: string;
  readonly victim?: string | null;
  readonly incident?: string | null;
  readonly reason?: string | null;
}

/** A person decides what the import would have had to guess. */
@Injectable()
export class ImportDoubtService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly placement: ImportPlacement,
    private readonly sources: SourceService,
  ) {}

  /** SAME_VICTIM names the victim; NEW_VICTIM may name the incident; LEFT_OUT says why. Throws NOT_FOUND, CONFLICT, BAD_USER_INPUT. */
  resolve(viewer: Viewer, input: ResolveLike): Promise<{ doubt: string; incident: string | null }> {
    const id = uuidOf('ImportDoubt', input.doubt, 'input.doubt');
    return this.database.write(async (tx) => {
      const [seen] = await this.records.find<{ id: string }>(
        tx,
        viewer,
        'ImportDoubt',
        (r, q) => `${r}.id = ${q.bind(id, 'uuid')}`,
        (r) => `${r}.reason`,
      );
      if (!seen) throw new NotFoundError('ImportDoubt (input.doubt)');
      const doubt = await tx.manager.findOneByOrFail(ImportDoubt, { id });
      if (doubt.resolution !== null) throw new ConflictError('This doubt has been resolved already.');
      const incident = await this.decide(tx, viewer, doubt, input);
      await tx.manager.update(
        ImportDoubt,
        { id },
        {
          resolution: input.resolution,
          resolutionReason: input.reason ?? null,
          resolvedById: viewer.actorId,
          resolvedAt: () => 'written_at()',
        },
      );
      return { doubt: id, incident };
    });
  }

  private async decide(tx: Writing, viewer: Viewer, doubt: ImportDoubt, input: ResolveLike): Promise<string | null> {
    const row = rowOf(doubt);
    if (input.resolution === 'LEFT_OUT') {
      if (!input.reason) throw InvalidInputError.at('input.reason', 'REASON_REQUIRED', 'Say why the row is left out.');
      return null;
    }
    const source = await this.sourceOf(tx, doubt, viewer);
    if (input.resolution === 'SAME_VICTIM') {
      if (input.victim == null)
        throw InvalidInputError.at('input.victim', 'VICTIM_REQUIRED', 'Name the victim that the row is.');
      const victim = await this.records.require(
        tx,
        viewer,
        'import',
        'Victim',
        uuidOf('Victim', input.victim, 'input.victim'),
        'input.victim',
      );
      const importing = { tx, by: viewer.actorId, batchId: doubt.batchId, source, clearance: victim.clearance };
      await this.placement.keepRows(importing, [{ victim: victim.id, row }]);
      await this.sources.externalRefs(tx, viewer.actorId, [
        { system: LIST_SYSTEM, identifier: row.key, record: { type: 'Victim', id: victim.id } },
      ]);
      await this.sources.use(tx, [{ sourceId: source, record: { type: 'Victim', id: victim.id } }]);
      return victim['incident_id'] as string;
    }
    return this.newVictim(tx, viewer, doubt, row, source, input.incident ?? null);
  }

  private async newVictim(
    tx: Writing,
    viewer: Viewer,
    doubt: ImportDoubt,
    row: CasualtyRow,
    source: string,
    given: string | null,
  ): Promise<string> {
    const placed = await tx.manager.findOneBy(ImportRow, { key: row.key });
    if (placed?.victimId != null)
      throw InvalidInputError.at(
        'input.resolution',
        'ALREADY_A_VICTIM',
        'The row is a recorded victim already; a second one would count the person twice.',
      );
    const importing = (clearance: Level): Importing => ({
      tx,
      by: viewer.actorId,
      batchId: doubt.batchId,
      source,
      clearance,
    });
    if (given === null) {
      const clearance = this.records.clearanceFor(viewer, 'import', { missionId: doubt.missionId });
      const [created = ''] = await this.placement.createIncidents(importing(clearance), [[row]]);
      return created;
    }
    const incident = await this.records.require(
      tx,
      viewer,
      'import',
      'Incident',
      uuidOf('Incident', given, 'input.incident'),
      'input.incident',
    );
    await this.placement.addVictims(importing(incident.clearance), [{ incident: incident.id, row }]);
    await refreshProgress(tx.manager, [incident.id], incident.level);
    return incident.id;
  }

  /** The list that the row came from, as the batch recorded it; recorded anew when the batch placed nothing. */
  private async sourceOf(tx: Writing, doubt: ImportDoubt, viewer: Viewer): Promise<string> {
    const [batch] = await tx.manager.query<{ edition: string }[]>(
      'SELECT edition::text AS edition FROM import_batch WHERE id = $1',
      [doubt.batchId],
    );
    const [source = ''] = await this.sources.create(tx, viewer.actorId, [listAsSource(batch?.edition ?? '')], 0);
    return source;
  }
}

const rowOf = (doubt: ImportDoubt): CasualtyRow => ({
  number: doubt.rowNumber,
  key: doubt.key,
  id: doubt.key,
  cells: doubt.cells as CasualtyCells,
  type: '',
  lastUpdate: null,
});
