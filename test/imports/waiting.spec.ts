import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nodeIdOf } from '../../src/reading/node-id.js';
import { recordIncident } from '../support/builders.js';
import { aCasualty, cambodian, type Casualty } from './edition.js';
import { killed } from './growing-edition.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

const load = (...rows: Casualty[]): ReturnType<Scene['import']> => scene.import('2020-01-01', rows);
let month = 0;
/** A month of its own for each test. */
function aMonth(): (day: number) => { mission: string; date: string } {
  month += 1;
  const [year, of] = [1960 + Math.floor(month / 12), String((month % 12) + 1).padStart(2, '0')];
  return (day) => ({ mission: 'UNOCI', date: `${year}-${of}-${String(day).padStart(2, '0')}` });
}
const record = (occurredOn: object, victims: object[], overrides: object = {}): ReturnType<typeof recordIncident> =>
  recordIncident(scene.app, { mission: 'UNOCI', occurredOn, victims, ...overrides });
/** An incident and its one victim above the system actor's sight. */
const recordHidden = (occurredOn: object, overrides: object = {}): ReturnType<typeof recordIncident> =>
  record(occurredOn, [killed({ classification: 'CONFIDENTIAL', ...overrides })], { classification: 'CONFIDENTIAL' });

const RESOLVE = 'mutation ($input: ResolveImportDoubtInput!) { resolveImportDoubt(input: $input) { doubt { id } } }';
const resolveAs = (doubt: string, victim: string): Promise<object> => {
  const input = { doubt: nodeIdOf('ImportDoubt', doubt), victim: nodeIdOf('Victim', victim), reason: 'Looked up' };
  return scene.app.ask('hq', RESOLVE, { input: { ...input, resolution: 'SAME_VICTIM' } });
};
interface Doubt {
  readonly id: string;
  readonly level: number;
  /** Reference of the incident and id of the victim. */
  readonly candidates: readonly (readonly [string, string])[];
}
const doubtsOf = ({ id }: Casualty): Promise<Doubt[]> =>
  scene.app.database.read<Doubt>(
    `SELECT d.id, d.level, ARRAY(SELECT ARRAY[i.reference, v.id::text] FROM victim v JOIN incident i ON i.id = v.incident_id
       WHERE v.id = ANY(d.candidate_ids) ORDER BY v.recorded_at) AS candidates FROM import_doubt d WHERE d.key = $1 AND d.resolution IS NULL`,
    [id],
  );
async function doubtOf(row: Casualty): Promise<Doubt> {
  const [doubt, ...others] = await doubtsOf(row);
  if (!doubt || others.length > 0) throw new Error(`${row.id} has ${others.length + (doubt ? 1 : 0)} doubts.`);
  return doubt;
}
const victimIn = ({ candidates }: Doubt, reference: string): string =>
  candidates.find(([of]) => of === reference)?.[1] ?? '';

describe('somebody whom the importer does not read', () => {
  test('and whose casualty id a person recorded is put before a cleared person, whatever the day', async () => {
    const on = aMonth();
    const row = aCasualty(on(1));
    const ref = { system: 'UN_FATALITIES', identifier: row.id };
    const { reference } = await recordHidden({ from: on(3).date }, { externalRefs: [ref] });
    expect(await load(row)).toMatchObject({ created: 1, doubts: 0 });
    const doubt = await doubtOf(row);
    expect([doubt.level, victimIn(doubt, reference)]).toEqual([1, expect.stringMatching(/-/)]);
  });

  test('is one whom a row may mean on the same grounds as one whom he reads', async () => {
    const on = aMonth();
    await recordHidden({ from: on(1).date, precision: 'MONTH' });
    const next = aMonth();
    await recordHidden({ from: next(5).date }, { contributingCountry: 'KHM' });
    const rows = [aCasualty(on(9)), aCasualty(next(5)), aCasualty(next(6))] as const;
    expect(await load(...rows)).toMatchObject({ created: 3, doubts: 0 });
    const found = await Promise.all(rows.map(doubtsOf));
    expect(found.map(({ length }) => length)).toEqual([1, 1, 0]);
  });

  test('who is the row’s victim leaves no second incident behind', async () => {
    const on = aMonth();
    const { reference } = await recordHidden({ from: on(1).date });
    const row = aCasualty(on(1));
    await load(row);
    const doubt = await doubtOf(row);
    await resolveAs(doubt.id, victimIn(doubt, reference));
    const found = await scene.victims(row);
    expect(found.filter(({ isWithdrawn }) => isWithdrawn)).toMatchObject([{ confirmation: 'RETRACTED' }]);
    expect(found.filter(({ isWithdrawn }) => !isWithdrawn)).toMatchObject([{ reference, confirmation: 'CONFIRMED' }]);
  });

  test('is compared with what the newest edition says, however long the doubt waited', async () => {
    const on = aMonth();
    const { reference } = await recordHidden({ from: on(1).date });
    const row = aCasualty(on(1));
    await load(row);
    const newer = { ...row, gender: 'F' };
    expect(await load(newer)).toMatchObject({ changed: 1 });
    const doubt = await doubtOf(row);
    await resolveAs(doubt.id, victimIn(doubt, reference));
    expect(await load(newer)).toMatchObject({ changed: 0, created: 0 });
  });
});

test('a recorded victim who turns out not to be a row’s is free for another row', async () => {
  const on = aMonth();
  const people = [killed(), killed({ contributingCountry: 'KHM', status: 'MISSING' })];
  await record({ from: on(1).date }, people);
  const row = aCasualty(on(1));
  expect(await load(row)).toMatchObject({ matched: 1 });
  const { victim } = await scene.victim(row);
  const corrected = { ...row, ...cambodian };
  await load(corrected);
  const doubt = await doubtOf(row);
  const [missing] = await scene.app.database.read<{ id: string }>(
    `SELECT v.id FROM victim v JOIN victim w ON w.incident_id = v.incident_id WHERE w.id = $1 AND v.id <> w.id`,
    [victim],
  );
  await resolveAs(doubt.id, missing?.id ?? '');
  const other = aCasualty(on(1));
  expect(await load(corrected, other)).toMatchObject({ matched: 1, created: 0 });
  expect(await scene.victim(other)).toMatchObject({ victim });
});

test('an incident of which only the month is known is asked beside one of the very day', async () => {
  const on = aMonth();
  await record({ from: on(1).date, precision: 'MONTH' }, [killed()]);
  const known = aCasualty({ ...on(12), ...cambodian });
  await load(known);
  const row = aCasualty(on(12));
  expect(await load(known, row)).toMatchObject({ waiting: [{ casualty: row.id, reason: 'SEVERAL_CANDIDATES' }] });
});
