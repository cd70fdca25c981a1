import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nodeIdOf } from '../../src/reading/node-id.js';
import { aSource, openProceeding } from '../support/builders.js';
import { aCasualty, type Casualty } from './edition.js';
import { Scene, type Found } from './scene.js';

let scene: Scene;
let row: Casualty;
let rows: readonly [Casualty, Casualty, Casualty];
let before: readonly Found[];

/** Three people of one mission and day, on record since the edition of 2020. */
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

let missions = ['MINUSCA', 'MINUSMA', 'MONUSCO', 'UNMISS', 'UNAMID', 'UNIFIL', 'UNMIL', 'UNOCI', 'MINUSTAH'];
let year = 2000;
async function begin(): Promise<void> {
  const [mission = '', ...others] = missions;
  missions = others;
  rows = [aCasualty({ mission }), aCasualty({ mission }), aCasualty({ mission })];
  [row] = rows;
  await scene.import(`${(year += 1)}-01-01`, rows);
  before = await scene.victims(...rows);
}
const load = (edition: readonly Casualty[]): ReturnType<Scene['import']> => scene.import(`${year}-06-01`, edition);
const incidentId = (): string => nodeIdOf('Incident', before[0]?.incident ?? '');

async function amend(change: object): Promise<void> {
  const id = incidentId();
  const { node } = await scene.app.ask<{ node: { version: string } }>(
    'hq',
    'query ($id: ID!) { node(id: $id) { ... on Incident { version } } }',
    { id },
  );
  const { amendIncident } = await scene.app.ask<{ amendIncident: { pending: { id: string }[] } }>(
    'hq',
    'mutation ($input: AmendIncidentInput!) { amendIncident(input: $input) { pending { id } } }',
    { input: { incident: id, expectedVersion: node.version, reason: 'Decided', sources: [aSource()], ...change } },
  );
  for (const { id: pending } of amendIncident.pending)
    await scene.app.ask(
      'hq2',
      'mutation ($id: ID!) { verifyChange(input: { change: $id, decision: VERIFY }) { change { id } } }',
      { id: pending },
    );
}

async function split(victims: readonly Found[]): Promise<void> {
  const id = incidentId();
  const { node } = await scene.app.ask<{ node: { version: string } }>(
    'hq',
    'query ($id: ID!) { node(id: $id) { ... on Incident { version } } }',
    { id },
  );
  await scene.app.ask(
    'hq',
    'mutation ($input: SplitIncidentInput!) { splitIncident(input: $input) { created { id } } }',
    {
      input: {
        incident: id,
        expectedVersion: node.version,
        reason: 'Two attacks',
        victims: victims.map(({ victim }) => nodeIdOf('Victim', victim)),
      },
    },
  );
}

