import { cumulativeIncidence } from './cumulative-incidence.js';
import { kaplanMeier } from './kaplan-meier.js';
import type { Limits } from './limits.js';
import { CENSORED, EVENT, type Observation } from './observation.js';
import { dayAtLevel } from './quantile.js';
import { numberAtRisk, type RiskTableRow } from './risk-table.js';

export type Estimator = 'AALEN_JOHANSEN' | 'KAPLAN_MEIER';

/** What must be said with a curve of each estimator. */
export const ESTIMATOR_NOTES: Readonly<Record<Estimator, string>> = {
  AALEN_JOHANSEN: 'Cumulative incidence (Aalen-Johansen): other outcomes that prevent the event compete with it.',
  KAPLAN_MEIER:
    'Kaplan-Meier: competing outcomes were taken as censoring, so the share is too high wherever there are any.',
};

export interface CurveOptions {
  readonly estimator?: Estimator;
  readonly level?: number;
  /** Scale of the limits; LOG for Kaplan-Meier only. */
  readonly limits?: 'LOG_LOG' | 'LOG';
  readonly clustered?: boolean;
}

export interface CurvePoint extends RiskTableRow, Limits {
  /** Share for which the event has happened by the end of this day. */
  readonly probability: number;
  readonly standardError: number | null;
  /** Share for which nothing has happened yet; under Kaplan-Meier the rest of the probability. */
  readonly eventFree: number;
}

/**
 * Share that has reached the event, by day: Aalen-Johansen by default, 1 - Kaplan-Meier on request; a point for every
 * distinct time, ascending. Throws RangeError as requireObservations does, and for LOG limits of Aalen-Johansen.
 */
export function curveOf(observations: readonly Observation[], options: CurveOptions = {}): CurvePoint[] {
  const { estimator = 'AALEN_JOHANSEN', limits = 'LOG_LOG' } = options;
  if (estimator === 'KAPLAN_MEIER') return reachedByKaplanMeier(observations, options);
  if (limits === 'LOG') throw new RangeError('Limits on the scale of log are for Kaplan-Meier only.');
  return cumulativeIncidence(observations, options).map(({ incidence, ...point }) => ({
    ...point,
    probability: incidence,
  }));
}

function reachedByKaplanMeier(observations: readonly Observation[], options: CurveOptions): CurvePoint[] {
  return kaplanMeier(observations, options).map(({ survival, low, high, ...step }) => ({
    ...step,
    competing: 0,
    probability: 1 - survival,
    low: complement(high),
    high: complement(low),
    eventFree: survival,
  }));
}

const complement = (probability: number | null): number | null => (probability === null ? null : 1 - probability);

export interface MedianTime extends Limits {
  readonly days: number;
}

/** Day by which half have reached the event, with the limits read off the limits of the curve; null if not reached. */
export function medianOf(curve: readonly CurvePoint[]): MedianTime | null {
  const at = (valueOf: (point: CurvePoint) => number | null): number | null =>
    dayAtLevel(
      curve.map((point) => ({ day: point.day, value: valueOf(point) })),
      0.5,
    );
  const days = at(({ probability }) => 1 - probability);
  if (days === null) return null;
  return { days, low: at(({ high }) => complement(high)), high: at(({ low }) => complement(low)) };
}

/** Whole days in 1, 2 and 5 years of 365.25 days. */
export const SHARE_DAYS = [365, 730, 1826] as const;

export interface Share extends Limits {
  readonly day: number;
  readonly atRisk: number;
  /** Null when nobody was in view so early, or so late with some still to come. */
  readonly probability: number | null;
}

/** The last point at or before a day; null before the first. The curve is a step function, continuous from the right. */
export const pointOn = <P extends { readonly day: number }>(curve: readonly P[], day: number): P | null =>
  curve.findLast((point) => point.day <= day) ?? null;

/**
 * Share that has reached the event by each of `days`, with the number at risk. Beyond the last follow-up it is not
 * carried forward (as SAS, unlike R): null, unless nobody was left to whom it could still happen.
 */
export function sharesOn(
  observations: readonly Observation[],
  curve: readonly CurvePoint[],
  days: readonly number[] = SHARE_DAYS,
): Share[] {
  const atRisk = numberAtRisk(observations);
  const first = observations.reduce((earliest, { entry }) => Math.min(earliest, entry), Infinity);
  const last = curve.at(-1);
  return days.map((day) => {
    const point = pointOn(curve, day);
    const isOpen = last !== undefined && day > last.day && last.eventFree > 0;
    if (last === undefined || day < first || isOpen)
      return { day, atRisk: atRisk(day), probability: null, low: null, high: null };
    const { probability = 0, low = null, high = null } = point ?? {};
    return { day, atRisk: atRisk(day), probability, low, high };
  });
}

/**
 * Day on which a small risk set was emptied by events while others came into view later (delayed entry only), or null.
 * From then on the estimate stays where it is and says nothing of those others.
 */
export function emptiedOn(curve: readonly CurvePoint[]): number | null {
  const emptied = curve.findIndex(({ eventFree }) => eventFree === 0);
  return emptied >= 0 && emptied < curve.length - 1 ? (curve[emptied]?.day ?? null) : null;
}

/** How the observations ended. */
export const endsOf = (
  observations: readonly Observation[],
): Pick<RiskTableRow, 'events' | 'competing' | 'censored'> => {
  const count = (isEnd: (cause: number) => boolean): number => observations.filter(({ cause }) => isEnd(cause)).length;
  return {
    events: count((cause) => cause === EVENT),
    competing: count((cause) => cause !== EVENT && cause !== CENSORED),
    censored: count((cause) => cause === CENSORED),
  };
};
