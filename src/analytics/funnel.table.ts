import { STAGES, type StageName } from '../ledger/stages.js';
import { FEWEST_CLUSTERS } from './estimators/cluster-variance.js';
import { documentedShare } from './estimators/documented-share.js';
import { NO_LIMITS } from './estimators/limits.js';
import { wilsonInterval } from './estimators/wilson.js';
import { wordsOf, type Names } from './dimensions.js';
import type { Unit } from './figure.question.js';
import type { CellGroup, FunnelCells, StageNumbers, UnitCell } from './funnel.cells.js';

export interface CountValue {
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly suppressed: boolean;
}

const REFUSED_STAGES: Readonly<Partial<Record<Unit, readonly StageName[]>>> = {
  SUSPECT: ['REPORTED'],
  PROCEEDING: ['REPORTED', 'ARREST'],
};

export const NO_DATA: CountValue = { value: null, min: null, max: null, suppressed: false };
/** A number of units between bounds; the fewest is its value. */
export const countOf = (min: number, max = min): CountValue => ({ value: min, min, max, suppressed: false });

/** Codes in their order, one dimension after the other; undetermined comes last. */
export function byCodes(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  const at = a.findIndex((code, i) => code !== b[i]);
  if (at < 0) return 0;
  const [x, y] = [a[at] ?? null, b[at] ?? null];
  if (x === null || y === null) return x === null ? 1 : -1;
  return x < y ? -1 : 1;
}

/** A key as it is given: each dimension with its code and label. */
export const keyOf = (groupBy: readonly string[], codes: readonly (string | null)[], names: Names): object[] =>
  codes.map((code, i) => {
    const dimension = groupBy[i] ?? '';
    return { dimension, code, label: wordsOf(dimension, code, names) };
  });

/** Who is left out, by reason in the order of their names. */
export const excludedOf = <T extends { readonly reason: string | null }>(
  cells: readonly T[],
  count: (part: readonly T[]) => CountValue,
): object[] =>
  [...new Set(cells.flatMap(({ reason }) => reason ?? []))]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((reason) => ({ reason, count: count(cells.filter((cell) => cell.reason === reason)) }));

/** Rows in the order of their codes, undetermined last; the total; and whether a unit stands in several rows. */
export function tableOf(
  unit: Unit,
  groupBy: readonly string[],
  { rows, total, isOverlapping }: FunnelCells,
  isKnown: boolean,
  names: Names,
): object {
  return {
    rows: rows
      .toSorted((a, b) => byCodes(a.codes, b.codes))
      .map((group) => rowOf(unit, keyOf(groupBy, group.codes, names), group, isKnown)),
    total: rowOf(unit, [], total, isKnown),
    overlapping: isOverlapping,
  };
}

const sum = (cells: readonly UnitCell[], of: (cell: UnitCell) => number): number =>
  cells.reduce((total, cell) => total + cell.units * of(cell), 0);

function rowOf(unit: Unit, key: readonly object[], group: CellGroup, isKnown: boolean): object {
  const { cells } = group;
  const count = (part: readonly UnitCell[]): CountValue =>
    isKnown
      ? countOf(
          sum(part, ({ min }) => min),
          sum(part, ({ max }) => max),
        )
      : NO_DATA;
  const eligible = cells.filter((cell) => cell.reason === null);
  const followed = eligible.filter((cell) => cell.isFollowed);
  return {
    key,
    registered: count(cells),
    excluded: excludedOf(cells, count),
    eligible: count(eligible),
    followed: count(followed),
    stages: STAGES.filter((stage) => !(REFUSED_STAGES[unit] ?? []).includes(stage)).map((stage) =>
      isKnown ? stageOf(unit, stage, followed, group) : unknownStage(stage),
    ),
  };
}

const unknownStage = (stage: StageName): object => ({
  stage,
  ...Object.fromEntries(['reached', 'standing', 'implied', 'missing', 'notAsked', 'silent'].map((n) => [n, NO_DATA])),
  share: null,
});

/**
 * What happened at a stage among those who were eligible and followed. Who lacks it is unknown where nobody was asked or
 * nobody answered; dates that straddle asOf leave it open for the others. Nobody of nobody is no share.
 */
function stageOf(unit: Unit, stage: StageName, followed: readonly UnitCell[], group: CellGroup): object {
  const total = (of: (numbers: StageNumbers, cell: UnitCell) => number, among = followed): number =>
    sum(among, (cell) => of(cell.stages[stage], cell));
  const told = (what: UnitCell['information']): UnitCell[] => followed.filter((cell) => cell.information === what);
  const lacking = ({ min }: StageNumbers, cell: UnitCell): number => Math.max(0, cell.min - min);
  const eligible = sum(followed, ({ min }) => min);
  const reached = total(({ min }) => min);
  const [notAsked, silent] = [total(lacking, told('NOT_ASKED')), total(lacking, told('SILENT'))];
  const straddling = total(({ min, max }, cell) => Math.min(cell.min, max) - Math.min(cell.min, min), told('KNOWN'));
  return {
    stage,
    reached: countOf(
      reached,
      total(({ max }) => max),
    ),
    standing: countOf(
      total(({ nowMin }) => nowMin),
      total(({ nowMax }) => nowMax),
    ),
    implied: countOf(total(({ implied }) => implied)),
    missing: {
      ...countOf(Math.max(0, eligible - reached)),
      min: total(({ max }, cell) => Math.max(0, cell.min - max)),
      max: total(({ sure }, cell) => Math.max(0, cell.max - sure)),
    },
    notAsked: countOf(notAsked),
    silent: countOf(silent),
    share: eligible === 0 ? null : shareOf(unit, { reached, eligible, unknown: notAsked + silent, straddling }, group),
  };
}

/** Wilson's interval for incidents; over units that share a fate, at their effective number (T7), and from 10 clusters on. */
function shareOf(unit: Unit, counts: Parameters<typeof documentedShare>[0], { squares, clusters }: CellGroup): object {
  const share = documentedShare(counts);
  if (unit === 'INCIDENT' || share.value === null) return share;
  if (clusters < FEWEST_CLUSTERS) return { ...share, ...NO_LIMITS };
  const effective = counts.eligible ** 2 / squares;
  return { ...share, ...wilsonInterval(share.value * effective, effective) };
}
