import { linkNumbers, publishedNumbers, valuesOf } from './linked-numbers.js';
import type { CutCounts, EarlierVintage, PublishedTable } from './published-table.js';
import type { EarlierSystem } from './vintage-demands.js';

/**
 * Earlier vintages as systems of numbers, as far as they can be compared: tables that were computed for their vintage (in
 * its place an older one may have stood) of cuts that are published today in the same version. A column that was opened
 * since was zero then. Throws RangeError when a column is gone.
 */
export function earlierSystems(earlier: readonly EarlierVintage[], tables: readonly CutCounts[]): EarlierSystem[] {
  return earlier.map((vintage) => systemOf(vintage, tables)).filter((system) => system.numbers.size > 0);
}

function systemOf(earlier: EarlierVintage, tables: readonly CutCounts[]): EarlierSystem {
  const pairs = earlier.tables
    .filter(({ vintage }) => vintage === earlier.vintage)
    .flatMap((then) => {
      const now = tables.find(({ cut }) => cut.code === then.cut && cut.version === then.version);
      return now ? [{ then, now }] : [];
    });
  const numbers = new Map<string, number | null>(pairs.flatMap((pair) => [...openedSince(pair.then, pair.now)]));
  const shapes = pairs.map(({ then, now }) => ({ cut: now.cut, statuses: then.statuses, columns: then.columns }));
  const published = publishedNumbers(
    pairs.map(({ then }) => then),
    shapes.map(({ cut }) => cut),
  );
  for (const [key, value] of published) numbers.set(key, value);
  return { numbers, linked: linkNumbers(shapes, earlier.facts, null) };
}

/** Zeros for the columns that a table did not have. */
function openedSince(then: PublishedTable, { cut, columns }: CutCounts): Map<string, number> {
  const lost = then.columns.find((column) => !columns.includes(column));
  if (lost !== undefined) throw new RangeError(`${then.cut} has lost its column ${lost}.`);
  const opened = columns.filter((column) => !then.columns.includes(column));
  const counts = cut.family.statuses.map(() => opened.map(() => 0));
  const zeros = opened.length === 0 ? [] : valuesOf([{ cut, columns: opened, counts }]);
  return new Map([...zeros].filter(([key]) => key.includes('|') || key.startsWith(`${cut.dimension.code}=`)));
}
