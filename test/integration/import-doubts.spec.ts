import { beforeEach, describe, expect, test } from '@jest/globals';
import { uuidOf } from '../../src/reading/node-id.js';
import { openProceeding, recordIncident, aSource } from '../support/builders.js';
import { importRows, listed, registerState } from './edition.js';
import {
  A,
  B,
  C,
  day,
  base,
  but,
  app,
  emptyRegister,
  killed,
  sql,
  doubts,
  RESOLVE,
  type Doubt,
} from './import-register.js';

emptyRegister();

describe('what people decided', () => {
  const held = { created: 0, changed: 0, doubts: 1 };

  test('a host State and exclusions stay through a new edition', async () => {
    await importRows(app, base, A);
    await sql(
      "UPDATE incident SET host_state = 'NER', host_state_basis = 'DECIDED', decided_exclusions = '{NOT_DELIBERATE}' WHERE occurred_from = $1",
      [day.date],
    );
    await importRows(app, but('M-1', { nationality: 'GIN' }), B);
    const rows = await app.database.read(
      'SELECT host_state, decided_exclusions FROM incident WHERE occurred_from = $1',
      [day.date],
    );
    expect(rows).toEqual([{ host_state: 'NER', decided_exclusions: ['NOT_DELIBERATE'] }]);
    expect((await listed(app))['M-1']?.country).toBe('GIN');
    expect(await importRows(app, but('M-1', { nationality: 'GIN', date: '2014-10-05' }), C)).toMatchObject(held);
  });

  test('a victim stays in the incident of a proceeding when the list moves the day', async () => {
    await importRows(app, base, A);
    const data = await app.ask<{ incidents: { nodes: { id: string; victims: { nodes: { id: string }[] } }[] } }>(
      'hq',
      '{ incidents(first: 10) { nodes { id victims { nodes { id } } } } }',
    );
    const two = data.incidents.nodes.find(({ victims }) => victims.nodes.length === 2);
    await openProceeding(app, [two?.id ?? ''], { forumState: 'MLI' });
    expect(await importRows(app, but('M-1', { date: '2014-10-05' }), B)).toMatchObject(held);
    expect(await doubts()).toMatchObject([{ reason: 'DECIDED_OTHERWISE' }]);
  });

  test('a split stays; a victim whom a person amended waits for a person', async () => {
    await importRows(app, base, A);
    const data = await app.ask<{
      incidents: { nodes: { id: string; version: string; victims: { nodes: { id: string }[] } }[] };
    }>('hq', '{ incidents(first: 10) { nodes { id version victims { nodes { id } } } } }');
    const two = data.incidents.nodes.find(({ victims }) => victims.nodes.length === 2);
    await app.ask('hq', 'mutation ($input: SplitIncidentInput!) { splitIncident(input: $input) { kept { id } } }', {
      input: {
        incident: two?.id,
        expectedVersion: two?.version,
        reason: 'Two attacks',
        victims: [two?.victims.nodes[0]?.id],
      },
    });
    const split = await listed(app);
    expect(split['M-1']?.incident).not.toBe(split['M-2']?.incident);
    await importRows(app, but('M-1', { nationality: 'GIN' }), B);
    expect((await listed(app))['M-1']?.incident).toBe(split['M-1']?.incident);
    await sql("UPDATE victim SET contributing_country = 'BEN' WHERE contributing_country = 'GIN'");
    expect(await importRows(app, but('M-1', { nationality: 'SEN' }), C)).toMatchObject(held);
    expect((await listed(app))['M-1']?.country).toBe('BEN');
    expect(await doubts()).toMatchObject([{ reason: 'DECIDED_OTHERWISE', row: 2, candidates: [{}] }]);
  });

  test('a status that a person recorded is not overwritten', async () => {
    await importRows(app, base, A);
    const [row] = await app.database.read<{ id: string }>(
      "SELECT node_id('Victim', victim_id) AS id FROM import_row WHERE key = 'M-3'",
    );
    await app.ask(
      'hq',
      'mutation ($input: RecordVictimStatusInput!) { recordVictimStatus(input: $input) { victim { id } } }',
      {
        input: { victim: row?.id, status: 'KILLED', occurredOn: { from: '2015-01-06' }, sources: [aSource()] },
      },
    );
    expect(await importRows(app, but('M-3', { cause: 'Illness' }), B)).toMatchObject(held);
    expect(await killed()).toBe(3);
  });
});

describe('over incidents that are there', () => {
  const attack = {
    mission: 'MINUSMA',
    occurredOn: { from: day.date },
    victims: [
      { status: 'KILLED', contributingCountry: 'TCD', personnelCategory: 'CONTINGENT', persons: { min: 3, max: 3 } },
    ],
  };

  test('a counted class takes its rows, the rest is added, and nobody is counted twice', async () => {
    await recordIncident(app, attack);
    const rows = ['M-1', 'M-2', 'M-3', 'M-4'].map((id) => ({ id, ...day }));
    expect(await importRows(app, rows.slice(0, 2), A)).toMatchObject({ created: 0, changed: 2, incidentsCreated: 0 });
    expect(await killed()).toBe(3);
    expect(await importRows(app, rows, B)).toMatchObject({ created: 1, changed: 1, unchanged: 2 });
    expect(await killed()).toBe(4);
  });

  test('a recorded casualty id is that victim, whatever else the row says', async () => {
    const victim = {
      ...attack.victims[0],
      persons: null,
      contributingCountry: 'BEN',
      externalRefs: [{ system: 'UN_FATALITIES', identifier: 'M-1' }],
    };
    await recordIncident(app, { ...attack, victims: [victim] });
    expect(await importRows(app, base.slice(0, 1), A)).toMatchObject({ created: 0, changed: 1, doubts: 0 });
    const refs = await app.database.read("SELECT 1 FROM external_ref WHERE identifier = 'M-1'");
    expect(refs).toHaveLength(1);
  });
});

