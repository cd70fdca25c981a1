import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { refreshProgress } from '../milestones/progress.projection.js';
import { dateColumns, type PartialDate } from '../sources/partial-date.rules.js';
import { SourceService, type RecordKey, type SourceDraft, type TextDraft } from '../sources/source.service.js';
import { Incident } from './incident.entity.js';
import { PerpetratorGroup } from './perpetrator-group.entity.js';
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

const LABEL = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A random code: gaps between codes tell nothing (rules S3). */
export function randomLabel(prefix: string, length = 6): string {
  return prefix + Array.from({ length }, () => LABEL[randomInt(LABEL.length)] ?? '').join('');
}

/** Inserts checked incidents with all that belongs to them, one or thousands in the same few statements. */
@Injectable()
export class IncidentWriter {
  constructor(
    private readonly sources: SourceService,
    private readonly ledger: LedgerWriter,
  ) {}

  /** Writes incidents in the order given and returns their ids; the projection is refreshed for all of them. */
  async insert(
    tx: Writing,
    by: string,
    drafts: readonly IncidentDraft[],
    clearance: Level,
  ): Promise<WrittenIncident[]> {
    const { manager } = tx;
    const groups = await this.groupIds(
      manager,
      drafts.flatMap((draft) => draft.groups ?? []),
    );
    const references = await freeReferences(manager, drafts);
    const written = drafts.map((draft, index) => ({ draft, id: newId(), reference: references[index] ?? '' }));
    await insertRows(
      manager,
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
    const victims = written.map(({ draft, id }) => ({ id, drafts: draft.victims }));
    const victimIds = await this.insertVictims(tx, by, victims);
    await this.sources.texts(
      tx,
      written.flatMap(({ draft, id }) =>
        draft.summary ? [{ recordId: id, field: 'summary', value: draft.summary }] : [],
      ),
    );
    await this.sources.externalRefs(
      tx,
      by,
      written.flatMap(({ draft, id }) =>
        (draft.externalRefs ?? []).map((ref) => ({ ...ref, record: { type: 'Incident', id } })),
      ),
    );
    const reports = await this.ledger.insert(
      tx,
      by,
      written.map(({ draft, id }) => ({
        step: { kind: 'REPORTED', ...dateColumns('occurred', draft.occurredOn), needsReview: false },
        incidents: [id],
        ownLevel: draft.incident.level as Level,
        level: draft.incident.level as Level,
      })),
    );
    const records = (index: number): RecordKey[] => [
      { type: 'Incident', id: written[index]?.id ?? '' },
      { type: 'Milestone', id: reports[index] ?? '' },
    ];
    const own = written.flatMap(({ draft }, index) =>
      draft.sourcesOf || draft.sourceId ? [] : [{ drafts: draft.sources, records: records(index) }],
    );
    await this.sources.insert(tx, this.sources.prepare(by, own, clearance));
    const shared = written.flatMap(({ draft }, index) =>
      draft.sourceId ? records(index).map((record) => ({ sourceId: draft.sourceId ?? '', record })) : [],
    );
    await this.sources.use(tx, shared);
    for (const [index, { draft }] of written.entries()) {
      if (draft.sourcesOf) for (const record of records(index)) await this.sources.reuse(tx, draft.sourcesOf, record);
    }
    await refreshProgress(
      manager,
      written.map(({ id }) => id),
      0,
    );
    return written.map(({ id, reference }, index) => ({ id, reference, victimIds: victimIds[index] ?? [] }));
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
    await this.sources.externalRefs(
      tx,
      by,
      all.flatMap(({ draft, id }) =>
        (draft.externalRefs ?? []).map((ref) => ({ ...ref, record: { type: 'Victim', id } })),
      ),
    );
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

/** References MISSION-YEAR-NUMBER whose number is drawn at random and free; a clash is drawn again. */
async function freeReferences(manager: EntityManager, drafts: readonly IncidentDraft[]): Promise<string[]> {
  const draw = (draft: IncidentDraft): string =>
    `${draft.acronym.replaceAll(' ', '')}-${draft.occurredOn.from.slice(0, 4)}-${String(randomInt(100_000)).padStart(5, '0')}`;
  const chosen = new Map<number, string>();
  const used = new Set<string>();
  let open = drafts.map((_, index) => index);
  while (open.length > 0) {
    const drawn = open.map((index) => ({ index, reference: draw(drafts[index] as IncidentDraft) }));
    const rows = await manager.query<{ reference: string }[]>(
      'SELECT reference FROM incident WHERE reference = ANY($1)',
      [drawn.map(({ reference }) => reference)],
    );
    const taken = new Set(rows.map(({ reference }) => reference));
    for (const { index, reference } of drawn) {
      if (taken.has(reference) || used.has(reference)) continue;
      used.add(reference);
      chosen.set(index, reference);
    }
    open = open.filter((index) => !chosen.has(index));
  }
  return drafts.map((_, index) => chosen.get(index) ?? '');
}
