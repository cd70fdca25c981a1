import type { Line } from './linked-numbers.js';

/** What an earlier vintage shows of the numbers of today: a count, or null where it hides one. */
export type EarlierNumbers = ReadonlyMap<string, number | null>;

/** Changes of 1 to threshold - 1, up or down, name the few who entered, left or moved (D3.4). */
export const isSmallChange = (change: number, threshold: number): boolean =>
  change !== 0 && Math.abs(change) < threshold;

/** What an earlier vintage shows of a number: nothing where it hides it, or where its table was not published then. */
export const earlierOf = (numbers: EarlierNumbers, key: string): number | null => numbers.get(key) ?? null;

interface Comparison {
  readonly lines: readonly Line[];
  readonly values: ReadonlyMap<string, number>;
  readonly isShown: (key: string) => boolean;
  readonly lossOf: (key: string) => number | null;
  readonly threshold: number;
}

/**
 * The next number to hide because a line of the difference table betrays a small change, or null when none does.
 *
 * In the table of differences to an earlier vintage a number is known where both vintages show it. Along a line the
 * unknown ones then have a known sum, h = Δtotal - Σ Δparts shown. If the unknown ones are parts only, or the total only,
 * and nobody is thought to have left, h bounds every one of them: so h must be 0 or at least the threshold. Where it is
 * not, the number of least loss is hidden that mends it.
 */
export function nextBetrayal(earlier: EarlierNumbers, comparison: Comparison): string | null {
  const { lines, isShown, values, threshold } = comparison;
  const isKnown = (key: string): boolean => isShown(key) && earlierOf(earlier, key) !== null;
  const change = (key: string): number => (values.get(key) ?? 0) - (earlierOf(earlier, key) ?? 0);
  for (const { total, parts } of lines) {
    const unknown = parts.filter((part) => !isKnown(part));
    const known = parts.filter(isKnown);
    const isTotalKnown = isKnown(total);
    if (isTotalKnown ? unknown.length === 0 : unknown.length > 0) continue;
    const sum = known.reduce((all, part) => all + change(part), 0);
    const rest = isTotalKnown ? change(total) - sum : sum;
    if (!isSmallChange(rest, threshold)) continue;
    const mending = isTotalKnown
      ? [total, ...known.filter((part) => !isSmallChange(rest + change(part), threshold))]
      : known;
    const chosen = leastLoss(mending, comparison.lossOf);
    if (chosen !== null) return chosen;
  }
  return null;
}

function leastLoss(keys: readonly string[], lossOf: Comparison['lossOf']): string | null {
  let [chosen, least]: [string | null, number] = [null, Infinity];
  for (const key of keys) {
    const loss = lossOf(key);
    if (loss !== null && loss < least) [chosen, least] = [key, loss];
  }
  return chosen;
}
