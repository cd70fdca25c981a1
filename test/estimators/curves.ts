import { pointOn } from '../../src/analytics/estimators/curve.js';
import type { Stay } from '../../src/analytics/estimators/aalen-johansen.js';
import type { SurvivalStep } from '../../src/analytics/estimators/kaplan-meier.js';
import type { Observation } from '../../src/analytics/estimators/observation.js';
import { dayAtLevel } from '../../src/analytics/estimators/quantile.js';

/** Observations from columns: times, causes, and days of entry where there are any. */
export const observed = (
  times: readonly number[],
  causes: readonly number[],
  entries: readonly number[] = [],
): Observation[] => times.map((time, i) => ({ entry: entries[i] ?? 0, time, cause: causes[i] ?? 0 }));

/** Area under a step function from day 0 to `until`: a restricted mean. */
export function area<P extends { readonly day: number }>(
  curve: readonly P[],
  valueOf: (point: P) => number,
  until: number,
  initial: number,
): number {
  let [sum, day, value] = [0, 0, initial];
  for (const point of curve.filter((one) => one.day <= until)) {
    sum += (point.day - day) * value;
    [day, value] = [point.day, valueOf(point)];
  }
  return sum + (until - day) * value;
}

export const survivalOn = (curve: readonly SurvivalStep[], day: number): SurvivalStep => {
  const point = pointOn(curve, day);
  if (!point) throw new Error(`There is no step up to day ${day}.`);
  return point;
};

/** Days at which survival, or one of its limits, falls to a level. */
export const survivalQuantile = (
  curve: readonly SurvivalStep[],
  level: number,
  column: 'survival' | 'low' | 'high' = 'survival',
): number | null =>
  dayAtLevel(
    curve.map((step) => ({ day: step.day, value: step[column] })),
    level,
  );

/** Median survival with its limits. */
export const medianSurvival = (curve: readonly SurvivalStep[]): (number | null)[] =>
  (['survival', 'low', 'high'] as const).map((column) => survivalQuantile(curve, 0.5, column));

interface Visits {
  readonly id: readonly number[];
  readonly t1: readonly number[];
  readonly t2: readonly number[];
  readonly to: readonly string[];
}

/** Stays of units that move between states, each beginning in `start`; rows of a unit follow each other. */
export function staysOf({ id, t1, t2, to }: Visits, start: string): Stay[] {
  const last = new Map<number, string>();
  return id.map((unit, i) => {
    const state = last.get(unit) ?? start;
    const next = to[i] === undefined || to[i] === '' || to[i] === state ? null : to[i];
    last.set(unit, next ?? state);
    return { state, entry: t1[i] ?? 0, time: t2[i] ?? 0, to: next };
  });
}
