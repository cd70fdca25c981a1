import type { CasualtyCells, CasualtyRow } from './fatalities.rules.js';
import type { HeldRow, KnownRow } from './import.state.js';

/** Rows of an edition by what is known of them. */
export interface SortedRows {
  /** New, and a malicious act or one that may be. */
  readonly fresh: readonly CasualtyRow[];
  /** Different from what the edition before said. */
  readonly differing: readonly CasualtyRow[];
  /** Open doubts of which this edition says something else. */
  readonly waiting: readonly { readonly doubt: string; readonly row: CasualtyRow }[];
  /** Open doubts that this edition settles. */
  readonly settled: readonly { readonly doubt: string; readonly row: CasualtyRow; readonly reason: string }[];
  /** Left out by a person, and different since: for a person again. */
  readonly refused: readonly CasualtyRow[];
  readonly unchanged: number;
  /** Rows of other causes, by cause. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly isAnythingNew: boolean;
}

const same = (a: CasualtyCells, b: CasualtyCells): boolean =>
  a.date === b.date &&
  a.mission === b.mission &&
  a.nationality === b.nationality &&
  a.personnel === b.personnel &&
  a.sex === b.sex &&
  a.cause === b.cause;

/** An id that repeats in one edition and not in another is the same casualty where the nationality agrees. */
export function keepKeys(
  rows: readonly CasualtyRow[],
  before: ReadonlyMap<string, { readonly cells: CasualtyCells }>,
): CasualtyRow[] {
  return rows.map((row) => {
    if (before.has(row.key)) return row;
    const other = row.key === row.id ? `${row.id}|${row.cells.nationality ?? ''}` : row.id;
    return before.get(other)?.cells.nationality === row.cells.nationality ? { ...row, key: other } : row;
  });
}

/** Sorts the rows of an edition. Pure. */
export function sortRows(
  rows: readonly CasualtyRow[],
  known: ReadonlyMap<string, KnownRow>,
  held: ReadonlyMap<string, HeldRow>,
): SortedRows {
  const sorted = {
    fresh: [] as CasualtyRow[],
    differing: [] as CasualtyRow[],
    waiting: [] as SortedRows['waiting'][number][],
    settled: [] as SortedRows['settled'][number][],
    refused: [] as CasualtyRow[],
    unchanged: 0,
    leftOut: {} as Record<string, number>,
  };
  for (const row of rows) {
    const before = known.get(row.key);
    const doubt = held.get(row.key);
    const isOther = row.cells.cause === 'OTHER';
    const isOpen = doubt?.resolution === null;
    if (doubt && same(doubt.cells, row.cells)) sorted.unchanged += 1;
    else if (doubt && isOpen && before && same(before.cells, row.cells))
      sorted.settled.push({ doubt: doubt.id, row, reason: 'The list says again what the register holds.' });
    else if (doubt && isOpen && !before && isOther)
      sorted.settled.push({ doubt: doubt.id, row, reason: 'The list now gives another cause of death.' });
    else if (doubt && isOpen) sorted.waiting.push({ doubt: doubt.id, row });
    else if (before && same(before.cells, row.cells)) sorted.unchanged += 1;
    else if (before) sorted.differing.push(row);
    else if (isOther) sorted.leftOut[row.type] = (sorted.leftOut[row.type] ?? 0) + 1;
    else if (doubt) sorted.refused.push(row);
    else sorted.fresh.push(row);
  }
  const news = [sorted.fresh, sorted.differing, sorted.waiting, sorted.settled, sorted.refused];
  return { ...sorted, isAnythingNew: news.some(({ length }) => length > 0) };
}
