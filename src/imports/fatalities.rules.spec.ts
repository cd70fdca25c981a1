import { expect, test } from '@jest/globals';
import { InvalidInputError, type FieldFault } from '../errors/app-error.js';
import type { FileRow } from './fatalities-file.js';
import { canBe, checkRows, originOf } from './fatalities.rules.js';

const known = {
  missions: new Set(['MINUSMA', 'UNMIK']),
  countries: new Set(['NER', 'TCD', 'CIV']),
  today: '2024-01-31',
};

const rowOf = (cells: Record<string, string> = {}, number = 2): FileRow => ({
  number,
  cells: {
    casualty_id: 'MINUSMA-2014-10-00001',
    incident_date: '2014-10-03',
    mission_acronym: 'MINUSMA',
    type_of_casualty: 'Fatality',
    gender: 'M',
    casualty_nationality: 'Niger',
    m49_code: '562.0',
    isocode3: 'NER',
    casualty_personnel_type: 'Military',
    type_of_incident: 'Malicious Act',
    last_update: '2023-11-28',
    ...cells,
  },
});

function faultsOf(rows: readonly FileRow[]): FieldFault[] {
  try {
    checkRows(rows, known);
  } catch (error) {
    if (error instanceof InvalidInputError) return (error.details as { fields: FieldFault[] }).fields;
  }
  throw new Error('Not refused.');
}

test('a row is read into what the register uses of it', () => {
  expect(checkRows([rowOf()], known)).toEqual({
    rows: [
      {
        number: 2,
        id: 'MINUSMA-2014-10-00001',
        key: 'MINUSMA-2014-10-00001',
        cells: {
          date: '2014-10-03',
          mission: 'MINUSMA',
          nationality: 'NER',
          personnel: 'MILITARY',
          sex: 'MALE',
          cause: 'MALICIOUS',
        },
        type: 'Malicious Act',
        lastUpdate: '2023-11-28',
      },
    ],
    notes: [],
  });
});

test.each([
  ['a category with a trailing space', { casualty_personnel_type: 'Local ' }, { personnel: 'NATIONAL_STAFF' }],
  ['a date with a time', { incident_date: '2014-10-03T00:00:00.000Z' }, { date: '2014-10-03' }],
  ['a cause to be determined', { type_of_incident: 'To Be Determined' }, { cause: 'PENDING' }],
  ['another cause', { type_of_incident: 'Self-Inflicted' }, { cause: 'OTHER' }],
  ['no gender', { gender: '' }, { sex: 'UNKNOWN' }],
  ['a name without a code', { casualty_nationality: 'Côte dIvoire', isocode3: '' }, { nationality: 'CIV' }],
])('%s is read', (_, cells, expected) => {
  expect(checkRows([rowOf(cells)], known).rows[0]?.cells).toMatchObject(expected);
});

test.each([
  ['2014-02-30', 'incident_date', 'DATE'],
  ['03/10/2014', 'incident_date', 'DATE'],
  ['2014-10-031', 'incident_date', 'DATE'],
  ['2024-02-01', 'incident_date', 'NOT_IN_FUTURE'],
  ['MINUSWHO', 'mission_acronym', 'KNOWN_MISSION'],
  ['', 'casualty_id', 'REQUIRED'],
  ['x'.repeat(61), 'casualty_id', 'REQUIRED'],
  ['a\u0000b', 'casualty_id', 'PLAIN_TEXT'],
  ['Murder', 'type_of_incident', 'KNOWN_VALUE'],
  ['Injury', 'type_of_casualty', 'KNOWN_VALUE'],
  ['Contractor', 'casualty_personnel_type', 'KNOWN_VALUE'],
  ['X', 'gender', 'KNOWN_VALUE'],
  ['2023-13-01', 'last_update', 'DATE'],
])('%j in %s breaks the rule %s', (value, column, rule) => {
  const faults = faultsOf([rowOf({ [column]: value }, 17)]);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({ path: `row 17, ${column}`, rule });
  expect(faults[0]?.message).toContain('Row 17');
});

test('an id that stands twice is one fault where the nationality is the same', () => {
  expect(faultsOf([rowOf(), rowOf({}, 3)])).toMatchObject([{ path: 'row 3, casualty_id', rule: 'UNIQUE' }]);
});

test('an id that stands twice with two nationalities is two casualties; no other id is keyed so', () => {
  const second = rowOf({ isocode3: 'TCD', casualty_nationality: 'Chad' }, 3);
  const third = rowOf({ casualty_id: 'MINUSMA-2014-10-00002' }, 4);
  expect(checkRows([rowOf(), second, third], known).rows.map(({ key }) => key)).toEqual([
    'MINUSMA-2014-10-00001|NER',
    'MINUSMA-2014-10-00001|TCD',
    'MINUSMA-2014-10-00002',
  ]);
});

test('a thousand faults are listed at most', () => {
  const rows = Array.from({ length: 1_500 }, (_, i) => rowOf({ casualty_id: `ID-${i}`, gender: 'X' }, i + 2));
  expect(faultsOf(rows)).toHaveLength(1_000);
});

test('a blank nationality is a note and no fault, and none for a cause that is left out', () => {
  const blank = { casualty_nationality: '', isocode3: '', m49_code: '' };
  const { rows, notes } = checkRows(
    [rowOf(blank, 5), rowOf({ ...blank, casualty_id: 'B', type_of_incident: 'Illness' }, 6)],
    known,
  );
  expect(rows[0]?.cells.nationality).toBeNull();
  expect(notes).toHaveLength(1);
  expect(notes[0]).toContain('Row 5');
});

test('uniformed personnel have a contributor, civilians a citizenship', () => {
  const [military] = checkRows([rowOf()], known).rows;
  const [local] = checkRows([rowOf({ casualty_personnel_type: 'Local ' })], known).rows;
  if (!military || !local) throw new Error('Two rows were given.');
  expect(originOf(military.cells)).toEqual({ contributingCountry: 'NER', citizenships: [] });
  expect(originOf(local.cells)).toEqual({ contributingCountry: null, citizenships: ['NER'] });
  const victim = { contributing_country: 'NER', citizenships: [], personnel_category: 'CONTINGENT' };
  expect(canBe(victim, military.cells)).toBe(true);
  expect(canBe({ ...victim, contributing_country: 'TCD' }, military.cells)).toBe(false);
  expect(canBe({ ...victim, personnel_category: 'INDIVIDUAL_POLICE' }, military.cells)).toBe(false);
  expect(canBe({ ...victim, personnel_category: 'CIVILIAN' }, local.cells)).toBe(true);
});
