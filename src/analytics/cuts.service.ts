import { Injectable } from '@nestjs/common';
import { mayKnock } from '../access/ability.js';
import { countingBasis, type Viewer } from '../access/viewer.js';
import { DatabaseService } from '../database/database.service.js';
import { newId } from '../database/new-id.js';
import { ConflictError, ForbiddenError, InvalidInputError } from '../errors/app-error.js';
import { Reader, type Ask } from '../reading/reader.js';
import type { Statement } from '../reading/statement.js';
import { citationOf } from './citation.js';
import { countsOf, factsOf, placeCounted, placeSuspects, placeVictims, type Placed } from './cut-counts.js';
import {
  countedRowsSql,
  suspectRowsSql,
  victimRowsSql,
  type CountedRow,
  type SuspectRow,
  type VictimRow,
} from './cut-rows.sql.js';
import { CutVintage } from './cut-vintage.entity.js';
import { FIXED_CUTS_ON_PERSONS } from './definitions.js';
import type { PersonUnit } from './disclosure/fixed-cuts.js';
import { publishCuts } from './disclosure/publish-cuts.js';
import type { PublishedTable } from './disclosure/published-table.js';
import { questionOf, type FigureQuestion } from './figure.question.js';

const UNITS: readonly PersonUnit[] = ['SUSPECT', 'NON_FATAL_VICTIM'];
export interface PublishedReport {
  readonly vintage: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly tables: number;
  readonly shown: number;
  readonly hidden: number;
}

/** Publishes figures on persons as fixed cuts, and gives them to everybody alike (rules D3). */
@Injectable()
export class CutsService {
  constructor(
    private readonly reader: Reader,
    private readonly database: DatabaseService,
  ) {}

  /**
   * Counts persons of eligible incidents, deadly or not, over what is Unclassified, suppresses what could name one given
   * all that was published before, and stores what may be shown. Throws FORBIDDEN, CONFLICT when the vintage is there,
   * BAD_USER_INPUT for a name that is none, a day in the future, or one before the newest vintage's.
   */
  async publish(viewer: Viewer, name: string, asOf: string | null): Promise<PublishedReport> {
    if (!mayKnock(viewer, 'publish', 'Figures')) throw new ForbiddenError('None of your grants allows publishing.');
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(name))
      throw InvalidInputError.at('name', 'NAME', 'A vintage is named by up to 40 letters, digits, dots and dashes.');
    const day = asOf ?? viewer.today;
    const earlier = await this.stored();
    if (earlier.some((vintage) => vintage.name === name)) throw new ConflictError(`Vintage ${name} is published.`);
    const newest = earlier.at(-1)?.asOf ?? '';
    if (day < newest)
      throw InvalidInputError.at('asOf', 'ORDER', `The newest vintage is as of ${newest}; ${day} lies before.`);
    const knownAt = viewer.now;
    const drafts: Partial<CutVintage>[] = [];
    for (const unit of UNITS) {
      const before = earlier.filter((vintage) => vintage.unit === unit);
      const placed = await this.persons(viewer, unit, day, knownAt);
      const columns = before.at(-1)?.tables.find(({ cut }) => cut.endsWith('_BY_HOST_REGION'))?.columns ?? null;
      const counts = countsOf(unit, placed, columns);
      const facts = factsOf(counts);
      const published = before.map(({ name: vintage, tables, facts: known }) => ({ vintage, tables, facts: known }));
      const tables = await publishCuts(counts, { vintage: name, facts, earlier: published });
      drafts.push({ id: newId(), name, unit, asOf: day, knownAt: new Date(knownAt), tables, facts });
    }
    await this.database.write(({ manager }) =>
      manager.insert(CutVintage, drafts.map((draft) => ({ ...draft, publishedById: viewer.actorId })) as never),
    );
    const numbers = drafts.flatMap(({ tables = [] }) => tables.flatMap(({ cells }) => cells.flat()));
    const shown = numbers.filter((value) => value !== null).length;
    const count = drafts.reduce((sum, { tables = [] }) => sum + tables.length, 0);
    return { vintage: name, asOf: day, knownAt, tables: count, shown, hidden: numbers.length - shown };
  }

  /** The tables of a vintage, of the newest when none is named: the same bytes for everybody. Empty before the first. */
  async tables(vintage: string | null): Promise<object[]> {
    const all = await this.stored();
    const name = vintage ?? all.at(-1)?.name;
    const found = all.filter((row) => row.name === name);
    if (vintage !== null && found.length === 0)
      throw InvalidInputError.at('vintage', 'UNKNOWN', `There is no vintage ${vintage}.`);
    return found.flatMap((row) => row.tables.map((table) => tableOf(row, table)));
  }

  private stored(): Promise<CutVintage[]> {
    return this.database.dataSource.manager.find(CutVintage, { order: { publishedAt: 'ASC', unit: 'ASC' } });
  }

  /** Persons as a focal point cleared for nothing would count them: no reader of the tables has more. */
  private persons(asker: Viewer, unit: PersonUnit, asOf: string, knownAt: string): Promise<Placed[]> {
    const viewer = countingBasis(asker);
    const of = (q: Statement): FigureQuestion =>
      questionOf(viewer, { unit: 'SUSPECT', asOf, knownAt, filter: { harm: 'ANY' } }, q);
    return this.reader.figure(viewer, knownAt, async (ask: Ask) => {
      if (unit === 'NON_FATAL_VICTIM') return placeVictims(await ask<VictimRow>((q) => victimRowsSql(of(q), q)));
      const suspects = placeSuspects(await ask<SuspectRow>((q) => suspectRowsSql(of(q), q)));
      return [...suspects, ...placeCounted(await ask<CountedRow>((q) => countedRowsSql(of(q), q)))];
    });
  }
}

const count = (value: number | null): object => ({ value, min: value, max: value, suppressed: value === null });

/** A table as the API gives it: every hidden number looks the same. */
function tableOf({ asOf, knownAt, name, unit }: CutVintage, table: PublishedTable): object {
  const cited = {
    definition: { id: FIXED_CUTS_ON_PERSONS.id, version: FIXED_CUTS_ON_PERSONS.version },
    asOf,
    knownAt: knownAt.toISOString(),
    basis: 'PUBLIC',
    clearance: 'UNCLASSIFIED',
    question: { cut: table.cut, cutVersion: table.version, vintage: name },
  } as const;
  const figure = {
    vintage: name,
    numbersOf: table.vintage,
    cut: table.cut,
    unit,
    columns: table.columns,
    rows: table.statuses.map((status, at) => ({
      status,
      cells: table.columns.map((column, i) => ({ column, count: count(table.cells[at]?.[i] ?? null) })),
      total: count(table.statusTotals[at] ?? null),
    })),
    columnTotals: table.columns.map((column, i) => ({ column, count: count(table.columnTotals[i] ?? null) })),
    total: count(table.total),
  };
  const definition = FIXED_CUTS_ON_PERSONS;
  return { __typename: 'PublishedTable', ...cited, definition, ...figure, citation: citationOf(cited, figure) };
}
