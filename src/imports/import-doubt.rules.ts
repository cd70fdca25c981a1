import { InvalidInputError } from '../errors/app-error.js';
import type { CasualtyCells, KeyedRow } from './casualty.rules.js';
import type { ImportDoubt } from './import-doubt.entity.js';
import { idOfKey } from './import.planning.js';

/** What a doubt keeps of its row. */
export interface DoubtCells {
  readonly row: KeyedRow['raw'];
  readonly said: CasualtyCells;
}

/** The row of a doubt, as the import read it. */
export function casualtyRowOf(doubt: ImportDoubt): KeyedRow {
  const { row, said } = doubt.cells as DoubtCells;
  return {
    number: doubt.rowNumber,
    key: doubt.key,
    id: idOfKey(doubt.key),
    cells: said,
    type: '',
    raw: row,
    hasUnknownValue: false,
  };
}

/** Refuses a new victim for a row that says the death was no malicious act. Throws BAD_USER_INPUT. */
export function requireSomeone({ cells }: KeyedRow): void {
  if (cells.cause === 'OTHER')
    throw InvalidInputError.at('input.resolution', 'NO_VICTIM', 'The list says that this death was no malicious act.');
}
