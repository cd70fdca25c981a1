import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { dateColumns, type PartialDate } from '../sources/partial-date.rules.js';
import { SourceService, type SourceDraft, type TextDraft } from '../sources/source.service.js';
import { Incident } from './incident.entity.js';
import { PerpetratorGroup } from './perpetrator-group.entity.js';
import { freeReferences, randomLabel } from './reference.writer.js';
import { ReportWriter } from './report.writer.js';
import { VictimStatusEntry } from './victim-status.entity.js';
import { Victim } from './victim.entity.js';

export interface ReferenceDraft {
  readonly system: string;
  readonly identifier: string;
}

/** A victim as it is written: one person, or a counted class. */
export interface VictimDraft {
  readonly victim: Omit<Partial<Victim>, 'id' | 'incidentId' | 'label' | 'recordedById'>;
  readonly status: { readonly status: string; readonly on: PartialDate };
  readonly fullName?: string | null;
  readonly externalRefs?: readonly ReferenceDraft[];
}

/** An incident as it is written, checked before. `acronym` gives the reference its first part. */
export interface IncidentDraft {
  readonly acronym: string;
  readonly occurredOn: PartialDate;
  readonly incident: Omit<Partial<Incident>, 'id' | 'reference' | 'recordedById'> & { readonly level: number };
  readonly summary?: string | null;
  readonly groups?: readonly string[];
  readonly victims: readonly VictimDraft[];
  readonly externalRefs?: readonly ReferenceDraft[];
  readonly sources: readonly SourceDraft[];
  /** Instead of sources of its own: those of this record (a split). */
  readonly sourcesOf?: string;
  /** A source that is recorded already and shared by many (an import). */
  readonly sourceId?: string;
}

export interface WrittenIncident {
  readonly id: string;
  readonly reference: string;
  readonly victimIds: readonly string[];
}

const idOf = ({ id }: WrittenIncident): string => id;

interface Written {
  readonly draft: IncidentDraft;
  readonly id: string;
  readonly reference: string;
}

/** Inserts checked incidents with all that belongs to them, one or thousands in the same few statements. */
@Injectable()
export class IncidentWriter {
  constructor(
    private readonly sources: SourceService,
    private readonly reports: ReportWriter,
  ) {}

  /** Writes incidents in the order given, with their projection, and returns their ids. */
  async insert(
    tx: Writing,
    by: string,
    drafts: readonly IncidentDraft[],
    clearance: Level,
  ): Promise<WrittenIncident[]> {
    const written = await this.begin(tx, by, drafts, clearance);
    await refreshProgress(tx.manager, written.map(idOf), 0);
    return written;
  }

  /** The same without the projection, for a caller who writes more about these incidents first and then refreshes it. */
  async begin(tx: Writing, by: string, drafts: readonly IncidentDraft[], clearance: Level): Promise<WrittenIncident[]> {
    const references = await freeReferences(tx.manager, drafts);
    const written = drafts.map((draft, index) => ({ draft, id: newId(), reference: references[index] ?? '' }));
    await this.insertIncidents(tx, by, written);
    const victims = written.map(({ draft, id }) => ({ id, drafts: draft.victims }));
    const victimIds = await this.insertVictims(tx, by, victims);
    const reports = await this.reports.begin(
      tx,
      by,
      written.map(({ draft, id }) => ({ id, on: draft.occurredOn, level: draft.incident.level as Level })),
    );
    await this.insertSources(tx, by, written, reports, clearance);
    return written.map(({ id, reference }, index) => ({ id, reference, victimIds: victimIds[index] ?? [] }));
  }

