import { InvalidInputError, type FieldFault } from '../errors/app-error.js';

export type Precision = 'DAY' | 'MONTH' | 'YEAR' | 'RANGE';

/** A date as a source gives it: earliest and latest day it can be, both ISO days, and how it was said. */
export interface PartialDate {
  readonly from: string;
  readonly to: string;
  readonly precision: Precision;
  readonly approximate: boolean;
}

export interface PartialDateLike {
  readonly from: string;
  readonly to?: string | null;
  readonly precision?: Precision | null;
  readonly approximate?: boolean | null;
}

const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function lastDay(from: string, precision: Precision): string {
  const [year = 0, month = 0] = from.split('-').map(Number);
  if (precision === 'YEAR') return `${from.slice(0, 4)}-12-31`;
  if (precision === 'MONTH') return `${from.slice(0, 7)}-${String(lastDayOfMonth(year, month)).padStart(2, '0')}`;
  return from;
}

/**
 * Completes a partial date. MONTH and YEAR begin on their first day and get their last; DAY has one day; RANGE needs
 * both. Throws BAD_USER_INPUT naming the path and the rule.
 */
export function completeDate(given: PartialDateLike, path: string): PartialDate {
  const precision = given.precision ?? 'DAY';
  const faults: FieldFault[] = [];
  const refuse = (at: string, rule: string, message: string): void =>
    void faults.push({ path: `${path}.${at}`, rule, message });
  if (precision === 'MONTH' && !given.from.endsWith('-01'))
    refuse('from', 'FIRST_DAY', `${path}.from is ${given.from}; a month begins on its first day.`);
  if (precision === 'YEAR' && !given.from.endsWith('-01-01'))
    refuse('from', 'FIRST_DAY', `${path}.from is ${given.from}; a year begins on 1 January.`);
  const expected = precision === 'RANGE' ? given.to : lastDay(given.from, precision);
  if (precision === 'RANGE' && given.to == null)
    refuse('to', 'RANGE_NEEDS_END', `${path}.to is missing; a range has a first and a last day.`);
  if (precision !== 'RANGE' && given.to != null && given.to !== expected) {
    refuse(
      'to',
      'PRECISION',
      `${path}.to is ${given.to}; at ${precision} precision it is ${expected ?? ''} and may be left out.`,
    );
  }
  const to = given.to ?? expected ?? given.from;
  if (to < given.from) refuse('to', 'ORDER', `${path}.to (${to}) lies before ${path}.from (${given.from}).`);
  if (faults.length > 0) throw new InvalidInputError(faults);
  return { from: given.from, to, precision, approximate: given.approximate ?? false };
}

/** Refuses a date whose earliest day lies in the future. `today` is the day of the request, UTC. */
export function refuseFuture(date: PartialDate, today: string, path: string): void {
  if (date.from > today) {
    throw InvalidInputError.at(
      `${path}.from`,
      'NOT_IN_FUTURE',
      `${path}.from is ${date.from}; it must not lie after today (${today}, UTC).`,
    );
  }
}

/** Refuses a date that ends before the earliest day of the incident. */
export function refuseBefore(date: PartialDate, incidentFrom: string, path: string): void {
  if (date.to < incidentFrom) {
    throw InvalidInputError.at(
      path,
      'NOT_BEFORE_INCIDENT',
      `${path} ends on ${date.to}, before the incident's earliest day (${incidentFrom}).`,
    );
  }
}

type DateColumns<P extends string, Text, Flag> = Record<`${P}From` | `${P}To` | `${P}Precision`, Text> &
  Record<`${P}Approximate`, Flag>;

/** The four stored columns of a partial date, named by their prefix as in entities (`occurredFrom`, …). */
export function dateColumns<P extends string>(prefix: P, date: PartialDate): DateColumns<P, string, boolean>;
export function dateColumns<P extends string>(
  prefix: P,
  date: PartialDate | null,
): DateColumns<P, string | null, boolean | null>;
export function dateColumns<P extends string>(
  prefix: P,
  date: PartialDate | null,
): DateColumns<P, string | null, boolean | null> {
  return {
    [`${prefix}From`]: date?.from ?? null,
    [`${prefix}To`]: date?.to ?? null,
    [`${prefix}Precision`]: date?.precision ?? null,
    [`${prefix}Approximate`]: date?.approximate ?? null,
  } as DateColumns<P, string | null, boolean | null>;
}
