import { InvalidInputError } from '../errors/app-error.js';
import type { CasualtyCells, KeyedRow } from './casualty.rules.js';
import type { ImportDoubt } from './import-doubt.entity.js';
import type { ImportRow } from './import-row.entity.js';
import { idOfKey } from './import.planning.js';

/** The casualty of a doubt as the newest edition has it: a doubt may have waited while editions followed each other. */
export function casualtyRowOf(doubt: ImportDoubt, { key, cells }: ImportRow): KeyedRow {
  return {
    number: doubt.rowNumber,
    key,
    id: idOfKey(key),
    cells: cells as CasualtyCells,
    type: '',
    raw: [],
    hasUnknownValue: false,
  };
}

/** Refuses a new victim for a row that says the death was no malicious act. Throws BAD_USER_INPUT. */
export function requireSomeone({ cells }: KeyedRow): void {
  if (cells.cause === 'OTHER')
    throw InvalidInputError.at('input.resolution', 'NO_VICTIM', 'The list says that this death was no malicious act.');
}
