import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { differingProgress } from '../../src/ledger/progress.projection.js';
import { nodeIdOf } from '../../src/reading/node-id.js';
import { recordIncident } from '../support/builders.js';
import { aCasualty, cambodian, type Casualty } from './edition.js';
import { Scene } from './scene.js';

interface Doubt {
  readonly id: string;
  readonly row: number;
  readonly reason: string;
  readonly resolution: string | null;
  readonly resolvedBy: { readonly displayName: string } | null;
  readonly resolvedAt: string | null;
  readonly cells: readonly { readonly column: string; readonly value: string }[];
  readonly candidates: readonly { readonly id: string; readonly label: string }[];
  readonly batch: {
    readonly file: string;
    readonly rows: number;
    readonly importedBy: { readonly displayName: string; readonly isSystem: boolean };
  };
}

const LIST = `query ($resolved: Boolean) { importDoubts(resolved: $resolved, first: 100) { nodes { id row reason resolution resolvedBy { displayName } resolvedAt
  cells { column value } candidates { id label } batch { file rows importedBy { displayName isSystem } } } } }`;
const RESOLVE = `mutation ($input: ResolveImportDoubtInput!) { resolveImportDoubt(input: $input) {
  doubt { id resolution resolvedBy { displayName } } incident { reference confirmation toll { killed { min max } } } } }`;

let scene: Scene;
const standing: Casualty[] = [];
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(async () => {
  expect(await differingProgress(scene.app.database.dataSource.manager)).toBe(0);
  await scene.close();
});

const doubts = async (actor = 'hq', resolved: boolean | null = false): Promise<readonly Doubt[]> =>
  (await scene.app.ask<{ importDoubts: { nodes: Doubt[] } }>(actor, LIST, { resolved })).importDoubts.nodes;
const about = ({ cells }: Doubt): string | undefined => cells.find(({ column }) => column === 'casualty_id')?.value;
const doubtOf = async ({ id }: Casualty): Promise<Doubt> => {
  const found = (await doubts()).find((doubt) => about(doubt) === id);
  if (!found) throw new Error(`No doubt about ${id}.`);
  return found;
};
const resolve = (doubt: Doubt, input: object, actor = 'hq'): ReturnType<Scene['app']['graphql']> =>
  scene.app.graphql(actor, RESOLVE, { input: { doubt: doubt.id, reason: 'Looked up', ...input } });

async function load(...rows: Casualty[]): ReturnType<Scene['import']> {
  standing.push(...rows);
  return scene.import('2020-01-01', standing);
}
let day = 0;
const aDay = (): { mission: string; date: string } => ({
  mission: 'MINUSCA',
  date: `2016-01-${String((day += 1)).padStart(2, '0')}`,
});
const soldier = (country: string, overrides: object = {}): object => ({
  status: 'KILLED',
  contributingCountry: country,
  personnelCategory: 'CONTINGENT',
  ...overrides,
});

