import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { countrySeeds } from './countries.js';
import { missionSeeds, type MissionSeed } from './missions.js';

const shared = process.env.SHARED_DATA ?? '../shared/data';
const byAcronym = new Map(missionSeeds.map((mission) => [mission.acronym, mission]));
const present = new Set(countrySeeds().flatMap(({ code, isHistoric }) => (isHistoric ? [] : code)));

function rows(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true, bom: true });
}

function hostsAt(acronym: string, date: string): string[] {
  return byAcronym
    .get(acronym)!
    .hostStates.filter(({ from = '0000', until = '9999' }) => from <= date && date < until)
    .map(({ code }) => code);
}

function periodsOverlap({ hostStates }: MissionSeed): boolean {
  return hostStates.some((one, i) =>
    hostStates
      .slice(i + 1)
      .some(
        (other) =>
          one.code === other.code &&
          (one.from ?? '0000') < (other.until ?? '9999') &&
          (other.from ?? '0000') < (one.until ?? '9999'),
      ),
  );
}

function isDate(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(value);
}

describe('mission seeds', () => {
  it('hold every acronym once', () => {
    expect(byAcronym.size).toBe(missionSeeds.length);
  });

  it("hold the United Nations' 71 numbered operations, beside six joint and partial acronyms", () => {
    const further = ['IPTF', 'UNAVEM', 'UNCPSG', 'UNEF', 'UNOSOM', 'UNPF'];
    const operations = missionSeeds.filter(({ kind }) => kind === 'PEACEKEEPING').map(({ acronym }) => acronym);
    expect(operations).toEqual(expect.arrayContaining(further));
    expect(operations).toHaveLength(71 + further.length);
  });

  it.each(missionSeeds)('$acronym is well formed', (mission) => {
    const dates = [mission.startedOn, mission.endedOn, ...mission.hostStates.flatMap((h) => [h.from, h.until])];
    expect(dates.filter((date) => date && !isDate(date))).toEqual([]);
    expect(mission.startedOn === null || mission.endedOn === null || mission.startedOn < mission.endedOn).toBe(true);
    expect(mission.hostStates.filter(({ code }) => !present.has(code))).toEqual([]);
    expect(mission.hostStates.filter(({ from, until }) => from && until && from >= until)).toEqual([]);
    expect(periodsOverlap(mission)).toBe(false);
    for (const text of [mission.acronym, mission.nameEn, mission.nameFr, mission.note ?? 'none']) {
      expect(text).toBe(text.trim());
      expect(text).not.toBe('');
    }
  });

  it('say why there is no host State wherever there is none', () => {
    expect(missionSeeds.filter(({ hostStates, note }) => hostStates.length === 0 && !note)).toEqual([]);
  });

  it('name as custodian only another mission, itself still open, of a mission that has closed', () => {
    const faults = missionSeeds
      .filter(({ custodian }) => custodian !== null)
      .filter(({ acronym, custodian, endedOn }) => {
        const keeper = byAcronym.get(custodian ?? '');
        return !keeper || keeper.acronym === acronym || keeper.endedOn !== null || endedOn === null;
      });
    expect(faults).toEqual([]);
  });

  it.each([
    ['MINUSCA', '2017-05-08', ['CAF']],
    ['MINUSMA', '2019-02-22', ['MLI']],
    ['MONUC', '2005-02-25', ['COD']],
    ['ONUC', '1961-11-11', ['COD']],
    ['UNIFIL', '2007-06-24', ['LBN']],
    ['UNDOF', '2013-03-06', ['SYR']],
    ['UNMIS', '2010-01-01', ['SDN']],
    ['UNMISS', '2013-04-09', ['SSD']],
    ['UNTAES', '1997-01-01', ['HRV']],
    ['UNISFA', '2011-07-08', ['SDN']],
    ['UNISFA', '2011-07-09', ['SDN', 'SSD']],
    ['UNISFA', '2025-12-13', ['SDN', 'SSD']],
    ['UNPROFOR', '1993-01-08', ['BIH', 'HRV', 'MKD', 'MNE', 'SRB']],
    ['UNPROFOR', '1995-05-27', ['BIH', 'HRV']],
    ['UNTSO', '2000-01-01', ['EGY', 'ISR', 'JOR', 'LBN', 'SYR']],
    ['MINURCAT', '2009-04-07', ['CAF', 'TCD']],
    ['MINURSO', '2010-01-01', []],
    ['UNMIK', '2003-08-03', []],
    ['UNTAET', '2000-07-24', []],
    ['UNOWAS', '2020-01-05', []],
    ['UNSecretariat', '2017-03-12', []],
  ])('%s on %s has the host States %j', (acronym, date, expected) => {
    expect(hostsAt(acronym, date)).toEqual(expected);
  });

  it.each([
    ['UNAMA', 'POLITICAL'],
    ['UNAMET', 'POLITICAL'],
    ['UNSMA', 'POLITICAL'],
    ['UNTAG', 'PEACEKEEPING'],
    ['UNMIK', 'PEACEKEEPING'],
    ['UNGCI', 'OTHER'],
    ['UNOHCI', 'OTHER'],
    ['UNSecretariat', 'OTHER'],
  ])('%s is of kind %s', (acronym, kind) => {
    expect(byAcronym.get(acronym)?.kind).toBe(kind);
  });
});

