import { CENSORED, EVENT } from './estimators/observation.js';
import type { GroupedObservation } from './estimators/group-comparison.js';
import type { UnitTimes } from './time-to-stage.sql.js';

/** A search that began so many days after the incident reaches back to it: the case is in view from the start (T1). */
export const SEARCHED_FROM_START_DAYS = 90;
/** A case last looked at so many days before asOf is taken as followed up to it (T2). */
export const STILL_FOLLOWED_DAYS = 365;
/** A date that leaves more days open than a quarter of a year is unknown to an estimate in days (T4). */
export const WIDEST_DATE_DAYS = 92;
const COMPETING = 2;

/** Why an eligible unit is not in the curve, in the order in which the reasons are asked. */
export const OUTSIDE = [
  'withoutRecord',
  'outcomeFound',
  'unknownDate',
  'notBegun',
  'neverLookedAt',
  'impliedOnly',
  'neverInView',
] as const;
export type Outside = (typeof OUTSIDE)[number];

export interface WaitRules {
  readonly fromIncident: boolean;
  readonly entry: 'LOOKED_FROM' | 'NONE';
}

/** A unit in the curve: days since its origin. */
export interface InView extends GroupedObservation {
  /** What ended the wait came after anybody had last looked. */
  readonly isAfterLook: boolean;
  readonly isReopened: boolean;
}

/** Why a unit is left out before anybody asks how long it was in view, or null. */
function outsideOf(times: UnitTimes, { fromIncident }: WaitRules): Exclude<Outside, 'neverInView'> | null {
  if (!times.has_record) return 'withoutRecord';
  if (times.basis === 'OUTCOME_FOUND') return 'outcomeFound';
  if (times.width > WIDEST_DATE_DAYS) return 'unknownDate';
  if (!fromIncident && times.origin === null) return 'notBegun';
  if (!fromIncident && (times.origin_width ?? 0) > WIDEST_DATE_DAYS) return 'unknownDate';
  if (times.looked_from === null || times.looked_to === null || times.looked_from > times.as_of) return 'neverLookedAt';
  return times.is_implied && times.event === null ? 'impliedOnly' : null;
}

/**
 * A unit as an observation, or why it is none. Entry: the origin, where the search began within 90 days of the incident, else
 * the first day of the search. Leaving: the event; the end that competes with it, when it came first; else asOf, if somebody
 * looked within 365 days of it (or `allAtAsOf`), else the last look. Times below 0 are 0: partial dates make them (T11).
 */
export function observationOf(times: UnitTimes, rules: WaitRules, group: string, allAtAsOf = false): InView | Outside {
  const outside = outsideOf(times, rules);
  if (outside !== null) return outside;
  const origin = rules.fromIncident ? times.occurred : (times.origin ?? times.occurred);
  const since = (day: number): number => Math.max(0, day - origin);
  const lookedFrom = times.looked_from ?? origin;
  const lookedTo = Math.min(times.looked_to ?? origin, times.as_of);
  const isFromStart = rules.entry === 'NONE' || lookedFrom - times.occurred <= SEARCHED_FROM_START_DAYS;
  const entry = isFromStart ? 0 : since(lookedFrom);
  const { day, cause } = endOf(
    times,
    allAtAsOf || times.as_of - lookedTo <= STILL_FOLLOWED_DAYS ? times.as_of : lookedTo,
  );
  const time = since(day);
  const isInView = entry > 0 ? entry < time : cause !== CENSORED || day >= origin;
  if (!isInView) return 'neverInView';
  return {
    group,
    cluster: times.cluster,
    entry,
    time,
    cause,
    isAfterLook: cause !== CENSORED && day > lookedTo,
    isReopened: cause === COMPETING && times.is_reopened,
  };
}

/** What ended the wait, and when; the event comes before an end of the same day. */
function endOf({ event, ended }: UnitTimes, leaving: number): { readonly day: number; readonly cause: number } {
  if (event !== null && (ended === null || event <= ended)) return { day: event, cause: EVENT };
  return ended === null ? { day: leaving, cause: CENSORED } : { day: ended, cause: COMPETING };
}