describe('what people decided since', () => {
  test('a host State that two people decided stays, for everybody in the incident', async () => {
    await begin();
    await amend({ hostState: 'TCD', hostStateBasis: 'DECIDED' });
    // One victim would go to another day, one gets another nationality.
    const report = await load([
      { ...row, date: '2017-05-10' },
      { ...rows[1], nationality: 'Spain', iso: 'ESP' },
      rows[2],
    ]);
    expect(report).toMatchObject({ changed: 1, waiting: [{ casualty: row.id, reason: 'DECIDED_OTHERWISE' }] });
    const after = await scene.victims(...rows);
    expect(after.map(({ incident, hostState }) => [incident, hostState])).toEqual(
      before.map(({ incident }) => [incident, 'TCD']),
    );
    expect(after[1]?.country).toBe('ESP');
  });

  test('so does it when the day of the whole incident is corrected', async () => {
    await begin();
    await amend({ hostState: 'TCD', hostStateBasis: 'DECIDED', exclusions: ['INSIDER'] });
    const report = await load(rows.map((other) => ({ ...other, date: '2017-05-09' })));
    expect(report).toMatchObject({ changed: 3, doubts: 0, incidentsCreated: 0 });
    const after = await scene.victims(...rows);
    expect(after.map(({ incident, date, hostState }) => [incident, date, hostState])).toEqual(
      before.map(({ incident }) => [incident, '2017-05-09', 'TCD']),
    );
    const { node } = await scene.app.ask<{ node: object }>(
      'hq',
      'query ($id: ID!) { node(id: $id) { ... on Incident { scope { exclusions } } } }',
      { id: incidentId() },
    );
    expect(node).toEqual({ scope: { exclusions: ['INSIDER'] } });
  });

  test('a proceeding keeps its incident: victims do not leave it empty for another one', async () => {
    await begin();
    const other = aCasualty({ mission: row.mission, date: '2017-05-12' });
    await load([...rows, other]);
    await openProceeding(scene.app, [incidentId()]);
    const changed = rows.map((casualty) => ({ ...casualty, date: '2017-05-12' }));
    const report = await load([...changed, other]);
    expect(report).toMatchObject({ changed: 0, doubts: 3 });
    expect(report.waiting.map(({ reason }) => reason)).toEqual([
      'DECIDED_OTHERWISE',
      'DECIDED_OTHERWISE',
      'DECIDED_OTHERWISE',
    ]);
    expect((await scene.victims(...rows)).map(({ incident }) => incident)).toEqual(
      before.map(({ incident }) => incident),
    );
    // Without the last victim, the incident stays: people have linked something to it.
    await load([...rows.map((casualty) => ({ ...casualty, type: 'Accident' })), other]);
    expect((await scene.victims(...rows)).map(({ isWithdrawn, confirmation }) => [isWithdrawn, confirmation])).toEqual(
      rows.map(() => [true, 'CONFIRMED']),
    );
  });

  test('a victim whom a person put into another incident stays there; the row waits', async () => {
    await begin();
    await split([before[0]]);
    const [apart] = await scene.victims(row);
    expect(await load(rows)).toMatchObject({ unchanged: 3, changed: 0, doubts: 0 });
    const report = await load([{ ...row, date: '2017-05-20' }, rows[1], rows[2]]);
    expect(report).toMatchObject({
      changed: 0,
      doubts: 1,
      waiting: [{ reason: 'DECIDED_OTHERWISE', casualty: row.id }],
    });
    expect(await scene.victims(row)).toEqual([apart]);
    // The row goes on waiting, and once the list agrees again nothing waits.
    expect(await load([{ ...row, date: '2017-05-20' }, rows[1], rows[2]])).toMatchObject({
      doubts: 1,
      changed: 0,
      waiting: [{ reason: 'WAITING' }],
    });
    expect(await load(rows)).toMatchObject({ doubts: 0 });
  });

  test('a row that is new on a day that people split is nobody’s guess', async () => {
    await begin();
    await split([before[0]]);
    const fresh = aCasualty({ mission: row.mission });
    const report = await load([...rows, fresh]);
    expect(report).toMatchObject({ created: 0, waiting: [{ casualty: fresh.id, reason: 'SEVERAL_CANDIDATES' }] });
  });

  test('a value that a person amended stays, and what the edition changed beside it is changed', async () => {
    await begin();
    await scene.app.database.write(async ({ manager }) => {
      await manager.query(`UPDATE victim SET contributing_country = 'FRA' WHERE id = $1`, [before[0]?.victim]);
    });
    const report = await load([{ ...row, nationality: 'Spain', iso: 'ESP', gender: 'F' }, rows[1], rows[2]]);
    expect(report).toMatchObject({ changed: 0, waiting: [{ casualty: row.id, reason: 'DECIDED_OTHERWISE' }] });
    expect(await scene.victim(row)).toMatchObject({ country: 'FRA', sex: 'FEMALE' });
  });

  test('a later status of a person stays, whatever becomes of the cause', async () => {
    await begin();
    await scene.app.ask(
      'hq',
      'mutation ($input: RecordVictimStatusInput!) { recordVictimStatus(input: $input) { victim { id } } }',
      {
        input: {
          victim: nodeIdOf('Victim', before[0]?.victim ?? ''),
          status: 'DECLARED_DEAD',
          occurredOn: { from: '2018-01-01' },
          sources: [aSource()],
        },
      },
    );
    const report = await load([{ ...row, type: 'Illness' }, { ...rows[1], type: 'Illness' }, rows[2]]);
    expect(report).toMatchObject({ changed: 1, waiting: [{ casualty: row.id, reason: 'DECIDED_OTHERWISE' }] });
    expect((await scene.victims(...rows)).map(({ isWithdrawn, status }) => [isWithdrawn, status])).toEqual([
      [false, 'DECLARED_DEAD'],
      [true, 'KILLED'],
      [false, 'KILLED'],
    ]);
  });

  test('an incident whose date a person corrected is the day’s incident all the same', async () => {
    await begin();
    await amend({ occurredOn: { from: '2017-05-07' } });
    const fresh = aCasualty({ mission: row.mission });
    expect(await load([...rows, fresh])).toMatchObject({ created: 1, incidentsCreated: 0, doubts: 0 });
    expect(await scene.victim(fresh)).toMatchObject({ incident: before[0]?.incident, date: '2017-05-07' });
  });
});
