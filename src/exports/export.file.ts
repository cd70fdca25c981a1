import type { ExportFormat } from '../vocabulary/export.vocabulary.js';
import { csvHeader, csvLines, csvRecords, jsonLines, shown } from './export.cells.js';
import type { OpenAnswer } from './export.source.js';
import { gathered, workbook } from './export.xlsx.js';

/** How a format is named in files and in headers. */
export const FORMATS: Readonly<Record<ExportFormat, { readonly suffix: string; readonly contentType: string }>> = {
  CSV: { suffix: 'csv', contentType: 'text/csv; charset=utf-8; header=present' },
  JSON_LINES: { suffix: 'jsonl', contentType: 'application/x-ndjson; charset=utf-8' },
  XLSX: { suffix: 'xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

/** What was made: lines of the table and bytes of the file. */
export interface Tally {
  rows: number;
  bytes: number;
}

/** A piece of a file, with the lines that it brings. */
interface Piece {
  readonly bytes: Buffer;
  readonly rows: number;
}

async function* textPieces(
  { columns, pages }: OpenAnswer,
  format: Exclude<ExportFormat, 'XLSX'>,
): AsyncGenerator<Piece, void, undefined> {
  const write = format === 'CSV' ? csvLines : jsonLines;
  if (format === 'CSV') yield { bytes: Buffer.from(csvHeader(columns)), rows: 0 };
  for await (const lines of pages) yield { bytes: Buffer.from(write(columns, lines)), rows: lines.length };
}

/**
 * The bytes of a file, made as they are taken, and counted meanwhile; a workbook is made before the first. `onDone` runs once the last byte was
 * taken, and never when the reader went away. Throws as the answer's pages do, and BAD_USER_INPUT for a workbook too long.
 */
export async function fileOf(
  answer: OpenAnswer,
  format: ExportFormat,
  codebook: readonly (readonly string[])[],
  onDone: (tally: Tally) => Promise<void>,
): Promise<{ readonly bytes: AsyncIterable<Buffer>; readonly tally: Readonly<Tally> }> {
  const tally: Tally = { rows: 0, bytes: 0 };
  if (format !== 'XLSX') return { tally, bytes: counted(textPieces(answer, format), tally, onDone) };
  const lines = await gathered(answer.pages);
  const bytes = await workbook(answer.columns, lines, codebook);
  return { tally, bytes: counted([{ bytes, rows: lines.length }], tally, onDone) };
}

async function* counted(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  tally: Tally,
  onDone: (tally: Tally) => Promise<void>,
): AsyncGenerator<Buffer, void, undefined> {
  for await (const { bytes, rows } of pieces) {
    tally.rows += rows;
    tally.bytes += bytes.length;
    if (bytes.length > 0) yield bytes;
  }
  await onDone(tally);
}

/** A codebook as a CSV file. */
export const codebookFile = (codebook: readonly (readonly string[])[]): Buffer =>
  Buffer.from(csvRecords(codebook.map((record) => record.map(shown))));
