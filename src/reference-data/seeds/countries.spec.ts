import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { countrySeeds, nationalityAliases, undeterminedNationalities } from './countries.js';

const shared = process.env.SHARED_DATA ?? '../shared/data';
const countries = countrySeeds();
const byCode = new Map(countries.map((country) => [country.code, country]));

function rows(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true, bom: true });
}

/** The comparison leaves out what only differs in print: apostrophes, UNTERM's article in brackets and its marks. */
function plain(name: string): string {
  return name
    .replaceAll('’', "'")
    .replace(/\s*\*+$/, '')
    .replace(/\s*\((the|le|la|les|l')\)$/i, '');
}

describe('country seeds', () => {
  it('hold every code and every M49 number once', () => {
    const numbers = countries.flatMap(({ m49 }) => m49 ?? []);
    expect(byCode.size).toBe(countries.length);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('come in order of code, the same on every call, 249 of ISO 3166-1 and nine exceptions', () => {
    expect(countries.map(({ code }) => code)).toEqual([...byCode.keys()].sort());
    expect(countrySeeds()).toEqual(countries);
    expect(countries).toHaveLength(249 + 9);
  });

  it.each(countries)('$code is well formed', ({ code, m49, nameEn, nameFr }) => {
    expect(code).toMatch(/^[A-Z]{3}$/);
    if (m49 !== null) expect(m49).toMatch(/^\d{3}$/);
    expect(nameEn.trim()).toBe(nameEn);
    expect(nameFr.trim()).toBe(nameFr);
    expect(nameEn).not.toBe('');
    expect(nameFr).not.toBe('');
  });

  it.each([
    ['ESH', '732', 'Western Sahara', 'Sahara occidental'],
    ['XXA', null, 'Abyei Area', "Zone d'Abyei"],
    ['XKX', null, 'Kosovo', 'Kosovo'],
    ['DZA', '012', 'Algeria', 'Algérie'],
    ['COD', '180', 'Democratic Republic of the Congo', 'République démocratique du Congo'],
    ['COG', '178', 'Congo', 'Congo'],
    ['CIV', '384', "Côte d'Ivoire", "Côte d'Ivoire"],
    ['TWN', '158', 'Taiwan, Province of China', 'Taïwan, province de Chine'],
    ['TUR', '792', 'Türkiye', 'Türkiye'],
    ['LAO', '418', "Lao People's Democratic Republic", 'République démocratique populaire lao'],
  ])('%s has the number %s and is called as the United Nations calls it', (code, m49, nameEn, nameFr) => {
    expect(byCode.get(code)).toEqual({ code, m49, nameEn, nameFr, isHistoric: false });
  });

  it('mark exactly the withdrawn codes as historic', () => {
    const historic = countries.filter(({ isHistoric }) => isHistoric).map(({ code }) => code);
    expect(historic).toEqual(['CSK', 'DDR', 'SCG', 'SUN', 'YMD', 'YUG', 'ZAR']);
  });

  it("do not take over the library's code for Kosovo", () => {
    expect(byCode.has('XKK')).toBe(false);
  });

  it('know every code behind an alias, and no alias for the undetermined', () => {
    expect(Object.values(nationalityAliases).filter((code) => !byCode.has(code))).toEqual([]);
    expect(undeterminedNationalities.filter((name) => name in nationalityAliases)).toEqual([]);
  });
});

const m49Path = join(shared, 'country-codes', 'UNSD-M49-en.csv');
if (existsSync(m49Path)) {
  describe("the UN Statistics Division's M49 table", () => {
    const table = rows(m49Path);

    it('agrees with every present country, number and code, and lacks only Kosovo and Abyei', () => {
      const pairs = (list: { code?: string; m49?: string | null }[]) => list.map((x) => `${x.m49} ${x.code}`).sort();
      const listed = table.map((row) => ({ code: row['ISO-alpha3 Code'], m49: row['M49 Code'] }));
      const present = countries.filter(({ code, isHistoric }) => !isHistoric && code !== 'XKX' && code !== 'XXA');
      expect(pairs(present)).toEqual(pairs(listed));
    });

    it('agrees with every English name but those where this copy of it departs from UN usage', () => {
      const differing = table
        .filter(
          (row) => plain(row['Country or Area'] ?? '') !== plain(byCode.get(row['ISO-alpha3 Code'] ?? '')!.nameEn),
        )
        .map((row) => row['ISO-alpha3 Code']);
      expect(differing.sort()).toEqual(['CIV', 'FLK', 'NLD', 'TWN']);
    });
  });
}

const untermPath = join(shared, 'country-codes', 'country-codes.csv');
if (existsSync(untermPath)) {
  it('French names agree with UNTERM, but for the name of the Kingdom of the Netherlands since 2023', () => {
    const differing = rows(untermPath)
      .filter((row) => row['UNTERM French Short'])
      .filter((row) => plain(row['UNTERM French Short']) !== byCode.get(row['ISO3166-1-Alpha-3'])?.nameFr)
      .map((row) => row['ISO3166-1-Alpha-3']);
    expect(differing).toEqual(['NLD']);
  });
}

const fatalitiesPath = join(shared, 'un-fatalities-2023', 'dppadposs-fatalities.csv');
if (existsSync(fatalitiesPath)) {
  describe('nationalities of the UN fatalities data', () => {
    const table = rows(fatalitiesPath);

    it('with codes are known, and the number agrees', () => {
      const unknown = table
        .filter((row) => row.isocode3)
        .filter((row) => byCode.get(row.isocode3)?.m49 !== String(Number(row.m49_code)).padStart(3, '0'))
        .map((row) => `${row.m49_code} ${row.isocode3}`);
      expect(unknown).toEqual([]);
    });

    it('without codes have an alias or are undetermined', () => {
      const unknown = table
        .filter((row) => !row.isocode3)
        .map((row) => row.casualty_nationality.trim())
        .filter((name) => !(name in nationalityAliases) && !undeterminedNationalities.includes(name));
      expect(unknown).toEqual([]);
    });
  });
}
