import { InvalidInputError, type FieldFault } from '../errors/app-error.js';
import { isCalendarDate } from '../graphql/scalars.js';
import { nationalityAliases, undeterminedNationalities } from '../reference-data/seeds/countries.js';
import { MOST_FAULTS, type FileRow } from './fatalities-file.js';

/** What the list says of a death, as far as the register uses it. Two editions differ where these differ. */
export interface CasualtyCells {
  readonly date: string;
  readonly mission: string;
  /** Alpha-3 code, or null where the list leaves the nationality open. */
  readonly nationality: string | null;
  readonly personnel: string;
  readonly sex: 'MALE' | 'FEMALE' | 'UNKNOWN';
  readonly cause: 'MALICIOUS' | 'PENDING' | 'OTHER';
}

export interface CasualtyRow {
  readonly number: number;
  /** Casualty id, with the nationality only where an id stands twice in the file. */
  readonly key: string;
  readonly id: string;
  readonly cells: CasualtyCells;
  readonly type: string;
  readonly lastUpdate: string | null;
}

/** What the register knows when a file is checked. */
export interface Known {
  readonly missions: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
  readonly today: string;
}

const CAUSES: Readonly<Record<string, CasualtyCells['cause']>> = {
  'malicious act': 'MALICIOUS',
  'to be determined': 'PENDING',
  accident: 'OTHER',
  illness: 'OTHER',
  'self-inflicted': 'OTHER',
  unknown: 'OTHER',
};

/** Categories of the list and ours; the list says no more than this. */
const CATEGORIES: Readonly<Record<string, string>> = {
  military: 'MILITARY',
  police: 'POLICE',
  'military observer': 'MILITARY_OBSERVER',
  'international civilian': 'INTERNATIONAL_STAFF',
  local: 'NATIONAL_STAFF',
  other: 'OTHER_UN',
};

/**
 * Checks every cell of an edition. Throws BAD_USER_INPUT with row, column and rule, up to 1,000 faults; what is merely
 * incomplete comes back as notes.
 */
export function checkRows(rows: readonly FileRow[], known: Known): { rows: CasualtyRow[]; notes: string[] } {
  const faults: FieldFault[] = [];
  const notes: string[] = [];
  const checked = rows.map((row) => checkRow(row, known, faults, notes));
  const count = new Map<string, number>();
  for (const { id } of checked) count.set(id, (count.get(id) ?? 0) + 1);
  const keyed = checked.map((row) => ({
    ...row,
    key: (count.get(row.id) ?? 0) > 1 ? `${row.id}|${row.cells.nationality ?? ''}` : row.id,
  }));
  const seen = new Set<string>();
  for (const { key, number } of keyed) {
    if (seen.has(key))
      faults.push({
        path: `row ${number}, casualty_id`,
        rule: 'UNIQUE',
        message: `Row ${number}: ${key} stands twice with the same nationality.`,
      });
    seen.add(key);
  }
  if (faults.length > 0) throw new InvalidInputError(faults.slice(0, MOST_FAULTS));
  return { rows: keyed, notes };
}

