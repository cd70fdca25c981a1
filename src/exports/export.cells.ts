import { stringify } from 'csv-stringify/sync';
import type { Line } from './export.lines.js';
import type { Column } from './export.shape.js';

/** What makes a spreadsheet compute a cell, full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const BETWEEN = '; ';

/** A text that a spreadsheet shows as it is: with an apostrophe before what it would compute. */
export const shown = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** One text of a cell; lists of values in one cell are joined. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(BETWEEN);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const csvCell = (value: unknown, { kind }: Column): string => {
  if (value === null || value === undefined) return '';
  return kind === 'text' ? shown(textOf(value)) : textOf(value);
};

/**
 * Records as RFC 4180 has them. Without a byte order mark: it would become part of the first column's name in R and in
 * most parsers, and who opens files in a spreadsheet has XLSX.
 */
export const csvRecords = (records: readonly (readonly string[])[]): string =>
  stringify([...records] as string[][], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });

export const csvHeader = (columns: readonly Column[]): string => csvRecords([columns.map(({ name }) => shown(name))]);

export const csvLines = (columns: readonly Column[], lines: readonly Line[]): string =>
  csvRecords(lines.map((line) => columns.map((column) => csvCell(line[column.name], column))));

/** Values as the API gives them; every line has every key. */
export const jsonLines = (columns: readonly Column[], lines: readonly Line[]): string =>
  lines
    .map((line) => `${JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, line[name] ?? null])))}\n`)
    .join('');

/** A cell of a workbook, typed: text is never computed there, so it stands as it is. */
export function sheetCell(value: unknown, { kind }: Column): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  return kind === 'text' ? textOf(value) : (value as number | boolean);
}
