import { describe, expect, it } from '@jest/globals';
import {
  bandOf,
  CUSTODY,
  CUSTODY_STATUS,
  FIXED_CUTS,
  JUDICIAL,
  JUDICIAL_STATUS,
  UNDETERMINED,
} from '../../src/analytics/disclosure/fixed-cuts.js';
import { hiddenWith, publishedShare } from '../../src/analytics/disclosure/hidden-with.js';
import { hostColumnOf, hostColumns } from '../../src/analytics/disclosure/host-columns.js';
import { m49RegionOf, OTHER_REGION } from '../../src/analytics/disclosure/m49-regions.js';
import { missionSeeds } from '../../src/reference-data/seeds/missions.js';
import { PerpetratorClass } from '../../src/vocabulary/incident.vocabulary.js';

describe('columns of host States', () => {
  const persons = new Map([
    ['CAF', 30],
    ['COD', 9],
    ['TCD', 3],
    ['MLI', 4],
    ['LBN', 2],
  ]);

  it('are States from 10 persons, regions from 10, and the rest', () => {
    expect(hostColumns(persons, null)).toEqual(['CAF', 'MIDDLE_AFRICA', 'OTHER', UNDETERMINED]);
  });

  it('put everybody in one of them', () => {
    const columns = hostColumns(persons, null);
    expect(['CAF', 'COD', 'MLI', 'XXA', null].map((code) => hostColumnOf(code, columns))).toEqual([
      'CAF',
      'MIDDLE_AFRICA',
      'OTHER',
      'OTHER',
      UNDETERMINED,
    ]);
  });

  it('stay as they were in the vintage before', () => {
    const earlier = ['MLI', 'OTHER', UNDETERMINED];
    expect(hostColumns(persons, earlier)).toEqual(earlier);
  });

  it('know the region of every State that has hosted a mission', () => {
    const hosts = missionSeeds.flatMap(({ hostStates }) => hostStates.map(({ code }) => code));
    expect(hosts.filter((code) => m49RegionOf(code) === OTHER_REGION && code !== 'XXA')).toEqual([]);
  });
});

describe('statuses and bands', () => {
  it('have a place for every state of the register', () => {
    expect(Object.values(JUDICIAL_STATUS).filter((status) => !JUDICIAL.statuses.includes(status))).toEqual([]);
    expect(Object.values(CUSTODY_STATUS).filter((status) => !CUSTODY.statuses.includes(status))).toEqual([]);
    const classes = FIXED_CUTS.find(({ dimension }) => dimension.code === 'PERPETRATOR_CLASS')?.dimension.columns;
    expect(Object.keys(PerpetratorClass).filter((code) => code !== 'UNKNOWN' && !classes?.includes(code))).toEqual([]);
  });

  it('put a year in the band that holds it', () => {
    expect([1947, 1948, 2012, 2013, 2020, 2021, null].map(bandOf)).toEqual([
      UNDETERMINED,
      '1948-1989',
      '2000-2012',
      '2013-2016',
      '2017-2020',
      '2021-2024',
      UNDETERMINED,
    ]);
    expect(bandOf(2037)).toBe(UNDETERMINED);
  });
});

describe('what is built on published numbers', () => {
  it('is hidden with any of them', () => {
    expect(hiddenWith([1, null], () => 'told')).toBeNull();
    expect(hiddenWith([1, 2], ([a = 0, b = 0]) => a + b)).toBe(3);
  });

  it('has a share with its interval from a shown whole of 10', () => {
    expect(publishedShare(null, 20)).toBeNull();
    expect(publishedShare(5, null)).toBeNull();
    expect(publishedShare(9, 9)).toBeNull();
    const share = publishedShare(10, 20);
    expect(share?.value).toBe(0.5);
    expect(share?.low).toBeCloseTo(0.2993, 4);
    expect(share?.high).toBeCloseTo(0.7007, 4);
  });
});
