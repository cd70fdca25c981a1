import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { InvalidInputError, type FieldFault } from '../errors/app-error.js';

/** The largest file that is read: the UN's list of 75 years is half a megabyte. */
const LARGEST_FILE = 64 * 1024 * 1024;
const LONGEST_RECORD = 64 * 1024;
/** How many faults a refusal lists. */
export const MOST_FAULTS = 1_000;

/** A row as the file has it: cells by lower-case column name, and its number (the header is row 1 of a CSV). */
export interface FileRow {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface FatalitiesFile {
  readonly sha256: string;
  readonly rows: readonly FileRow[];
}

const REQUIRED = [
  'casualty_id',
  'incident_date',
  'mission_acronym',
  'type_of_casualty',
  'casualty_nationality',
  'm49_code',
  'isocode3',
  'casualty_personnel_type',
  'type_of_incident',
];
const OPTIONAL = ['id', 'gender', 'last_update'];

const refuse = (path: string, rule: string, message: string): InvalidInputError =>
  InvalidInputError.at(path, rule, message);

/** Reads at most LARGEST_FILE bytes, whatever the path is: a pipe has no size, so bytes are counted as they come. */
async function readBounded(path: string): Promise<Buffer> {
  const info = await stat(path).catch(() => null);
  if (!info) throw refuse('file', 'READABLE', `${path} cannot be read.`);
  if (info.isDirectory()) throw refuse('file', 'READABLE', `${path} is a directory.`);
  const tooLarge = refuse(
    'file',
    'SIZE',
    `The file is larger than ${LARGEST_FILE / 1024 / 1024} MiB; it is not the list of fatalities.`,
  );
  if (info.size > LARGEST_FILE) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(path)) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_FILE) throw tooLarge;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = firstUndecodableLine(bytes);
    throw refuse(`row ${line}`, 'ENCODING', `Row ${line} is not UTF-8 text.`);
  }
}

function firstUndecodableLine(bytes: Buffer): number {
  let line = 1;
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(10, from);
    const part = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!Buffer.from(part.toString('utf8')).equals(part)) return line;
    line += 1;
    from = end < 0 ? bytes.length : end + 1;
  }
  return line;
}

/**
 * Reads an edition of the UN's list of fatalities, CSV or JSON, told by its content. Knows the headers of 2021, 2023 and 2025.
 * Throws BAD_USER_INPUT for a file that cannot be read as a whole; single cells are checked later.
 */
export async function readFatalities(path: string): Promise<FatalitiesFile> {
  const bytes = await readBounded(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = decode(bytes);
  const isJson = text.trimStart().startsWith('[');
  return { sha256, rows: isJson ? jsonRows(text) : csvRows(text) };
}

function csvRows(text: string): FileRow[] {
  const records = recordsOf(text);
  const header = (records[0] ?? []).map((name) => name.trim().toLowerCase());
  requireHeader(header);
  const faults: FieldFault[] = [];
  const rows = records.slice(1).map((record, index) => {
    const number = index + 2;
    if (record.length !== header.length)
      faults.push({
        path: `row ${number}`,
        rule: 'CUT_ROW',
        message: `Row ${number} has ${record.length} cells; the header has ${header.length}.`,
      });
    return { number, cells: Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])) };
  });
  if (faults.length > 0) throw new InvalidInputError(faults.slice(0, MOST_FAULTS));
  return rows;
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    });
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw refuse(
      `row ${lines ?? 1}`,
      'CSV',
      `Row ${lines ?? 1} is not a row of a CSV file: a quote that is not closed, or a row without end.`,
    );
  }
}

function requireHeader(header: readonly string[]): void {
  const missing = REQUIRED.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !REQUIRED.includes(name) && !OPTIONAL.includes(name));
  const doubled = header.filter((name, i) => header.indexOf(name) !== i);
  const faults = [
    ...missing.map((name) => ({
      path: `row 1, ${name}`,
      rule: 'HEADER',
      message: `Row 1: the column ${name} is missing.`,
    })),
    ...unknown.map((name) => ({
      path: `row 1, ${name.slice(0, 40)}`,
      rule: 'HEADER',
      message: `Row 1: the column ${name.slice(0, 40)} is not known.`,
    })),
    ...doubled.map((name) => ({
      path: `row 1, ${name}`,
      rule: 'HEADER',
      message: `Row 1: the column ${name} stands twice.`,
    })),
  ];
  if (faults.length > 0) throw new InvalidInputError(faults.slice(0, MOST_FAULTS));
}

/** JSON of the same edition: dates are epoch milliseconds, negative before 1970; a missing code is null. */
function jsonRows(text: string): FileRow[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw refuse('file', 'JSON', 'The file begins like JSON and is none: it may be cut.');
  }
  const records = parsed as Record<string, unknown>[];
  if (records.some((record) => record === null || typeof record !== 'object'))
    throw refuse('file', 'JSON', 'The file is not a list of records.');
  if (records[0]) requireHeader(Object.keys(records[0]).map((name) => name.toLowerCase()));
  return records.map((record, index) => ({
    number: index + 1,
    cells: Object.fromEntries(
      Object.entries(record).map(([name, value]) => [name.toLowerCase(), cellOf(name.toLowerCase(), value)]),
    ),
  }));
}

function cellOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const isDate = name === 'incident_date' || name === 'last_update';
  if (isDate && typeof value === 'number' && Number.isFinite(value)) return dayOfEpoch(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function dayOfEpoch(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString().slice(0, 10);
}
