import { requireHeader, requireRowCount, type FileRow, type FileRows } from './fatalities-header.js';
import { FileFaults } from './import.faults.js';

const DAY = 86_400_000;
const DATES: readonly string[] = ['incident_date', 'last_update'];

/**
 * Rows of the JSON of an edition, numbered from 1: dates are epoch milliseconds, negative before 1970; a missing code is
 * null. A record without all columns of the first one is a fault.
 */
export function jsonRows(text: string, faults: FileFaults): FileRows {
  const records = parsed(text);
  const columns = Object.keys(Object(records[0]) as object).map((name) => name.toLowerCase());
  requireHeader(columns);
  requireRowCount(records.length);
  return { columns, rows: records.flatMap((record, index) => rowOf(record, index + 1, columns, faults)) };
}

function parsed(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return FileFaults.refuse('JSON', 'the file begins like JSON and is none; it may be cut.');
  }
  if (!Array.isArray(value) || value.length === 0)
    return FileFaults.refuse('JSON', 'the file is not a list of records.');
  return value as unknown[];
}

function rowOf(record: unknown, number: number, columns: readonly string[], faults: FileFaults): FileRow[] {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) {
    faults.add(number, null, 'CUT_ROW', 'this is not a record.');
    return [];
  }
  const values = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  const missing = columns.filter((name) => !values.has(name));
  const unknown = [...values.keys()].filter((name) => !columns.includes(name));
  for (const name of missing) faults.add(number, name, 'CUT_ROW', 'the record lacks this column.');
  for (const name of unknown) faults.add(number, name.slice(0, 40), 'HEADER', 'the first record lacks this column.');
  if (missing.length > 0 || unknown.length > 0) return [];
  const cells = columns.map((name): [string, string] => [name, cellOf(name, values.get(name), number, faults)]);
  return [{ number, cells: Object.fromEntries(cells) }];
}

function cellOf(name: string, value: unknown, row: number, faults: FileFaults): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') {
    faults.add(row, name, 'TEXT', 'the cell is neither a text nor a number.');
    return '';
  }
  return DATES.includes(name) ? dayOfEpoch(value) : String(value);
}

/** The UTC day that begins at an instant; the number as it is when it is no midnight, which is then no calendar date. */
function dayOfEpoch(milliseconds: number): string {
  const isMidnight = Number.isInteger(milliseconds / DAY) && Math.abs(milliseconds) < 1e14;
  return isMidnight ? new Date(milliseconds).toISOString().slice(0, 10) : String(milliseconds);
}
