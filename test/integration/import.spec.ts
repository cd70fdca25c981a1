import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Client } from 'pg';
import { InvalidInputError, type FieldFault } from '../../src/errors/app-error.js';
import { IncidentWriter } from '../../src/incidents/incident.writer.js';
import { SourceService } from '../../src/sources/source.service.js';
import { uuidOf } from '../../src/reading/node-id.js';
import { openProceeding, recordIncident, aSource } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { importRows, listed, registerState, type EditionRow } from './edition.js';

const A = '2023-01-31';
const B = '2023-06-30';
const C = '2023-12-31';
const day = { date: '2014-10-03', mission: 'MINUSMA' };
/** Two malicious acts of one day, one to be determined on a day of its own, one illness. */
const base: readonly EditionRow[] = [
  { id: 'M-1', ...day },
  { id: 'M-2', ...day, nationality: 'NER' },
  { id: 'M-3', date: '2015-01-05', mission: 'MINUSMA', cause: 'To Be Determined' },
  { id: 'M-4', date: '2015-02-06', mission: 'MINUSMA', cause: 'Illness' },
];
const but = (id: string, values: Partial<EditionRow>): EditionRow[] =>
  base.map((row) => (row.id === id ? { ...row, ...values } : row));

let app: TestApp;
let filled: string;
beforeAll(async () => {
  app = await TestApp.start();
  const tables = await app.database.read<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const names: string[] = [];
  for (const { name } of tables) {
    const [row] = await app.database.read<{ isEmpty: boolean }>(
      `SELECT NOT EXISTS (SELECT 1 FROM "${name}") AS "isEmpty"`,
    );
    if (row?.isEmpty) names.push(`"${name}"`);
  }
  filled = names.join(', ');
});
// An application takes seconds to start: each test finds its tables empty again instead.
afterEach(async () => {
  const owner = new Client({ connectionString: app.databaseUrls.ownerUrl });
  await owner.connect();
  await owner.query(`TRUNCATE ${filled}`);
  await owner.end();
});
afterAll(() => app.stop());

const faultsOf = async (promise: Promise<unknown>): Promise<FieldFault[]> => {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputError)) throw new Error(`Not refused: ${String(error)}`);
  return (error.details as { fields: FieldFault[] }).fields;
};
const killed = async (): Promise<number> => {
  const data = await app.ask<{ accountabilityFunnel: { total: { eligible: { value: number } } } }>(
    'hq',
    '{ accountabilityFunnel(unit: FATALITY) { total { eligible { value } } } }',
  );
  return data.accountabilityFunnel.total.eligible.value;
};
const sql = (text: string, values: unknown[] = []): Promise<unknown> =>
  app.database.write(({ manager }) => manager.query(text, values));

interface Doubt {
  readonly id: string;
  readonly row: number;
  readonly reason: string;
  readonly resolution: string | null;
  readonly candidates: readonly { id: string }[];
}
const doubts = async (actor = 'hq', resolved: boolean | null = false): Promise<Doubt[]> => {
  const data = await app.ask<{ importDoubts: { nodes: Doubt[] } }>(
    actor,
    'query ($resolved: Boolean) { importDoubts(resolved: $resolved, first: 50) { nodes { id row reason resolution candidates { id } } } }',
    { resolved },
  );
  return data.importDoubts.nodes;
};
const RESOLVE =
  'mutation ($input: ResolveImportDoubtInput!) { resolveImportDoubt(input: $input) { doubt { resolution resolvedBy { id } } incident { id } } }';

