import { Injectable } from '@nestjs/common';
import { levelOf, type ClassificationName, type Level, type Viewer } from '../access/viewer.js';
import { IdempotencyService } from '../changes/idempotency.service.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { newId } from '../database/new-id.js';
import { insertRows } from '../database/insert-rows.js';
import { InvalidInputError } from '../errors/app-error.js';
import { randomLabel } from '../incidents/reference.writer.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { SourceService, type SourceDraft } from '../sources/source.service.js';
import { SuspectIncident } from './suspect-incident.entity.js';
import { Suspect } from './suspect.entity.js';

export interface SuspectLike {
  readonly incidents: readonly string[];
  readonly proceedings?: readonly string[] | null;
  readonly fullName?: string | null;
  readonly isMinor?: boolean | null;
  readonly affiliation?: string | null;
  readonly identity?: string | null;
  readonly role?: string | null;
  readonly sources: readonly SourceDraft[];
  readonly classification?: ClassificationName | null;
  readonly idempotencyKey?: string | null;
}

export interface RecordedSuspect {
  readonly suspect: string;
  readonly possibleDuplicates: readonly string[];
  readonly warnings: readonly string[];
}

/** Ties a suspect to proceedings; the folder that owns those ties provides it. */
export type TieToProceedings = (
  tx: Writing,
  viewer: Viewer,
  suspect: string,
  proceedings: readonly string[],
) => Promise<void>;

/** Records suspects: identified people only. Nobody is made up to hold a number. */
@Injectable()
export class SuspectService {
  private tie: TieToProceedings | null = null;

  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly idempotency: IdempotencyService,
    private readonly sources: SourceService,
  ) {}

  onTie(tie: TieToProceedings): void {
    this.tie = tie;
  }

  /** Records a suspect of one or more incidents. Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT. */
  record(viewer: Viewer, input: SuspectLike): Promise<RecordedSuspect> {
    return this.database.write((tx) =>
      this.idempotency.once(tx, viewer, 'recordSuspect', input, () => this.insert(tx, viewer, input)),
    );
  }

  private async insert(tx: Writing, viewer: Viewer, input: SuspectLike): Promise<RecordedSuspect> {
    if (input.incidents.length === 0)
      throw InvalidInputError.at('input.incidents', 'INCIDENT_REQUIRED', 'A suspect belongs to at least one incident.');
    const found = await this.records.requireEach(tx, viewer, 'record', 'Incident', input.incidents, 'input.incidents');
    const incidents = [...new Set(found.map(({ id }) => id))];
    const clearance = found.reduce<Level>((low, { clearance: c }) => (c < low ? c : low), 2);
    const level = levelOf(input.classification ?? 'CONFIDENTIAL');
    this.records.requireClearance(level, clearance, 'input.classification');
    const possibleDuplicates = input.fullName ? await this.namesakes(tx, viewer, input.fullName) : [];
    const id = await this.insertFresh(tx, viewer, input, level);
    await this.insertTies(tx, id, incidents, level);
    await this.insertTexts(tx, id, input);
    await this.sources.record(tx, viewer.actorId, input.sources, [{ type: 'Suspect', id }], clearance);
    await this.tie?.(tx, viewer, id, input.proceedings ?? []);
    await refreshProgress(tx.manager, incidents, level);
    const warnings =
      input.isMinor && input.fullName ? ['The suspect is a minor: the name is kept, and shown to nobody.'] : [];
    return { suspect: id, possibleDuplicates, warnings };
  }

  /** Labels are drawn at random, and drawn again when taken: a gap would tell of hidden people. */
  private async insertFresh(tx: Writing, viewer: Viewer, input: SuspectLike, level: Level): Promise<string> {
    const id = newId();
    const { isMinor = null, identity, role } = input;
    let label = randomLabel('S-', 4);
    while (await tx.manager.existsBy(Suspect, { label })) label = randomLabel('S-', 4);
    await tx.manager.insert(Suspect, {
      id,
      label,
      isMinor,
      identity: identity ?? 'RECORDED',
      role: role ?? 'UNKNOWN',
      level,
      recordedById: viewer.actorId,
    });
    return id;
  }

  private insertTies(tx: Writing, suspectId: string, incidents: readonly string[], level: Level): Promise<void> {
    const ties = incidents.map((incidentId) => ({ id: newId(), suspectId, incidentId, level, isEnded: false }));
    return insertRows(tx.manager, SuspectIncident, ties);
  }

  private insertTexts(tx: Writing, recordId: string, { fullName, affiliation }: SuspectLike): Promise<void> {
    const texts = [
      { recordId, field: 'full_name', value: fullName ?? '' },
      { recordId, field: 'affiliation', value: affiliation ?? '' },
    ];
    return this.sources.texts(
      tx,
      texts.filter(({ value }) => value !== ''),
    );
  }

  /** Suspects of the same name among those whose names the writer may read. */
  private async namesakes(tx: Writing, viewer: Viewer, fullName: string): Promise<string[]> {
    const rows = await this.records.find<{ id: string }>(
      tx,
      { ...viewer, purpose: 'duplicate check' },
      'Suspect',
      (r, q) => `lower(${r}.full_name) = lower(${q.bind(fullName, 'text')})`,
      (r) => `${r}.label`,
    );
    return rows.map(({ id }) => id);
  }
}
