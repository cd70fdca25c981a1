/** Cause of an observation that ended before anything had happened. */
export const CENSORED = 0;
/** Cause of the event that is asked for; every other positive cause competes with it. */
export const EVENT = 1;

/**
 * One unit under observation. Days since its origin; parts of a day are allowed.
 * `entry` 0: in view from the start, so that what happens on day 0 counts. `entry` above 0: delayed entry (left
 * truncation), in view on days t with entry < t <= time; what happened before is not used.
 */
export interface Observation {
  readonly entry: number;
  /** Day of the event, of the competing event, or of the last look. */
  readonly time: number;
  /** CENSORED, EVENT, or the number of a competing cause. */
  readonly cause: number;
  /** Units of one cluster share their fate and are not independent; without one, the unit stands alone. */
  readonly cluster?: string;
}

/** Throws RangeError for days below 0, an entry that is not before the time, or a cause that is no whole number from 0. */
export function requireObservations(observations: readonly Observation[]): void {
  for (const { entry, time, cause } of observations) {
    if (!(Number.isFinite(entry) && Number.isFinite(time) && entry >= 0 && time >= 0))
      throw new RangeError(`Days are numbers from 0; these are ${entry} and ${time}.`);
    if (entry > 0 && entry >= time)
      throw new RangeError(`Whoever enters on day ${entry} and leaves on day ${time} was never in view.`);
    if (!(Number.isInteger(cause) && cause >= 0))
      throw new RangeError(`A cause is a whole number from 0, not ${cause}.`);
  }
}
