import type { Forum } from '../../vocabulary/proceeding.vocabulary.js';
import type { CustodyState, JudicialState } from '../../vocabulary/suspect.vocabulary.js';
import type { PersonnelCategory } from '../../vocabulary/victim.vocabulary.js';

/**
 * The whole list of figures on persons that researchers and donors get: status by one other dimension (D3.1), asked of
 * nothing else and at no other time than a vintage.
 *
 * The statuses of a family partition the persons: everybody has exactly one, so a cut is a two-way table whose margins
 * add up, and the audit need not guess at overlaps. "Ever in custody" or "tried" overlap: they are sums of statuses
 * (IN_CUSTODY + LEFT_CUSTODY; CONVICTED + ACQUITTED), which readers may form where all parts are shown.
 * The columns of a dimension partition them too. Who belongs to several incidents stands with the earliest (then the
 * smallest reference); who has several proceedings has the first status of JUDICIAL.statuses that any of them gives, and
 * the forum of that one.
 * Persons counted without a record enter by their `min`.
 */
export interface StatusFamily {
  readonly code: string;
  /** In order of precedence where a person could have several. */
  readonly statuses: readonly string[];
}

export interface CutDimension {
  readonly code: string;
  /** Null where the columns are found by recoding (see `host-columns.ts`). */
  readonly columns: readonly string[] | null;
}

/** Persons of whom a cut speaks; cuts of one unit share margins and are published together. */
export type PersonUnit = 'NON_FATAL_VICTIM' | 'SUSPECT';

export interface FixedCut {
  readonly code: string;
  /** Goes up when statuses or columns change their meaning; tables of two versions are never compared. */
  readonly version: number;
  readonly unit: PersonUnit;
  readonly family: StatusFamily;
  readonly dimension: CutDimension;
  /** Cells that are zero by definition, as [status, column]: they are shown as zero and tell nothing. */
  readonly structuralZeros: readonly (readonly [status: string, column: string])[];
}

/** How far justice has come with a person, as it stands. */
export const JUDICIAL: StatusFamily = {
  code: 'JUDICIAL',
  statuses: ['CONVICTED', 'ACQUITTED', 'ON_TRIAL', 'CHARGED', 'ENDED', 'NOT_CHARGED'],
};

/** Without a proceeding: NOT_CHARGED. A quashed or referred case is open again before a trial court. */
export const JUDICIAL_STATUS: Readonly<Record<JudicialState, string>> = {
  SUSPECTED: 'NOT_CHARGED',
  CHARGED: 'CHARGED',
  NOT_CONFIRMED: 'ENDED',
  ON_TRIAL: 'ON_TRIAL',
  CONVICTED: 'CONVICTED',
  ACQUITTED: 'ACQUITTED',
  DISCHARGED: 'ACQUITTED',
  REFERRED: 'ON_TRIAL',
  QUASHED: 'ON_TRIAL',
  PARDONED: 'CONVICTED',
  ENDED: 'ENDED',
};

/** Where a person is. */
export const CUSTODY: StatusFamily = {
  code: 'CUSTODY',
  statuses: ['IN_CUSTODY', 'LEFT_CUSTODY', 'NOT_IN_CUSTODY', 'DEAD', 'DISPUTED'],
};

export const CUSTODY_STATUS: Readonly<Record<CustodyState, string>> = {
  UNKNOWN: 'NOT_IN_CUSTODY',
  AT_LARGE: 'NOT_IN_CUSTODY',
  IN_CUSTODY: 'IN_CUSTODY',
  RELEASED: 'LEFT_CUSTODY',
  ESCAPED: 'LEFT_CUSTODY',
  DEAD: 'DEAD',
  DISPUTED: 'DISPUTED',
};

/** The worst that befell a victim who lives. STILL_HELD: abducted, detained or missing, and neither released nor found. */
export const HARM: StatusFamily = {
  code: 'HARM',
  statuses: ['STILL_HELD', 'GRAVELY_INJURED', 'INJURED', 'HELD_AND_FREED', 'UNHARMED'],
};

export const UNDETERMINED = 'UNDETERMINED';
export const NO_FORUM = 'NONE';

const hostRegion: CutDimension = { code: 'HOST_REGION', columns: null };

