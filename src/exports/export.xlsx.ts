import { InvalidInputError } from '../errors/app-error.js';
import { sheetCell } from './export.cells.js';
import type { Line } from './export.lines.js';
import type { Column } from './export.shape.js';

/** A workbook is held whole while it is made; beyond this it takes the memory of many readers (rules 5). */
export const MOST_SHEET_LINES = 20_000;
/** What Excel takes in a cell. */
const LONGEST_CELL = 32_767;

type SheetCell = {
  readonly value: string | number | boolean;
  readonly type: StringConstructor | NumberConstructor | BooleanConstructor;
  readonly fontWeight?: 'bold';
} | null;

function typed(value: string | number | boolean | null, isHeader = false): SheetCell {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value: value.slice(0, LONGEST_CELL), type: String, ...(isHeader ? { fontWeight: 'bold' } : {}) };
}

/** All lines, when they are few enough for a workbook. Throws BAD_USER_INPUT with rule XLSX_LINES otherwise. */
export async function gathered(pages: AsyncIterable<readonly Line[]>): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const page of pages) {
    lines.push(...page);
    if (lines.length > MOST_SHEET_LINES)
      throw InvalidInputError.at(
        'input.format',
        'XLSX_LINES',
        'A workbook has at most 20,000 lines; ask for CSV or JSON_LINES, or for less.',
      );
  }
  return lines;
}

/** The workbook: sheet `data` with typed cells, and sheet `codebook`. Text is text: nothing in it is computed. */
export async function workbook(
  columns: readonly Column[],
  lines: readonly Line[],
  codebook: readonly (readonly string[])[],
): Promise<Buffer> {
  const data = [
    columns.map(({ name }) => typed(name, true)),
    ...lines.map((line) => columns.map((column) => typed(sheetCell(line[column.name], column)))),
  ];
  const words = codebook.map((record, index) => record.map((text) => typed(text, index === 0)));
  const sheets = [
    { sheet: 'data', data, stickyRowsCount: 1 },
    { sheet: 'codebook', data: words, stickyRowsCount: 1 },
  ];
  // Only who asks for a workbook waits for its hundred files to load.
  const { default: writeWorkbook } = await import('write-excel-file/node');
  return writeWorkbook(sheets).toBuffer();
}
