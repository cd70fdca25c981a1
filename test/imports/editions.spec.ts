import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { differingProgress } from '../../src/ledger/progress.projection.js';
import { contentsOf } from './contents.js';
import { aCasualty, cambodian, csv2023, json2023, type Casualty } from './edition.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(async () => {
  expect(await differingProgress(scene.app.database.dataSource.manager)).toBe(0);
  await scene.close();
});

/** Each test has a mission, and an edition later than those of the tests before it, with all that they imported. */
const standing: Casualty[] = [];
let day = 0;
const next = (): string =>
  `2020-${String(Math.floor(day / 28) + 1).padStart(2, '0')}-${String((day++ % 28) + 1).padStart(2, '0')}`;
const load = (rows: readonly Casualty[]): ReturnType<Scene['import']> => scene.import(next(), [...standing, ...rows]);
const replace = (rows: readonly Casualty[], row: Casualty, change: Partial<Casualty>): Casualty[] =>
  rows.map((other) => (other === row ? { ...row, ...change } : other));

describe('a first edition', () => {
  const rows = [
    aCasualty({ date: '2013-04-09', mission: 'MINUSMA', nationality: 'Chad', iso: 'TCD', m49: '148.0' }),
    aCasualty({
      date: '2013-04-09',
      mission: 'MINUSMA',
      personnel: 'Local ',
      nationality: 'Mali',
      iso: 'MLI',
      m49: '466.0',
      gender: 'F',
    }),
    aCasualty({ date: '2013-04-09', mission: 'MINUSMA', type: 'To Be Determined', personnel: 'Police', gender: '' }),
    aCasualty({ date: '2013-04-10', mission: 'MINUSMA', type: 'To Be Determined', personnel: 'Military Observer' }),
    aCasualty({ date: '2013-04-11', mission: 'MINUSMA', type: 'Illness' }),
    aCasualty({ date: '2013-04-11', mission: 'MINUSMA', type: 'Accident' }),
  ];
  beforeAll(async () => {
    const report = await load(rows);
    standing.push(...rows);
    expect(report).toMatchObject({
      rows: 6,
      created: 4,
      incidentsCreated: 2,
      doubts: 0,
      leftOut: { Illness: 1, Accident: 1 },
      missing: [],
    });
  });

  test('makes one incident of a mission and day, one victim a row; a death to be determined attaches to it', async () => {
    const [chad, mali, police, observer] = await scene.victims(...rows);
    expect(new Set([chad?.incident, mali?.incident, police?.incident]).size).toBe(1);
    expect(observer?.incident).not.toBe(chad?.incident);
    expect(chad).toMatchObject({
      date: '2013-04-09',
      confirmation: 'CONFIRMED',
      hostState: 'MLI',
      status: 'KILLED',
      statusOn: '2013-04-09',
    });
    expect([police?.status, observer?.status]).toEqual(['CAUSE_PENDING', 'CAUSE_PENDING']);
  });

  test('takes the nationality of uniformed personnel as contributor, of civilians as citizenship', async () => {
    const [chad, mali, police, observer] = await scene.victims(...rows);
    expect(chad).toMatchObject({ country: 'TCD', citizenships: [], category: 'MILITARY', sex: 'MALE' });
    expect(mali).toMatchObject({ country: null, citizenships: ['MLI'], category: 'NATIONAL_STAFF', sex: 'FEMALE' });
    expect(police).toMatchObject({ country: 'MAR', category: 'POLICE', sex: 'UNKNOWN' });
    expect(observer).toMatchObject({ country: 'MAR', category: 'MILITARY_OBSERVER' });
  });

  test('is an official list that nobody has followed up: never looked at, and public', async () => {
    const { reference } = await scene.victim(rows[0]);
    const { incident } = await scene.app.ask<{ incident: object }>(
      'researcher',
      'query ($reference: String!) { incident(reference: $reference) { enrolment { basis lookedFrom lookedTo } scope { eligible exclusions } offences means perpetratorClass sources { publisher isPublic publishedOn { from } } } }',
      { reference },
    );
    expect(incident).toEqual({
      enrolment: { basis: 'OFFICIAL_LIST', lookedFrom: null, lookedTo: null },
      scope: { eligible: true, exclusions: [] },
      offences: ['MURDER'],
      means: 'UNKNOWN',
      perpetratorClass: 'UNKNOWN',
      sources: [{ publisher: 'UN Peace and Security Data Hub', isPublic: true, publishedOn: { from: '2020-01-01' } }],
    });
  });

  test('excludes the dead whose cause is pending, one by one', async () => {
    const { accountabilityFunnel } = await scene.app.ask<{ accountabilityFunnel: { total: object } }>(
      'researcher',
      `{ accountabilityFunnel(unit: FATALITY, filter: { missions: ["MINUSMA"] }) {
          total { registered { min } eligible { min } excluded { reason count { min } } } } }`,
    );
    expect(accountabilityFunnel.total).toEqual({
      registered: { min: 4 },
      eligible: { min: 2 },
      excluded: [{ reason: 'CAUSE_PENDING', count: { min: 2 } }],
    });
  });

  test('says the same again in every form, and changes nothing', async () => {
    const before = await contentsOf(scene.app.database);
    const edition = '2020-01-01';
    for (const [name, content] of [
      ['same.csv', csv2023(rows, edition)],
      ['lf.csv', csv2023(rows, edition, '\n')],
      ['same.json', json2023(rows, edition)],
    ] as const) {
      const report = await scene.importFile(scene.files.write(content, name));
      expect(report).toMatchObject({
        created: 0,
        changed: 0,
        unchanged: 4,
        doubts: 0,
        leftOut: { Illness: 1, Accident: 1 },
      });
    }
    expect(await contentsOf(scene.app.database)).toEqual(before);
  });
});