/** First years of the bands; the cut at 2021 is the year of resolution 2589. */
const BAND_STARTS = [1948, 1990, 2000, 2013, 2017, 2021, 2025, 2029, 2033] as const;
const bandName = (position: number): string => `${BAND_STARTS[position]}-${(BAND_STARTS[position + 1] ?? NaN) - 1}`;
const BANDS = BAND_STARTS.slice(0, -1).map((_, position) => bandName(position));
const yearBand: CutDimension = { code: 'YEAR_BAND', columns: [...BANDS, UNDETERMINED] };

/** Band of the year of an incident; a date that straddles two years, or lies outside all bands, is undetermined. */
export function bandOf(year: number | null): string {
  const position = year === null ? -1 : BAND_STARTS.findLastIndex((start) => start <= year);
  return BANDS[position] ?? UNDETERMINED;
}

const FORUMS = [
  'HOST_STATE',
  'CONTRIBUTING_STATE',
  'THIRD_STATE',
  'HYBRID',
  'INTERNATIONAL',
  'UN_ADMINISTERED',
] as const;
const forum: CutDimension = {
  code: 'FORUM',
  columns: [...(FORUMS satisfies readonly Forum[]), NO_FORUM, UNDETERMINED],
};

const perpetrator: CutDimension = {
  code: 'PERPETRATOR_CLASS',
  columns: ['NON_STATE_GROUP', 'HOST_STATE_AGENT', 'THIRD_STATE_FORCES', 'INSIDER', 'CROWD', 'CRIMINAL', UNDETERMINED],
};

const personnel: CutDimension = { code: 'PERSONNEL', columns: ['MILITARY', 'POLICE', 'CIVILIAN', UNDETERMINED] };

export const PERSONNEL_COLUMN: Readonly<Record<PersonnelCategory, string>> = {
  CONTINGENT: 'MILITARY',
  STAFF_OFFICER: 'MILITARY',
  MILITARY_OBSERVER: 'MILITARY',
  MILITARY: 'MILITARY',
  INDIVIDUAL_POLICE: 'POLICE',
  FORMED_POLICE_UNIT: 'POLICE',
  POLICE: 'POLICE',
  GOVERNMENT_PROVIDED: 'CIVILIAN',
  INTERNATIONAL_STAFF: 'CIVILIAN',
  NATIONAL_STAFF: 'CIVILIAN',
  UN_VOLUNTEER: 'CIVILIAN',
  CONSULTANT: 'CIVILIAN',
  INDIVIDUAL_CONTRACTOR: 'CIVILIAN',
  CIVILIAN: 'CIVILIAN',
  CONTRACTOR_EMPLOYEE: 'CIVILIAN',
  EXPERT_GROUP: 'CIVILIAN',
  OTHER_UN: 'CIVILIAN',
  NON_UN_MISSION: UNDETERMINED,
  BYSTANDER: 'CIVILIAN',
  UNKNOWN: UNDETERMINED,
};

type Zeros = FixedCut['structuralZeros'];

const cutOf = (
  unit: PersonUnit,
  family: StatusFamily,
  dimension: CutDimension,
  structuralZeros: Zeros = [],
): FixedCut => ({
  code: `${unit}_${family.code}_BY_${dimension.code}`,
  version: 1,
  unit,
  family,
  dimension,
  structuralZeros,
});

/** Nobody is charged, tried or judged without a court. */
const withoutForum: Zeros = JUDICIAL.statuses.filter((s) => s !== 'NOT_CHARGED').map((s) => [s, NO_FORUM] as const);

export const FIXED_CUTS: readonly FixedCut[] = [
  cutOf('SUSPECT', JUDICIAL, hostRegion),
  cutOf('SUSPECT', JUDICIAL, yearBand),
  cutOf('SUSPECT', JUDICIAL, forum, withoutForum),
  cutOf('SUSPECT', JUDICIAL, perpetrator),
  cutOf('SUSPECT', CUSTODY, hostRegion),
  cutOf('SUSPECT', CUSTODY, yearBand),
  cutOf('SUSPECT', CUSTODY, forum),
  cutOf('NON_FATAL_VICTIM', HARM, hostRegion),
  cutOf('NON_FATAL_VICTIM', HARM, yearBand),
  cutOf('NON_FATAL_VICTIM', HARM, personnel),
];
