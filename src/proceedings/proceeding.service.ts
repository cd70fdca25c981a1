import { Injectable } from '@nestjs/common';
import { levelOf, type ClassificationName, type Level, type Viewer } from '../access/viewer.js';
import { ChangeService } from '../changes/change.service.js';
import { IdempotencyService } from '../changes/idempotency.service.js';
import { requireCountries } from '../changes/known-codes.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { ConflictError, InvalidInputError } from '../errors/app-error.js';
import { checkedCount } from '../incidents/incident.rules.js';
import { incidentsOfProceeding, refreshAfterLinking } from '../ledger/progress.projection.js';
import { uuidOf } from '../reading/node-id.js';
import { SourceService, type SourceDraft } from '../sources/source.service.js';
import { SuspectService } from '../suspects/suspect.service.js';
import { LinkService, type LinkLike } from './link.service.js';
import { ProceedingRelation } from './proceeding-relation.entity.js';
import { Proceeding } from './proceeding.entity.js';
import { proceedingVersion } from './proceeding.reading.js';

interface RelationLike {
  readonly kind: string;
  readonly to: string;
}

export interface ProceedingLike {
  readonly nature?: string | null;
  readonly courtKind?: string | null;
  readonly forumState?: string | null;
  readonly court?: string | null;
  readonly docketNumber?: string | null;
  readonly links: readonly LinkLike[];
  readonly suspects?: readonly string[] | null;
  readonly accused?: { readonly min: number; readonly max: number } | null;
  readonly relation?: RelationLike | null;
  readonly flags?: readonly string[] | null;
  readonly sources: readonly SourceDraft[];
  readonly classification?: ClassificationName | null;
  readonly idempotencyKey?: string | null;
}

export interface LinkProceedingLike {
  readonly proceeding: string;
  readonly expectedVersion: string;
  readonly links?: readonly LinkLike[] | null;
  readonly unlink?: readonly string[] | null;
  readonly suspects?: readonly string[] | null;
  readonly relation?: RelationLike | null;
  readonly reason?: string | null;
  readonly sources: readonly SourceDraft[];
}

export interface WrittenProceeding {
  readonly proceeding: string;
  readonly pending: readonly string[];
  readonly warnings: readonly string[];
}

const LINKED = 'Links of the proceeding changed; no reason was given.';

