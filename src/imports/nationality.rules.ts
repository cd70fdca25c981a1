import { nationalityAliases, undeterminedNationalities } from '../reference-data/seeds/countries.js';

/** States and areas as the register knows them. */
export interface KnownCountry {
  readonly code: string;
  readonly m49: string | null;
  readonly nameEn: string;
  readonly nameFr: string;
  readonly isHistoric: boolean;
}

/** A nationality, and the rule of the note when the cells are incomplete. */
export interface Nationality {
  readonly code: string | null;
  readonly note: 'BLANK' | 'UNDETERMINED' | 'UNKNOWN_NATIONALITY' | 'BY_NAME' | null;
}

/** Letters alone, without accents, capitals or apostrophes: files lose those on their way. */
const bare = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();

/** Finds the nationality of a row: by its ISO code, by its M49 number (a decimal in the files), by its name. */
export class Nationalities {
  private readonly codes: ReadonlySet<string>;
  private readonly numbers: ReadonlyMap<string, string>;
  private readonly names: ReadonlyMap<string, string>;

  constructor(countries: readonly KnownCountry[]) {
    // A name or number that a State of today shares with one of the past means the one of today.
    const past = countries.filter(({ isHistoric }) => isHistoric);
    const ordered = [...past, ...countries.filter(({ isHistoric }) => !isHistoric)];
    this.codes = new Set(countries.map(({ code }) => code));
    this.numbers = new Map(ordered.flatMap(({ code, m49 }) => (m49 === null ? [] : [[m49, code]])));
    this.names = new Map([
      ...ordered.flatMap(({ code, nameEn, nameFr }): [string, string][] => [
        [bare(nameFr), code],
        [bare(nameEn), code],
      ]),
      ...Object.entries(nationalityAliases).map(([name, code]): [string, string] => [bare(name), code]),
    ]);
  }

  of(iso: string, m49: string, name: string): Nationality {
    if (this.codes.has(iso)) return { code: iso, note: null };
    const number = /^\d{1,3}(\.0+)?$/.test(m49) ? String(Math.trunc(Number(m49))).padStart(3, '0') : '';
    const code = this.numbers.get(number) ?? this.names.get(bare(name));
    if (code !== undefined && name !== '') return { code, note: 'BY_NAME' };
    if (name === '' && iso === '') return { code: code ?? null, note: 'BLANK' };
    return { code: null, note: undeterminedNationalities.includes(name) ? 'UNDETERMINED' : 'UNKNOWN_NATIONALITY' };
  }
}
