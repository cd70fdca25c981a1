import { isCalendarDate } from '../graphql/scalars.js';
import { CATEGORIES, CAUSES, type CasualtyCells, type CasualtyRow } from './casualty.rules.js';
import type { FileRow, FileRows } from './fatalities-header.js';
import { shown, type FileFaults, type FileNotes } from './import.faults.js';
import type { Nationalities, Nationality } from './nationality.rules.js';

/** What the register knows when a file is checked. */
export interface Known {
  /** Acronyms by their own capitals without spaces: the list writes UNSecretariat, and once wrote it otherwise. */
  readonly missions: ReadonlyMap<string, string>;
  readonly nationalities: Nationalities;
  /** Calendar day, UTC. */
  readonly today: string;
}

export const missionKey = (acronym: string): string => acronym.replaceAll(/\s/g, '').toUpperCase();

const LONGEST_CELL = 200;
const LONGEST_ID = 60;
/** A day, or its midnight as spreadsheets and databases write it. */
const DAY = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?)?$/;
const SEXES: Readonly<Record<string, CasualtyCells['sex']>> = { M: 'MALE', F: 'FEMALE', '': 'UNKNOWN' };

export interface CheckedRows {
  readonly rows: readonly CasualtyRow[];
  /** Newest day on which a row was updated; null in an edition without that column. */
  readonly lastUpdate: string | null;
}

/** Checks every cell of an edition. What is wrong is added to `faults`, what is merely incomplete to `notes`. */
export function checkRows(file: FileRows, known: Known, faults: FileFaults, notes: FileNotes): CheckedRows {
  const rows = file.rows.map((row) => new RowCheck(row, file.columns, known, faults, notes).check());
  const updates = rows.flatMap(({ lastUpdate }) => lastUpdate ?? []);
  return { rows: rows.map(({ row }) => row), lastUpdate: updates.toSorted().at(-1) ?? null };
}

/** One row under check. */
class RowCheck {
  constructor(
    private readonly row: FileRow,
    private readonly columns: readonly string[],
    private readonly known: Known,
    private readonly faults: FileFaults,
    private readonly notes: FileNotes,
  ) {}

  check(): { row: CasualtyRow; lastUpdate: string | null } {
    this.texts();
    const type = this.cell('type_of_incident');
    const cause = CAUSES[type.toLowerCase()];
    if (!cause) this.refuse('type_of_incident', 'KNOWN_VALUE', `${shown(type)} is not a known type of incident.`);
    const personnel = CATEGORIES[this.cell('casualty_personnel_type').toLowerCase()];
    const isDeath = this.cell('type_of_casualty').toLowerCase() === 'fatality';
    const lastUpdate = this.cell('last_update') === '' ? null : this.date('last_update');
    const cells = {
      date: this.date('incident_date'),
      mission: this.mission(),
      nationality: this.nationality().code,
      personnel: personnel ?? 'UNKNOWN',
      sex: this.sex(),
      cause: cause ?? 'OTHER',
    };
    const raw = this.columns.map((name): [string, string] => [name, this.row.cells[name] ?? '']);
    const hasUnknownValue = !personnel || !isDeath;
    return { row: { number: this.row.number, id: this.id(), cells, type, raw, hasUnknownValue }, lastUpdate };
  }

  private cell(name: string): string {
    return (this.row.cells[name] ?? '').trim();
  }

  private refuse(column: string, rule: string, sentence: string): void {
    this.faults.add(this.row.number, column, rule, sentence);
  }

  /** What no cell may be, and what is only untidy. */
  private texts(): void {
    for (const name of this.columns) {
      const text = this.row.cells[name] ?? '';
      if (text.length > LONGEST_CELL) this.refuse(name, 'TEXT', `the cell has more than ${LONGEST_CELL} characters.`);
      else if (/[\p{Cc}\p{Cs}]/u.test(text))
        this.refuse(name, 'TEXT', 'the cell holds a control character or half a character.');
      else if (text !== text.trim())
        this.notes.add(this.row.number, name, 'SPACE', `${shown(text)} is read without the space around it.`);
    }
  }

  private id(): string {
    const id = this.cell('casualty_id');
    if (id === '') this.refuse('casualty_id', 'REQUIRED', 'the casualty id is missing.');
    else if (id.length > LONGEST_ID || id.includes('|'))
      this.refuse('casualty_id', 'TEXT', `${shown(id)} is no casualty id.`);
    return id;
  }

  private date(column: string): string {
    const text = this.cell(column);
    const day = DAY.exec(text)?.[1] ?? '';
    if (!isCalendarDate(day)) this.refuse(column, 'DATE', `${shown(text)} is no calendar date.`);
    else if (day > this.known.today) this.refuse(column, 'NOT_IN_FUTURE', `${day} lies in the future.`);
    return day;
  }

  private mission(): string {
    const acronym = this.cell('mission_acronym');
    const mission = this.known.missions.get(missionKey(acronym));
    if (mission === undefined)
      this.refuse('mission_acronym', 'KNOWN_MISSION', `${shown(acronym)} is not a known mission.`);
    return mission ?? acronym;
  }

  private nationality(): Nationality {
    const name = this.cell('casualty_nationality');
    const found = this.known.nationalities.of(this.cell('isocode3').toUpperCase(), this.cell('m49_code'), name);
    const sentences = {
      BLANK: 'no nationality is given.',
      UNDETERMINED: `${shown(name)}: the nationality is not determined.`,
      UNKNOWN_NATIONALITY: `${shown(name)} is not a known nationality; none is recorded.`,
      BY_NAME: `${shown(name)} has no code of its own and is read as ${found.code ?? ''}.`,
    };
    if (found.note !== null) this.notes.add(this.row.number, 'casualty_nationality', found.note, sentences[found.note]);
    return found;
  }

  private sex(): CasualtyCells['sex'] {
    if (!this.columns.includes('gender')) return null;
    const text = this.cell('gender');
    const sex = SEXES[text.toUpperCase()];
    if (sex === undefined)
      this.notes.add(
        this.row.number,
        'gender',
        'UNKNOWN_VALUE',
        `${shown(text)} is neither M nor F; none is recorded.`,
      );
    return sex ?? 'UNKNOWN';
  }
}
