import { NumberProgram, type ProgramLine, type ProgramNumber } from './number-program.js';

/** A number must be able to lie at or beyond a bound, as far as anybody can tell. */
export interface Demand {
  readonly key: string;
  readonly direction: 'AT_LEAST' | 'AT_MOST';
  readonly bound: number;
  /** Met as well where the number is seen to be zero: "nothing changed" names nobody. */
  readonly orZero?: boolean;
}

const meets = ({ direction, bound }: Demand, value: number): boolean =>
  direction === 'AT_LEAST' ? value >= bound - 1e-6 : value <= bound + 1e-6;

/**
 * Secondary suppression: the numbers to hide besides those whose price is 0, so that all demands are met.
 *
 * One demand after the other: the cheapest movement of numbers that meets it, Σ price·|movement| over all tables that the
 * lines allow. Cost 0: what is hidden already is enough, and the solution is the proof (a witness). Otherwise whatever
 * had to move is hidden too, and the solution is again the proof. A witness stays one when more is hidden, so one pass
 * is enough and the search ends. Only witnesses in whole numbers count, since persons are whole: an attacker who uses
 * that gains nothing. A demand that no table meets even with every number hidden is lowered to the furthest that one
 * does: what is known without the publication is not lost by it.
 * Sources: Fischetti and Salazar (2001); Hundepool et al. (2012), Statistical Disclosure Control, 4.4.
 */
export async function complementsOf(
  numbers: readonly ProgramNumber[],
  lines: readonly ProgramLine[],
  demands: readonly Demand[],
): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  const program = await NumberProgram.of(numbers, lines);
  try {
    const open = new Set(demands);
    for (const demand of demands) {
      if (!open.has(demand)) continue;
      const solution = cheapest(program, demand);
      if (solution === null) continue;
      for (const { key, value, price } of numbers) {
        if (value === null || !price || hidden.has(key) || Math.abs(solution.valueOf(key) - value) < 1e-6) continue;
        hidden.add(key);
        program.hide(key);
      }
      for (const other of open) if (meets(other, solution.valueOf(other.key))) open.delete(other);
    }
  } finally {
    program.dispose();
  }
  return hidden;
}

function cheapest(program: NumberProgram, demand: Demand): ReturnType<NumberProgram['reach']> {
  const { key, direction, bound, orZero = false } = demand;
  const solution = program.reach(key, [direction, bound]);
  if (solution !== null && solution.cost < 1e-6) return solution;
  if (orZero && program.extreme(key, 'AT_LEAST', true) < 1e-6) return null;
  if (solution !== null) return solution;
  const furthest = program.extreme(key, direction, false);
  if (!Number.isFinite(furthest)) return null;
  const whole = direction === 'AT_LEAST' ? Math.floor(furthest + 1e-6) : Math.ceil(furthest - 1e-6);
  return program.reach(key, [direction, whole]);
}
