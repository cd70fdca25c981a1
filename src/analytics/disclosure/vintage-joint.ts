import type { Line, NumberKind } from './linked-numbers.js';
import { NumberProgram, type ProgramLine, type ProgramNumber } from './number-program.js';
import type { Demand } from './suppress.js';
import { openness, UNBOUNDED, type EarlierSystem } from './vintage-demands.js';
import { earlierOf } from './vintage-rules.js';

/**
 * What an attacker may take for granted between two vintages. NOTHING: persons enter, move and leave (a merge, an
 * exclusion, a withdrawn step), so two vintages bound each other in nothing. ENTER_OR_MOVE: nobody leaves or changes
 * column, so column totals and the total never fall. ENTER_ONLY: nobody changes status either, so nothing falls.
 */
export type Assumption = 'ENTER_ONLY' | 'ENTER_OR_MOVE' | 'NOTHING';

const isTied = (assumption: Assumption, kind: NumberKind | undefined): boolean =>
  assumption === 'ENTER_ONLY' || (assumption === 'ENTER_OR_MOVE' && (kind === 'COLUMN_TOTAL' || kind === 'TOTAL'));

const earlierKey = (vintage: number, key: string): string => `${vintage}:${key}`;
const changeKey = (vintage: number, key: string): string => `${vintage}+${key}`;

export interface JointSystem {
  readonly numbers: readonly ProgramNumber[];
  readonly lines: readonly ProgramLine[];
  readonly demands: readonly Demand[];
}

/**
 * All vintages as one system: numbers of today, numbers of each earlier vintage, and for each number that the assumption
 * ties, today = then + change with change >= 0. Demands: what an earlier vintage hides stays as open as it was, and a
 * change that is not shown may be 0 and may be the threshold, or is seen to be 0.
 */
export function jointSystem(
  today: JointSystem,
  earlier: readonly EarlierSystem[],
  assumption: Assumption,
  threshold: number,
): JointSystem {
  const numbers = [...today.numbers];
  const lines = [...today.lines];
  const demands = [...today.demands];
  earlier.forEach((system, vintage) => {
    const ties = tiesOf(system, assumption, today.numbers);
    if (!ties.some(({ isOpen }) => isOpen)) return;
    const { linked } = system;
    for (const [key, value] of system.numbers) {
      if (!linked.kinds.has(key)) continue;
      const range = linked.ranges.get(key) ?? UNBOUNDED;
      numbers.push({ key: earlierKey(vintage, key), ...range, value, price: null });
      if (value === null) demands.push(...openness(earlierKey(vintage, key), range, threshold));
    }
    lines.push(...linked.lines.map((line) => renamed(line, vintage)));
    for (const { key, isOpen } of ties) {
      numbers.push({ key: changeKey(vintage, key), ...UNBOUNDED, value: null, price: null });
      lines.push({ total: key, parts: [earlierKey(vintage, key), changeKey(vintage, key)] });
      if (!isOpen) continue;
      const [least, most] = openness(changeKey(vintage, key), UNBOUNDED, threshold);
      if (most) demands.push({ ...most, orZero: true });
      if (least) demands.push(least);
    }
  });
  return { numbers, lines, demands };
}

/** Numbers tied to an earlier vintage; open where not both are shown for good. */
function tiesOf(
  { numbers, linked }: EarlierSystem,
  assumption: Assumption,
  today: readonly ProgramNumber[],
): { key: string; isOpen: boolean }[] {
  return today
    .filter(({ key }) => numbers.has(key) && isTied(assumption, linked.kinds.get(key)))
    .map(({ key, price }) => ({ key, isOpen: price === 0 || earlierOf(numbers, key) === null }));
}

const renamed = ({ total, parts }: Line, vintage: number): ProgramLine => ({
  total: earlierKey(vintage, total),
  parts: parts.map((part) => earlierKey(vintage, part)),
});

/** Whether the numbers of today, all of them, allow the assumption: one that is false leads an attacker nowhere. */
export async function isPossible(
  today: JointSystem,
  earlier: readonly EarlierSystem[],
  assumption: Assumption,
  threshold: number,
): Promise<boolean> {
  const keys = new Set(today.numbers.map(({ key }) => key));
  const untied = today.numbers.map((number) => ({ ...number, price: 0 }));
  const { numbers, lines } = jointSystem({ ...today, numbers: untied }, earlier, assumption, threshold);
  const program = await NumberProgram.of(
    numbers.map((number) => (keys.has(number.key) ? { ...number, price: null } : number)),
    lines,
  );
  try {
    return program.any() !== null;
  } finally {
    program.dispose();
  }
}
