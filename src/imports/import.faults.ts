import { InvalidInputError, type FieldFault } from '../errors/app-error.js';

const MOST_FAULTS = 1_000;

/** A fault of a file: where it is, which rule it breaks, and a sentence. The header of a CSV is row 1. */
export interface FileFault extends FieldFault {
  readonly row: number | null;
  readonly column: string | null;
}

/** Text of a cell as a message may repeat it: short, and without what would break a line. */
export const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Faults of a file as they are found, up to 1,000 of them: one that has so many is refused all the same. */
export class FileFaults {
  private readonly found: FileFault[] = [];

  add(row: number | null, column: string | null, rule: string, sentence: string): void {
    if (this.found.length >= MOST_FAULTS) return;
    const path = [row === null ? 'file' : `row ${row}`, ...(column === null ? [] : [column])].join(', ');
    this.found.push({ path, rule, message: `${capital(path)}: ${sentence}`, row, column });
  }

  get isFull(): boolean {
    return this.found.length >= MOST_FAULTS;
  }

  /** Throws BAD_USER_INPUT with all of them when there are any. */
  refuse(): void {
    if (this.found.length > 0) throw new InvalidInputError(this.found);
  }

  /** Throws BAD_USER_INPUT for a file that cannot be read as a whole. */
  static refuse(rule: string, sentence: string, row: number | null = null, column: string | null = null): never {
    const faults = new FileFaults();
    faults.add(row, column, rule, sentence);
    throw new InvalidInputError(faults.found);
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is incomplete in a file without being wrong: said once for all rows alike. */
export interface FileNote {
  readonly column: string;
  readonly rule: string;
  readonly message: string;
  readonly count: number;
  /** The first rows concerned. */
  readonly rows: readonly number[];
}

const MOST_ROWS = 20;

/** Notes as they are made; those with the same column, rule and sentence become one. */
export class FileNotes {
  private readonly made = new Map<string, { column: string; rule: string; message: string; all: number[] }>();

  add(row: number, column: string, rule: string, message: string): void {
    const key = `${column}\n${rule}\n${message}`;
    const note = this.made.get(key) ?? { column, rule, message, all: [] };
    note.all.push(row);
    this.made.set(key, note);
  }

  list(): FileNote[] {
    return [...this.made.values()].map(({ all, ...note }) => ({
      ...note,
      count: all.length,
      rows: all.slice(0, MOST_ROWS),
    }));
  }
}
