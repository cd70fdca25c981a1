import { Injectable } from '@nestjs/common';
import { acting } from '../access/ability.js';
import type { Level, Viewer } from '../access/viewer.js';
import { ChangeService } from '../changes/change.service.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { ConflictError, InvalidInputError, NotFoundError } from '../errors/app-error.js';
import { Incident } from '../incidents/incident.entity.js';
import { Victim } from '../incidents/victim.entity.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { uuidOf } from '../reading/node-id.js';
import { SourceService } from '../sources/source.service.js';
import { casualtyRowOf, requireSomeone } from './import-doubt.rules.js';
import { ImportDoubt } from './import-doubt.entity.js';
import { ImportRow } from './import-row.entity.js';
import type { KeyedRow } from './casualty.rules.js';
import { ImportPlacement, keepRows, type Importing } from './import.placement.js';
import { listAsSource } from './import.source.js';
import { isTheListsAlone } from './import.moves.js';
import { restingSql, revisedIncidents } from './import.state.js';

export interface ResolveLike {
  readonly doubt: string;
  readonly resolution: string;
  readonly victim?: string | null;
  readonly incident?: string | null;
  readonly reason: string;
}

/** A decision under way: the doubt, what the newest edition says of its casualty, and who decides. */
interface Deciding {
  readonly tx: Writing;
  readonly viewer: Viewer;
  readonly doubt: ImportDoubt;
  readonly known: ImportRow;
  readonly row: KeyedRow;
  readonly input: ResolveLike;
}

