import { describe, expect, it } from '@jest/globals';
import { GraphQLError, Kind, type GraphQLScalarType } from 'graphql';
import { CalendarDateScalar, CountryCodeScalar, InstantScalar } from './scalars.js';

function refusal(scalar: GraphQLScalarType, value: unknown): GraphQLError {
  try {
    scalar.parseValue(value);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
  throw new Error(`${scalar.name} took ${String(value)}.`);
}

describe('CalendarDate', () => {
  it.each(['1900-01-01', '2200-12-31', '2000-02-29', '2024-02-29', '2021-08-18'])('keeps %s as it is', (text) => {
    expect(CalendarDateScalar.parseValue(text)).toBe(text);
  });

  it.each([
    '1899-12-31',
    '2201-01-01',
    '1900-02-29',
    '2023-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '2021-1-1',
    '2021-08-18T00:00:00Z',
    '2021-08-18\n',
    '',
    20210818,
    null,
  ])('refuses %p', (value) => {
    expect(refusal(CalendarDateScalar, value).extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('says what it got and what it wants', () => {
    expect(refusal(CalendarDateScalar, '2023-02-29').message).toBe(
      '"2023-02-29" is not a calendar date between 1900-01-01 and 2200-12-31, written YYYY-MM-DD.',
    );
  });

  it('refuses a number written in the document and points at it', () => {
    const parse = (): unknown => CalendarDateScalar.parseLiteral({ kind: Kind.INT, value: '20210818' });
    expect(parse).toThrow(GraphQLError);
  });
});

describe('Instant', () => {
  it.each([
    ['2021-08-18T14:30:00Z', '2021-08-18T14:30:00.000000Z'],
    ['2021-08-18T14:30:00.5Z', '2021-08-18T14:30:00.500000Z'],
    ['2021-08-18T23:59:59.123456Z', '2021-08-18T23:59:59.123456Z'],
  ])('writes %s with six decimals', (text, normal) => {
    expect(InstantScalar.parseValue(text)).toBe(normal);
  });

  it.each([
    '2021-08-18T14:30:00+00:00',
    '2021-08-18T14:30:00',
    '2021-08-18',
    '2021-08-18T24:00:00Z',
    '2021-08-18T14:60:00Z',
    '2021-08-18T14:30:60Z',
    '2021-02-30T14:30:00Z',
    '2021-08-18T14:30:00.1234567Z',
    '2021-08-18T14:30:00.Z',
    '2021-08-18t14:30:00z',
    1_629_297_000,
  ])('refuses %p', (value) => {
    expect(refusal(InstantScalar, value).extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('CountryCode', () => {
  it('takes three capital letters', () => {
    expect(CountryCodeScalar.parseValue('CAF')).toBe('CAF');
  });

  it.each(['caf', 'CA', 'CAFE', 'C4F', 'ÉTÉ', ''])('refuses %p', (value) => {
    expect(refusal(CountryCodeScalar, value).extensions['code']).toBe('BAD_USER_INPUT');
  });
});
