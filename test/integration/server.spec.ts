import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DataDirectory } from '../../src/database/data-directory.js';
import { joinEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { runningPostmaster } from '../../src/database/postmaster.js';
import { inThisProcess } from '../support/in-this-process.js';
import { type Environment, Program, type Running } from '../support/program.js';

let program: Program;
let folder: string;
let dataDir: string;

beforeAll(async () => {
  program = await Program.build();
  folder = mkdtempSync(join(tmpdir(), 'register-server-'));
  dataDir = join(folder, 'data');
});
afterAll(async () => {
  await program.remove();
  await until(() => runningPostmaster(DataDirectory.open(dataDir)) === null);
  rmSync(folder, { recursive: true, force: true });
});

const start = (env: Environment): Running => program.start('main.js', [], { PORT: '0', LOG_LEVEL: 'warn', ...env });
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const limit = performance.now() + 60_000; !(await isSo()); await sleep(20))
    if (performance.now() > limit) throw new Error('It did not come about within a minute.');
}

/** Waits for the last line of a start; returns its address. */
async function ready(server: Running): Promise<string> {
  const address = (): string | undefined => /^Ready: (\S+)$/m.exec(server.said())?.[1];
  await until(() => address() !== undefined || server.child.exitCode !== null);
  const url = address();
  if (url === undefined) throw new Error(server.said());
  return url;
}

async function ask(url: string, query: string): Promise<{ status: number; body: unknown }> {
  const { tokens } = JSON.parse(readFileSync(join(dataDir, 'tokens.json'), 'utf8')) as { tokens: { hq: string } };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${Object.values(tokens)[0] ?? ''}` };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return { status: answer.status, body: await answer.json() };
}
const countOf = async (url: string): Promise<unknown> => (await ask(url, '{ incidents { totalCount } }')).body;

async function takePort(port = 0): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

describe('a start that cannot be', () => {
  const WRONG = [
    [
      { PORT: 'abcd', EXAMPLES: 'maybe', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://u:secret@h/d' },
      ['DATABASE_URL', 'EXAMPLES', 'LOG_LEVEL', 'PORT'],
    ],
    [{ NODE_ENV: 'production' }, ['NODE_ENV=production needs DATABASE_URL']],
  ] as const;

  test('settings that cannot be used: every fault is named, no value is repeated', async () => {
    const unused = join(folder, 'unused');
    const ends = await Promise.all(WRONG.map(([settings]) => start({ ...settings, DATA_DIR: unused }).ended));
    for (const [index, { code, stdout, stderr }] of ends.entries()) {
      const [first, ...faults] = lines(stderr);
      expect({ code, stdout, first }).toEqual({ code: 1, stdout: '', first: 'The configuration is not valid:' });
      const named = WRONG[index]?.[1].map((name) => expect.stringMatching(`^  - ${name}.*\\.$`));
      expect(faults.toSorted()).toEqual(named);
      for (const value of ['abcd', 'maybe', 'loud', 'secret']) expect(stderr).not.toContain(value);
    }
    expect(existsSync(unused)).toBe(false);
  });

  const sentence = (port: number): string =>
    `Port ${port} on 127.0.0.1 is taken by another program; set PORT to a free one (0 takes any).`;

  test('a port that is taken: one sentence, before any database is made', async () => {
    const { server, port } = await takePort();
    const { code, stderr } = await start({ PORT: String(port), DATA_DIR: join(folder, 'unused') }).ended;
    server.close();
    expect([code, stderr]).toEqual([1, `${sentence(port)}\n`]);
    expect(existsSync(join(folder, 'unused'))).toBe(false);
  });

  test('a port that is taken while the database starts: the same sentence last, and the database is stopped', async () => {
    const { server, port } = await takePort();
    server.close();
    await once(server, 'close');
    const late = start({ PORT: String(port), EXAMPLES: 'none', DATA_DIR: dataDir });
    await until(() => existsSync(join(dataDir, 'server.json')) || late.child.exitCode !== null);
    const taken = await takePort(port);
    const { code, stderr } = await late.ended;
    taken.server.close();
    expect([code, lines(stderr).at(-1)]).toEqual([1, sentence(port)]);
    expect(stderr).not.toMatch(/^ +at /m);
    expect([runningPostmaster(DataDirectory.open(dataDir)), joinEmbeddedPostgres(dataDir)]).toEqual([null, null]);
  });
});

test('a server that was killed starts again with nothing twice, and on SIGTERM finishes what is asked of it', async () => {
  const killed = start({ DATA_DIR: dataDir });
  const examples = await countOf(await ready(killed));
  expect(examples).toEqual({ data: { incidents: { totalCount: expect.any(Number) as unknown } } });
  expect(killed.said()).toMatch(/^Loaded \d+ public example cases\.$/m);
  expect(await inThisProcess(['doctor', '--json'], { DATA_DIR: dataDir })).toMatchObject({ code: 0, stderr: '' });
  killed.child.kill('SIGKILL');
  expect((await killed.ended).code).toBeNull();

  const server = start({ DATA_DIR: dataDir });
  const url = await ready(server);
  expect(await countOf(url)).toEqual(examples);
  expect(server.said()).not.toContain('Loaded');

  const owner = new Client({ connectionString: joinEmbeddedPostgres(dataDir)?.ownerUrl });
  await owner.connect();
  await owner.query('BEGIN; LOCK TABLE incident IN ACCESS EXCLUSIVE MODE');
  const asked = ask(url, '{ incidents(first: 1) { nodes { reference } } }');
  await until(async () => {
    const { rows } = await owner.query(
      'SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))',
    );
    return rows.length > 0;
  });
  server.child.kill('SIGTERM');
  await until(() =>
    fetch(`${url}/health/live`).then(
      ({ status }) => status !== 200,
      () => true,
    ),
  );
  await owner.query('COMMIT');
  await owner.end();
  expect(await asked).toMatchObject({ status: 200, body: { data: { incidents: { nodes: [{}] } } } });
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  expect([runningPostmaster(DataDirectory.open(dataDir)), joinEmbeddedPostgres(dataDir)]).toEqual([null, null]);
});
