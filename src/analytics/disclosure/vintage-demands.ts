import type { LinkedNumbers, Range } from './linked-numbers.js';
import { NumberProgram } from './number-program.js';
import type { Demand } from './suppress.js';
import { earlierOf, isSmallChange, type EarlierNumbers } from './vintage-rules.js';

/** An earlier vintage as the attacker has it: its numbers, the lines that tie them, what was known then. */
export interface EarlierSystem {
  readonly numbers: EarlierNumbers;
  readonly linked: LinkedNumbers;
}

export const UNBOUNDED: Range = { low: 0, high: Infinity };

/** That a number can be the least that is publicly possible, and at least the threshold. */
export const openness = (key: string, { low, high }: Range, threshold: number): Demand[] => [
  { key, direction: 'AT_MOST', bound: low },
  { key, direction: 'AT_LEAST', bound: Math.min(threshold, high) },
];

/**
 * Numbers of today to hide since an earlier vintage hides them: the change is then known within bounds only, and it must
 * be large for sure, or may be 0 and may be large. The bounds are those that the earlier vintage alone allows.
 */
export async function tellingOfHidden(
  { numbers, linked }: EarlierSystem,
  values: ReadonlyMap<string, number>,
  threshold: number,
): Promise<string[]> {
  const asked = [...numbers].filter(([key, value]) => value === null && (values.get(key) ?? 0) >= threshold);
  if (asked.length === 0) return [];
  const program = await NumberProgram.of(
    [...numbers].map(([key, value]) => ({ key, ...(linked.ranges.get(key) ?? UNBOUNDED), value, price: null })),
    linked.lines,
  );
  try {
    return asked
      .map(([key]) => key)
      .filter((key) => {
        const value = values.get(key) ?? 0;
        const [least, most] = [program.extreme(key, 'AT_MOST', true), program.extreme(key, 'AT_LEAST', true)];
        const isLarge = value >= most + threshold || value <= least - threshold;
        const mayBeBoth = least <= value && value <= most && (value - least >= threshold || most - value >= threshold);
        return !isLarge && !mayBeBoth;
      });
  } finally {
    program.dispose();
  }
}

/** A number that is hidden after it was shown must, if it changed little, be able to have kept its value and to have changed much. */
export function demandsOfShown(
  key: string,
  value: number,
  { low, high }: Range,
  earlier: EarlierNumbers,
  threshold: number,
): Demand[] {
  const then = earlierOf(earlier, key);
  if (then === null || !isSmallChange(value - then, threshold)) return [];
  const isRisen = value > then;
  const bound = isRisen
    ? Math.min(high, then + threshold)
    : then - threshold < low
      ? then + threshold
      : then - threshold;
  return [
    { key, direction: isRisen ? 'AT_MOST' : 'AT_LEAST', bound: then },
    { key, direction: bound > then ? 'AT_LEAST' : 'AT_MOST', bound },
  ];
}
