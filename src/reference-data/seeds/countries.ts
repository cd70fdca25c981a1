/**
 * Countries and areas: ISO 3166-1 as kept by the library i18n-iso-countries, with the exceptions stated below.
 *
 * Names follow the United Nations (M49 of the UN Statistics Division; UNTERM for French, without the article) wherever
 * the library uses another name. "Undetermined" is no country: it is recorded as no code at all.
 * Pure renamings keep the present code (BUR is MMR, TMP is TLS, HVO is BFA); so does northern Yemen before 1990, which
 * had the code YEM already. Western Sahara (ESH, 732) is in the library and in M49 as a territory of its own.
 */
import { createRequire } from 'node:module';
import type { LocaleData } from 'i18n-iso-countries';
// Not the package's main entry: that one reads its names in nearly eighty languages at start.
import iso from 'i18n-iso-countries/index.js';

const load = createRequire(import.meta.url);

export interface CountrySeed {
  /** ISO 3166-1 alpha-3, a withdrawn alpha-3 code, or a code from the range ISO leaves to users (XAA to XZZ). */
  readonly code: string;
  /** Three digits with leading zeros; null where M49 has none or has given the number to a successor. */
  readonly m49: string | null;
  readonly nameEn: string;
  readonly nameFr: string;
  /** The State no longer exists, or not under this code: kept for what old documents and files say. */
  readonly isHistoric: boolean;
}

/** Codes of the library that the register does not take over. */
const leftOut: ReadonlySet<string> = new Set([
  'XKK', // The library's code for Kosovo, with a number (983) that is not in M49; XKX is what other bodies use.
]);

const exceptions: readonly CountrySeed[] = [
  // Citizenship and place of incident must be recordable; M49 has no number. UN usage refers to Security Council
  // resolution 1244 (1999): the code says nothing about status.
  { code: 'XKX', m49: null, nameEn: 'Kosovo', nameFr: 'Kosovo', isHistoric: false },
  // Claimed by the Sudan and South Sudan, final status open: a place of its own, so that neither is written by default.
  { code: 'XXA', m49: null, nameEn: 'Abyei Area', nameFr: "Zone d'Abyei", isHistoric: false },
  // In the UN fatalities data (890), dissolved in 1992.
  { code: 'YUG', m49: '890', nameEn: 'Yugoslavia', nameFr: 'Yougoslavie', isHistoric: true },
  // In the UN fatalities data (891), until 2006.
  { code: 'SCG', m49: '891', nameEn: 'Serbia and Montenegro', nameFr: 'Serbie-et-Monténégro', isHistoric: true },
  // Member State until 1991; contributed observers.
  {
    code: 'SUN',
    m49: '810',
    nameEn: 'Union of Soviet Socialist Republics',
    nameFr: 'Union des Républiques socialistes soviétiques',
    isHistoric: true,
  },
  // Member State and contributor until the end of 1992.
  { code: 'CSK', m49: '200', nameEn: 'Czechoslovakia', nameFr: 'Tchécoslovaquie', isHistoric: true },
  // Member State until 1990; police in Namibia.
  {
    code: 'DDR',
    m49: '278',
    nameEn: 'German Democratic Republic',
    nameFr: 'République démocratique allemande',
    isHistoric: true,
  },
  // Member State until 1990.
  { code: 'YMD', m49: '720', nameEn: 'Democratic Yemen', nameFr: 'Yémen démocratique', isHistoric: true },
  // The Democratic Republic of the Congo from 1971 to 1997, as documents of those years cite it; 180 now means COD.
  { code: 'ZAR', m49: null, nameEn: 'Zaire', nameFr: 'Zaïre', isHistoric: true },
];

/** English names of the United Nations where the library says something else. */
const unNamesEn: Readonly<Record<string, string>> = {
  BOL: 'Bolivia (Plurinational State of)',
  CHN: 'China',
  CIV: "Côte d'Ivoire",
  COG: 'Congo',
  CPV: 'Cabo Verde',
  CZE: 'Czechia',
  FLK: 'Falkland Islands (Malvinas)',
  GBR: 'United Kingdom of Great Britain and Northern Ireland',
  GMB: 'Gambia',
  HKG: 'China, Hong Kong Special Administrative Region',
  IRN: 'Iran (Islamic Republic of)',
  KOR: 'Republic of Korea',
  MAC: 'China, Macao Special Administrative Region',
  MAF: 'Saint Martin (French Part)',
  MDA: 'Republic of Moldova',
  MKD: 'North Macedonia',
  FSM: 'Micronesia (Federated States of)',
  NLD: 'Netherlands (Kingdom of the)',
  PRK: "Democratic People's Republic of Korea",
  REU: 'Réunion',
  SJM: 'Svalbard and Jan Mayen Islands',
  // No entry of its own in M49 as the UN publishes it. Kept, because ISO lists the code and a citizenship must be
  // recordable; named as the UN names it.
  TWN: 'Taiwan, Province of China',
  VAT: 'Holy See',
  VEN: 'Venezuela (Bolivarian Republic of)',
  VGB: 'British Virgin Islands',
  VIR: 'United States Virgin Islands',
  VNM: 'Viet Nam',
  WLF: 'Wallis and Futuna Islands',
};

