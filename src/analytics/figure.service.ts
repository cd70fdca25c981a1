import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { Reader, type Ask } from '../reading/reader.js';
import { citationOf } from './citation.js';
import type { Definition } from './definitions.js';
import type { Names, Words } from './dimensions.js';
import { FigureCache } from './figure.cache.js';
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
    private readonly cache: FigureCache,
  ) {}

  /**
   * A figure by `work`, with what every figure says of itself; one that was made before over the same state of what the
   * viewer may read is not made again, unless more goes into it than that (`isKept` false). Throws BAD_USER_INPUT for times
   * in the future and for a basis that the asker may not have. A figure that is kept costs one
   * statement. The statements that a figure names stand beside those that frame their transaction.
   */
  async make<T extends object>(
    asker: Viewer,
    type: string,
    definition: Definition,
    args: FigureArgs,
    work: (figuring: Figuring) => Promise<T>,
    isKept = true,
  ): Promise<T> {
    const { viewer, basis, clearance } = viewOf(asker, args.basis);
    const { id, version } = definition;
    const asked = { definition: { id, version }, basis, args };
    const { settled, figure } = await this.reader.figure(viewer, args.knownAt ?? null, async (ask) => {
      const { at, state } = await position(ask);
      const make = async (): Promise<T> =>
        work({ viewer, ask, isKnown: args.knownAt == null || (await anythingAt(ask, args.knownAt)) });
      return { settled: at, figure: isKept ? ((await this.cache.of(viewer, state, asked, make)) as T) : await make() };
    });
    const { asOf: _asOf, knownAt: _knownAt, basis: _basis, ...question } = args;
    const cited = {
      definition: asked.definition,
      asOf: args.asOf ?? viewer.today,
      knownAt: args.knownAt ?? settled ?? viewer.now,
      basis,
      clearance,
      question,
    };
    return { __typename: type, ...cited, definition, ...figure, citation: citationOf(cited, figure) };
  }
}

/** Names of countries and missions, for the labels of a figure. */
export async function namesOf(ask: Ask): Promise<Names> {
  const rows = await ask<{ kind: string; code: string; en: string; fr: string }>(
    () =>
      `SELECT 'country' AS kind, code, name_en AS en, name_fr AS fr FROM country UNION ALL SELECT 'mission', acronym, name_en, name_fr FROM mission`,
  );
  const of = (kind: string): Map<string, Words> =>
    new Map(rows.filter((row) => row.kind === kind).map(({ code, en, fr }) => [code, { EN: en, FR: fr }]));
  return { country: of('country'), mission: of('mission') };
}

/**
 * The newest settled instant of what the viewer may read, and a fingerprint of its state: which incidents, each as of when.
 * Both move with nothing else (rules S11, S12).
 */
async function position(ask: Ask): Promise<{ readonly at: string | null; readonly state: string }> {
  const [row] = await ask<{ at: string | null; state: string }>(
    (q) => `SELECT instant(max(i.touched_at)) AS at,
      concat_ws(':', count(*), bit_xor(hash_record_extended(ROW(i.id, i.touched_at), 0))) AS state FROM ${q.relation('Incident')} i`,
  );
  return row ?? { at: null, state: '' };
}

async function anythingAt(ask: Ask, knownAt: string): Promise<boolean> {
  const [row] = await ask<{ some: boolean }>(
    (q) => `SELECT EXISTS (SELECT 1 FROM ${q.relation('Incident', { knownAt })} i) AS some`,
  );
  return row?.some ?? false;
}
