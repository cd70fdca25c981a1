import type { SideCell } from './before-after.sql.js';
import { wordsOf, type Names, type Words } from './dimensions.js';
import { documentedShare } from './estimators/documented-share.js';
import {
  mantelHaenszelDifference,
  mantelHaenszelRatio,
  shareDifference,
  type Pair,
  type Part,
} from './estimators/mantel-haenszel.js';
import { countOf, excludedOf, NO_DATA, type CountValue } from './funnel.table.js';

/** Fewer incidents on a side are not compared (T9). */
const FEWEST_PER_SIDE = 20;

type Cells = readonly SideCell[];
const sum = (
  cells: Cells,
  name: 'incidents' | 'reached_min' | 'reached_max' | 'unknown' | 'perhaps' | 'looked_at' | 'late',
): number => cells.reduce((total, cell) => total + cell[name], 0);
const eligibleOf = (cells: Cells): Cells => cells.filter(({ reason }) => reason === null);
const followedOf = (cells: Cells): Cells => eligibleOf(cells).filter(({ is_followed }) => is_followed);
const partOf = (cells: Cells): Part => ({ reached: sum(cells, 'reached_min'), total: sum(cells, 'incidents') });

/** Those of one mission who were followed, on both sides. */
interface Stratum {
  readonly mission: string;
  readonly before: Cells;
  readonly after: Cells;
  readonly isCompared: boolean;
}

/** Both sides, what lies on neither, missions one by one, and the comparison or why there is none. */
export function beforeAfterTable(cells: Cells, isKnown: boolean, names: Names): object {
  const on = (side: SideCell['side']): Cells => cells.filter((cell) => cell.side === side);
  const strata = strataOf(followedOf(on('BEFORE')), followedOf(on('AFTER')));
  const compared = strata.filter(({ isCompared }) => isCompared);
  const neither = (side: SideCell['side']): CountValue =>
    isKnown ? countOf(sum(eligibleOf(on(side)), 'incidents')) : NO_DATA;
  return {
    before: sideOf(
      on('BEFORE'),
      compared.flatMap(({ before }) => before),
      isKnown,
    ),
    after: sideOf(
      on('AFTER'),
      compared.flatMap(({ after }) => after),
      isKnown,
    ),
    straddling: neither('STRADDLING'),
    openDate: neither('OPEN_DATE'),
    strata: strata.map((stratum) => stratumOf(stratum, names)),
    ...(isKnown ? comparisonOf(compared) : refusal('NO_DATA', NOTHING_KNOWN)),
  };
}

function strataOf(before: Cells, after: Cells): Stratum[] {
  const missions = [...new Set([...before, ...after].map(({ mission }) => mission))];
  return missions
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((mission) => {
      const of = (cells: Cells): Cells => cells.filter((cell) => cell.mission === mission);
      const [earlier, later] = [of(before), of(after)];
      return { mission, before: earlier, after: later, isCompared: earlier.length > 0 && later.length > 0 };
    });
}

function sideOf(side: Cells, compared: Cells, isKnown: boolean): object {
  const count = (cells: Cells): CountValue => (isKnown ? countOf(sum(cells, 'incidents')) : NO_DATA);
  const followed = followedOf(side);
  return {
    registered: count(side),
    excluded: excludedOf(side, count),
    eligible: count(eligibleOf(side)),
    followed: count(followed),
    reached: isKnown ? reachedOf(followed) : NO_DATA,
    share: shareOf(followed),
    compared: shareOf(compared),
    lateEntries: isKnown ? countOf(sum(followed, 'late')) : NO_DATA,
    lookedAt: proportion(followed, { reached: sum(followed, 'looked_at'), unknown: 0, straddling: 0 }),
  };
}

const reachedOf = (cells: Cells): CountValue => countOf(sum(cells, 'reached_min'), sum(cells, 'reached_max'));

/** Nobody of nobody is no share. */
function proportion(cells: Cells, counts: Omit<Parameters<typeof documentedShare>[0], 'eligible'>): object | null {
  const eligible = sum(cells, 'incidents');
  return eligible === 0 ? null : documentedShare({ ...counts, eligible });
}

const shareOf = (cells: Cells): object | null =>
  proportion(cells, {
    reached: sum(cells, 'reached_min'),
    unknown: sum(cells, 'unknown'),
    straddling: sum(cells, 'perhaps'),
  });

const stratumOf = ({ mission, before, after, isCompared }: Stratum, names: Names): object => ({
  key: { dimension: 'MISSION', code: mission, label: wordsOf('MISSION', mission, names) },
  followedBefore: countOf(sum(before, 'incidents')),
  reachedBefore: reachedOf(before),
  followedAfter: countOf(sum(after, 'incidents')),
  reachedAfter: reachedOf(after),
  isCompared,
});

const NOTHING_KNOWN: Words = { EN: 'Nothing was on record then.', FR: "Rien n'était enregistré à ce moment." };

const refusal = (refused: 'TOO_FEW' | 'NO_DATA', words: Words): object => ({
  comparison: null,
  refused,
  refusal: words,
});

/** The comparison over missions on both sides, by the documented shares; from 20 incidents on either side on. */
function comparisonOf(compared: readonly Stratum[]): object {
  const pairOf = (first: Cells, second: Cells): Pair => ({ first: partOf(first), second: partOf(second) });
  const strata = compared.map((stratum) => pairOf(stratum.before, stratum.after));
  const whole = pairOf(
    compared.flatMap((stratum) => stratum.before),
    compared.flatMap((stratum) => stratum.after),
  );
  const [before, after] = [whole.first.total, whole.second.total];
  if (Math.min(before, after) < FEWEST_PER_SIDE)
    return refusal('TOO_FEW', {
      EN: `In missions on both sides ${before} incidents before the date and ${after} after it were followed so long; a comparison takes at least ${FEWEST_PER_SIDE} on either side.`,
      FR: `Dans les missions présentes des deux côtés, ${before} incidents avant la date et ${after} après ont été suivis aussi longtemps ; une comparaison en demande au moins ${FEWEST_PER_SIDE} de chaque côté.`,
    });
  return {
    comparison: {
      difference: shareDifference(whole),
      stratifiedDifference: mantelHaenszelDifference(strata),
      stratifiedRatio: mantelHaenszelRatio(strata),
    },
    refused: null,
    refusal: null,
  };
}
