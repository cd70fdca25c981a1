import { opensKind } from '../access/ability.js';
import { classificationOfLevel, publicBasis, type Viewer } from '../access/viewer.js';
import { InvalidInputError } from '../errors/app-error.js';
import type { CohortLike } from '../incidents/cohort.sql.js';
import { openness } from '../reading/openness.js';
import type { Statement } from '../reading/statement.js';

export type Unit = 'INCIDENT' | 'VICTIM' | 'FATALITY' | 'SUSPECT' | 'PROCEEDING';
export type Basis = 'PUBLIC' | 'FULL';

/** What every figure is asked with. */
export interface FigureArgs {
  readonly filter?: CohortLike | null;
  readonly asOf?: string | null;
  readonly knownAt?: string | null;
  readonly basis?: Basis | null;
}

/** A figure's question: of what, which incidents, both times as SQL, and how far steps are followed. */
export interface FigureQuestion {
  readonly unit: Unit;
  readonly cohort: CohortLike;
  readonly asOf: string;
  /** SQL of an instant, and the instant itself; null for all that is recorded now. */
  readonly knownAt: string | null;
  readonly at: { readonly knownAt: string } | undefined;
  /** The projection of now answers for today. */
  readonly isNow: boolean;
  /** Steps count up to so many months after the incident; null: up to asOf. */
  readonly withinMonths: number | null;
  /** Steps count before courts of this kind only; null: before any, and before none. */
  readonly forum: string | null;
  /** Days at which periods begin, in order. */
  readonly periodCuts: readonly string[];
  /** Asks who the units are, not how far they came: their sets of stages are null. */
  readonly isOfUnitsAlone?: true;
}

export interface QuestionArgs extends FigureArgs {
  readonly unit: Unit;
  readonly withinMonths?: number | null;
  readonly forum?: string | null;
  readonly periodCuts?: readonly string[] | null;
}

/** Months of follow-up that may be asked for: a hundred years is longer than any case. */
const MOST_MONTHS = 1_200;

/** The question as SQL parts of one statement. Throws BAD_USER_INPUT for times in the future or a follow-up out of range. */
export function questionOf(viewer: Viewer, args: QuestionArgs, q: Statement): FigureQuestion {
  const knownAt = q.knownAt(args.knownAt);
  const withinMonths = args.withinMonths ?? null;
  if (withinMonths !== null && !(withinMonths >= 1 && withinMonths <= MOST_MONTHS))
    throw InvalidInputError.at(
      'withinMonths',
      'RANGE',
      `withinMonths is ${withinMonths}; it must lie between 1 and ${MOST_MONTHS}.`,
    );
  return {
    unit: args.unit,
    cohort: args.filter ?? {},
    asOf: q.asOf(args.asOf),
    knownAt,
    at: args.knownAt == null ? undefined : { knownAt: args.knownAt },
    isNow: knownAt === null && (args.asOf ?? viewer.today) === viewer.today,
    withinMonths,
    forum: args.forum ?? null,
    periodCuts: (args.periodCuts ?? []).toSorted(),
  };
}

/** SQL of the day so many calendar months after one, clamped to the end of its month (T11); the day itself for null. */
export const monthsAfter = (day: string, months: number | null): string =>
  months === null ? day : `(${day} + make_interval(months => ${months}))::date`;

/** Whose eyes a figure is made with, and what it says of that. */
export interface FigureView {
  readonly viewer: Viewer;
  readonly basis: Basis;
  readonly clearance: (typeof classificationOfLevel)[number];
}

/**
 * The widest basis that the asker may have, unless they ask for less: FULL for whoever reads incidents, PUBLIC for all.
 * Throws BAD_USER_INPUT when FULL is asked for by somebody who reads no row.
 */
export function viewOf(asker: Viewer, basis: Basis | null | undefined): FigureView {
  const readers = asker.grants.filter((grant) => opensKind(grant, 'Incident', 'PUBLIC'));
  if (basis === 'FULL' && readers.length === 0)
    throw InvalidInputError.at('basis', 'BASIS', 'Your role reads no record; its figures are on basis PUBLIC.');
  if (basis === 'PUBLIC' || readers.length === 0)
    return { viewer: publicBasis(asker), basis: 'PUBLIC', clearance: 'UNCLASSIFIED' };
  const level = readers.map(({ clearance }) => clearance).reduce((a, b) => (a > b ? a : b));
  return { viewer: asker, basis: 'FULL', clearance: classificationOfLevel[level] };
}

/**
 * Counts of persons who are neither dead nor judged reach some roles only as fixed cuts, which are not free questions
 * (rules D1, D3). Throws BAD_USER_INPUT with rule FIXED_CUT.
 */
export function requireOpenMeasure(viewer: Viewer, unit: Unit, filter: CohortLike | null | undefined): void {
  if (openness(viewer, 'PERSON_COUNT') === 'all') return;
  if (unit === 'SUSPECT' || (unit === 'VICTIM' && (filter?.harm ?? 'FATAL') !== 'FATAL'))
    throw InvalidInputError.at(
      'unit',
      'FIXED_CUT',
      `Your role gets counts of ${unit === 'SUSPECT' ? 'suspects' : 'people not among the dead'} only as published tables (publishedTables).`,
    );
}

const MOST_DIMENSIONS = 3;

/** The dimensions of a figure. Throws BAD_USER_INPUT for more than three. */
export function requireFewDimensions(groupBy: readonly string[] | null | undefined): string[] {
  const dimensions = [...(groupBy ?? [])];
  if (dimensions.length > MOST_DIMENSIONS)
    throw InvalidInputError.at('groupBy', 'TOO_MANY', `At most ${MOST_DIMENSIONS} dimensions at once.`);
  return dimensions;
}
