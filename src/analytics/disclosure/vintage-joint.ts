import type { NumberKind } from './linked-numbers.js';
import { NumberProgram, type ProgramLine, type ProgramNumber } from './number-program.js';
import type { Demand } from './suppress.js';
import { openness, UNBOUNDED, type EarlierSystem } from './vintage-demands.js';

/**
 * What an attacker may take for granted between two vintages. NOTHING: persons enter, move and leave (a merge, an
 * exclusion, a withdrawn step), so two vintages bound each other in nothing. ENTER_OR_MOVE: nobody leaves or changes
 * column, so column totals and the total never fall. ENTER_ONLY: nobody changes status either, so nothing falls.
 */
export type Assumption = 'NOTHING' | 'ENTER_OR_MOVE' | 'ENTER_ONLY';
export const ASSUMPTIONS: readonly Assumption[] = ['NOTHING', 'ENTER_OR_MOVE', 'ENTER_ONLY'];

/** An assumption about two vintages, by place; today stands after all earlier ones. */
export interface Tie {
  readonly from: number;
  readonly to: number;
  readonly assumption: Assumption;
}

export interface NumberSystem {
  readonly numbers: readonly ProgramNumber[];
  readonly lines: readonly ProgramLine[];
  readonly demands: readonly Demand[];
}

const isTied = (assumption: Assumption, kind: NumberKind | undefined): boolean =>
  assumption === 'ENTER_ONLY' || (assumption === 'ENTER_OR_MOVE' && (kind === 'COLUMN_TOTAL' || kind === 'TOTAL'));

interface TiedNumber {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly change: string;
  /** Not shown in both, so that the tie tells something. */
  readonly isOpen: boolean;
  readonly isOfToday: boolean;
}

/**
 * All vintages as one system: numbers of today, numbers of each earlier vintage, and for each tied number
 * later = earlier + change with change >= 0. Demands: what an earlier vintage hides stays as open as it was, and a change
 * that is not shown may be 0 and may be the threshold, or is seen to be 0. Vintages that no tie binds are left out.
 */
export function jointSystem(
  today: NumberSystem,
  earlier: readonly EarlierSystem[],
  ties: readonly Tie[],
  threshold: number,
): NumberSystem {
  const binding = ties
    .map((tie) => ({ tie, tied: tiedNumbers(tie, today, earlier) }))
    .filter(({ tied }) => tied.some(({ isOpen }) => isOpen));
  const bound = new Set(binding.flatMap(({ tie }) => [tie.from, tie.to]));
  const numbers = [...today.numbers];
  const lines = [...today.lines];
  const demands = [...today.demands];
  earlier.forEach((system, vintage) => {
    if (!bound.has(vintage)) return;
    for (const [key, value] of ownNumbers(system)) {
      const range = system.linked.ranges.get(key) ?? UNBOUNDED;
      numbers.push({ key: nameAt(vintage, key), ...range, value, price: null });
      if (value === null) demands.push(...openness(nameAt(vintage, key), range, threshold));
    }
    for (const { total, parts } of system.linked.lines)
      lines.push({ total: nameAt(vintage, total), parts: parts.map((part) => nameAt(vintage, part)) });
  });
  for (const { from, to, change, isOpen, isOfToday } of binding.flatMap(({ tied }) => tied)) {
    numbers.push({ key: change, ...UNBOUNDED, value: null, price: null });
    lines.push({ total: to, parts: [from, change] });
    if (isOpen && isOfToday)
      demands.push(...openness(change, UNBOUNDED, threshold).map((demand) => ({ ...demand, orZero: true })));
  }
  return { numbers, lines, demands };
}

const nameAt = (vintage: number, key: string): string => `${vintage}:${key}`;

/** Numbers of tables that were published then; a column that was opened later is zero and in no line. */
const ownNumbers = ({ numbers, linked }: EarlierSystem): [string, number | null][] =>
  [...numbers].filter(([key]) => linked.kinds.has(key));

function tiedNumbers(
  { from, to, assumption }: Tie,
  today: NumberSystem,
  earlier: readonly EarlierSystem[],
): TiedNumber[] {
  const [first, second] = [earlier[from], earlier[to]];
  if (!first) return [];
  const shownNow = new Map(today.numbers.map(({ key, price }) => [key, price !== 0]));
  const shownThen = (key: string): boolean => first.numbers.get(key) !== null;
  const shownLater = (key: string): boolean =>
    second ? second.numbers.get(key) !== null : (shownNow.get(key) ?? false);
  return ownNumbers(first)
    .map(([key]) => key)
    .filter((key) => isTied(assumption, first.linked.kinds.get(key)))
    .filter((key) => (second ? second.linked.kinds.has(key) : shownNow.has(key)))
    .map((key) => ({
      key,
      from: nameAt(from, key),
      to: second ? nameAt(to, key) : key,
      change: `${from}+${to}:${key}`,
      isOpen: !shownThen(key) || !shownLater(key),
      isOfToday: second === undefined,
    }));
}

/**
 * The strongest assumption that the numbers, with all of today's, do not refute, between today and each earlier vintage
 * and between neighbouring ones; those between others follow from their neighbours. One that is false leads an attacker
 * nowhere. Where all together refute each other, older pairs give way.
 */
export async function possibleTies(
  today: NumberSystem,
  earlier: readonly EarlierSystem[],
  threshold: number,
): Promise<Tie[]> {
  const ties: Tie[] = [];
  for (let to = earlier.length; to > 0; to -= 1)
    for (let from = to - 1; from >= (to === earlier.length ? 0 : to - 1); from -= 1)
      for (const assumption of ['ENTER_ONLY', 'ENTER_OR_MOVE'] as const) {
        const tie = { from, to, assumption };
        if (!(await arePossible([...ties, tie], today, earlier, threshold))) continue;
        ties.push(tie);
        break;
      }
  return ties;
}

async function arePossible(
  ties: readonly Tie[],
  today: NumberSystem,
  earlier: readonly EarlierSystem[],
  threshold: number,
): Promise<boolean> {
  const keys = new Set(today.numbers.map(({ key }) => key));
  const untied = today.numbers.map((number) => ({ ...number, price: 0 }));
  const { numbers, lines } = jointSystem({ ...today, numbers: untied }, earlier, ties, threshold);
  const fixed = numbers.map((number) => (keys.has(number.key) ? { ...number, price: null } : number));
  const program = await NumberProgram.of(fixed, lines);
  try {
    return program.any() !== null;
  } finally {
    program.dispose();
  }
}

/** The ties as far as somebody makes them who assumes no more than `strongest`. */
export const tiesUpTo = (ties: readonly Tie[], strongest: Assumption): Tie[] =>
  ties.map((tie) => ({
    ...tie,
    assumption: ASSUMPTIONS.indexOf(tie.assumption) < ASSUMPTIONS.indexOf(strongest) ? tie.assumption : strongest,
  }));
