import { CsvError, parse } from 'csv-parse/sync';
import { MOST_ROWS, requireHeader, requireRowCount, type FileRow, type FileRows } from './fatalities-header.js';
import { FileFaults } from './import.faults.js';

const LONGEST_RECORD = 16 * 1024;

/** Rows of a CSV, numbered as lines are; a row with more or fewer cells than the header is a fault. */
export function csvRows(text: string, faults: FileFaults): FileRows {
  const [first, ...records] = recordsOf(text);
  const columns = (first?.cells ?? []).map((name) => name.trim().toLowerCase());
  requireHeader(columns);
  requireRowCount(records.length);
  const rows = records.flatMap(({ number, cells }): FileRow[] => {
    if (cells.length === columns.length)
      return [{ number, cells: Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])) }];
    const at = cells.length < columns.length ? (columns[cells.length] ?? null) : null;
    faults.add(number, at, 'CUT_ROW', `the row has ${cells.length} cells; the header has ${columns.length}.`);
    return [];
  });
  return { columns, rows };
}

export interface Numbered {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Records of a CSV with the line that each ends on. Throws BAD_USER_INPUT with the row where the text is no CSV. */
export function recordsOf(text: string): Numbered[] {
  try {
    const parsed = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
      to: MOST_ROWS + 2,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return parsed.map(({ info, record }) => ({ number: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines = 1 } = error as CsvError & { lines?: number };
    const isUnending = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
    const opened = isUnending ? lineOfOpenQuote(text, lines) : null;
    return FileFaults.refuse('CSV', sentenceFor(error.code), opened ?? lines);
  }
}

function sentenceFor(code: string): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and never closed.';
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `the row is longer than ${LONGEST_RECORD / 1024} KiB; look for a quote that is never closed.`;
  return 'this is not a row of a CSV file; look for a stray quote.';
}

/** Line of the quote that is open at the end of a line: what follows it was all read as one cell. Null without one. */
function lineOfOpenQuote(text: string, last: number): number | null {
  let [line, opened, isInside] = [1, 1, false];
  for (let i = 0; i < text.length && line <= last; i += 1) {
    const character = text.charAt(i);
    if (character === '\n') line += 1;
    if (character !== '"') continue;
    isInside = !isInside;
    if (isInside) opened = line;
  }
  return isInside ? opened : null;
}