describe('a newer edition', () => {
  test('changes the values that it changed, and nothing else', async () => {
    const rows = ['2014-01-01', '2014-01-02', '2014-01-02'].map((date) => aCasualty({ mission: 'MONUSCO', date }));
    await load(rows);
    const before = await scene.victims(...rows);
    const [first, second, third] = rows as [Casualty, Casualty, Casualty];
    const changed = replace(replace(rows, first, { ...cambodian, gender: 'F' }), second, {
      personnel: 'Local ',
      ...cambodian,
    });
    standing.push(...changed);
    expect(await load([])).toMatchObject({ changed: 2, created: 0, doubts: 0 });
    const after = await scene.victims(...rows);
    expect(after).toEqual([
      { ...before[0], country: 'KHM', sex: 'FEMALE' },
      { ...before[1], category: 'NATIONAL_STAFF', country: null, citizenships: ['KHM'] },
      before[2],
    ]);
    const [kept] = await scene.app.database.read<{ versions: number }>(
      'SELECT count(*)::int AS versions FROM victim_history WHERE id = $1',
      [before[2]?.victim],
    );
    expect([kept?.versions, third.nationality]).toEqual([0, 'Morocco']);
    const notes = await scene.app.database.read<{ field: string; before_value: string; after_value: string }>(
      'SELECT field, before_value, after_value FROM change WHERE record_id = $1 ORDER BY field',
      [before[0]?.victim],
    );
    expect(notes).toEqual([
      { field: 'contributingCountry', before_value: 'MAR', after_value: 'KHM' },
      { field: 'sex', before_value: 'MALE', after_value: 'FEMALE' },
    ]);
  });

  test('moves a victim to the incident of the corrected day, made when there is none', async () => {
    const rows = ['2014-02-01', '2014-02-01', '2014-02-05', '2014-02-01'].map((date) =>
      aCasualty({ mission: 'UNMISS', date }),
    );
    await load(rows);
    const [first, second] = rows as [Casualty, Casualty];
    const [, , there] = await scene.victims(...rows);
    const changed = replace(replace(rows, first, { date: '2014-02-05' }), second, { date: '2014-02-07' });
    standing.push(...changed);
    expect(await load([])).toMatchObject({ changed: 2, created: 0, incidentsCreated: 1 });
    const [one, two, three, four] = await scene.victims(...rows);
    expect(one).toMatchObject({
      incident: there?.incident,
      date: '2014-02-05',
      statusOn: '2014-02-05',
      status: 'KILLED',
    });
    expect(two).toMatchObject({ date: '2014-02-07', statusOn: '2014-02-07', confirmation: 'CONFIRMED' });
    expect([three?.date, four?.date]).toEqual(['2014-02-05', '2014-02-01']);
  });

  test('gives the incident the new day when all its victims have it: what hangs on the incident stays', async () => {
    const rows = ['2014-03-01', '2014-03-01'].map((date) => aCasualty({ mission: 'UNAMID', date }));
    await load(rows);
    const before = await scene.victims(...rows);
    const changed = rows.map((row) => ({ ...row, date: '2014-03-02' }));
    standing.push(...changed);
    expect(await load([])).toMatchObject({ changed: 2, incidentsCreated: 0 });
    const after = await scene.victims(...rows);
    expect(after).toEqual(before.map((victim) => ({ ...victim, date: '2014-03-02', statusOn: '2014-03-02' })));
  });

  test('takes a victim out with the cause, and in again; an incident without victims is no longer eligible', async () => {
    const row = aCasualty({ mission: 'UNIFIL', date: '2014-04-01' });
    await load([row]);
    const before = await scene.victim(row);
    expect(await load([{ ...row, type: 'Illness', date: '2014-04-09' }])).toMatchObject({ changed: 1 });
    expect(await scene.victim(row)).toEqual({ ...before, isWithdrawn: true, confirmation: 'RETRACTED' });
    expect(await load([{ ...row, type: 'Illness', date: '2014-04-09' }])).toMatchObject({
      changed: 0,
      leftOut: { Illness: 2 },
    });
    expect(await load([row])).toMatchObject({ changed: 1, created: 0 });
    expect(await scene.victim(row)).toEqual(before);
    standing.push(row);
  });

  test('makes a pending death a killing, and knows at an earlier instant what it knew then', async () => {
    const rows = [
      aCasualty({ mission: 'UNMIL', date: '2014-05-01', type: 'To Be Determined' }),
      aCasualty({ mission: 'UNMIL', date: '2014-05-02' }),
    ];
    await load(rows);
    const [{ now }] = (await scene.app.database.read<{ now: string }>(
      'SELECT instant(last_at) AS now FROM register_clock',
    )) as [{ now: string }];
    const [first, second] = rows as [Casualty, Casualty];
    const changed = replace(replace(rows, first, { type: 'Malicious Act' }), second, { type: 'To Be Determined' });
    standing.push(...changed);
    expect(await load([])).toMatchObject({ changed: 2 });
    expect((await scene.victims(...rows)).map(({ status }) => status)).toEqual(['KILLED', 'CAUSE_PENDING']);
    const { incident } = await scene.app.ask<{ incident: { victims: { nodes: object[] } } }>(
      'researcher',
      'query ($reference: String!, $then: Instant!) { incident(reference: $reference) { victims(first: 1) { nodes { now: status then: status(knownAt: $then) } } } }',
      { reference: (await scene.victim(first)).reference, then: now },
    );
    expect(incident.victims.nodes).toEqual([{ now: 'KILLED', then: 'CAUSE_PENDING' }]);
  });

  test('lists a casualty that it lacks and keeps the victim; an older edition is refused, one of the same day is not', async () => {
    const rows = [
      aCasualty({ mission: 'UNOCI', date: '2014-06-01' }),
      aCasualty({ mission: 'UNOCI', date: '2014-06-02' }),
    ];
    await load(rows);
    standing.push(rows[0]);
    const gone = rows[1];
    const edition = next();
    expect(await scene.import(edition, standing)).toMatchObject({ missing: [gone.id], changed: 0 });
    expect(await scene.victim(gone)).toMatchObject({ isWithdrawn: false });
    await expect(scene.import('2019-12-31', standing)).rejects.toMatchObject({ fields: [{ rule: 'OLDER_EDITION' }] });
    // That edition changed nothing, and is the newest all the same.
    await expect(scene.import('2020-01-01', standing)).rejects.toMatchObject({ fields: [{ rule: 'OLDER_EDITION' }] });
    expect(await scene.import(edition, standing)).toMatchObject({ changed: 0, created: 0 });
    standing.push(gone);
  });
});
