import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { inThisProcess } from '../support/in-this-process.js';
import { type Environment, Program } from '../support/program.js';
import { cloneTemplate, type TestDatabase } from '../support/test-database.js';
import { contentsAt, reading } from './contents.js';
import { aCasualty, csv2023, Files } from './edition.js';

const ROWS = 2_000;
const MISSIONS = ['MINUSCA', 'MINUSMA', 'MONUSCO', 'UNIFIL'];
const files = new Files();
let program: Program;
let database: TestDatabase;
let env: Environment;
let edition: string;
let before: object;

beforeAll(async () => {
  [program, database] = await Promise.all([Program.build(), cloneTemplate()]);
  env = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl };
  const first = aCasualty({ mission: 'UNMISS' });
  expect((await inThisProcess(importing(files.write(csv2023([first], '2020-01-01'))), env)).code).toBe(0);
  const rows = Array.from({ length: ROWS }, (_, i) =>
    aCasualty({
      mission: MISSIONS[i % MISSIONS.length],
      date: `20${15 + (i % 5)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
    }),
  );
  edition = files.write(csv2023([first, ...rows], '2021-01-01'));
  before = await contentsAt(database.ownerUrl);
});
afterAll(async () => {
  await program.remove();
  await database.drop();
  files.remove();
});

const importing = (file: string): string[] => ['import', 'un-fatalities', file, '--json'];

/** What a connection of the killed process does, in the order of an import. */
const MOMENTS: readonly (readonly [moment: string, sql: string])[] = [
  ['compares the file with the register', `query ILIKE '%import_row%' AND state <> 'idle'`],
  ...['import_batch', 'incident', 'victim', 'import_row', 'incident_progress'].map(
    (table) =>
      [
        `writes ${table}`,
        `pid IN (SELECT l.pid FROM pg_locks l WHERE l.mode = 'RowExclusiveLock' AND l.relation = '${table}'::regclass)`,
      ] as const,
  ),
];
const OTHERS = `FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;

/**
 * Asks until it is so; a killed process's connections end when the server notices. The pauses leave the processor to the
 * import: a lock that it has taken stays until its transaction ends, so none is missed.
 */
async function until(condition: string): Promise<boolean> {
  return reading(database.appUrl, async (read) => {
    for (const limit = performance.now() + 90_000; performance.now() < limit; await sleep(5)) {
      const [row] = await read<{ isSo: boolean }>(`SELECT ${condition} AS "isSo"`);
      if (row?.isSo) return true;
    }
    return false;
  });
}

test.each(MOMENTS)('an import that is killed while it %s leaves the register as it was', async (_moment, sql) => {
  const { child, ended } = program.start('cli/main.js', importing(edition), env);
  const seen = await until(`EXISTS (SELECT ${OTHERS} AND ${sql})`);
  child.kill('SIGKILL');
  expect([seen, (await ended).code]).toEqual([true, null]);
  expect(await until(`NOT EXISTS (SELECT ${OTHERS})`)).toBe(true);
  expect(await contentsAt(database.ownerUrl)).toEqual(before);
});

test('run again it is complete, and the same once more changes nothing', async () => {
  const done = await inThisProcess(importing(edition), env);
  expect([done.code, JSON.parse(done.stdout)]).toMatchObject([0, { created: ROWS, unchanged: 1, doubts: 0 }]);
  const after = await contentsAt(database.ownerUrl);
  expect(after).not.toEqual(before);
  const again = await inThisProcess(importing(edition), env);
  expect([again.code, JSON.parse(again.stdout)]).toMatchObject([0, { created: 0, unchanged: ROWS + 1, doubts: 0 }]);
  expect(await contentsAt(database.ownerUrl)).toEqual(after);
});
