/** Equal but for the rounding of long products, as R has it. */
const TOLERANCE = 1e-8;

export interface FallingPoint {
  readonly day: number;
  /** Null where it is not defined. */
  readonly value: number | null;
}

/**
 * Day on which a falling curve first is at or below `level`; where it runs flat exactly at `level`, the middle of the
 * flat: up to the next fall, or to the last time if there is none (R's rule; SAS gives none then). Null when not
 * reached. With level 1/2 this is the median; read off the two limits of the curve it gives the limits of the median.
 * Source: Brookmeyer and Crowley (1982), Biometrics 38, 29-41; R's quantile.survfit.
 */
export function dayAtLevel(curve: readonly FallingPoint[], level: number): number | null {
  const points = curve.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]));
  const reached = points.findIndex(({ value }) => value <= level + TOLERANCE);
  const first = points[reached];
  if (!first) return null;
  if (first.value < level - TOLERANCE) return first.day;
  const next = points.find(({ value }) => value < level - TOLERANCE) ?? points.at(-1) ?? first;
  return (first.day + next.day) / 2;
}
