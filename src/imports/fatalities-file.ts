import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../errors/app-error.js';
import { csvRows } from './fatalities-csv.js';
import type { FileRows } from './fatalities-header.js';
import { jsonRows } from './fatalities-json.js';
import { FileFaults } from './import.faults.js';

/** The largest file that is read, in bytes; the UN's list of 75 years has 0.5 MB as CSV and 1.5 MB as JSON. */
const LARGEST_FILE = 16 * 1024 * 1024;

export interface FatalitiesFile extends FileRows {
  readonly name: string;
  /** Hexadecimal, of the bytes as they came. */
  readonly sha256: string;
}

/**
 * Reads an edition of the UN's list of fatalities, CSV or JSON, told by its content. Rows that are cut short are added to
 * `faults`. Throws BAD_USER_INPUT for a file that is too large, is no text, or has another header.
 */
export async function readFatalities(path: string, faults: FileFaults): Promise<FatalitiesFile> {
  const bytes = await readBounded(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = decode(bytes);
  if (text.trim() === '') FileFaults.refuse('EMPTY', 'the file is empty.');
  const read = isJson(text) ? jsonRows(text, faults) : csvRows(text, faults);
  if (read.rows.length === 0) {
    faults.refuse();
    FileFaults.refuse('EMPTY', 'the file has no rows.');
  }
  return { name: basename(path), sha256, ...read };
}

/** Reads at most LARGEST_FILE bytes, whatever the path is: a pipe has no size, so bytes are counted as they come. */
async function readBounded(path: string): Promise<Buffer> {
  const tooLarge = `the file is larger than ${LARGEST_FILE / 1024 / 1024} MiB; it is not the list of fatalities.`;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const info = await stat(path);
    if (info.isDirectory()) FileFaults.refuse('READABLE', 'this is a folder.');
    if (info.size > LARGEST_FILE) FileFaults.refuse('SIZE', tooLarge);
    for await (const chunk of createReadStream(path)) {
      size += (chunk as Buffer).length;
      if (size > LARGEST_FILE) FileFaults.refuse('SIZE', tooLarge);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    FileFaults.refuse('READABLE', `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
  return Buffer.concat(chunks);
}

const isJson = (text: string): boolean => /^\s*[[{]/.test(text);

function decode(bytes: Buffer): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe' || start === 'feff') FileFaults.refuse('ENCODING', 'the file is UTF-16; it must be UTF-8.');
  const faults = new FileFaults();
  // Neither byte is ever part of a longer UTF-8 sequence.
  const isList = isJson(bytes.subarray(0, 1024).toString('latin1'));
  const [separator, first] = isList ? ([0x7d, 1] as const) : ([0x0a, 1] as const);
  const header = isList ? [] : headerOf(bytes);
  for (let from = 0, row: number = first; from < bytes.length && !faults.isFull; row += 1) {
    const found = bytes.indexOf(separator, from);
    const end = found < 0 ? bytes.length : found;
    const part = bytes.subarray(from, end);
    if (!isUtf8(part))
      faults.add(row, brokenColumn(part, header), 'ENCODING', 'the text is not UTF-8; save the file as UTF-8.');
    from = end + 1;
  }
  faults.refuse();
  return FileFaults.refuse('ENCODING', 'the file is not UTF-8 text.');
}

const headerOf = (bytes: Buffer): string[] =>
  bytes
    .subarray(0, Math.max(0, bytes.indexOf(0x0a)))
    .toString('latin1')
    .split(',')
    .map((name) => name.trim().toLowerCase().slice(0, 40));

/** The column of the first cell that is not UTF-8: by place in a CSV, by its own name in JSON. */
function brokenColumn(part: Buffer, header: readonly string[]): string | null {
  const cells = part.toString('latin1').split(',');
  const index = cells.findIndex((cell) => !isUtf8(Buffer.from(cell, 'latin1')));
  const [, own] = /^[\s{[]*"([a-z0-9_]{1,40})"\s*:/i.exec(cells[index] ?? '') ?? [];
  return header[index] ?? own ?? null;
}
