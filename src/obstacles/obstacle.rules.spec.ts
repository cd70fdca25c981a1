import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../errors/app-error.js';
import { obstaclePeriod } from './obstacle.rules.js';

const EARLIEST = '2017-05-08';
const TODAY = '2026-11-24';

type Given = Parameters<typeof obstaclePeriod>[0];

function faultOf(given: Given): string {
  try {
    obstaclePeriod(given, EARLIEST, TODAY);
    return 'accepted';
  } catch (error) {
    return error instanceof InvalidInputError
      ? error.fields.map(({ path, rule }) => `${path} ${rule}`).join()
      : 'other';
  }
}

describe('the period of an obstacle', () => {
  it('is open while no end is given', () => {
    expect(obstaclePeriod({ since: { from: '2018-01-01', precision: 'YEAR' } }, EARLIEST, TODAY)).toEqual({
      since: { from: '2018-01-01', to: '2018-12-31', precision: 'YEAR', approximate: false },
      until: null,
    });
  });

  it('may begin on the earliest day of its incidents and end on the day on which it began', () => {
    expect(faultOf({ since: { from: EARLIEST }, until: { from: EARLIEST } })).toBe('accepted');
  });

  it('may begin and end today, in a month or year that is not over', () => {
    const year = { from: '2026-01-01', precision: 'YEAR' } as const;
    expect(faultOf({ since: year, until: { from: TODAY } })).toBe('accepted');
    expect(faultOf({ since: { from: TODAY }, until: year })).toBe('accepted');
  });

  it('may begin in the month of the incident, which has its first days before it', () => {
    expect(faultOf({ since: { from: '2017-05-01', precision: 'MONTH' } })).toBe('accepted');
  });

  it.each<[string, Given, string]>([
    ['the future', { since: { from: '2026-11-25' } }, 'input.since.from NOT_IN_FUTURE'],
    ['a day before there was a case', { since: { from: '2017-05-07' } }, 'input.since NOT_BEFORE_INCIDENT'],
  ])('does not begin in %s', (_title, given, fault) => {
    expect(faultOf(given)).toBe(fault);
  });

  it.each<[string, Given, string]>([
    [
      'in the future',
      { since: { from: '2018-01-01' }, until: { from: '2026-11-25' } },
      'input.until.from NOT_IN_FUTURE',
    ],
    ['before it began', { since: { from: '2018-01-02' }, until: { from: '2018-01-01' } }, 'input.until ORDER'],
    [
      'in a year before the one in which it began',
      {
        since: { from: '2019-01-01', precision: 'YEAR' },
        until: { from: '2018-01-01', precision: 'YEAR' },
      },
      'input.until ORDER',
    ],
  ])('does not end %s', (_title, given, fault) => {
    expect(faultOf(given)).toBe(fault);
  });

  it('has dates as they are written everywhere: a month from its second day is none', () => {
    expect(faultOf({ since: { from: '2018-01-02', precision: 'MONTH' } })).toBe('input.since.from FIRST_DAY');
  });
});
