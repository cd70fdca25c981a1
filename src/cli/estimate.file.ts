import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { recordsOf } from '../imports/fatalities-csv.js';
import { FileFaults } from '../imports/import.faults.js';

export interface TableRow {
  /** Line of the file; the header is row 1. */
  readonly number: number;
  /** Cells without blanks around them, by the name of the column. */
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Rows of a CSV that has all of `columns` in its header. Throws BAD_USER_INPUT with row, column and rule: READABLE, ENCODING,
 * EMPTY, CSV, COLUMN (missing or twice), CUT_ROW.
 */
export async function readTable(path: string, columns: readonly string[]): Promise<TableRow[]> {
  const [header, ...records] = recordsOf(await textOf(path));
  if (!header || records.length === 0) return FileFaults.refuse('EMPTY', 'the file has no rows.');
  const names = header.cells.map((name) => name.trim());
  const faults = new FileFaults();
  for (const column of new Set(columns)) {
    const count = names.filter((name) => name === column).length;
    if (count === 0) faults.add(1, column, 'COLUMN', `there is no such column; there are ${names.join(', ')}.`);
    if (count > 1) faults.add(1, column, 'COLUMN', `there are ${count} columns of this name.`);
  }
  faults.refuse();
  for (const { number, cells } of records)
    if (cells.length !== names.length)
      faults.add(number, null, 'CUT_ROW', `the row has ${cells.length} cells; the header has ${names.length}.`);
  faults.refuse();
  return records.map(({ number, cells }) => ({
    number,
    cells: Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()])),
  }));
}

async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) =>
    FileFaults.refuse('READABLE', `the file cannot be read (${error.code ?? 'unknown'}).`),
  );
  if (!isUtf8(bytes)) FileFaults.refuse('ENCODING', 'the text is not UTF-8; save the file as UTF-8.');
  return bytes.toString('utf8');
}
