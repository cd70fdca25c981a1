import { describe, expect, test } from '@jest/globals';
import { checkRows, missionKey, type CheckedRows } from './fatalities.rules.js';
import { FileFaults, FileNotes, type FileFault, type FileNote } from './import.faults.js';
import { Nationalities } from './nationality.rules.js';

const country = (code: string, m49: string | null, nameEn: string, isHistoric = false): object => ({
  code,
  m49,
  nameEn,
  nameFr: nameEn,
  isHistoric,
});
const nationalities = new Nationalities([
  country('MAR', '504', 'Morocco'),
  country('CIV', '384', "Côte d'Ivoire"),
  country('TUR', '792', 'Türkiye'),
  country('COD', '180', 'Democratic Republic of the Congo'),
  country('ZAR', '180', 'Zaire', true),
] as ConstructorParameters<typeof Nationalities>[0]);
const known = {
  missions: new Map(['MINUSCA', 'UNSecretariat'].map((acronym) => [missionKey(acronym), acronym])),
  nationalities,
  today: '2024-01-01',
};
const cells = {
  id: '1',
  incident_date: '2017-05-08',
  casualty_id: 'MINUSCA-2017-05-00001',
  mission_acronym: 'MINUSCA',
  type_of_casualty: 'Fatality',
  gender: 'M',
  casualty_nationality: 'Morocco',
  casualty_personnel_type: 'Military',
  type_of_incident: 'Malicious Act',
  m49_code: '504.0',
  isocode3: 'MAR',
  last_update: '2023-11-28',
};

interface Outcome extends CheckedRows {
  readonly faults: readonly string[];
  readonly notes: readonly FileNote[];
}
function check(overrides: Partial<typeof cells> = {}, without: readonly (keyof typeof cells)[] = []): Outcome {
  const row = Object.fromEntries(
    Object.entries({ ...cells, ...overrides }).filter(([name]) => !without.includes(name as keyof typeof cells)),
  );
  const [faults, notes] = [new FileFaults(), new FileNotes()];
  const checked = checkRows({ columns: Object.keys(row), rows: [{ number: 7, cells: row }] }, known, faults, notes);
  let found: readonly FileFault[] = [];
  try {
    faults.refuse();
  } catch (error) {
    found = (error as { fields: readonly FileFault[] }).fields;
  }
  return {
    ...checked,
    faults: found.map(({ row: number, column, rule }) => `${number} ${column} ${rule}`),
    notes: notes.list(),
  };
}

describe('a row', () => {
  test('is read as the register says it', () => {
    const { rows, lastUpdate, faults, notes } = check();
    expect(rows[0]?.cells).toEqual({
      date: '2017-05-08',
      mission: 'MINUSCA',
      nationality: 'MAR',
      personnel: 'MILITARY',
      sex: 'MALE',
      cause: 'MALICIOUS',
    });
    expect([lastUpdate, faults, notes]).toEqual(['2023-11-28', [], []]);
  });

  test.each([
    [{ incident_date: '2017-02-30' }, '7 incident_date DATE'],
    [{ incident_date: '08/05/2017' }, '7 incident_date DATE'],
    [{ incident_date: '2017-05-08 or so' }, '7 incident_date DATE'],
    [{ incident_date: '' }, '7 incident_date DATE'],
    [{ incident_date: '2024-01-02' }, '7 incident_date NOT_IN_FUTURE'],
    [{ last_update: 'soon' }, '7 last_update DATE'],
    [{ mission_acronym: 'UNKNOWN' }, '7 mission_acronym KNOWN_MISSION'],
    [{ type_of_incident: 'Murder' }, '7 type_of_incident KNOWN_VALUE'],
    [{ casualty_id: ' ' }, '7 casualty_id REQUIRED'],
    [{ casualty_id: 'A|B' }, '7 casualty_id TEXT'],
    [{ casualty_nationality: 'Mor\u0000occo' }, '7 casualty_nationality TEXT'],
    [{ casualty_nationality: 'Mor\ud800occo' }, '7 casualty_nationality TEXT'],
    [{ casualty_nationality: 'x'.repeat(300) }, '7 casualty_nationality TEXT'],
  ])('with %j is a fault', (overrides, fault) => {
    expect(check(overrides).faults).toContain(fault);
  });

  test('may carry the midnight of its day, and its mission in other capitals', () => {
    const { rows, faults } = check({ incident_date: '2017-05-08T00:00:00.000Z', mission_acronym: 'UN SECRETARIAT' });
    expect([faults, rows[0]?.cells.date, rows[0]?.cells.mission]).toEqual([[], '2017-05-08', 'UNSecretariat']);
  });

  test.each([
    [{ casualty_personnel_type: 'Local ' }, 'SPACE', 'MAR'],
    [{ casualty_nationality: '', isocode3: '', m49_code: '' }, 'BLANK', null],
    [{ casualty_nationality: 'ZZ [Undetermined]', isocode3: '', m49_code: '' }, 'UNDETERMINED', null],
    [{ casualty_nationality: 'Atlantis', isocode3: '', m49_code: '' }, 'UNKNOWN_NATIONALITY', null],
    [{ casualty_nationality: 'Côte dIvoire', isocode3: '', m49_code: '' }, 'BY_NAME', 'CIV'],
    [{ casualty_nationality: 'Turkiye', isocode3: '', m49_code: '' }, 'BY_NAME', 'TUR'],
    [{ casualty_nationality: 'Congo-Kinshasa', isocode3: '', m49_code: '180.0' }, 'BY_NAME', 'COD'],
    [{ gender: 'X' }, 'UNKNOWN_VALUE', 'MAR'],
  ])('with %j is only noted', (overrides, rule, nationality) => {
    const { rows, faults, notes } = check(overrides);
    expect([faults, notes.map((note) => note.rule), rows[0]?.cells.nationality]).toEqual([[], [rule], nationality]);
  });

  test('with a word for personnel or casualty that nobody knows is kept for a person', () => {
    expect(check({ casualty_personnel_type: 'Pilot' }).rows[0]).toMatchObject({
      hasUnknownValue: true,
      cells: { personnel: 'UNKNOWN' },
    });
    expect(check({ type_of_casualty: 'Injury' }).rows[0]?.hasUnknownValue).toBe(true);
  });

  test('of an edition without these columns tells neither sex nor date of the edition', () => {
    const { rows, lastUpdate } = check({}, ['gender', 'last_update', 'id']);
    expect([rows[0]?.cells.sex, lastUpdate]).toEqual([null, null]);
  });
});