describe('a doubt', () => {
  const record = {
    mission: 'MINUSMA',
    occurredOn: { from: day.date },
    victims: [{ status: 'KILLED', contributingCountry: 'BEN', personnelCategory: 'CONTINGENT' }],
  };
  let incident: string;
  let doubt: Doubt;
  beforeEach(async () => {
    ({ id: incident } = await recordIncident(app, record));
    await importRows(app, base.slice(0, 1), A);
    const [only] = await doubts('otherMission');
    if (!only) throw new Error('The row should wait for a person.');
    doubt = only;
  });
  const resolve = (input: object, actor = 'hq'): Promise<{ resolveImportDoubt: { incident: { id: string } | null } }> =>
    app.ask(actor, RESOLVE, { input: { doubt: doubt.id, reason: 'Asked the mission.', ...input } });
  const settled = async (): Promise<void> => {
    const before = await registerState(app);
    expect(await importRows(app, base.slice(0, 1), A)).toMatchObject({ unchanged: 1, doubts: 0 });
    expect(await registerState(app)).toEqual(before);
    expect(await doubts()).toEqual([]);
  };

  test('is shown to the mission and to nobody else, and counts nobody', async () => {
    expect(doubt).toMatchObject({ row: 2, reason: 'DIFFERS_FROM_RECORD', resolution: null, candidates: [{}] });
    expect(await doubts('mission')).toEqual([]);
    expect(
      (await app.graphql('mission', RESOLVE, { input: { doubt: doubt.id, resolution: 'LEFT_OUT', reason: 'x' } }))
        .errors?.[0]?.extensions.code,
    ).toBe('NOT_FOUND');
    expect(await killed()).toBe(1);
  });

  test('may be the same victim', async () => {
    await resolve({ resolution: 'SAME_VICTIM', victim: doubt.candidates[0]?.id });
    expect(await killed()).toBe(1);
    await settled();
    expect(Object.keys(await listed(app))).toEqual(['M-1']);
  });

  test('may be a new victim of a named incident, or of a new one, and only once', async () => {
    const { resolveImportDoubt } = await resolve({ resolution: 'NEW_VICTIM', incident });
    expect(resolveImportDoubt.incident?.id).toBe(incident);
    expect(await killed()).toBe(2);
    await settled();
    const again = await app.graphql('hq', RESOLVE, {
      input: { doubt: doubt.id, resolution: 'NEW_VICTIM', reason: 'x' },
    });
    expect(again.errors?.[0]?.extensions.code).toBe('CONFLICT');
  });

  test('may be a new victim of an incident of its own', async () => {
    const { resolveImportDoubt } = await resolve({ resolution: 'NEW_VICTIM' }, 'otherMission');
    expect(uuidOf('Incident', resolveImportDoubt.incident?.id ?? '', 'id')).not.toBe(
      uuidOf('Incident', incident, 'id'),
    );
    expect(await killed()).toBe(2);
    await settled();
  });

  test('may be left out, until the list says something else', async () => {
    await resolve({ resolution: 'LEFT_OUT' });
    await settled();
    const next = base.slice(0, 1).map((row) => ({ ...row, nationality: 'GIN' }));
    expect(await importRows(app, next, B)).toMatchObject({ created: 0, doubts: 1 });
    expect(await doubts()).toMatchObject([{ reason: 'DECIDED_OTHERWISE' }]);
    expect(await killed()).toBe(1);
  });

  test('that is open goes on with what a newer edition says, once', async () => {
    const next = base.slice(0, 1).map((row) => ({ ...row, nationality: 'GIN' }));
    expect(await importRows(app, next, B)).toMatchObject({ created: 0, doubts: 1 });
    expect(await doubts()).toHaveLength(1);
    const other = base.slice(0, 1).map((row) => ({ ...row, cause: 'Illness' }));
    expect(await importRows(app, other, C)).toMatchObject({ created: 0, doubts: 0 });
    expect(await doubts('hq', true)).toMatchObject([{ resolution: 'LEFT_OUT' }]);
  });

  test('about a row that is a victim already makes no second one', async () => {
    await resolve({ resolution: 'NEW_VICTIM', incident });
    await sql("UPDATE victim SET contributing_country = 'SEN' WHERE contributing_country = 'TCD'");
    await importRows(
      app,
      base.slice(0, 1).map((row) => ({ ...row, nationality: 'GIN' })),
      B,
    );
    const [next] = await doubts();
    const input = { doubt: next?.id, resolution: 'NEW_VICTIM', reason: 'Another person' };
    expect((await app.graphql('hq', RESOLVE, { input })).text).toContain('ALREADY_A_VICTIM');
    expect(await killed()).toBe(2);
  });
});
