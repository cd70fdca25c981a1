import { CENSORED, EVENT } from '../analytics/estimators/observation.js';
import { FileFaults, shown } from '../imports/import.faults.js';
import type { TableRow } from './estimate.file.js';

/** What the values of the event column stand for; `competing` in the order of their first rows. */
export interface EventCoding {
  readonly censored: string | null;
  readonly event: string;
  readonly competing: readonly string[];
}

export interface CodingOptions {
  readonly eventValue?: string;
  readonly censoredValue?: string;
}

/** Says that no row of the file is censored. */
export const NONE_CENSORED = 'NONE';

/**
 * Reads what the values of a column mean: 0 censored, 1 event, 2 and more competing, unless values are named. Throws
 * BAD_USER_INPUT with the rule EVENT for another value, VALUE for a named one that no row holds, AMBIGUOUS for a file of 1
 * and 2 alone: there 1 may be censored, as in many data sets of R, or the event.
 */
export function codingOf(rows: readonly TableRow[], column: string, options: CodingOptions): EventCoding {
  const { eventValue, censoredValue } = options;
  const values = [...new Set(rows.map(({ cells }) => cells[column] ?? ''))].filter((value) => value !== '');
  const isNamed = eventValue !== undefined || censoredValue !== undefined;
  if (isNamed) requireNamed(values, column, options);
  else requireNumbers(rows, values, column);
  const event = eventValue ?? '1';
  const censored = censoredValue === NONE_CENSORED ? null : (censoredValue ?? '0');
  return { censored, event, competing: values.filter((value) => value !== event && value !== censored) };
}

function requireNamed(values: readonly string[], column: string, { eventValue, censoredValue }: CodingOptions): void {
  if (eventValue === undefined || censoredValue === undefined)
    FileFaults.refuse('VALUE', 'name both --event-value and --censored-value, or neither.', null, column);
  for (const value of [eventValue, censoredValue])
    if (value !== NONE_CENSORED && !values.includes(value ?? ''))
      FileFaults.refuse('VALUE', `no row holds ${shown(value ?? '')}; rows hold ${list(values)}.`, null, column);
  if (eventValue === censoredValue)
    FileFaults.refuse('VALUE', 'one value cannot stand for the event and for censoring.', null, column);
}

function requireNumbers(rows: readonly TableRow[], values: readonly string[], column: string): void {
  const faults = new FileFaults();
  for (const { number, cells } of rows) {
    const value = cells[column] ?? '';
    if (value !== '' && !/^\d{1,4}$/.test(value))
      faults.add(
        number,
        column,
        'EVENT',
        `${shown(value)} is neither 0 (censored), 1 (event) nor the number of a competing event; or name the values by --event-value and --censored-value.`,
      );
  }
  faults.refuse();
  if (values.length === 2 && values.includes('1') && values.includes('2'))
    FileFaults.refuse(
      'AMBIGUOUS',
      `the column holds 1 and 2 only. Say --event-value 2 --censored-value 1 where 1 is censored, or --event-value 1 --censored-value ${NONE_CENSORED} where 2 competes.`,
      null,
      column,
    );
}

const list = (values: readonly string[]): string => values.slice(0, 10).map(shown).join(', ');

/** The cause that a value stands for; competing ones are numbered from 2. */
export function causeOf(value: string, { censored, event, competing }: EventCoding): number {
  if (value === event) return EVENT;
  return value === censored ? CENSORED : 2 + competing.indexOf(value);
}
