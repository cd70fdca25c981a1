import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import { isOfClass } from './suspects-of-incident.js';
import type { Step } from './steps-of-incident.js';

/** A number of persons known between two bounds. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** People counted and not named, in one proceeding or (custody, arrests, identification) outside any. */
export interface ClassSums {
  readonly identified: Range;
  readonly charged: Range;
  readonly dropped: Range;
  readonly judged: Range;
  readonly quashed: Range;
  readonly convicted: Range;
  readonly absentia: Range;
  readonly acquitted: Range;
  readonly arrested: Range;
  readonly custody: Range;
}

export const none: Range = { min: 0, max: 0 };

export function add(...ranges: readonly Range[]): Range {
  let [min, max] = [0, 0];
  for (const range of ranges) {
    min += range.min;
    max += range.max;
  }
  return { min, max };
}

export function greater(...ranges: readonly Range[]): Range {
  return { min: Math.max(...ranges.map(({ min }) => min)), max: Math.max(...ranges.map(({ max }) => max)) };
}

export function less(from: Range, taken: Range): Range {
  return { min: Math.max(0, from.min - taken.max), max: Math.max(0, from.max - taken.min) };
}

export function personsOf({ row }: Step): Range {
  return { min: row.personsMin ?? 0, max: row.personsMax ?? 0 };
}

/** Sums over the counted steps of one proceeding (or of none), of which only those of a class are taken. */
export function classSums(steps: readonly Step[], isCriminal: boolean): ClassSums {
  const rows = steps.filter(isOfClass);
  const sum = (...kinds: readonly MilestoneKind[]): Range =>
    add(...rows.filter(({ row }) => kinds.includes(row.kind)).map(personsOf));
  const identified = sum('SUSPECT_IDENTIFIED');
  const arrested = greater(sum('ARRESTED', 'SURRENDERED'), sum('HANDED_OVER'), sum('TRANSFERRED'));
  const left = add(...rows.filter(({ rule }) => rule.custody === 'LEAVES').map(personsOf));
  const bodies = { arrested, custody: less(arrested, left) };
  if (!isCriminal) return { ...noJustice, identified, ...bodies };
  const charged = greater(sum('CHARGED'), sum('CHARGES_CONFIRMED'));
  const judged = sum('JUDGMENT');
  return {
    ...findings(rows, sum('PARDONED', 'AMNESTIED')),
    identified: greater(identified, charged, judged),
    charged,
    dropped: sum('CHARGES_NOT_CONFIRMED', 'CHARGES_WITHDRAWN'),
    judged,
    ...bodies,
  };
}

const noJustice = {
  charged: none,
  dropped: none,
  judged: none,
  quashed: none,
  convicted: none,
  absentia: none,
  acquitted: none,
};

function findings(
  rows: readonly Step[],
  pardoned: Range,
): Pick<ClassSums, 'quashed' | 'convicted' | 'absentia' | 'acquitted'> {
  const decided = (kind: MilestoneKind, ...outcomes: readonly string[]): Range =>
    add(
      ...rows
        .filter(({ row, outcome }) => row.kind === kind && outcome !== null && outcomes.includes(outcome))
        .map(personsOf),
    );
  const found = add(decided('JUDGMENT', 'CONVICTED'), decided('APPEAL_DECIDED', 'CONVICTED'));
  const undone = add(decided('APPEAL_DECIDED', 'QUASHED', 'RETRIAL_ORDERED', 'ACQUITTED'), pardoned);
  const convicted = less(found, undone);
  const tried = rows.filter(({ row, outcome }) => row.kind === 'JUDGMENT' && outcome === 'CONVICTED');
  const absent = add(...tried.map(absentOf));
  return {
    quashed: decided('APPEAL_DECIDED', 'QUASHED', 'RETRIAL_ORDERED'),
    convicted,
    absentia: { min: Math.min(absent.min, convicted.min), max: Math.min(absent.max, convicted.max) },
    acquitted: add(decided('JUDGMENT', 'ACQUITTED'), decided('APPEAL_DECIDED', 'ACQUITTED')),
  };
}

function absentOf(step: Step): Range {
  if (step.row.inAbsentia === true) return personsOf(step);
  return { min: step.row.absentMin ?? 0, max: step.row.absentMax ?? 0 };
}