/** Opens proceedings and links them: one trial may cover five incidents, one killing may have trials in two States. */
@Injectable()
export class ProceedingService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly idempotency: IdempotencyService,
    private readonly sources: SourceService,
    private readonly changes: ChangeService,
    private readonly links: LinkService,
    suspects: SuspectService,
  ) {
    suspects.onTie(async (tx, viewer, suspect, proceedings) => {
      for (const [i, given] of proceedings.entries()) {
        const path = `input.proceedings[${i}]`;
        const id = uuidOf('Proceeding', given, path);
        await this.records.require(tx, viewer, 'record', 'Proceeding', id, path);
        await this.links.accuse(
          tx,
          viewer,
          id,
          [Buffer.from(`Suspect:${suspect}`).toString('base64url')],
          'input.proceedings',
        );
      }
    });
  }

  /** Opens a proceeding about at least one incident. Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT. */
  open(viewer: Viewer, input: ProceedingLike): Promise<WrittenProceeding> {
    return this.database.write((tx) =>
      this.idempotency.once(tx, viewer, 'openProceeding', input, () => this.insert(tx, viewer, input)),
    );
  }

  private async insert(tx: Writing, viewer: Viewer, input: ProceedingLike): Promise<WrittenProceeding> {
    if (input.links.length === 0)
      throw InvalidInputError.at(
        'input.links',
        'INCIDENT_REQUIRED',
        'A proceeding is linked to at least one incident.',
      );
    await requireCountries(tx.manager, new Map([['input.forumState', input.forumState]]));
    const level = levelOf(input.classification ?? 'UNCLASSIFIED');
    const accused = checkedCount(input.accused, 'input.accused');
    const id = newId();
    await insertRows(tx.manager, Proceeding, [
      {
        id,
        nature: input.nature ?? 'CRIMINAL',
        courtKind: input.courtKind ?? null,
        forumState: input.forumState ?? null,
        court: input.court ?? null,
        docketNumber: input.docketNumber ?? null,
        accusedMin: accused?.min ?? null,
        accusedMax: accused?.max ?? null,
        flags: [...(input.flags ?? [])],
        level,
        recordedById: viewer.actorId,
      },
    ]);
    const pending = await this.links.add(tx, viewer, id, input.links, 'Linked when the proceeding was opened.', level);
    const clearance = await this.clearance(tx, viewer, id);
    this.records.requireClearance(level, clearance, 'input.classification');
    await this.links.accuse(tx, viewer, id, input.suspects ?? [], 'input.suspects');
    await this.relate(tx, viewer, id, input.relation);
    await this.sources.record(tx, viewer.actorId, input.sources, [{ type: 'Proceeding', id }], clearance);
    await refreshAfterLinking(tx.manager, id, await incidentsOfProceeding(tx.manager, id));
    return { proceeding: id, pending, warnings: await this.namesakes(tx, viewer, id, input.docketNumber ?? null) };
  }

  /** Adds and ends links, puts suspects before the forum, relates proceedings. Throws as opening does, and CONFLICT on another version. */
  link(viewer: Viewer, input: LinkProceedingLike): Promise<WrittenProceeding> {
    const id = uuidOf('Proceeding', input.proceeding, 'input.proceeding');
    return this.database.write(async (tx) => {
      const found = await this.records.require(tx, viewer, 'record', 'Proceeding', id, 'input.proceeding');
      await this.records.requireVersion(tx, viewer, 'Proceeding', id, proceedingVersion, input.expectedVersion);
      const before = await incidentsOfProceeding(tx.manager, id);
      const added = await this.links.add(tx, viewer, id, input.links ?? [], input.reason ?? LINKED, found.level);
      const removed = await this.links.remove(tx, viewer, id, input.unlink ?? [], input.reason ?? LINKED);
      await this.links.accuse(tx, viewer, id, input.suspects ?? [], 'input.suspects');
      await this.relate(tx, viewer, id, input.relation);
      await this.sources.record(tx, viewer.actorId, input.sources, [{ type: 'Proceeding', id }], found.clearance);
      await this.changes.note(tx, viewer.actorId, [
        {
          recordType: 'Proceeding',
          recordId: id,
          field: 'links',
          before: null,
          after: null,
          reason: input.reason ?? LINKED,
          level: found.level,
        },
      ]);
      await refreshAfterLinking(tx.manager, id, [...before, ...(await incidentsOfProceeding(tx.manager, id))]);
      return { proceeding: id, pending: [...added, ...removed], warnings: [] };
    });
  }

  /** The clearance with which the writer reads the new proceeding, pending links included. */
  private async clearance(tx: Writing, viewer: Viewer, id: string): Promise<Level> {
    const found = await this.records.require(tx, viewer, 'record', 'Proceeding', id, 'input.classification');
    return found.clearance;
  }

  private async relate(
    tx: Writing,
    viewer: Viewer,
    id: string,
    relation: RelationLike | null | undefined,
  ): Promise<void> {
    if (!relation) return;
    const toId = uuidOf('Proceeding', relation.to, 'input.relation.to');
    await this.records.require(tx, viewer, 'read', 'Proceeding', toId, 'input.relation.to');
    if (toId === id)
      throw InvalidInputError.at('input.relation.to', 'ANOTHER', 'A proceeding is not related to itself.');
    if (await tx.manager.existsBy(ProceedingRelation, { proceedingId: id, toId, kind: relation.kind }))
      throw new ConflictError('input.relation: these proceedings are related in that way already.');
    await insertRows(tx.manager, ProceedingRelation, [
      { id: newId(), proceedingId: id, toId, kind: relation.kind, recordedById: viewer.actorId },
    ]);
  }

  /** A docket number that another proceeding carries, among those that the writer reads (rules S7): a warning. */
  private async namesakes(tx: Writing, viewer: Viewer, id: string, docket: string | null): Promise<string[]> {
    if (docket === null) return [];
    const rows = await this.records.find(
      tx,
      viewer,
      'Proceeding',
      (r, q) => `${r}.docket_number = ${q.bind(docket, 'text')} AND ${r}.id <> ${q.bind(id, 'uuid')}`,
    );
    return rows.length > 0 ? ['Another proceeding carries this docket number.'] : [];
  }
}
