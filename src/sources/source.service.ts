import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InvalidInputError } from '../errors/app-error.js';
import { levelOf, type ClassificationName, type Level } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { ExternalRef } from './external-ref.entity.js';
import { completeDate, dateColumns, type PartialDateLike } from './partial-date.rules.js';
import { PersonalText } from './personal-text.entity.js';
import { SourceUse } from './source-use.entity.js';
import { Source } from './source.entity.js';

/** A source as it is entered. */
export interface SourceDraft {
  readonly citation: string;
  readonly publisher?: string | null;
  readonly publishedOn?: PartialDateLike | null;
  readonly url?: string | null;
  readonly reliability: string;
  readonly credibility: string;
  readonly isPublic: boolean;
  readonly classification?: ClassificationName | null;
}

/** A record that sources, references or texts belong to: its type at the API and its id. */
export interface RecordKey {
  readonly type: string;
  readonly id: string;
}

export interface TextDraft {
  readonly recordId: string;
  readonly field: string;
  readonly value: string;
}

/** Writes sources, external references and text that identifies a person. */
@Injectable()
export class SourceService {
  /**
   * Records sources once and says which records rest on them. At least one is required: nothing counts without a source.
   * Throws BAD_USER_INPUT when there is none, or when one is classified above `clearance`.
   */
  async record(
    tx: Writing,
    by: string,
    drafts: readonly SourceDraft[],
    records: readonly RecordKey[],
    clearance: Level,
  ): Promise<void> {
    const [row] = this.prepare(by, [{ drafts, records }], clearance);
    if (row) await this.insert(tx, [row]);
  }

  /** Checks sources and gives them ids, without writing. One entry for each group of records that share sources. */
  prepare(
    by: string,
    groups: readonly { drafts: readonly SourceDraft[]; records: readonly RecordKey[] }[],
    clearance: Level,
  ): PreparedSources[] {
    return groups.map(({ drafts, records }) => {
      if (drafts.length === 0)
        throw InvalidInputError.at('input.sources', 'SOURCE_REQUIRED', 'Give at least one source.');
      const made = drafts.map((draft, index) => sourceRow(by, draft, `input.sources[${index}]`, clearance));
      return {
        made,
        uses: made.flatMap(({ source }) =>
          records.map(({ type, id }) => ({ sourceId: source.id, recordId: id, recordType: type })),
        ),
      };
    });
  }

  async insert(tx: Writing, prepared: readonly PreparedSources[]): Promise<void> {
    const made = prepared.flatMap((group) => group.made);
    await insertRows(
      tx.manager,
      Source,
      made.map(({ source }) => source),
    );
    await this.texts(
      tx,
      made.flatMap(({ texts }) => texts),
    );
    await insertRows(
      tx.manager,
      SourceUse,
      prepared.flatMap(({ uses }) => uses),
    );
  }

  /** Records sources that many records will rest on; returns their ids. */
  async create(tx: Writing, by: string, drafts: readonly SourceDraft[], clearance: Level): Promise<string[]> {
    const [prepared] = this.prepare(by, [{ drafts, records: [] }], clearance);
    if (prepared) await this.insert(tx, [prepared]);
    return prepared?.made.map(({ source }) => source.id ?? '') ?? [];
  }

  /** Says that records rest on sources that are there. */
  async use(tx: Writing, uses: readonly { readonly sourceId: string; readonly record: RecordKey }[]): Promise<void> {
    await insertRows(
      tx.manager,
      SourceUse,
      uses.map(({ sourceId, record }) => ({ sourceId, recordId: record.id, recordType: record.type })),
    );
  }

  /** Lets further records rest on the sources of others (a correction without sources of its own), by one statement. */
  async reuse(tx: Writing, heirs: readonly { readonly from: string; readonly to: RecordKey }[]): Promise<void> {
    if (heirs.length === 0) return;
    await tx.manager.query(
      `INSERT INTO source_use (source_id, record_id, record_type) SELECT su.source_id, heir.id, heir.type
       FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS heir(origin, id, type) JOIN source_use su ON su.record_id = heir.origin`,
      [heirs.map(({ from }) => from), heirs.map(({ to }) => to.id), heirs.map(({ to }) => to.type)],
    );
  }

  /** Stores personal text in its side table; an empty list writes nothing. */
  async texts(tx: Writing, drafts: readonly TextDraft[]): Promise<void> {
    await insertRows(
      tx.manager,
      PersonalText,
      drafts.map((draft) => ({ ...draft, salt: randomBytes(16).toString('hex') })),
    );
  }

  async externalRefs(
    tx: Writing,
    by: string,
    refs: readonly { system: string; identifier: string; record: RecordKey }[],
  ): Promise<void> {
    await insertRows(
      tx.manager,
      ExternalRef,
      refs.map(({ system, identifier, record }) => ({
        id: newId(),
        recordId: record.id,
        recordType: record.type,
        system,
        identifier,
        recordedById: by,
      })),
    );
  }
}

export interface PreparedSources {
  readonly made: readonly { source: Partial<Source>; texts: TextDraft[] }[];
  readonly uses: readonly { sourceId: string | undefined; recordId: string; recordType: string }[];
}

function sourceRow(
  by: string,
  draft: SourceDraft,
  path: string,
  clearance: Level,
): { source: Partial<Source>; texts: TextDraft[] } {
  const level = levelOf(draft.classification ?? 'UNCLASSIFIED');
  if (level > clearance) {
    throw InvalidInputError.at(
      `${path}.classification`,
      'ABOVE_CLEARANCE',
      `${path} is classified above your clearance.`,
    );
  }
  const id = newId();
  const published = draft.publishedOn ? completeDate(draft.publishedOn, `${path}.publishedOn`) : null;
  const { publisher = null, reliability, credibility, isPublic } = draft;
  const source = {
    id,
    publisher,
    ...dateColumns('published', published),
    reliability,
    credibility,
    isPublic,
    level,
    recordedById: by,
  };
  const texts = [{ recordId: id, field: 'citation', value: draft.citation }];
  if (draft.url) texts.push({ recordId: id, field: 'url', value: draft.url });
  return { source, texts };
}
