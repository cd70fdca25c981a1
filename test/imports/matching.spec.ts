import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { confirmedIncident, recordIncident } from '../support/builders.js';
import { aCasualty, cambodian } from './edition.js';
import { GrowingEdition, killed, reasons } from './growing-edition.js';
import { Scene } from './scene.js';

let scene: Scene;
let edition: GrowingEdition;
beforeAll(async () => {
  scene = await Scene.open();
  edition = new GrowingEdition(scene);
});
afterAll(() => scene.close());

const recorded = (day: { mission: string; date: string }, ...victims: object[]): ReturnType<typeof recordIncident> =>
  recordIncident(scene.app, { mission: day.mission, occurredOn: { from: day.date }, victims });

describe('the one incident of a mission and day', () => {
  test('pairs rows with victims by nationality and category, one to one; the rest is added; the list confirms it', async () => {
    const day = edition.aDay();
    const before = await scene.dead(day.mission);
    const { reference } = await recorded(
      day,
      killed(),
      killed({ contributingCountry: 'KHM', personnelCategory: 'STAFF_OFFICER' }),
      {
        status: 'KILLED',
        personnelCategory: 'NATIONAL_STAFF',
        citizenships: ['CAF'],
      },
    );
    const rows = [
      aCasualty(day),
      aCasualty({ ...day, ...cambodian }),
      aCasualty({ ...day, nationality: 'Central African Republic', iso: 'CAF', personnel: 'Local ' }),
      aCasualty({ ...day, nationality: 'Spain', iso: 'ESP', personnel: 'Police' }),
    ];
    expect(await edition.load(rows)).toMatchObject({ matched: 3, created: 1, incidentsCreated: 0, changed: 0 });
    const found = await scene.victims(...rows);
    expect(found.map((victim) => [victim.reference, victim.category, victim.country])).toEqual([
      [reference, 'CONTINGENT', 'MAR'],
      [reference, 'STAFF_OFFICER', 'KHM'],
      [reference, 'NATIONAL_STAFF', null],
      [reference, 'POLICE', 'ESP'],
    ]);
    expect(found[0]?.confirmation).toBe('CONFIRMED');
    expect(await scene.dead(day.mission)).toBe(before + 4);
    expect(await edition.load([])).toMatchObject({ matched: 0, created: 0 });
  });

  test('a counted class takes as many rows as it counts people', async () => {
    const day = edition.aDay();
    await recorded(day, killed({ persons: { min: 2, max: 2 } }));
    const rows = [aCasualty(day), aCasualty(day), aCasualty(day)];
    expect(await edition.load(rows)).toMatchObject({ matched: 2, created: 1, incidentsCreated: 0 });
    const found = await scene.victims(...rows);
    expect(new Set(found.map(({ victim }) => victim)).size).toBe(2);
    // What a newer edition says of one of the class is for a person to sort out.
    edition.replace(rows[0], { ...rows[0], type: 'Accident' });
    expect(reasons(await edition.load([]))).toEqual(['DECIDED_OTHERWISE']);
    expect((await scene.victims(...rows)).map(({ isWithdrawn }) => isWithdrawn)).toEqual([false, false, false]);
  });

  test('whom the record has otherwise is held, not added', async () => {
    const day = edition.aDay();
    await recorded(
      day,
      killed({ contributingCountry: 'KHM' }),
      killed({ status: 'MISSING', contributingCountry: 'ESP' }),
    );
    const rows = [aCasualty(day), aCasualty({ ...day, nationality: 'Spain', iso: 'ESP' })];
    expect(reasons(await edition.load(rows))).toEqual(['DIFFERS_FROM_RECORD', 'DIFFERS_FROM_RECORD']);
    expect(await scene.victims(...rows)).toEqual([]);
  });

  test('more people than rows, who are not alike: nobody guesses which of them the list means', async () => {
    const day = edition.aDay();
    await recorded(day, killed(), killed({ personnelCategory: 'STAFF_OFFICER' }));
    expect(reasons(await edition.load([aCasualty(day)]))).toEqual(['SEVERAL_CANDIDATES']);
    const other = edition.aDay();
    await recorded(other, killed(), killed({ personnelCategory: 'MILITARY' }));
    expect(await edition.load([aCasualty(other)])).toMatchObject({ matched: 1 });
  });

  test('a row of the other sex is not the victim', async () => {
    const day = edition.aDay();
    await recorded(day, killed({ sex: 'FEMALE' }), killed({ sex: 'MALE' }));
    const [man, woman] = [aCasualty(day), aCasualty({ ...day, gender: 'F' })];
    expect(await edition.load([man, woman])).toMatchObject({ matched: 2 });
    expect((await scene.victims(man, woman)).map(({ sex }) => sex)).toEqual(['MALE', 'FEMALE']);
    const alone = edition.aDay();
    await recorded(alone, killed({ sex: 'FEMALE' }));
    expect(reasons(await edition.load([aCasualty(alone)]))).toEqual(['DIFFERS_FROM_RECORD']);
  });

  test('a blank nationality is nobody’s in particular', async () => {
    const day = edition.aDay();
    await recorded(day, killed());
    expect(reasons(await edition.load([aCasualty({ ...day, nationality: '', iso: '', m49: '' })]))).toEqual([
      'DIFFERS_FROM_RECORD',
    ]);
  });

  test('a death to be determined attaches, unless a recorded killing may be the same', async () => {
    const day = edition.aDay();
    await recorded(day, killed());
    const rows = [
      aCasualty({ ...day, type: 'To Be Determined' }),
      aCasualty({ ...day, ...cambodian, personnel: 'Police', type: 'To Be Determined' }),
    ];
    const report = await edition.load(rows);
    expect(reasons(report)).toEqual(['CAUSE_PENDING']);
    expect(report).toMatchObject({ created: 1, incidentsCreated: 0 });
    expect((await scene.victims(...rows)).map(({ casualty, status }) => [casualty, status])).toEqual([
      [rows[1]?.id, 'CAUSE_PENDING'],
    ]);
  });

  test('people outside the official toll and bystanders are no candidates', async () => {
    const day = edition.aDay();
    await recorded(
      day,
      killed({ personnelCategory: 'CONTRACTOR_EMPLOYEE', inUnToll: false }),
      killed({ personnelCategory: 'BYSTANDER', inUnToll: false }),
    );
    expect(await edition.load([aCasualty(day)])).toMatchObject({ created: 1, incidentsCreated: 0 });
  });
});

