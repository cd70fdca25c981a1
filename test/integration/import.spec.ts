import { describe, expect, jest, test } from '@jest/globals';
import { IncidentWriter } from '../../src/incidents/incident.writer.js';
import { SourceService } from '../../src/sources/source.service.js';
import { importRows, listed, registerState } from './edition.js';
import { A, B, C, day, base, but, app, emptyRegister, faultsOf, killed } from './import-register.js';

emptyRegister();

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
        insert(
          tx,
          by,
          [...drafts, ...drafts.map((draft) => ({ ...draft, acronym: '', incident: { level: 0 } }))],
          clearance,
        ),
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
