import type { FixedCut } from './fixed-cuts.js';
import type { CutCounts, Fact, PublishedTable } from './published-table.js';

/** Cells and margins of all cuts of one unit, each number once, however many tables it stands in. */
export type NumberKind = 'CELL' | 'COLUMN_TOTAL' | 'STATUS_TOTAL' | 'TOTAL';

/** The total is the sum of the parts. */
export interface Line {
  readonly total: string;
  readonly parts: readonly string[];
}

/** What everybody knows of a number before anything is published. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface LinkedNumbers {
  readonly kinds: ReadonlyMap<string, NumberKind>;
  readonly lines: readonly Line[];
  readonly ranges: ReadonlyMap<string, Range>;
}

type Shape = Pick<PublishedTable, 'statuses' | 'columns'>;

/** Names of the numbers of a cut: status totals are those of its family, column totals those of its dimension. */
const cellKey = (cut: FixedCut, status: string, column: string): string => `${cut.code}|${status}|${column}`;
const statusKey = (cut: FixedCut, status: string): string => `${cut.family.code}=${status}`;
const columnKey = (cut: FixedCut, column: string): string => `${cut.dimension.code}=${column}`;
const totalKey = 'TOTAL';

/**
 * The numbers of several cuts and the lines that tie them: in each cut a status total is the sum of its cells, a column
 * total the sum of its cells, the total the sum of either margin. `facts` and structural zeros become ranges, tightened
 * along the lines until nothing changes (bound propagation), so that what facts tell together counts as known. A fact that
 * `values` contradict is no knowledge of these numbers and is left out.
 */
export function linkNumbers(
  cuts: readonly (Shape & { cut: FixedCut })[],
  facts: readonly Fact[],
  values: ReadonlyMap<string, number> | null,
): LinkedNumbers {
  const kinds = new Map<string, NumberKind>([[totalKey, 'TOTAL']]);
  const lines = new Map<string, Line>();
  const ranges = new Map<string, Range>();
  for (const { cut, statuses, columns } of cuts) {
    for (const status of statuses) kinds.set(statusKey(cut, status), 'STATUS_TOTAL');
    for (const column of columns) kinds.set(columnKey(cut, column), 'COLUMN_TOTAL');
    lines.set(`${cut.family.code}=`, { total: totalKey, parts: statuses.map((status) => statusKey(cut, status)) });
    lines.set(`${cut.dimension.code}=`, { total: totalKey, parts: columns.map((column) => columnKey(cut, column)) });
    for (const status of statuses) {
      const parts = columns.map((column) => cellKey(cut, status, column));
      for (const part of parts) kinds.set(part, 'CELL');
      lines.set(`${cut.code}|${status}`, { total: statusKey(cut, status), parts });
    }
    for (const column of columns) {
      const parts = statuses.map((status) => cellKey(cut, status, column));
      lines.set(`${cut.code}||${column}`, { total: columnKey(cut, column), parts });
    }
    for (const [status, column] of cut.structuralZeros) ranges.set(cellKey(cut, status, column), { low: 0, high: 0 });
    for (const fact of facts.filter((f) => f.cut === cut.code)) {
      const value = values?.get(factKey(cut, fact)) ?? null;
      if (value === null || ((fact.min ?? 0) <= value && value <= (fact.max ?? Infinity)))
        narrow(ranges, factKey(cut, fact), fact);
    }
  }
  for (const key of kinds.keys()) if (!ranges.has(key)) ranges.set(key, { low: 0, high: Infinity });
  const linked = { kinds, lines: [...lines.values()], ranges };
  while (tighten(linked.lines, ranges));
  return linked;
}

function factKey(cut: FixedCut, { status, column }: Fact): string {
  if (status !== undefined && column !== undefined) return cellKey(cut, status, column);
  if (status !== undefined) return statusKey(cut, status);
  return column === undefined ? totalKey : columnKey(cut, column);
}

function narrow(
  ranges: Map<string, Range>,
  key: string,
  { min = 0, max = Infinity }: Pick<Fact, 'min' | 'max'>,
): boolean {
  const { low, high } = ranges.get(key) ?? { low: 0, high: Infinity };
  const narrowed = { low: Math.max(low, min), high: Math.min(high, max) };
  if (narrowed.low === low && narrowed.high === high && ranges.has(key)) return false;
  ranges.set(key, narrowed);
  return true;
}

