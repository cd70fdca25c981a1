import { describe, expect, test } from '@jest/globals';
import type { CasualtyCells, CasualtyRow } from './casualty.rules.js';
import { keyRows, type KnownIdentity } from './identity.rules.js';
import { FileFaults, FileNotes } from './import.faults.js';

const cells: CasualtyCells = {
  date: '2003-05-05',
  mission: 'UNMIK',
  nationality: 'MNE',
  personnel: 'NATIONAL_STAFF',
  sex: 'MALE',
  cause: 'MALICIOUS',
};
let number = 1;
const row = (id: string, nationality: string | null = 'MNE', change: Partial<CasualtyCells> = {}): CasualtyRow => ({
  number: (number += 1),
  id,
  cells: { ...cells, nationality, ...change },
  type: 'Malicious Act',
  raw: [],
  hasUnknownValue: false,
});
const known = (key: string, nationality: string | null = 'MNE', hasVictim = true): KnownIdentity => ({
  key,
  id: key.split('|')[0] ?? '',
  nationality,
  hasVictim,
});
const keys = (rows: readonly CasualtyRow[], before: readonly KnownIdentity[] = []): string[] => {
  const faults = new FileFaults();
  const keyed = keyRows(rows, before, faults, new FileNotes());
  faults.refuse();
  return keyed.map(({ key }) => key);
};

describe('a casualty', () => {
  test('is its id; its nationality too where the id stands twice', () => {
    expect(keys([row('A'), row('B', 'MNE'), row('B', 'SCG')])).toEqual(['A', 'B|MNE', 'B|SCG']);
    expect(keys([row('B', null), row('B', 'SCG')])).toEqual(['B|', 'B|SCG']);
  });

  test('keeps its key when a later edition repeats its id, or no longer does', () => {
    expect(keys([row('B', 'SCG'), row('B', 'MNE')], [known('B', 'MNE')])).toEqual(['B|SCG', 'B']);
    expect(keys([row('B', 'SCG')], [known('B|MNE', 'MNE'), known('B|SCG', 'SCG')])).toEqual(['B|SCG']);
  });

  test('keeps its key when its nationality is corrected', () => {
    expect(keys([row('A', 'SRB')], [known('A', 'MNE')])).toEqual(['A']);
    expect(keys([row('B', 'SRB'), row('B', 'SCG')], [known('B|MNE', 'MNE'), known('B|SCG', 'SCG')])).toEqual([
      'B|MNE',
      'B|SCG',
    ]);
    // The one that has a victim is meant, rather than the one that was left out.
    expect(keys([row('B', 'SRB')], [known('B|MNE', 'MNE', false), known('B|SCG', 'SCG')])).toEqual(['B|SCG']);
  });

  test('never takes a key that another one has', () => {
    expect(keys([row('B', 'MNE'), row('B', 'SRB'), row('B', 'SCG')], [known('B|SRB', 'MNE')])).toEqual([
      'B|SRB',
      'B|SRB|2',
      'B|SCG',
    ]);
  });

  test('that stands twice alike is read once, and twice unlike is a fault', () => {
    expect(keys([row('A'), row('A')])).toEqual(['A']);
    expect(
      keys([row('A', 'MNE', { cause: 'OTHER' }), row('A', 'MNE', { cause: 'OTHER', date: '2003-05-06' })]),
    ).toEqual(['A']);
    expect(() => keys([row('A'), row('A', 'MNE', { date: '2003-05-06' })])).toThrow('row');
  });
});
