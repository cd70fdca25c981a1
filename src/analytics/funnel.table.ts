import { STAGES, type StageName } from '../ledger/stages.js';
import { FEWEST_CLUSTERS } from './estimators/cluster-variance.js';
import { documentedShare } from './estimators/documented-share.js';
import { NO_LIMITS } from './estimators/limits.js';
import { wilsonInterval } from './estimators/wilson.js';
import { wordsOf, type Names } from './dimensions.js';
import type { Unit } from './figure.question.js';
import { stageName } from './unit-stages.sql.js';

export interface CountValue {
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly suppressed: boolean;
}

/** A sum of units: its key (null for the total), why they are out, whether they were followed, and numbers by name. */
export type Cell = Readonly<Record<string, unknown>> & {
  readonly codes: (string | null)[] | null;
  readonly reason: string | null;
  readonly is_followed: boolean;
};

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

/** Cells by key, in the order of their codes. */
export function groupsOf<T extends { readonly codes: (string | null)[] | null }>(
  cells: readonly T[],
): { readonly codes: readonly (string | null)[]; readonly cells: readonly T[] }[] {
  const groups = new Map<string, { codes: (string | null)[]; cells: T[] }>();
  for (const cell of cells) {
    if (cell.codes === null) continue;
    const key = JSON.stringify(cell.codes);
    const group = groups.get(key) ?? { codes: cell.codes, cells: [] };
    group.cells.push(cell);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => byCodes(a.codes, b.codes));
}

/** Rows in the order of their codes, undetermined last; the total; and whether a unit stands in several rows. */
export function tableOf(
  unit: Unit,
  groupBy: readonly string[],
  cells: readonly Cell[],
  isKnown: boolean,
  names: Names,
): object {
  const total = cells.filter((cell) => cell.codes === null);
  return {
    rows: groupsOf(cells).map((group) => rowOf(unit, keyOf(groupBy, group.codes, names), group.cells, isKnown)),
    total: rowOf(unit, [], total, isKnown),
    overlapping: cells.some((cell) => cell.codes !== null && Number(cell['standing_in']) > 1),
  };
}

const sum = (cells: readonly Cell[], name: string): number =>
  cells.reduce((total, cell) => total + Number(cell[name] ?? 0), 0);

function rowOf(unit: Unit, key: readonly object[], cells: readonly Cell[], isKnown: boolean): object {
  const count = (part: readonly Cell[], name: string): CountValue =>
    isKnown ? countOf(sum(part, `${name}_min`), sum(part, `${name}_max`)) : NO_DATA;
  const eligible = cells.filter((cell) => cell.reason === null);
  const followed = eligible.filter((cell) => cell.is_followed);
  const reasons = [...new Set(cells.flatMap((cell) => cell.reason ?? []))].toSorted((a, b) => (a < b ? -1 : 1));
  const excluded = reasons.map((reason) => {
    const out = cells.filter((cell) => cell.reason === reason);
    return { reason, count: count(out, 'persons') };
  });
  return {
    key,
    registered: count(cells, 'persons'),
    excluded,
    eligible: count(eligible, 'persons'),
    followed: count(followed, 'persons'),
    stages: STAGES.filter((stage) => !(REFUSED_STAGES[unit] ?? []).includes(stage)).map((stage) =>
      isKnown ? stageOf(unit, stage, followed) : unknownStage(stage),
    ),
  };
}

const unknownStage = (stage: StageName): object => ({
  stage,
  ...Object.fromEntries(['reached', 'standing', 'implied', 'missing', 'notAsked', 'silent'].map((n) => [n, NO_DATA])),
  share: null,
});

/** What happened at a stage among those who were eligible and followed. Nobody of nobody is no share. */
function stageOf(unit: Unit, stage: StageName, followed: readonly Cell[]): object {
  const name = stageName(stage);
  const of = (column: string): number => sum(followed, column);
  const least = of('persons_min');
  const [reached, perhaps] = [of(`${name}_min`), of(`${name}_max`)];
  const [notAsked, silent] = [of(`${name}_unasked`), of(`${name}_silent`)];
  const straddling = of(`${name}_straddling`);
  return {
    stage,
    reached: countOf(reached, perhaps),
    standing: countOf(of(`${name}_now_min`), of(`${name}_now_max`)),
    implied: countOf(of(`${name}_implied`)),
    missing: {
      ...countOf(Math.max(0, least - reached)),
      min: of(`${name}_lacking_min`),
      max: of(`${name}_lacking_max`),
    },
    notAsked: countOf(notAsked),
    silent: countOf(silent),
    share:
      least === 0
        ? null
        : shareOf(unit, { reached, eligible: least, unknown: notAsked + silent, straddling }, followed),
  };
}

/** Wilson's interval for incidents; over units that share a fate, at their effective number (T7), and from 10 clusters on. */
function shareOf(unit: Unit, counts: Parameters<typeof documentedShare>[0], followed: readonly Cell[]): object {
  const share = documentedShare(counts);
  if (unit === 'INCIDENT' || share.value === null) return share;
  const [cell] = followed;
  const [squares, clusters] = [Number(cell?.['squares'] ?? 0), Number(cell?.['clusters'] ?? 0)];
  if (clusters < FEWEST_CLUSTERS) return { ...share, ...NO_LIMITS };
  const effective = counts.eligible ** 2 / squares;
  return { ...share, ...wilsonInterval(share.value * effective, effective) };
}