/** A person decides what the import would have had to guess. */
@Injectable()
export class ImportDoubtService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly placement: ImportPlacement,
    private readonly sources: SourceService,
    private readonly changes: ChangeService,
  ) {}

  /**
   * SAME_VICTIM names the victim on record; NEW_VICTIM may name the incident; LEFT_OUT changes nothing. A victim whom the
   * row had made before goes out when the row turns out to be somebody else, so that nobody is counted twice. Throws
   * NOT_FOUND, FORBIDDEN, CONFLICT (resolved already), BAD_USER_INPUT.
   */
  resolve(viewer: Viewer, input: ResolveLike): Promise<{ doubt: string; incident: string | null }> {
    const id = uuidOf('ImportDoubt', input.doubt, 'input.doubt');
    return this.database.write(async (tx) => {
      const doubt = await this.require(tx, viewer, id);
      const known = await tx.manager.findOneByOrFail(ImportRow, { key: doubt.key });
      const incident = await this.decide({ tx, viewer, doubt, known, row: casualtyRowOf(doubt, known), input });
      await tx.manager.update(
        ImportDoubt,
        { id },
        {
          resolution: input.resolution,
          resolutionReason: input.reason,
          resolvedById: viewer.actorId,
          resolvedAt: () => 'written_at()',
        },
      );
      return { doubt: id, incident };
    });
  }

  private async require(tx: Writing, viewer: Viewer, id: string): Promise<ImportDoubt> {
    const [found] = await this.records.find<{ id: string }>(
      tx,
      acting(viewer, 'import'),
      'ImportDoubt',
      (r, q) => `${r}.id = ${q.bind(id, 'uuid')}`,
      (r) => `${r}.reason`,
    );
    if (!found) throw new NotFoundError('ImportDoubt (input.doubt)');
    const doubt = await tx.manager.findOneByOrFail(ImportDoubt, { id });
    if (doubt.resolution !== null) throw new ConflictError('This doubt has been resolved already.');
    return doubt;
  }

  private decide(deciding: Deciding): Promise<string | null> {
    const { resolution, victim, incident } = deciding.input;
    if (resolution === 'SAME_VICTIM') {
      if (victim == null)
        throw InvalidInputError.at('input.victim', 'VICTIM_REQUIRED', 'Name the victim that the row is about.');
      return this.same(deciding, uuidOf('Victim', victim, 'input.victim'));
    }
    if (victim != null)
      throw InvalidInputError.at('input.victim', 'SAME_VICTIM_ONLY', 'A victim is named with SAME_VICTIM alone.');
    if (resolution === 'NEW_VICTIM')
      return this.another(deciding, incident == null ? null : uuidOf('Incident', incident, 'input.incident'));
    return Promise.resolve(null);
  }

  /** The row is a victim on record; the list then confirms the incident. */
  private async same(deciding: Deciding, id: string): Promise<string> {
    const { tx, viewer, known, row } = deciding;
    const victim = await this.records.require(tx, viewer, 'import', 'Victim', id, 'input.victim');
    const incident = victim['incident_id'] as string;
    if (known.victimId === id) return incident;
    await this.requireRoom(tx, id, victim['persons_max'] as number, row.id);
    const importing = await this.importing(deciding, victim.clearance);
    await this.withdraw(deciding);
    await this.placement.refer(importing, [{ victim: id, row }]);
    await keepRows(importing, [{ row, victim: id, incident, isFromList: false }]);
    await this.rest(deciding, importing, incident);
    return incident;
  }

  /** The row is somebody else: a new victim in the incident named, or in a new one. */
  private async another(deciding: Deciding, given: string | null): Promise<string> {
    const { tx, viewer, doubt, row } = deciding;
    requireSomeone(row);
    const there = given === null ? await this.alreadyThere(deciding) : null;
    if (there !== null) return there;
    const target = given && (await this.records.require(tx, viewer, 'import', 'Incident', given, 'input.incident'));
    const clearance = target
      ? target.clearance
      : this.records.clearanceFor(viewer, 'import', { missionId: doubt.missionId });
    const importing = await this.importing(deciding, clearance);
    await this.withdraw(deciding);
    if (!target) {
      const { mission, date } = row.cells;
      const [made] = await this.placement.create(importing, [{ mission, date, rows: [row] }]);
      const { id = '', victimIds = [] } = made ?? {};
      await keepRows(importing, [{ row, victim: victimIds[0] ?? null, incident: id, isFromList: true }]);
      return id;
    }
    await keepRows(importing, await this.placement.add(importing, [{ incident: target.id, row }]));
    await this.rest(deciding, importing, target.id);
    return target.id;
  }

  /** The incident of the victim whom the row made before, where mission and day are the row's: nothing is left to do. */
  private async alreadyThere({ tx, known, row: { cells } }: Deciding): Promise<string | null> {
    if (known.victimId === null || !known.isFromList) return null;
    const [row] = await tx.manager.query<{ id: string }[]>(
      `SELECT i.id FROM victim v JOIN incident i ON i.id = v.incident_id JOIN mission m ON m.id = i.mission_id
       WHERE v.id = $1 AND NOT v.is_withdrawn AND m.acronym = $2 AND i.occurred_from <= $3 AND i.occurred_to >= $3`,
      [known.victimId, cells.mission, cells.date],
    );
    return row?.id ?? null;
  }

  /**
   * Takes out the victim whom the row made before: the row is about somebody else. An incident of the list's alone in which
   * nobody is left then goes the way of one that the list took back, so that it is not counted beside the other.
   */
  private async withdraw(deciding: Deciding): Promise<void> {
    const { tx, known } = deciding;
    if (known.victimId === null || !known.isFromList) return;
    const victim = await tx.manager.findOneByOrFail(Victim, { id: known.victimId });
    if (victim.isWithdrawn) return;
    await tx.manager.update(Victim, { id: victim.id }, { isWithdrawn: true });
    await this.note(deciding, 'Victim', victim, 'isWithdrawn', 'false', 'true');
    const [left] = await revisedIncidents(tx, [victim.id]);
    if (left && left.live.length === 0 && isTheListsAlone(left))
      await this.setConfirmation(deciding, left.id, 'RETRACTED');
    await refreshProgress(tx.manager, [victim.incidentId], 0);
  }

  private async setConfirmation(deciding: Deciding, id: string, confirmation: string): Promise<void> {
    const { tx } = deciding;
    const incident = await tx.manager.findOneByOrFail(Incident, { id });
    await tx.manager.update(Incident, { id }, { confirmation });
    await this.note(deciding, 'Incident', incident, 'confirmation', incident.confirmation, confirmation);
  }

  private async note(
    { tx, viewer, input }: Deciding,
    recordType: string,
    { id, level }: Pick<Victim, 'id' | 'level'>,
    field: string,
    before: string,
    after: string,
  ): Promise<void> {
    const draft = { recordType, recordId: id, field, before, after, reason: input.reason, level: level as Level };
    await this.changes.note(tx, viewer.actorId, [draft]);
  }

  /** As many casualties rest on a victim as it counts people. */
  private async requireRoom(tx: Writing, id: string, persons: number, casualty: string): Promise<void> {
    const [victim] = await tx.manager.query<{ resting: string[] }[]>(
      `SELECT ${restingSql('v')} AS resting FROM victim v WHERE v.id = $1`,
      [id],
    );
    const others = (victim?.resting ?? []).filter((other) => other !== casualty);
    if (others.length >= persons)
      throw InvalidInputError.at(
        'input.victim',
        'TAKEN',
        'As many rows as this victim counts people are theirs already.',
      );
  }

  /** The incident rests on the list now, which confirms a malicious act (T4). */
  private async rest(deciding: Deciding, { edition, clearance }: Importing, id: string): Promise<void> {
    const { tx, viewer, row } = deciding;
    await this.sources.record(tx, viewer.actorId, [listAsSource(edition)], [{ type: 'Incident', id }], clearance);
    const incident = await tx.manager.findOneByOrFail(Incident, { id });
    if (incident.confirmation === 'REPORTED' && row.cells.cause === 'MALICIOUS')
      await this.setConfirmation(deciding, id, 'CONFIRMED');
    await refreshProgress(tx.manager, [id], 0);
  }

  /** What placing a row takes, with the edition that it is from. */
  private async importing({ tx, viewer, known: { batchId } }: Deciding, clearance: Level): Promise<Importing> {
    const [batch] = await tx.manager.query<{ edition: string }[]>(
      'SELECT edition::text AS edition FROM import_batch WHERE id = $1',
      [batchId],
    );
    const edition = batch?.edition ?? '';
    return { tx, by: viewer.actorId, batchId, edition, clearance };
  }
}
