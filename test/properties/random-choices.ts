import fc from 'fast-check';
import type { StepDate } from './history.js';

/** One of the named values, as often as its weight says. */
export function weighted<T extends string>(weights: Partial<Record<T, number>>): fc.Arbitrary<T> {
  const choices = Object.entries(weights) as [T, number][];
  return fc.oneof(...choices.map(([value, weight]) => ({ arbitrary: fc.constant(value), weight })));
}

/** One of 0, 1, 2 ..., as often as the weight at that place says. */
export function weightedNumber(...weights: readonly number[]): fc.Arbitrary<number> {
  return fc.oneof(...weights.map((weight, value) => ({ arbitrary: fc.constant(value), weight })));
}

export const level = weightedNumber(12, 2, 1);
export const isRare = weightedNumber(6, 1).map((value) => value === 1);
/** Mostly the first of its sort, so that things meet. */
export const position = weightedNumber(5, 2, 1, 1);
export const anyPosition = fc.nat(30);
/** Mostly the newest rows, so that a row is contested and confirmed, corrected and corrected again. */
export const rowsBack = weightedNumber(5, 3, 2, 1, 1, 1, 1, 1);

const two = (value: number): string => String(value).padStart(2, '0');
const lastDay = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const year = fc.integer({ min: 2020, max: 2022 });
const yearAndMonth = fc.tuple(year, fc.constantFrom(1, 2, 6, 12));
const firstOfMonth = yearAndMonth.map(([y, m]) => `${y}-${two(m)}-01`);
const lastOfMonth = yearAndMonth.map(([y, m]) => lastDay(y, m));
/** Few different days, so that steps meet on one and spans end together. */
export const day = fc.oneof(firstOfMonth, lastOfMonth);

type Span = Omit<StepDate, 'approximate'>;
const oneDay = day.map((on): Span => ({ from: on, to: on, precision: 'DAY' }));
const oneMonth = yearAndMonth.map(([y, m]): Span => ({
  from: `${y}-${two(m)}-01`,
  to: lastDay(y, m),
  precision: 'MONTH',
}));
const oneYear = year.map((y): Span => ({ from: `${y}-01-01`, to: `${y}-12-31`, precision: 'YEAR' }));
const range = fc.tuple(day, day).map((days): Span => {
  const [from = '', to = ''] = [...days].sort();
  return { from, to, precision: 'RANGE' };
});
const span = fc.oneof(
  { weight: 8, arbitrary: oneDay },
  { weight: 3, arbitrary: oneMonth },
  { weight: 1, arbitrary: oneYear },
  { weight: 2, arbitrary: range },
);
export const date = fc.tuple(span, isRare).map(([dates, approximate]): StepDate => ({ ...dates, approximate }));
