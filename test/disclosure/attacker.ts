import highsModule, { type Model } from 'highs';
import type { Fact, PublishedTable } from '../../src/analytics/disclosure/published-table.js';
import { SMALL_CUTS } from './random-register.js';

/**
 * Somebody who has every table of every vintage and all facts, and draws the last bit out of them by linear or whole-number
 * programming. Written from the tables alone: it shares nothing with the audit but the solver.
 */
export interface Answers {
  readonly vintage: string;
  readonly tables: readonly PublishedTable[];
  readonly facts: readonly Fact[];
}

/** That a number of a later vintage is no less than in an earlier one. */
export type IsTied = (earlier: number, later: number, kind: 'CELL' | 'STATUS' | 'COLUMN' | 'TOTAL') => boolean;

interface Row {
  readonly terms: readonly (readonly [string, number])[];
  readonly low: number;
  readonly high: number;
}

const highs = await (highsModule as unknown as typeof highsModule.default)();

export class Attacker {
  private readonly variables = new Map<string, { low: number; high: number; kind: Parameters<IsTied>[2] }>();
  private readonly rows: Row[] = [];
  private readonly model: Model;
  private readonly places = new Map<string, number>();

  constructor(answers: readonly Answers[], isTied: IsTied, options: { whole: boolean; blind?: boolean }) {
    answers.forEach((answer, vintage) => this.read(answer, vintage, options.blind ?? false));
    for (let later = 1; later < answers.length; later += 1)
      for (let earlier = 0; earlier < later; earlier += 1) this.tie(earlier, later, isTied);
    [...this.variables.keys()].forEach((name, place) => this.places.set(name, place));
    this.model = this.build(options.whole);
  }

  dispose(): void {
    this.model.dispose();
  }

  /** All values that a number may have, or that the difference of two may have. Null where the model has no such number. */
  range(name: string, minus: string | null = null): readonly [number, number] | null {
    const [place, other] = [this.places.get(name), minus === null ? undefined : this.places.get(minus)];
    if (place === undefined || (minus !== null && other === undefined)) return null;
    return [this.extreme(place, other, 1), this.extreme(place, other, -1)];
  }

  private extreme(place: number, other: number | undefined, sign: number): number {
    this.model.changeColCost(place, sign);
    if (other !== undefined) this.model.changeColCost(other, -sign);
    const { modelStatus } = this.model.run();
    const value = this.model.getObjectiveValue();
    this.model.changeColCost(place, 0);
    if (other !== undefined) this.model.changeColCost(other, 0);
    const { optimal, infeasible } = highs.constants.modelStatus;
    if (modelStatus === infeasible) throw new Error('What the attacker was told contradicts itself.');
    return modelStatus === optimal ? sign * value : -sign * Infinity;
  }

  private read({ vintage: name, tables, facts }: Answers, vintage: number, blind: boolean): void {
    const put = (key: string, kind: Parameters<IsTied>[2], value: number | null | undefined): string => {
      const shown = blind ? null : (value ?? null);
      const known = this.variables.get(`${vintage}/${key}`);
      this.variables.set(`${vintage}/${key}`, {
        kind,
        low: Math.max(known?.low ?? 0, shown ?? 0),
        high: Math.min(known?.high ?? Infinity, shown ?? Infinity),
      });
      return `${vintage}/${key}`;
    };
    for (const table of tables.filter((one) => one.vintage === name)) {
      const cut = SMALL_CUTS.find(({ code }) => code === table.cut);
      if (!cut) throw new Error(table.cut);
      const { statuses, columns } = table;
      const total = put('all', 'TOTAL', table.total);
      const rows = statuses.map((status, row) =>
        put(`${cut.family.code}/${status}`, 'STATUS', table.statusTotals[row]),
      );
      const tops = columns.map((column, at) =>
        put(`${cut.dimension.code}/${column}`, 'COLUMN', table.columnTotals[at]),
      );
      const cells = statuses.map((status, row) =>
        columns.map((column, at) => put(`${table.cut}/${status}/${column}`, 'CELL', table.cells[row]?.[at])),
      );
      cells.forEach((parts, row) => this.sum(parts, rows[row] ?? ''));
      tops.forEach((top, at) =>
        this.sum(
          cells.map((parts) => parts[at] ?? ''),
          top,
        ),
      );
      this.sum(rows, total);
      this.sum(tops, total);
      for (const [status, column] of cut.structuralZeros) {
        const known = this.variables.get(`${vintage}/${table.cut}/${status}/${column}`);
        if (known) known.high = 0;
      }
      for (const fact of facts.filter((one) => one.cut === table.cut)) {
        const known = this.variables.get(`${vintage}/${table.cut}/${fact.status}/${fact.column}`);
        if (known) known.low = Math.max(known.low, fact.min ?? 0);
        if (known) known.high = Math.min(known.high, fact.max ?? Infinity);
      }
    }
  }

  private sum(parts: readonly string[], total: string): void {
    this.rows.push({ terms: [...parts.map((part) => [part, 1] as const), [total, -1]], low: 0, high: 0 });
  }

  private tie(earlier: number, later: number, isTied: IsTied): void {
    for (const [name, { kind }] of this.variables) {
      if (!name.startsWith(`${earlier}/`) || !isTied(earlier, later, kind)) continue;
      const other = `${later}/${name.slice(name.indexOf('/') + 1)}`;
      if (!this.variables.has(other)) continue;
      this.rows.push({
        terms: [
          [other, 1],
          [name, -1],
        ],
        low: 0,
        high: Infinity,
      });
    }
  }

  private build(whole: boolean): Model {
    const [starts, indices, values]: number[][] = [[0], [], []];
    for (const { terms } of this.rows) {
      for (const [name, sign] of terms) {
        indices.push(this.places.get(name) ?? -1);
        values.push(sign);
      }
      starts.push(indices.length);
    }
    const known = [...this.variables.values()];
    const numCols = known.length;
    const numRows = this.rows.length;
    const { integer, continuous } = highs.constants.variableType;
    const model = highs.createModel({
      numCols,
      numRows,
      colCost: known.map(() => 0),
      colLower: known.map(({ low }) => low),
      colUpper: known.map(({ high }) => high),
      rowLower: this.rows.map(({ low }) => low),
      rowUpper: this.rows.map(({ high }) => high),
      matrix: { format: 'csr', numRows, numCols, starts, indices, values },
      integrality: known.map(() => (whole ? integer : continuous)),
    });
    model.options.set({ output_flag: false });
    return model;
  }
}