describe('otherwise', () => {
  test('two incidents of one mission and day leave every row to a person', async () => {
    const day = edition.aDay();
    await recorded(day, killed());
    await recorded(day, killed({ contributingCountry: 'KHM' }));
    const report = await edition.load([aCasualty(day), aCasualty({ ...day, nationality: 'Spain', iso: 'ESP' })]);
    expect(reasons(report)).toEqual(['SEVERAL_CANDIDATES', 'SEVERAL_CANDIDATES']);
    expect(report).toMatchObject({ created: 0, matched: 0 });
  });

  test('a casualty id that a person recorded comes first, even then', async () => {
    const day = edition.aDay();
    const row = aCasualty(day);
    const { reference } = await recorded(
      day,
      killed({ externalRefs: [{ system: 'UN_FATALITIES', identifier: row.id }] }),
    );
    await recorded(day, killed());
    expect(await edition.load([row])).toMatchObject({ matched: 1, created: 0 });
    expect(await scene.victims(row)).toMatchObject([{ reference, confirmation: 'CONFIRMED' }]);
  });

  test('an id whose victim is recorded otherwise is that victim, and the difference is for a person', async () => {
    const day = edition.aDay();
    const row = aCasualty({ ...day, ...cambodian });
    await recorded(day, killed({ externalRefs: [{ system: 'UN_FATALITIES', identifier: row.id }] }));
    const report = await edition.load([row]);
    expect([reasons(report), report.created]).toEqual([['DIFFERS_FROM_RECORD'], 0]);
    expect(await scene.victims(row)).toMatchObject([{ country: 'MAR', confirmation: 'CONFIRMED' }]);
    expect(await edition.load([])).toMatchObject({ created: 0, matched: 0, changed: 0 });
  });

  test('an incident of which only the month is known may be the row’s; one of a whole year is not asked', async () => {
    const day = edition.aDay();
    await recordIncident(scene.app, {
      mission: 'MINUSMA',
      occurredOn: { from: '2015-03-01', precision: 'MONTH' },
      victims: [killed()],
    });
    await recordIncident(scene.app, {
      mission: 'MINUSMA',
      occurredOn: { from: '2016-01-01', precision: 'YEAR' },
      victims: [killed()],
    });
    const rows = ['2015-03-12', '2016-05-05'].map((date) => aCasualty({ mission: 'MINUSMA', date }));
    const report = await edition.load(rows);
    expect([reasons(report), report.created, day.mission]).toEqual([['SEVERAL_CANDIDATES'], 1, 'MINUSCA']);
  });

  test('an incident that two people retracted is not brought back by a row', async () => {
    const day = edition.aDay();
    const made = await confirmedIncident(scene.app, {
      mission: day.mission,
      occurredOn: { from: day.date },
      victims: [killed()],
    });
    await scene.app.database.write(({ manager }) =>
      manager.query(`UPDATE incident SET confirmation = 'RETRACTED' WHERE reference = $1`, [made.reference]),
    );
    expect(reasons(await edition.load([aCasualty(day)]))).toEqual(['DECIDED_OTHERWISE']);
  });

  test('a synthetic incident is never matched', async () => {
    const day = edition.aDay();
    const { reference } = await recorded(day, killed());
    await scene.app.database.write(({ manager }) =>
      manager.query('UPDATE incident SET is_synthetic = TRUE WHERE reference = $1', [reference]),
    );
    expect(await edition.load([aCasualty(day)])).toMatchObject({ created: 1, incidentsCreated: 1 });
  });

  test('a word that the import cannot read leaves the row to a person', async () => {
    const rows = [
      aCasualty({ ...edition.aDay(), personnel: 'Astronaut' }),
      aCasualty({ ...edition.aDay(), casualty: 'Injury' }),
    ];
    expect(reasons(await edition.load(rows))).toEqual(['UNKNOWN_VALUE', 'UNKNOWN_VALUE']);
  });
});