/** French names of the United Nations where the library says something else. */
const unNamesFr: Readonly<Record<string, string>> = {
  ALA: "Îles d'Åland",
  ARE: 'Émirats arabes unis',
  BLR: 'Bélarus',
  BOL: 'Bolivie (État plurinational de)',
  BRN: 'Brunéi Darussalam',
  CAF: 'République centrafricaine',
  CCK: 'Îles des Cocos (Keeling)',
  CIV: "Côte d'Ivoire",
  COG: 'Congo',
  CPV: 'Cabo Verde',
  CYM: 'Îles Caïmanes',
  CZE: 'Tchéquie',
  DOM: 'République dominicaine',
  FLK: 'Îles Falkland (Malvinas)',
  FSM: 'Micronésie (États fédérés de)',
  GBR: "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord",
  HKG: 'Chine, région administrative spéciale de Hong Kong',
  HMD: 'Île Heard-et-Îles MacDonald',
  IOT: "Territoire britannique de l'océan Indien",
  IRN: "Iran (République islamique d')",
  IRQ: 'Iraq',
  KNA: 'Saint-Kitts-et-Nevis',
  KOR: 'République de Corée',
  LAO: 'République démocratique populaire lao',
  MAC: 'Chine, région administrative spéciale de Macao',
  MDA: 'République de Moldova',
  NIU: 'Nioué',
  NLD: 'Pays-Bas (Royaume des)',
  PCN: 'Pitcairn',
  PRK: 'République populaire démocratique de Corée',
  PSE: 'État de Palestine',
  RUS: 'Fédération de Russie',
  SAU: 'Arabie saoudite',
  SJM: 'Îles Svalbard-et-Jan Mayen',
  STP: 'Sao Tomé-et-Principe',
  SWZ: 'Eswatini',
  SYR: 'République arabe syrienne',
  TKL: 'Tokélaou',
  TUR: 'Türkiye',
  TWN: 'Taïwan, province de Chine',
  TZA: 'République-Unie de Tanzanie',
  VAT: 'Saint-Siège',
  VCT: 'Saint-Vincent-et-les Grenadines',
  VEN: 'Venezuela (République bolivarienne du)',
  VGB: 'Îles Vierges britanniques',
  VIR: 'Îles Vierges américaines',
  VNM: 'Viet Nam',
  WLF: 'Îles Wallis-et-Futuna',
};

/**
 * Spellings that the UN fatalities data uses in rows without a code, in any known edition, and the code each means.
 * A lost apostrophe and a lost accent are the source's own.
 */
export const nationalityAliases: Readonly<Record<string, string>> = {
  "Cote d'Ivoire": 'CIV',
  'Cote dIvoire': 'CIV',
  "Côte d'Ivoire": 'CIV',
  'Côte d’Ivoire': 'CIV',
  'Côte dIvoire': 'CIV',
  Mauritius: 'MUS',
  Turkey: 'TUR',
  Turkiye: 'TUR',
  Türkiye: 'TUR',
  'Viet Nam': 'VNM',
};

/** What the UN fatalities data writes where the nationality is not known: a note on the row, never a fault. */
export const undeterminedNationalities: readonly string[] = ['', 'ZZ [Undetermined]'];

/**
 * Every country and area the register knows, ordered by code: present ISO 3166-1, then the stated exceptions merged in.
 * Throws Error if the library lacks a number or a name, which only a changed library could cause.
 */
export function countrySeeds(): CountrySeed[] {
  for (const language of ['en', 'fr']) {
    iso.registerLocale(load(`i18n-iso-countries/langs/${language}.json`) as LocaleData);
  }
  const present = Object.keys(iso.getAlpha3Codes())
    .filter((code) => !leftOut.has(code))
    .map(presentCountry);
  return [...present, ...exceptions].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function presentCountry(code: string): CountrySeed {
  const m49 = iso.alpha3ToNumeric(code);
  const nameEn = unNamesEn[code] ?? iso.getName(code, 'en');
  const nameFr = unNamesFr[code] ?? iso.getName(code, 'fr');
  if (!m49 || !nameEn || !nameFr) throw new Error(`The country library knows ${code} only in part.`);
  return { code, m49: m49.padStart(3, '0'), nameEn, nameFr, isHistoric: false };
}