describe('a doubtful row', () => {
  test('is listed as it stands in the file, with those whom it may mean, for those who import', async () => {
    const at = aDay();
    await recordIncident(scene.app, { mission: at.mission, occurredOn: { from: at.date }, victims: [soldier('KHM')] });
    const row = aCasualty(at);
    await load(row);
    const doubt = await doubtOf(row);
    expect(doubt).toMatchObject({
      row: standing.length + 1,
      reason: 'DIFFERS_FROM_RECORD',
      resolution: null,
      resolvedBy: null,
      resolvedAt: null,
      batch: { rows: standing.length, importedBy: { displayName: 'System: imports open data', isSystem: true } },
    });
    expect(doubt.cells.slice(1, 4)).toEqual([
      { column: 'incident_date', value: at.date },
      { column: 'casualty_id', value: row.id },
      { column: 'mission_acronym', value: 'MINUSCA' },
    ]);
    expect(doubt.candidates).toHaveLength(1);
    expect((await doubts('mission')).map(({ id }) => id)).toContain(doubt.id);
    expect(await doubts('otherMission')).toEqual([]);
    for (const actor of ['researcher', 'hostState', 'donor', 'administrator'])
      expect((await scene.app.graphql(actor, LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await resolve(doubt, { resolution: 'LEFT_OUT' }, 'otherMission')).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
  });

  test('that is the recorded victim adds nobody and confirms the incident; it is decided once', async () => {
    const at = aDay();
    const { reference } = await recordIncident(scene.app, {
      mission: at.mission,
      occurredOn: { from: at.date },
      victims: [soldier('KHM')],
    });
    const row = aCasualty(at);
    await load(row);
    const before = await scene.dead(at.mission);
    const doubt = await doubtOf(row);
    expect((await resolve(doubt, { resolution: 'SAME_VICTIM' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const answer = await resolve(doubt, { resolution: 'SAME_VICTIM', victim: doubt.candidates[0]?.id }, 'mission');
    expect(answer.data).toEqual({
      resolveImportDoubt: {
        doubt: { id: doubt.id, resolution: 'SAME_VICTIM', resolvedBy: { displayName: 'Actor mission' } },
        incident: { reference, confirmation: 'CONFIRMED', toll: { killed: { min: 1, max: 1 } } },
      },
    });
    expect(await scene.dead(at.mission)).toBe(before);
    expect(await load()).toMatchObject({ matched: 0, created: 0, changed: 0 });
    expect((await resolve(doubt, { resolution: 'LEFT_OUT' })).errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect((await doubts('hq', true)).map(({ id }) => id)).toEqual([doubt.id]);
  });

  test('never rests on a victim whom another row is already', async () => {
    const at = aDay();
    await recordIncident(scene.app, {
      mission: at.mission,
      occurredOn: { from: at.date },
      victims: [soldier('MAR'), soldier('KHM', { status: 'MISSING' })],
    });
    const [taken, held] = [aCasualty(at), aCasualty({ ...at, ...cambodian })];
    await load(taken, held);
    const doubt = await doubtOf(held);
    const { victim } = await scene.victim(taken);
    const answer = await resolve(doubt, { resolution: 'SAME_VICTIM', victim: nodeIdOf('Victim', victim) });
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'input.victim', rule: 'TAKEN' }],
    });
  });

  test('that is somebody else makes a victim in the incident named, or in a new one', async () => {
    const [there, apart] = [aDay(), aDay()];
    const { id, reference } = await recordIncident(scene.app, {
      mission: there.mission,
      occurredOn: { from: there.date },
      victims: [soldier('KHM')],
    });
    await recordIncident(scene.app, {
      mission: apart.mission,
      occurredOn: { from: apart.date },
      victims: [soldier('KHM')],
    });
    const rows = [aCasualty(there), aCasualty(apart)] as const;
    await load(...rows);
    await resolve(await doubtOf(rows[0]), { resolution: 'NEW_VICTIM', incident: id });
    await resolve(await doubtOf(rows[1]), { resolution: 'NEW_VICTIM' });
    const [first, second] = await scene.victims(...rows);
    expect(first).toMatchObject({ reference, country: 'MAR', status: 'KILLED', confirmation: 'CONFIRMED' });
    expect(second).toMatchObject({ date: apart.date, confirmation: 'CONFIRMED' });
    expect(await load()).toMatchObject({ created: 0, changed: 0, matched: 0 });
  });

  test('that is left out stays out, until an edition says something else of it', async () => {
    const at = aDay();
    await recordIncident(scene.app, { mission: at.mission, occurredOn: { from: at.date }, victims: [soldier('KHM')] });
    const row = aCasualty(at);
    await load(row);
    const answer = await resolve(await doubtOf(row), { resolution: 'LEFT_OUT' });
    expect(answer.data).toMatchObject({ resolveImportDoubt: { incident: null } });
    const before = (await doubts()).length;
    await load();
    expect(await doubts()).toHaveLength(before);
    standing.splice(standing.indexOf(row), 1, { ...row, gender: 'F' });
    await load();
    expect((await doubtOf(row)).reason).toBe('DECIDED_OTHERWISE');
  });

  test('about somebody hidden is decided by whoever is cleared: one person is counted once', async () => {
    const at = aDay();
    const hidden = await recordIncident(scene.app, {
      mission: at.mission,
      occurredOn: { from: at.date },
      classification: 'CONFIDENTIAL',
      victims: [soldier('MAR', { classification: 'CONFIDENTIAL' })],
    });
    const row = aCasualty(at);
    await load(row);
    const made = await scene.victim(row);
    const doubt = await doubtOf(row);
    await scene.app.addActor('uncleared', { role: 'HQ_FOCAL_POINT', clearance: 'UNCLASSIFIED' });
    expect((await resolve(doubt, { resolution: 'LEFT_OUT' }, 'uncleared')).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    const same = doubt.candidates.find(({ id }) => id !== nodeIdOf('Victim', made.victim));
    expect((await resolve(doubt, { resolution: 'SAME_VICTIM', victim: same?.id })).errors).toBeUndefined();
    const found = await scene.victims(row);
    expect(new Map(found.map((victim) => [victim.reference, victim.isWithdrawn]))).toEqual(
      new Map([
        [hidden.reference, false],
        [made.reference, true],
      ]),
    );
  });

  test('that a person moved can be put where the list has it, and is counted once', async () => {
    const at = aDay();
    const rows = [aCasualty(at), aCasualty(at)] as const;
    await load(...rows);
    const [first] = await scene.victims(...rows);
    const { node } = await scene.app.ask<{ node: { version: string } }>(
      'hq',
      'query ($id: ID!) { node(id: $id) { ... on Incident { version } } }',
      { id: nodeIdOf('Incident', first?.incident ?? '') },
    );
    await scene.app.ask(
      'hq',
      'mutation ($input: SplitIncidentInput!) { splitIncident(input: $input) { created { id } } }',
      {
        input: {
          incident: nodeIdOf('Incident', first?.incident ?? ''),
          expectedVersion: node.version,
          reason: 'Two',
          victims: [nodeIdOf('Victim', first?.victim ?? '')],
        },
      },
    );
    const later = aDay();
    standing.splice(standing.indexOf(rows[0]), 1, { ...rows[0], date: later.date });
    await load();
    const before = await scene.dead(at.mission);
    const answer = await resolve(await doubtOf(rows[0]), { resolution: 'NEW_VICTIM' });
    expect(answer.errors).toBeUndefined();
    expect(await scene.dead(at.mission)).toBe(before);
    const live = (await scene.victims(rows[0])).filter(({ isWithdrawn }) => !isWithdrawn);
    expect(live.map(({ date }) => date)).toEqual([later.date]);
    expect(await load()).toMatchObject({ changed: 0, created: 0 });
  });
});