function tighten(lines: readonly Line[], ranges: Map<string, Range>): boolean {
  const rangeOf = (key: string): Range => ranges.get(key) ?? { low: 0, high: Infinity };
  let changed = false;
  for (const { total, parts } of lines) {
    const sum = (bound: keyof Range): number => parts.reduce((all, part) => all + rangeOf(part)[bound], 0);
    changed = narrow(ranges, total, { min: sum('low'), max: sum('high') }) || changed;
    const { low, high } = rangeOf(total);
    for (const part of parts) {
      const own = rangeOf(part);
      const others = (bound: keyof Range): number =>
        parts.reduce((all, other) => all + (other === part ? 0 : rangeOf(other)[bound]), 0);
      const [least, most] = [others('low'), others('high')];
      const min = most === Infinity ? own.low : Math.max(own.low, low - most);
      changed = narrow(ranges, part, { min, max: high - least }) || changed;
    }
  }
  return changed;
}

/**
 * Counts of several cuts by number. Throws RangeError when a number is no count, when a shape is wrong, or when two cuts
 * disagree about a margin that they share: then they do not speak of the same persons.
 */
export function valuesOf(tables: readonly CutCounts[]): Map<string, number> {
  const values = new Map<string, number>();
  const put = (key: string, value: number): void => {
    const present = values.get(key);
    if (present !== undefined && present !== value) throw new RangeError(`Two cuts disagree about ${key}.`);
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${key} is no count.`);
    values.set(key, value);
  };
  for (const { cut, columns, counts } of tables) {
    const { statuses } = cut.family;
    if (counts.length !== statuses.length || counts.some((row) => row.length !== columns.length))
      throw new RangeError(`${cut.code} has another shape.`);
    const at = (row: number, column: number): number => counts[row]?.[column] ?? 0;
    const down = (column: number): number => statuses.reduce((all, _, row) => all + at(row, column), 0);
    const across = (row: number): number => columns.reduce((all, _, column) => all + at(row, column), 0);
    statuses.forEach((status, row) => {
      columns.forEach((column, position) => put(cellKey(cut, status, column), at(row, position)));
      put(statusKey(cut, status), across(row));
    });
    columns.forEach((column, position) => put(columnKey(cut, column), down(position)));
    put(
      totalKey,
      statuses.reduce((all, _, row) => all + across(row), 0),
    );
  }
  return values;
}

/** The numbers of published tables; null where hidden. Of two tables that share a margin both show it or none does. */
export function publishedNumbers(
  tables: readonly PublishedTable[],
  cuts: readonly FixedCut[],
): Map<string, number | null> {
  const numbers = new Map<string, number | null>();
  for (const table of tables) {
    const cut = cuts.find(({ code, version }) => code === table.cut && version === table.version);
    if (!cut) continue;
    table.statuses.forEach((status, row) => {
      table.columns.forEach((column, position) => {
        numbers.set(cellKey(cut, status, column), table.cells[row]?.[position] ?? null);
        numbers.set(columnKey(cut, column), table.columnTotals[position] ?? null);
      });
      numbers.set(statusKey(cut, status), table.statusTotals[row] ?? null);
    });
    numbers.set(totalKey, table.total);
  }
  return numbers;
}

/** The table of a cut with the numbers that `shown` gives, null elsewhere. */
export function tableOf(
  { cut, columns }: Pick<CutCounts, 'cut' | 'columns'>,
  vintage: string,
  shown: (key: string) => number | null,
): PublishedTable {
  const { statuses } = cut.family;
  return {
    cut: cut.code,
    version: cut.version,
    vintage,
    statuses,
    columns,
    cells: statuses.map((status) => columns.map((column) => shown(cellKey(cut, status, column)))),
    statusTotals: statuses.map((status) => shown(statusKey(cut, status))),
    columnTotals: columns.map((column) => shown(columnKey(cut, column))),
    total: shown(totalKey),
  };
}
