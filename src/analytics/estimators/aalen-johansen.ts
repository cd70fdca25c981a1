import { numberAtRisk } from './risk-table.js';

/** One stay in a state, in view on days t with entry < t <= time (from day 0 on where entry is 0). */
export interface Stay {
  readonly state: string;
  readonly entry: number;
  readonly time: number;
  /** The state that it was left for on day `time`; null when it was still going on at the last look. */
  readonly to: string | null;
}

export interface StateStep {
  readonly day: number;
  /** Of the states that units are observed in; absorbing ones have no stay. */
  readonly atRisk: ReadonlyMap<string, number>;
  /** Probability of being in each state at the end of the day; they sum to 1. */
  readonly probability: ReadonlyMap<string, number>;
}

/**
 * Aalen-Johansen: the product over days of (I + dA), applied to "all in `start`", where dA has d/n for each move out of a
 * state with n at risk. A step for every distinct time at which a stay ends. Moves come before censorings of the day.
 * One event that ends everything gives 1 - Kaplan-Meier; several give the cumulative incidence of each.
 * Source: Aalen and Johansen (1978), Scand. J. Statist. 5, 141-150; Andersen and Keiding (2002), Stat. Methods Med. Res. 11.
 */
export function aalenJohansen(stays: readonly Stay[], start: string): StateStep[] {
  const atRiskIn = new Map<string, (day: number) => number>();
  for (const { state } of stays)
    if (!atRiskIn.has(state)) atRiskIn.set(state, numberAtRisk(stays.filter((stay) => stay.state === state)));
  let probability: ReadonlyMap<string, number> = new Map([[start, 1]]);
  return daysWithMoves(stays).map(([day, moves]) => {
    const atRisk = new Map([...atRiskIn].map(([state, on]) => [state, on(day)]));
    probability = moved(probability, atRisk, moves);
    return { day, atRisk, probability };
  });
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Every day on which a stay ends, ascending, with the moves of that day; none where all were censored. */
function daysWithMoves(stays: readonly Stay[]): [number, Move[]][] {
  const days = new Map<number, Move[]>();
  for (const { time, state, to } of stays) {
    const moves = days.get(time) ?? [];
    if (to !== null) moves.push({ from: state, to });
    days.set(time, moves);
  }
  return [...days].sort(([a], [b]) => a - b);
}

/** What stays is p (n - d) / n rather than p minus parts, so that an emptied state is exactly 0. */
function moved(
  before: ReadonlyMap<string, number>,
  atRisk: ReadonlyMap<string, number>,
  moves: readonly Move[],
): Map<string, number> {
  const after = new Map(before);
  const left = new Map<string, number>();
  for (const { from } of moves) left.set(from, (left.get(from) ?? 0) + 1);
  for (const [state, count] of left) {
    const inView = atRisk.get(state) ?? 0;
    after.set(state, ((before.get(state) ?? 0) * (inView - count)) / inView);
  }
  for (const { from, to } of moves) {
    const part = (before.get(from) ?? 0) / (atRisk.get(from) ?? 0);
    after.set(to, (after.get(to) ?? 0) + part);
  }
  return after;
}
