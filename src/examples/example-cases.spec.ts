import { expect, test } from '@jest/globals';
import type { SourceDraft } from '../sources/source.service.js';
import { milestoneKindRules } from '../vocabulary/milestone-kinds.js';
import { exampleCases } from './examples.service.js';

/** Words with a capital that the prose of the examples may hold: places, bodies, publishers, months, first words. */
const ALLOWED = new Set(
  `A About Adchit AFP Afrique Agency Akobo Al Al-Aqbiya An Anadolu AP Appeal April Arrested Assize At August Bamako Bangassou Bangui
  Bani Beirut Beni Bodies Bosnia Bunkonde Butembo By Chadian Council Court Criminal Data December Experts Fatalities February FIDH
  First Five For Forensic France Government Grimari Group Gumuruk Hayyan Hearings High Highland His Hostage-taking Hub In Indian
  International Irish January Jazeera Jeune Joint Jonglei July June Kadugli Kananga Khiam Le Lebanon Leral Mali March May Mechanism
  Mediacongo Military Mines MINUSCA Mission Monday Monde Murder Nations Ndolo News Note November October Of ORTM Peace Peacekeeping
  Permanent Press PTI Qusayr Radio Report Reports Residual Reuters RFI Secretary-General Security Semuliki Senegalese Siby Southern
  State Statement That The Three Times Trial Tribunal Tribunals Two UN UNIFIL United UNMISS VOA War Whether Xinhua Yongofongo
  Yugoslavia`.split(/\s+/),
);
/** Words of a vocabulary, country codes and acronyms of missions and publishers that stand alone: no prose. */
const CODE = /^([A-Z0-9_-]+|UNSecretariat)$/;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsOf);
}

const unexpected = (texts: readonly string[]): string[] =>
  texts
    .filter((text) => !CODE.test(text))
    .flatMap((text) => text.match(/\p{Lu}[\p{L}\p{M}]*(?:-\p{L}+)*/gu) ?? [])
    .filter((word) => !ALLOWED.has(word));

test('names nobody: no text of the examples holds a capitalised word that is not a known place, body or publisher', () => {
  expect(unexpected(textsOf(exampleCases))).toEqual([]);
});

test('finds a name when there is one', () => {
  expect(unexpected(['The court convicted Nemo NULLIUS'])).toEqual(['Nemo', 'NULLIUS']);
});

test('holds no field for the name or affiliation of a person', () => {
  expect(JSON.stringify(exampleCases)).not.toMatch(/"(fullName|affiliation|docketNumber)"/);
});

test('has every published case of which enough is told, once', () => {
  const wanted = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 17, 19, 20, 21, 22];
  const codes = exampleCases.map(({ code }) => code);
  expect(codes.toSorted()).toEqual(wanted.map((n) => `AC-${String(n).padStart(2, '0')}`));
});

test('gives a public source with publisher and citation for every record', () => {
  const sourced = exampleCases.flatMap(({ incidents, proceedings = [], steps = [] }) => [
    ...incidents.map(({ input }) => input.sources),
    ...proceedings.map(({ input }) => input.sources),
    ...steps.map(({ sources }) => sources),
  ]);
  const isWhole = ({ isPublic, publisher, citation }: SourceDraft): boolean => isPublic && !!publisher && !!citation;
  expect(sourced.filter((sources) => sources.length === 0 || !sources.every(isWhole))).toEqual([]);
});

test('no source stands twice on a record, and what is decided rests on another one than what was recorded', () => {
  const sources = exampleCases.flatMap(({ incidents, proceedings = [], steps = [] }) => [
    ...incidents.map(({ input, decided }) => [...input.sources, ...(decided?.on ?? [])]),
    ...proceedings.map(({ input }) => input.sources),
    ...steps.map((step) => step.sources),
  ]);
  const twice = sources.filter(
    (all) => new Set(all.map(({ citation, publisher }) => `${publisher}: ${citation}`)).size < all.length,
  );
  expect(twice).toEqual([]);
  const decided = exampleCases.flatMap(({ incidents }) => incidents.flatMap((incident) => incident.decided ?? []));
  expect(decided.filter(({ on }) => on.length === 0)).toEqual([]);
});

test('names kinds of step that exist, and people only by number or by a record without a name', () => {
  const kinds = new Set<string>(milestoneKindRules.map(({ kind }) => kind));
  for (const { steps = [], proceedings = [] } of exampleCases) {
    const suspects = proceedings.flatMap((proceeding) => proceeding.suspects ?? []);
    for (const { kind, accused = [] } of steps) {
      expect(kinds).toContain(kind);
      for (const one of accused)
        expect(one.suspect == null ? one.persons : suspects.includes(one.suspect)).toBeTruthy();
    }
  }
});
