import { spawn } from 'node:child_process';
import { closeSync, existsSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { importFatalities } from '../../src/cli/import.command.js';
import { ImporterService } from '../../src/imports/importer.service.js';
import { contentsOf } from './contents.js';
import { aCasualty, csv2023 } from './edition.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

const GIGABYTE = 1024 ** 3;

describe('an import', () => {
  test('that is rehearsed reports all and writes nothing, not even the account of its actor', async () => {
    const before = await contentsOf(scene.app.database);
    const rows = [aCasualty(), aCasualty({ type: 'To Be Determined' }), aCasualty({ type: 'Illness' })];
    expect(await scene.import('2020-01-01', rows, { dryRun: true })).toMatchObject({
      created: 2,
      incidentsCreated: 1,
      leftOut: { Illness: 1 },
      dryRun: true,
    });
    expect(await contentsOf(scene.app.database)).toEqual(before);
  });

  test('with a fault anywhere writes nothing, not even the account of its actor', async () => {
    const before = await contentsOf(scene.app.database);
    const rows = [aCasualty(), aCasualty({ mission: 'NOWHERE' }), aCasualty({ date: '2017-02-30' })];
    await expect(scene.importFile(scene.files.write(csv2023(rows, '2020-01-01')))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [
        { row: 3, column: 'mission_acronym', rule: 'KNOWN_MISSION' },
        { row: 4, column: 'incident_date', rule: 'DATE' },
      ],
    });
    expect(await contentsOf(scene.app.database)).toEqual(before);
  });

  test('lies within the importer’s missions, or is refused row by row', async () => {
    const rows = [aCasualty(), aCasualty({ mission: 'MINUSMA' }), aCasualty()];
    await expect(scene.import('2020-01-01', rows, {}, 'mission')).rejects.toMatchObject({
      fields: [{ row: 3, column: 'mission_acronym', rule: 'OWN_MISSION' }],
    });
    for (const actor of ['researcher', 'hostState', 'auditor'])
      await expect(scene.import('2020-01-01', rows, {}, actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('of an edition of tomorrow, or of another than the file tells, is refused: the next ones could not follow it', async () => {
    await expect(scene.import('2199-01-01', [aCasualty()])).rejects.toMatchObject({
      fields: [{ column: 'last_update', rule: 'NOT_IN_FUTURE' }],
    });
    const path = scene.files.write(csv2023([aCasualty()], ''));
    await expect(scene.importFile(path, { edition: '2199-01-01' })).rejects.toMatchObject({
      fields: [{ rule: 'EDITION' }],
    });
    const dated = scene.files.write(csv2023([aCasualty()], '2020-01-01'));
    await expect(scene.importFile(dated, { edition: '2021-01-01' })).rejects.toMatchObject({
      fields: [{ rule: 'EDITION' }],
    });
    await expect(scene.importFile(path, { edition: '1 May' })).rejects.toMatchObject({ fields: [{ rule: 'EDITION' }] });
  });

  test('whose connection is killed while it writes leaves nothing behind', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => aCasualty({ date: `${1990 + (i % 20)}-0${1 + (i % 9)}-10` }));
    const importer = scene.app.app.get(ImporterService);
    await importer.accountOf(await importer.systemActor());
    const before = await contentsOf(scene.app.database);
    const other = new Client({ connectionString: scene.app.databaseUrls.appUrl });
    await other.connect();
    // The writer has to wait here, when its incidents and victims are written and its rows are not.
    await other.query('BEGIN; LOCK TABLE import_row IN SHARE MODE');
    const importing = scene.importFile(scene.files.write(csv2023(rows, '2020-01-01'))).catch((error: unknown) => error);
    const wasKilled = await killWaiting(other);
    await other.end();
    expect([wasKilled, await importing]).toEqual([true, expect.any(Error)]);
    expect(await contentsOf(scene.app.database)).toEqual(before);
    expect(await scene.import('2020-01-01', rows)).toMatchObject({ created: 50 });
  });
});

/** Ends the connection that waits for this one, as the end of its process would. */
async function killWaiting(connection: Client): Promise<boolean> {
  for (let attempt = 0; attempt < 10_000; attempt += 1) {
    const { rows } = await connection.query<{ done: boolean }>(
      'SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))',
    );
    if (rows.length > 0) return rows[0]?.done ?? false;
  }
  return false;
}

describe('a file that is no list of fatalities', () => {
  const rss = (): number => process.memoryUsage().rss;
  test('is refused by its size before it is read', async () => {
    const path = scene.files.write('', 'large.csv');
    const file = openSync(path, 'r+');
    ftruncateSync(file, GIGABYTE);
    closeSync(file);
    const before = rss();
    await expect(scene.importFile(path)).rejects.toMatchObject({ fields: [{ rule: 'SIZE' }] });
    expect(rss() - before).toBeLessThan(64 * 1024 ** 2);
  });

  test('is refused in flat memory when it comes through a pipe and has no size', async () => {
    const child = spawn(
      'sh',
      ['-c', 'mkfifo "$0" && exec head -c 1073741824 /dev/zero > "$0"', join(scene.files.folder, 'pipe')],
      { stdio: 'ignore' },
    );
    while (!existsSync(join(scene.files.folder, 'pipe'))) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = rss();
    await expect(scene.importFile(join(scene.files.folder, 'pipe'))).rejects.toMatchObject({
      fields: [{ rule: 'SIZE' }],
    });
    expect(rss() - before).toBeLessThan(256 * 1024 ** 2);
    child.kill();
  });
});

describe('the command', () => {
  test('leaves with 0 when done, 3 when rows wait, and reports what came of them', async () => {
    const path = scene.files.write(csv2023([aCasualty({ mission: 'UNMISS' })], '2020-01-01'));
    const done = await importFatalities(scene.app.app, path, {});
    expect(done).toMatchObject({ exitCode: 0, report: { created: 1, doubts: 0 } });
    const waits = await importFatalities(
      scene.app.app,
      scene.files.write(csv2023([aCasualty({ mission: 'UNMISS', personnel: 'Pilot' })], '2020-01-01')),
      { as: 'hq' },
    );
    expect(waits).toMatchObject({ exitCode: 3, report: { created: 0, doubts: 1 } });
    expect(waits.lines.join('\n')).toContain('UNKNOWN_VALUE');
    await expect(importFatalities(scene.app.app, path, { as: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(importFatalities(scene.app.app, '/no/such/file', {})).rejects.toMatchObject({
      fields: [{ rule: 'READABLE' }],
    });
  });
});