function checkRow(row: FileRow, known: Known, faults: FieldFault[], notes: string[]): Omit<CasualtyRow, 'key'> {
  const cell = (name: string): string => (row.cells[name] ?? '').trim();
  const refuse = (name: string, rule: string, message: string): void =>
    void faults.push({ path: `row ${row.number}, ${name}`, rule, message: `Row ${row.number}, ${name}: ${message}` });
  const shown = (text: string): string => `"${text.slice(0, 40)}"`;
  const date = dayOf(cell('incident_date'));
  if (!isCalendarDate(date)) refuse('incident_date', 'DATE', `${shown(cell('incident_date'))} is no calendar date.`);
  else if (date > known.today) refuse('incident_date', 'NOT_IN_FUTURE', `${date} lies in the future.`);
  const mission = cell('mission_acronym');
  if (!known.missions.has(mission))
    refuse('mission_acronym', 'KNOWN_MISSION', `${shown(mission)} is not a known mission.`);
  const id = cell('casualty_id');
  if (id === '' || id.length > 60) refuse('casualty_id', 'REQUIRED', 'the casualty id is missing or too long.');
  else if (/[\p{C}|]/u.test(id)) refuse('casualty_id', 'PLAIN_TEXT', 'the casualty id has a character that no id has.');
  if (cell('type_of_casualty').toLowerCase() !== 'fatality')
    refuse('type_of_casualty', 'KNOWN_VALUE', `${shown(cell('type_of_casualty'))} is not a fatality.`);
  const cause = CAUSES[cell('type_of_incident').toLowerCase()];
  if (!cause)
    refuse('type_of_incident', 'KNOWN_VALUE', `${shown(cell('type_of_incident'))} is not a known type of incident.`);
  const personnel = CATEGORIES[cell('casualty_personnel_type').toLowerCase()];
  if (!personnel)
    refuse(
      'casualty_personnel_type',
      'KNOWN_VALUE',
      `${shown(cell('casualty_personnel_type'))} is not a known type of personnel.`,
    );
  const sex = { m: 'MALE', f: 'FEMALE', '': 'UNKNOWN' }[cell('gender').toLowerCase()] as
    CasualtyCells['sex'] | undefined;
  if (!sex) refuse('gender', 'KNOWN_VALUE', `${shown(cell('gender'))} is neither M nor F.`);
  const lastUpdate = dayOf(cell('last_update'));
  if (lastUpdate !== '' && !isCalendarDate(lastUpdate))
    refuse('last_update', 'DATE', `${shown(lastUpdate)} is no calendar date.`);
  const nationality = nationalityOf(cell('isocode3'), cell('casualty_nationality'), known);
  if (nationality === null && cause !== 'OTHER')
    notes.push(`Row ${row.number}: the nationality ${shown(cell('casualty_nationality'))} is not determined.`);
  return {
    number: row.number,
    id,
    cells: { date, mission, nationality, personnel: personnel ?? '', sex: sex ?? 'UNKNOWN', cause: cause ?? 'OTHER' },
    type: cell('type_of_incident'),
    lastUpdate: lastUpdate === '' ? null : lastUpdate,
  };
}

/** The day of a date that may be followed by a time; text of another form is returned as it is. */
const dayOf = (text: string): string => text.replace(/^(\d{4}-\d{2}-\d{2})[T ][\d:.]+Z?$/, '$1');

function nationalityOf(code: string, name: string, known: Known): string | null {
  if (known.countries.has(code)) return code;
  if (undeterminedNationalities.includes(name)) return null;
  return nationalityAliases[name] ?? null;
}

const UNIFORMED: readonly string[] = ['MILITARY', 'POLICE', 'MILITARY_OBSERVER'];

/** Of uniformed personnel the list gives the contributor, of civilians the nationality. */
export function originOf(cells: CasualtyCells): { contributingCountry: string | null; citizenships: string[] } {
  const isUniformed = UNIFORMED.includes(cells.personnel);
  return {
    contributingCountry: isUniformed ? cells.nationality : null,
    citizenships: !isUniformed && cells.nationality !== null ? [cells.nationality] : [],
  };
}

/** Finer categories that a person may have recorded for one of the list's. */
const REFINED: Readonly<Record<string, readonly string[]>> = {
  MILITARY: ['MILITARY', 'CONTINGENT', 'STAFF_OFFICER'],
  POLICE: ['POLICE', 'INDIVIDUAL_POLICE', 'FORMED_POLICE_UNIT'],
  MILITARY_OBSERVER: ['MILITARY_OBSERVER'],
  INTERNATIONAL_STAFF: ['INTERNATIONAL_STAFF', 'CIVILIAN', 'CONSULTANT', 'UN_VOLUNTEER', 'EXPERT_GROUP'],
  NATIONAL_STAFF: ['NATIONAL_STAFF', 'CIVILIAN'],
  OTHER_UN: ['OTHER_UN', 'EXPERT_GROUP', 'GOVERNMENT_PROVIDED', 'INDIVIDUAL_CONTRACTOR', 'CIVILIAN'],
};

/** Whether a recorded victim can be the one of a row, by nationality and category. */
export function canBe(
  victim: {
    readonly contributing_country: string | null;
    readonly citizenships: readonly string[];
    readonly personnel_category: string;
  },
  cells: CasualtyCells,
): boolean {
  if (!(REFINED[cells.personnel] ?? []).includes(victim.personnel_category)) return false;
  const { contributingCountry } = originOf(cells);
  if (contributingCountry !== null) return victim.contributing_country === contributingCountry;
  if (cells.nationality === null) return true;
  return victim.citizenships.length === 0 || victim.citizenships.includes(cells.nationality);
}