  private async insertIncidents(tx: Writing, by: string, written: readonly Written[]): Promise<void> {
    const groups = await this.groupIds(
      tx.manager,
      written.flatMap(({ draft }) => draft.groups ?? []),
    );
    await insertRows(
      tx.manager,
      Incident,
      written.map(({ draft, id, reference }) => ({
        ...draft.incident,
        ...dateColumns('occurred', draft.occurredOn),
        groupIds: draft.groups?.map((name) => groups.get(name) ?? '') ?? draft.incident.groupIds ?? [],
        id,
        reference,
        recordedById: by,
      })) as Partial<Incident>[],
    );
    const texts = written.map(({ draft, id }) => ({ recordId: id, field: 'summary', value: draft.summary ?? '' }));
    await this.sources.texts(
      tx,
      texts.filter(({ value }) => value !== ''),
    );
    const refs = written.flatMap(({ draft, id }) =>
      (draft.externalRefs ?? []).map((ref) => ({ ...ref, record: { type: 'Incident', id } })),
    );
    await this.sources.externalRefs(tx, by, refs);
  }

  /** Incident and report rest on sources of their own, on one that many share, or on those of another record. */
  private async insertSources(
    tx: Writing,
    by: string,
    written: readonly Written[],
    reports: readonly string[],
    clearance: Level,
  ): Promise<void> {
    const resting = written.map(({ draft, id }, index) => ({
      draft,
      records: [
        { type: 'Incident', id },
        { type: 'Milestone', id: reports[index] ?? '' },
      ],
    }));
    const own = resting.filter(({ draft }) => !draft.sourcesOf && !draft.sourceId);
    const groups = own.map(({ draft, records }) => ({ drafts: draft.sources, records }));
    await this.sources.insert(tx, this.sources.prepare(by, groups, clearance));
    const shared = resting.flatMap(({ draft: { sourceId }, records }) =>
      sourceId ? records.map((record) => ({ sourceId, record })) : [],
    );
    await this.sources.use(tx, shared);
    const heirs = resting.flatMap(({ draft: { sourcesOf }, records }) =>
      sourcesOf ? records.map((to) => ({ from: sourcesOf, to })) : [],
    );
    await this.sources.reuse(tx, heirs);
  }

  /** Adds victims to incidents; the caller refreshes the projection. Returns ids by incident, in order. */
  async insertVictims(
    tx: Writing,
    by: string,
    groups: readonly { id: string; drafts: readonly VictimDraft[] }[],
  ): Promise<string[][]> {
    const made = groups.map(({ id, drafts }) => drafts.map((draft) => ({ draft, incidentId: id, id: newId() })));
    const all = made.flat();
    await insertRows(
      tx.manager,
      Victim,
      all.map(({ draft, incidentId, id }) => ({
        ...draft.victim,
        id,
        incidentId,
        label: randomLabel('V-', 8),
        recordedById: by,
      })),
    );
    await insertRows(
      tx.manager,
      VictimStatusEntry,
      all.map(({ draft, id }) => ({
        id: newId(),
        victimId: id,
        status: draft.status.status,
        ...dateColumns('occurred', draft.status.on),
        recordedById: by,
      })) as Partial<VictimStatusEntry>[],
    );
    const names: TextDraft[] = all.flatMap(({ draft, id }) =>
      draft.fullName ? [{ recordId: id, field: 'full_name', value: draft.fullName }] : [],
    );
    await this.sources.texts(tx, names);
    const refs = all.flatMap(({ draft, id }) =>
      (draft.externalRefs ?? []).map((ref) => ({ ...ref, record: { type: 'Victim', id } })),
    );
    await this.sources.externalRefs(tx, by, refs);
    return made.map((group) => group.map(({ id }) => id));
  }

  /** Ids of groups by name; a new name makes a group. */
  async groupIds(manager: EntityManager, names: readonly string[]): Promise<Map<string, string>> {
    const wanted = [...new Set(names)];
    if (wanted.length === 0) return new Map();
    await manager.query(
      `INSERT INTO perpetrator_group (id, name) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT (name) DO NOTHING`,
      [wanted.map(() => randomUUID()), wanted],
    );
    const rows = await manager.query<Pick<PerpetratorGroup, 'id' | 'name'>[]>(
      'SELECT id, name FROM perpetrator_group WHERE name = ANY($1)',
      [wanted],
    );
    return new Map(rows.map(({ id, name }) => [name, id]));
  }
}
