import type { GroupedObservation } from '../analytics/estimators/group-comparison.js';
import { FileFaults, shown } from '../imports/import.faults.js';
import { causeOf, type EventCoding } from './estimate.coding.js';
import type { TableRow } from './estimate.file.js';

/** Names of the columns that an estimate is made of. */
export interface EstimateColumns {
  readonly time: string;
  readonly event: string;
  readonly group?: string;
  readonly entry?: string;
  readonly origin?: string;
  readonly cluster?: string;
}

/** Rows that do not enter, by the reason. */
export interface LeftOut {
  /** The earlier stage from which time runs was not reached. */
  readonly originNotReached: number;
  readonly noGroup: number;
  /** In view only from a day on by which it had ended. */
  readonly neverInView: number;
}

export interface EstimateRows {
  readonly observations: readonly GroupedObservation[];
  readonly leftOut: LeftOut;
}

const ALL = 'all';

/**
 * Observations from the rows of a file. Days run from 0, or from the day in column `origin`; a row without one has not
 * got there and is left out. Throws BAD_USER_INPUT with row, column and rule: BLANK, NUMBER (no number from 0), ORDER (the
 * end lies before the origin).
 */
export function observationsOf(rows: readonly TableRow[], columns: EstimateColumns, coding: EventCoding): EstimateRows {
  const faults = new FileFaults();
  const observations: GroupedObservation[] = [];
  const leftOut = { originNotReached: 0, noGroup: 0, neverInView: 0 };
  for (const row of rows) {
    const observation = observationOf(row, columns, coding, faults);
    if (typeof observation === 'string') leftOut[observation] += 1;
    else if (observation) observations.push(observation);
  }
  faults.refuse();
  return { observations, leftOut };
}

/** The observation of a row, the reason for which it is left out, or null after a fault. */
function observationOf(
  { number, cells }: TableRow,
  columns: EstimateColumns,
  coding: EventCoding,
  faults: FileFaults,
): GroupedObservation | keyof LeftOut | null {
  if (columns.origin !== undefined && cells[columns.origin] === '') return 'originNotReached';
  const group = columns.group === undefined ? ALL : (cells[columns.group] ?? '');
  if (group === '') return 'noGroup';
  const day = (column: string | undefined): number => (column === undefined ? 0 : dayIn(cells, column, number, faults));
  const [end, entry, origin] = [day(columns.time), day(columns.entry), day(columns.origin)];
  const value = cells[columns.event] ?? '';
  if (value === '') faults.add(number, columns.event, 'BLANK', 'the cell is empty.');
  const cluster = columns.cluster === undefined ? undefined : cells[columns.cluster];
  if (cluster === '') faults.add(number, columns.cluster ?? null, 'BLANK', 'the cell is empty.');
  if (end < origin) faults.add(number, columns.time, 'ORDER', `${end} lies before its origin, ${origin}.`);
  if (Number.isNaN(end + entry + origin) || value === '' || cluster === '' || end < origin) return null;
  const [time, late] = [end - origin, Math.max(0, entry - origin)];
  if (late > 0 && late >= time) return 'neverInView';
  const observation = { entry: late, time, cause: causeOf(value, coding), group };
  return cluster === undefined ? observation : { ...observation, cluster };
}

const DAYS = /^\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** NaN after a fault. */
function dayIn(cells: TableRow['cells'], column: string, row: number, faults: FileFaults): number {
  const text = cells[column] ?? '';
  const day = Number(text);
  if (DAYS.test(text) && Number.isFinite(day)) return day;
  if (text === '') faults.add(row, column, 'BLANK', 'the cell is empty.');
  else faults.add(row, column, 'NUMBER', `${shown(text)} is no number of days from 0.`);
  return NaN;
}