describe('an edition after another', () => {
  test('the same again writes nothing at all', async () => {
    const first = await importRows(app, base, A);
    expect(first).toMatchObject({ created: 3, incidentsCreated: 2, leftOut: { Illness: 1 }, doubts: 0 });
    expect(await killed()).toBe(2);
    const before = await registerState(app);
    expect(await importRows(app, base, A)).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
    expect(await registerState(app)).toEqual(before);
  });

  test('a dry run says what would happen and writes nothing', async () => {
    await importRows(app, base.slice(0, 1), A);
    const before = await registerState(app);
    expect(await importRows(app, base, B, { dryRun: true })).toMatchObject({ created: 2, dryRun: true });
    expect(await registerState(app)).toEqual(before);
  });

  test.each([
    ['a nationality', 'M-1', { nationality: 'GIN' }, { country: 'GIN' }],
    ['a cause that is determined', 'M-3', { cause: 'Malicious Act' }, { status: 'KILLED' }],
    ['a malicious act that becomes an illness', 'M-2', { cause: 'Illness' }, { withdrawn: true }],
  ])('%s changes that victim and no other', async (_, id, values, expected) => {
    await importRows(app, base, A);
    const before = await listed(app);
    expect(await importRows(app, but(id, values), B)).toMatchObject({ created: 0, changed: 1, doubts: 0 });
    expect(await listed(app)).toEqual({ ...before, [id]: { ...before[id], ...expected } });
  });

  test('a cause takes the victim out with its edition, and in again', async () => {
    await importRows(app, base, A);
    await importRows(app, but('M-2', { cause: 'Illness' }), B);
    expect(await killed()).toBe(1);
    await importRows(app, base, C);
    expect(await killed()).toBe(2);
    expect((await listed(app))['M-2']).toMatchObject({ withdrawn: false, status: 'KILLED' });
  });

  test('dates that move take their victims to one incident of the new day', async () => {
    await importRows(app, base, A);
    const moved = base.map((row) => (row.date === day.date ? { ...row, date: '2014-10-04' } : row));
    await importRows(app, [...moved, { id: 'M-5', date: '2014-10-04', mission: 'MINUSMA' }], B);
    const after = await listed(app);
    expect([after['M-1'], after['M-2'], after['M-5']].map((row) => row?.date)).toEqual(Array(3).fill('2014-10-04'));
    expect(new Set([after['M-1'], after['M-2'], after['M-5']].map((row) => row?.incident)).size).toBe(1);
    expect(await killed()).toBe(3);
  });

  test('a row that is missing is listed and stays', async () => {
    await importRows(app, base, A);
    expect((await importRows(app, base.slice(1), B)).missing).toEqual(['M-1']);
    expect(await killed()).toBe(2);
  });

  test('an id that repeats in one edition only stays the same casualty', async () => {
    await importRows(
      app,
      [
        { id: 'M-1', ...day },
        { id: 'M-1', ...day, nationality: 'NER' },
      ],
      A,
    );
    await importRows(
      app,
      [
        { id: 'M-1', ...day },
        { id: 'M-2', ...day, nationality: 'BEN' },
      ],
      B,
    );
    expect(Object.keys(await listed(app))).toEqual(['M-1|NER', 'M-1|TCD', 'M-2']);
  });

  test('an older one is refused, also after one that changed nothing', async () => {
    await importRows(app, base, A);
    await importRows(app, base, C);
    const before = await registerState(app);
    const faults = await faultsOf(importRows(app, but('M-1', { nationality: 'GIN' }), B));
    expect(faults).toMatchObject([{ path: 'file', rule: 'OLDER_EDITION' }]);
    expect(await registerState(app)).toEqual(before);
  });

  test('one that fails in the middle leaves nothing behind', async () => {
    await importRows(app, base, A);
    const before = await registerState(app);
    const sources = app.app.get(SourceService);
    const use = jest
      .spyOn(sources, 'use')
      .mockImplementation(async ({ manager }) => void (await manager.query('INSERT INTO incident (id) VALUES (NULL)')));
    const next = [...but('M-1', { nationality: 'GIN' }), { id: 'M-9', date: '2016-01-01', mission: 'MINUSMA' }];
    await expect(importRows(app, next, B)).rejects.toThrow();
    expect(use).toHaveBeenCalled();
    use.mockRestore();
    expect(await registerState(app)).toEqual(before);
    expect(await importRows(app, next, B)).toMatchObject({ created: 1, changed: 1 });
  });

  test('a failing insertion of incidents leaves nothing behind', async () => {
    const writer = app.app.get(IncidentWriter);
    const insert = writer.insert.bind(writer);
    const spy = jest
      .spyOn(writer, 'insert')
      .mockImplementation((tx, by, drafts, clearance) =>
        insert(tx, by, [...drafts, ...drafts.map((draft) => ({ ...draft, acronym: '', incident: {} }))], clearance),
      );
    const before = await registerState(app);
    await expect(importRows(app, base, A)).rejects.toThrow();
    spy.mockRestore();
    const { app_user, role_grant, ...after } = await registerState(app);
    expect({ ...after, app_user: 0, role_grant: 0 }).toEqual({
      ...before,
      app_user: 0,
      role_grant: 0,
      register_clock: after['register_clock'],
    });
    expect([app_user, role_grant]).not.toContain(undefined);
  });
});

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

describe('as a mission focal point', () => {
  test('rows of other missions are faults, row by row', async () => {
    const before = await registerState(app);
    const faults = await faultsOf(
      importRows(app, [{ id: 'C-1', date: '2015-01-01', mission: 'MINUSCA' }, ...base], A, { as: 'mission' }),
    );
    expect(faults.map(({ path, rule }) => [path, rule])).toEqual(
      [3, 4, 5, 6].map((number) => [`row ${number}, mission_acronym`, 'OWN_MISSION']),
    );
    expect(await registerState(app)).toEqual(before);
    expect(await importRows(app, base, A, { as: 'otherMission' })).toMatchObject({ created: 3 });
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