const listPath = join(shared, 'un-missions', 'DPPADPOSS-PKO.csv');
if (existsSync(listPath)) {
  describe("the United Nations' list of operations", () => {
    const listed = rows(listPath).map((row) => ({ row, seed: byAcronym.get(row.mission_acronym ?? '') }));
    const year = (date: string | null | undefined) => (date ? Number(date.slice(0, 4)) : null);
    const differing = (field: 'startedOn' | 'endedOn', column: 'start_date' | 'end_date') =>
      listed
        .filter(({ row, seed }) => {
          const [ours, theirs] = [year(seed?.[field]), year(row[column])];
          return ours === null || theirs === null ? ours !== theirs : Math.abs(ours - theirs) > 1;
        })
        .map(({ row }) => row.mission_acronym);

    it('names no mission that is not known', () => {
      expect(listed.filter(({ seed }) => !seed).map(({ row }) => row.mission_acronym)).toEqual([]);
    });

    it('agrees with every first year, but for one that it leaves open', () => {
      expect(differing('startedOn', 'start_date')).toEqual(['UNSCOB']);
    });

    it('agrees with every last year, but for two that it leaves open and one joint acronym', () => {
      expect(differing('endedOn', 'end_date').sort()).toEqual(['MINUSMA', 'UNAVEM', 'UNOHCI']);
    });
  });
}

const fatalitiesPath = join(shared, 'un-fatalities-2023', 'dppadposs-fatalities.csv');
if (existsSync(fatalitiesPath)) {
  describe('missions of the UN fatalities data', () => {
    it('are all known', () => {
      const unknown = rows(fatalitiesPath).filter((row) => !byAcronym.has(row.mission_acronym ?? ''));
      expect(unknown.map((row) => row.mission_acronym)).toEqual([]);
    });

    it('had their malicious acts since 2013 within their dates', () => {
      const outside = rows(fatalitiesPath)
        .filter((row) => row.type_of_incident === 'Malicious Act' && row.incident_date >= '2013-01-01')
        .filter((row) => {
          const { startedOn, endedOn } = byAcronym.get(row.mission_acronym ?? '')!;
          return row.incident_date < (startedOn ?? '') || row.incident_date > (endedOn ?? '9999');
        });
      expect(outside).toEqual([]);
    });
  });
}

const truthPath = join(shared, 'un-missions', 'truth.json');
if (existsSync(truthPath)) {
  it('every mission of the 2025 fatalities that the list of operations lacks is known', () => {
    const truth = JSON.parse(readFileSync(truthPath, 'utf8')) as Record<string, string[]>;
    const lacking = truth.acronyms_in_fatalities_2025_but_not_here ?? [];
    expect(lacking.length).toBe(23);
    expect(lacking.filter((acronym) => !byAcronym.has(acronym))).toEqual([]);
  });
}
