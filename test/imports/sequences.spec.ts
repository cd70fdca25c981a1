import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { recordIncident } from '../support/builders.js';
import { aCasualty, cambodian, type Casualty } from './edition.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

const load = (...rows: Casualty[]): ReturnType<Scene['import']> => scene.import('2020-01-01', rows);
/** Days of one test that follow each other, in a year of its own. */
let year = 1950;
beforeEach(() => void (year += 1));
const on = (day: number): { mission: string; date: string } => ({ mission: 'UNMISS', date: `${year}-03-0${day}` });
const amend = (sql: string, ...values: unknown[]): Promise<unknown> =>
  scene.app.database.write(({ manager }) => manager.query(sql, values));

describe('days that follow each other', () => {
  test('an incident goes on to the next day, and another one comes to the day that it leaves', async () => {
    const rows = [aCasualty(on(1)), aCasualty(on(2))];
    await load(...rows);
    const before = await scene.victims(...rows);
    await load({ ...rows[0], ...on(2) }, { ...rows[1], ...on(3) });
    const after = await scene.victims(...rows);
    expect(after.map(({ incident, date, statusOn }) => [incident, date, statusOn])).toEqual([
      [before[0]?.incident, on(2).date, on(2).date],
      [before[1]?.incident, on(3).date, on(3).date],
    ]);
  });

  test('the day of death follows to the day that a person had given the incident before', async () => {
    const row = aCasualty(on(1));
    await load(row);
    const { incident } = await scene.victim(row);
    await amend('UPDATE incident SET occurred_from = $2, occurred_to = $2 WHERE id = $1', incident, on(3).date);
    await load({ ...row, ...on(3) });
    expect(await scene.victim(row)).toMatchObject({ incident, date: on(3).date, statusOn: on(3).date });
  });
});

describe('who comes back in', () => {
  test('on another day brings the incident back with that day', async () => {
    const row = aCasualty(on(1));
    await load(row);
    const before = await scene.victim(row);
    await load({ ...row, type: 'Illness' });
    await load({ ...row, ...on(5) });
    expect(await scene.victim(row)).toEqual({ ...before, date: on(5).date, statusOn: on(5).date });
  });

  test('keeps the incident that the last of the others leaves', async () => {
    const rows = [aCasualty(on(1)), aCasualty(on(1))] as const;
    await load(...rows);
    await load(rows[0], { ...rows[1], type: 'Illness' });
    await load({ ...rows[0], type: 'Illness' }, rows[1]);
    expect((await scene.victims(...rows)).map((found) => [found.isWithdrawn, found.confirmation])).toEqual([
      [true, 'CONFIRMED'],
      [false, 'CONFIRMED'],
    ]);
  });

  test('comes back to his own day, wherever the incident has gone without him', async () => {
    const rows = [aCasualty(on(1)), aCasualty(on(1))] as const;
    await load(...rows);
    await load({ ...rows[0], type: 'Illness' }, { ...rows[1], ...on(2) });
    await load(rows[0], { ...rows[1], ...on(2) });
    expect((await scene.victims(...rows)).map(({ date }) => date)).toEqual([on(1).date, on(2).date]);
  });
});

describe('a death to be determined', () => {
  test('confirms a reported incident when it turns out to be a malicious act, and not before', async () => {
    const reported = {
      ...on(2),
      victims: [{ status: 'KILLED', contributingCountry: 'KHM', personnelCategory: 'POLICE' }],
    };
    await recordIncident(scene.app, {
      mission: reported.mission,
      occurredOn: { from: reported.date },
      victims: reported.victims,
    });
    const pending = { type: 'To Be Determined' };
    const rows = [aCasualty({ ...on(2), ...pending }), aCasualty({ ...on(1), ...pending })] as const;
    await load(...rows);
    const moved = { ...rows[1], ...on(2) };
    await load(rows[0], moved);
    expect((await scene.victims(...rows)).map(({ date, confirmation }) => [date, confirmation])).toEqual([
      [on(2).date, 'REPORTED'],
      [on(2).date, 'REPORTED'],
    ]);
    await load({ ...rows[0], type: 'Malicious Act' }, moved);
    expect(await scene.victim(rows[0])).toMatchObject({ confirmation: 'CONFIRMED', status: 'KILLED' });
  });

  test('brings back an incident that the list itself had taken back', async () => {
    const gone = aCasualty(on(1));
    await load(gone);
    await load({ ...gone, type: 'Illness' });
    const row = aCasualty({ ...on(1), type: 'To Be Determined' });
    await load({ ...gone, type: 'Illness' }, row);
    expect(await scene.victim(row)).toMatchObject({ confirmation: 'CONFIRMED', status: 'CAUSE_PENDING' });
  });
});

describe('a doubt', () => {
  test('is made of a word that a newer edition cannot be read by: the victim stays as he is', async () => {
    const row = aCasualty(on(1));
    await load(row);
    const before = await scene.victim(row);
    const unread = { ...row, personnel: 'Astronaut' };
    expect(await load(unread)).toMatchObject({ changed: 0, waiting: [{ casualty: row.id, reason: 'UNKNOWN_VALUE' }] });
    expect(await load(unread)).toMatchObject({ changed: 0, waiting: [{ reason: 'WAITING' }] });
    expect(await scene.victim(row)).toEqual(before);
    expect(await load(row)).toMatchObject({ doubts: 0 });
    expect(await scene.victim(row)).toEqual(before);
  });

  test('about a nationality goes on when an edition changes something else', async () => {
    const row = aCasualty(on(1));
    await load(row);
    const { victim } = await scene.victim(row);
    await amend(`UPDATE victim SET contributing_country = 'FRA' WHERE id = $1`, victim);
    expect(await load({ ...row, ...cambodian })).toMatchObject({ doubts: 1 });
    expect(await load({ ...row, ...cambodian, gender: 'F' })).toMatchObject({ doubts: 1 });
    const agreed = { ...row, nationality: 'France', iso: 'FRA', m49: '250', gender: 'F' };
    expect(await load(agreed)).toMatchObject({ doubts: 0 });
    expect(await scene.victim(row)).toMatchObject({ country: 'FRA', sex: 'FEMALE' });
  });

  test('about a day goes on when an edition changes something else', async () => {
    const [row, other] = [aCasualty(on(1)), aCasualty(on(2))];
    await load(row, other);
    const { incident } = await scene.victim(row);
    await amend(`UPDATE incident SET host_state_basis = 'DECIDED' WHERE id = $1`, incident);
    const moved = { ...row, ...on(2) };
    expect(await load(moved, other)).toMatchObject({ doubts: 1 });
    expect(await load({ ...moved, gender: 'F' }, other)).toMatchObject({ doubts: 1 });
    expect(await scene.victim(row)).toMatchObject({ incident, sex: 'FEMALE' });
    expect(await load({ ...row, gender: 'F' }, other)).toMatchObject({ doubts: 0 });
  });
});
