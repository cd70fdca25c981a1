import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExamplesService } from '../../src/examples/examples.service.js';
import type { ImportReport } from '../../src/imports/import.report.js';
import { aCasualty, cambodian } from '../imports/edition.js';
import { Scene } from '../imports/scene.js';

const tanzanian = { nationality: 'United Republic of Tanzania', iso: 'TZA', m49: '834.0' };
const may = (day: string, overrides = {}): ReturnType<typeof aCasualty> =>
  aCasualty({ date: `2017-05-${day}`, ...overrides });
const semuliki = { mission: 'MONUSCO', date: '2017-12-07', ...tanzanian };
const expert = { mission: 'UNSecretariat', date: '2017-03-12', personnel: 'Other', type: 'To Be Determined' };

/** What the list says of three of the cases, as it says it. */
const rows = [
  ...Array.from({ length: 4 }, () => may('08', cambodian)),
  may('13', { id: 'MINUSCA-2017-05-10175' }),
  may('13', { id: 'MINUSCA-2017-05-10176' }),
  ...Array.from({ length: 15 }, () => aCasualty(semuliki)),
  aCasualty({ ...semuliki, type: 'To Be Determined' }),
  aCasualty({ ...expert, nationality: 'Sweden', iso: 'SWE', m49: '752.0', gender: 'F' }),
  aCasualty({ ...expert, nationality: 'United States of America', iso: 'USA', m49: '840.0' }),
];

let scene: Scene;
let before: Readonly<Record<string, number>>;
let report: ImportReport;

const missions = ['MINUSCA', 'MONUSCO', 'UNSecretariat'];
const dead = async (): Promise<Record<string, number>> => {
  const counts = missions.map(async (mission): Promise<[string, number]> => [mission, await scene.dead(mission)]);
  return Object.fromEntries(await Promise.all(counts));
};

beforeAll(async () => {
  scene = await Scene.open();
  await scene.app.app.get(ExamplesService).load();
  before = await dead();
  report = await scene.import('2023-11-28', rows);
});
afterAll(() => scene.close());

test('the list counts nobody of the example cases a second time', async () => {
  expect(report).toMatchObject({ created: 0, incidentsCreated: 0, matched: 20 });
  expect(await dead()).toEqual(before);
});

test('what the list says otherwise waits for a person: a day, and causes still to be determined', () => {
  expect(report.waiting.map(({ casualty, reason }) => [casualty === 'MINUSCA-2017-05-10175', reason])).toEqual([
    [true, 'DIFFERS_FROM_RECORD'],
    [false, 'CAUSE_PENDING'],
    [false, 'CAUSE_PENDING'],
    [false, 'CAUSE_PENDING'],
  ]);
});
