import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { DatabaseService } from '../database/database.service.js';
import { Reader, type Ask } from '../reading/reader.js';
import { citationOf } from './citation.js';
import type { Definition } from './definitions.js';
import type { Names, Words } from './dimensions.js';
import { viewOf, type FigureArgs } from './figure.question.js';

/** A figure in the making: whose eyes, one state of the register, and whether anything was known then. */
export interface Figuring {
  readonly viewer: Viewer;
  readonly ask: Ask;
  /** False at an instant before anything was on record: no data is not 0. */
  readonly isKnown: boolean;
}

/** Makes figures: basis, both times, one state of the register, definition and citation are the same for all of them. */
@Injectable()
export class FigureService {
  constructor(
    private readonly reader: Reader,
    private readonly database: DatabaseService,
  ) {}

  /**
   * A figure by `work`, with what every figure says of itself. Throws BAD_USER_INPUT for times in the future and for a
   * basis that the asker may not have.
   */
  async make<T extends object>(
    asker: Viewer,
    type: string,
    definition: Definition,
    args: FigureArgs,
    work: (figuring: Figuring) => Promise<T>,
  ): Promise<T> {
    const { viewer, basis, clearance } = viewOf(asker, args.basis);
    const { settled, figure } = await this.reader.figure(viewer, args.knownAt ?? null, async (ask) => ({
      settled: await position(ask),
      figure: await work({
        viewer,
        ask,
        isKnown: args.knownAt == null || (await anythingAt(ask, args.knownAt)),
      }),
    }));
    const { asOf: _asOf, knownAt: _knownAt, basis: _basis, ...question } = args;
    const cited = {
      definition: { id: definition.id, version: definition.version },
      asOf: args.asOf ?? viewer.today,
      knownAt: args.knownAt ?? settled ?? viewer.now,
      basis,
      clearance,
      question,
    };
    return { __typename: type, ...cited, definition, ...figure, citation: citationOf(cited, figure) };
  }

  /** Names of countries and missions, for the labels of a figure. */
  async names(): Promise<Names> {
    const rows = await this.database.read<{ kind: string; code: string; en: string; fr: string }>(
      `SELECT 'country' AS kind, code, name_en AS en, name_fr AS fr FROM country UNION ALL SELECT 'mission', acronym, name_en, name_fr FROM mission`,
    );
    const of = (kind: string): Map<string, Words> =>
      new Map(rows.filter((row) => row.kind === kind).map(({ code, en, fr }) => [code, { EN: en, FR: fr }]));
    return { country: of('country'), mission: of('mission') };
  }
}

/** The newest settled instant of what the viewer may read; it moves with nothing else (rules S12). */
async function position(ask: Ask): Promise<string | null> {
  const [row] = await ask<{ at: string | null }>(
    (q) => `SELECT instant(max(i.touched_at)) AS at FROM ${q.relation('Incident')} i`,
  );
  return row?.at ?? null;
}

async function anythingAt(ask: Ask, knownAt: string): Promise<boolean> {
  const [row] = await ask<{ some: boolean }>(
    (q) => `SELECT EXISTS (SELECT 1 FROM ${q.relation('Incident', { knownAt })} i) AS some`,
  );
  return row?.some ?? false;
}
