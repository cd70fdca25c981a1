import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataDirectory } from '../../src/database/data-directory.js';
import {
  type EmbeddedPostgres,
  joinEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/database/embedded-postgres.js';
import { runningPostmaster } from '../../src/database/postmaster.js';

const LAUNCHER = `
  import { startEmbeddedPostgres } from './src/database/embedded-postgres.ts';
  const server = await startEmbeddedPostgres({ dataDir: process.env.DATA_DIR, durable: false });
  console.log(server.ownerUrl);`;

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another Node process that runs the server; resolves when the server is up. */
async function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const args = ['--import', './test/support/typescript.mjs', '--input-type=module', '--eval', LAUNCHER];
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  const child = spawn(process.execPath, args, { env: { ...process.env, DATA_DIR: dataDir }, stdio });
  await once(child.stdout, 'data');
  return child;
}

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;
  const start = async (durable = false): Promise<EmbeddedPostgres> =>
    (server = await startEmbeddedPostgres({ dataDir, durable }));
  const postmaster = (): number | null => runningPostmaster(DataDirectory.open(dataDir));

  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'register-embedded-'));
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('starts with an owner who creates and an application role that cannot', async () => {
    const { ownerUrl, appUrl } = await start();
    await query(ownerUrl, 'CREATE TABLE note (text text); GRANT SELECT, INSERT ON note TO register_app');
    await query(appUrl, `INSERT INTO note VALUES ('kept')`);
    expect(await query(appUrl, 'SELECT current_user, text FROM note')).toEqual([
      { current_user: 'register_app', text: 'kept' },
    ]);
    await expect(query(appUrl, 'CREATE TABLE other (id int)')).rejects.toThrow('permission denied for schema public');
    await expect(query(appUrl, 'CREATE TEMPORARY TABLE other (id int)')).rejects.toThrow('permission denied');
    await expect(query(appUrl, 'CREATE DATABASE other')).rejects.toThrow('permission denied to create database');
    await expect(query(appUrl, 'CREATE ROLE other')).rejects.toThrow('permission denied to create role');
  });

  it('keeps its data over a stop, and its passwords from other users', async () => {
    const { appUrl } = await start();
    expect(await query(appUrl, 'SELECT text FROM note')).toEqual([{ text: 'kept' }]);
    for (const file of ['superuser.password', 'owner.password', 'app.password', 'server.json']) {
      expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
    }
  });

  it('listens on loopback only, in UTC, with byte order for text', async () => {
    const { ownerUrl } = await start();
    const setting = async (name: string) => Object.values((await query(ownerUrl, `SHOW ${name}`))[0] ?? {})[0];
    expect(await setting('listen_addresses')).toBe('127.0.0.1');
    const [, , , , socketDirectory] = readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n');
    expect(socketDirectory).toBe('');
    expect(await setting('timezone')).toBe('UTC');
    expect(await setting('server_encoding')).toBe('UTF8');
    expect(await setting('log_parameter_max_length_on_error')).toBe('0');
    expect(await query(ownerUrl, `SELECT 'é' > 'z' AS by_bytes, upper('é') AS upper`)).toEqual([
      { by_bytes: true, upper: 'É' },
    ]);
  });

  it('is joined while it runs, and only then', async () => {
    expect(joinEmbeddedPostgres(dataDir)).toBeNull();
    const { ownerUrl, appUrl, stop } = await start();
    expect(joinEmbeddedPostgres(dataDir)).toEqual({ ownerUrl, appUrl });
    await stop();
    expect(joinEmbeddedPostgres(dataDir)).toBeNull();
    expect(joinEmbeddedPostgres(join(dataDir, 'missing'))).toBeNull();
  });

  it('starts again after the server was killed, with all that was committed', async () => {
    const { ownerUrl } = await start(true);
    await query(ownerUrl, `INSERT INTO note VALUES ('committed')`);
    process.kill(postmaster() ?? 0, 'SIGKILL');
    const { appUrl } = await start();
    expect(await query(appUrl, 'SELECT text FROM note ORDER BY text')).toEqual([
      { text: 'committed' },
      { text: 'kept' },
    ]);
  });

  it('stops when its process is killed, and a start right after waits for that', async () => {
    const child = await startElsewhere(dataDir);
    const before = postmaster();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { appUrl } = await start();
    expect(postmaster()).not.toBe(before);
    expect(await query(appUrl, 'SELECT count(*)::int AS notes FROM note')).toEqual([{ notes: 2 }]);
  });

  it('refuses a second server on the same directory with one sentence, at once', async () => {
    const child = await startElsewhere(dataDir);
    const begun = performance.now();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      `${dataDir} is in use by process ${child.pid}: stop it first`,
    );
    expect(performance.now() - begun).toBeLessThan(2000);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('is not deceived by a lock file whose process number belongs to something else', async () => {
    await (await start()).stop();
    const lockFile = join(dataDir, 'pg', 'postmaster.pid');
    writeFileSync(lockFile, `${process.pid}\n${join(dataDir, 'pg')}\n`);
    await start();
    expect(readFileSync(lockFile, 'utf8').split('\n')[0]).not.toBe(String(process.pid));
  });
});
