import { FileFaults } from './import.faults.js';

/** A row as the file has it: cells by lower-case column name, and its number (the header of a CSV is row 1). */
export interface FileRow {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A list of rows, in whichever form it came. Rows that are cut short are faults, and are not among them. */
export interface FileRows {
  readonly columns: readonly string[];
  readonly rows: readonly FileRow[];
}

/** The UN's list of 75 years has some 4,400 rows. */
export const MOST_ROWS = 50_000;

/** Columns that every edition has: 2021 (in other capitals, behind a byte-order mark), 2023, 2025. */
const REQUIRED: readonly string[] = [
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
/** Columns that came with the edition of 2023. */
const LATER: readonly string[] = ['id', 'gender', 'last_update'];

/** Refuses a header that is not one of the list's: what an unknown column means, nobody knows. Throws BAD_USER_INPUT. */
export function requireHeader(columns: readonly string[]): void {
  const faults = new FileFaults();
  const named = (name: string): string => name.slice(0, 40);
  for (const name of REQUIRED.filter((column) => !columns.includes(column)))
    faults.add(1, name, 'HEADER', 'this column is missing.');
  for (const [index, name] of columns.entries()) {
    if (!REQUIRED.includes(name) && !LATER.includes(name))
      faults.add(1, named(name), 'HEADER', 'this column is not known.');
    if (columns.indexOf(name) !== index) faults.add(1, named(name), 'HEADER', 'this column stands twice.');
  }
  faults.refuse();
}

/** Refuses a file of more rows than the list can have: few bytes may hold millions of them. Throws BAD_USER_INPUT. */
export function requireRowCount(rows: number): void {
  if (rows > MOST_ROWS)
    FileFaults.refuse('SIZE', `the file has more than ${MOST_ROWS} rows; it is not the list of fatalities.`);
}
