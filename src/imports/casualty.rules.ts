/** What the list says of a death, as far as the register uses it. Two editions differ where these differ. */
export interface CasualtyCells {
  /** Day of the incident, YYYY-MM-DD. */
  readonly date: string;
  /** Acronym of the mission, as the register writes it. */
  readonly mission: string;
  /** Alpha-3 code, or null where the list leaves the nationality open. */
  readonly nationality: string | null;
  /** Our category for the list's; UNKNOWN where it uses a word that we do not know. */
  readonly personnel: string;
  /** Null in an edition without this column. */
  readonly sex: 'MALE' | 'FEMALE' | 'UNKNOWN' | null;
  readonly cause: Cause;
}
export type Cause = 'MALICIOUS' | 'PENDING' | 'OTHER';

/** A row that was checked. Its key follows from what the register knows of its casualty id (identity.rules.ts). */
export interface CasualtyRow {
  /** Number in the file. */
  readonly number: number;
  /** Casualty id of the list. */
  readonly id: string;
  readonly cells: CasualtyCells;
  /** Type of incident in the list's words. */
  readonly type: string;
  /** The row as it stands in the file, in the order of its columns. */
  readonly raw: readonly (readonly [column: string, value: string])[];
  /** A cell holds a word that the import cannot read: a person decides what becomes of the row. */
  readonly hasUnknownValue: boolean;
}
export interface KeyedRow extends CasualtyRow {
  /** Casualty id, with the nationality only where an id stands twice. */
  readonly key: string;
}

export const CAUSES: Readonly<Record<string, Cause>> = {
  'malicious act': 'MALICIOUS',
  'to be determined': 'PENDING',
  accident: 'OTHER',
  illness: 'OTHER',
  'self-inflicted': 'OTHER',
  unknown: 'OTHER',
};

/** Categories of the list and ours; the list says no more than this. */
export const CATEGORIES: Readonly<Record<string, string>> = {
  military: 'MILITARY',
  police: 'POLICE',
  'military observer': 'MILITARY_OBSERVER',
  'international civilian': 'INTERNATIONAL_STAFF',
  local: 'NATIONAL_STAFF',
  other: 'OTHER_UN',
};

const UNIFORMED: readonly string[] = ['MILITARY', 'POLICE', 'MILITARY_OBSERVER'];

/** Civilians under whatever contract, and with them those whom a government or a panel sends. */
const BY_CONTRACT: readonly string[] = ['CIVILIAN', 'CONSULTANT', 'UN_VOLUNTEER', 'INDIVIDUAL_CONTRACTOR'];
const SENT: readonly string[] = [...BY_CONTRACT, 'GOVERNMENT_PROVIDED', 'EXPERT_GROUP'];

/** Finer categories that a person may have recorded for one of the list's. */
const REFINED: Readonly<Record<string, readonly string[]>> = {
  MILITARY: ['MILITARY', 'CONTINGENT', 'STAFF_OFFICER'],
  POLICE: ['POLICE', 'INDIVIDUAL_POLICE', 'FORMED_POLICE_UNIT'],
  MILITARY_OBSERVER: ['MILITARY_OBSERVER', 'MILITARY'],
  INTERNATIONAL_STAFF: ['INTERNATIONAL_STAFF', ...SENT],
  NATIONAL_STAFF: ['NATIONAL_STAFF', ...BY_CONTRACT],
  OTHER_UN: ['OTHER_UN', ...SENT],
};
/** People whom the list never holds. */
const NEVER_LISTED: readonly string[] = ['BYSTANDER', 'NON_UN_MISSION', 'CONTRACTOR_EMPLOYEE'];

/** What is recorded of a victim, as far as a row can agree with it. */
export interface RecordedPerson {
  readonly contributingCountry: string | null;
  readonly citizenships: readonly string[];
  readonly category: string;
  readonly sex: string;
}

/** Where a casualty is from: of uniformed personnel the list gives the contributor, of civilians the nationality. */
export function originOf(cells: Pick<CasualtyCells, 'personnel' | 'nationality'>): {
  contributingCountry: string | null;
  citizenships: string[];
} {
  const isUniformed = UNIFORMED.includes(cells.personnel);
  return {
    contributingCountry: isUniformed ? cells.nationality : null,
    citizenships: !isUniformed && cells.nationality !== null ? [cells.nationality] : [],
  };
}

/** The person of a row as the register records it. */
export function personOf(cells: CasualtyCells): RecordedPerson {
  return { ...originOf(cells), category: cells.personnel, sex: cells.sex ?? 'UNKNOWN' };
}

const countriesOf = (victim: RecordedPerson, cells: CasualtyCells): readonly string[] =>
  UNIFORMED.includes(cells.personnel) && victim.contributingCountry !== null
    ? [victim.contributingCountry]
    : [...victim.citizenships, ...(victim.contributingCountry === null ? [] : [victim.contributingCountry])];

/** Whether row and victim have the same nationality; an unknown one is the same as an unknown one only. */
export function sharesNationality(victim: RecordedPerson, cells: CasualtyCells): boolean {
  const countries = countriesOf(victim, cells);
  return cells.nationality === null ? countries.length === 0 : countries.includes(cells.nationality);
}

export function sharesCategory(victim: RecordedPerson, cells: CasualtyCells): boolean {
  return (REFINED[cells.personnel] ?? []).includes(victim.category);
}

const sharesSex = ({ sex }: RecordedPerson, cells: CasualtyCells): boolean =>
  sex === 'UNKNOWN' || cells.sex === null || cells.sex === 'UNKNOWN' || sex === cells.sex;

/** Whether a recorded victim is one of those whom a row can mean: nationality and category agree, and sex does not deny it. */
export function canBe(victim: RecordedPerson, cells: CasualtyCells): boolean {
  return sharesNationality(victim, cells) && sharesCategory(victim, cells) && sharesSex(victim, cells);
}

/** Whether row and victim may be one person of whom the two say different things. */
export function mayBe(victim: RecordedPerson, cells: CasualtyCells): boolean {
  if (NEVER_LISTED.includes(victim.category)) return false;
  return sharesNationality(victim, cells) || sharesCategory(victim, cells) || victim.category === 'UNKNOWN';
}

/**
 * Whether two editions say the same of a casualty, as far as it concerns the register: of other causes it keeps no more
 * than that. A column that the newer edition lacks says nothing.
 */
export function saysTheSame(before: CasualtyCells, now: CasualtyCells): boolean {
  if (before.cause === 'OTHER' && now.cause === 'OTHER') return true;
  return (
    before.date === now.date &&
    before.mission === now.mission &&
    before.nationality === now.nationality &&
    before.personnel === now.personnel &&
    (now.sex === null || before.sex === now.sex) &&
    before.cause === now.cause
  );
}
