import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DataDirectory, readIfThere } from './data-directory.js';
import type { PostgresAccount } from './postgres-account.js';
import { EmbeddedPostgresError, type PostgresBinaries } from './postgres-binaries.js';

const LOOPBACK = '127.0.0.1';
/** Crash recovery reads the whole log since the last checkpoint, which on a slow disk is not a matter of seconds. */
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 30_000;
/** A server whose Node process was killed notices at once but needs some moments to stop. */
const HANDOVER_LIMIT_MS = 10_000;

/** What may still be in the way for a moment: the last one's children, or a port taken between looking and listening. */
const PASSING_OBSTACLE = /pre-existing shared memory block|lock file .* already exists|Address already in use/;

/**
 * The shell holds our end of a pipe: when this process goes, even by kill -9, `read` meets its end and PostgreSQL is told
 * to stop (SIGINT: a fast, clean shutdown). When PostgreSQL goes first, the shell goes with it.
 */
const GUARD = `
  exec 3<&0
  "$@" </dev/null 3<&- & server=$!
  { read -r _ <&3; kill -INT $server 2>/dev/null; } & guard=$!
  exec 3<&-
  wait $server; status=$?
  kill $guard 2>/dev/null
  exit $status`;

const ALWAYS = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '60',
  // Nothing of a row or a parameter may reach a log: not by a statement, not by an error's detail.
  log_parameter_max_length_on_error: '0',
  log_min_error_statement: 'panic',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
};
const NOT_DURABLE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** A running server process. */
export interface Postmaster {
  readonly port: number;
  /** Stops it cleanly, ending its connections. */
  readonly stop: () => Promise<void>;
}

export interface PostmasterOptions {
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount;
  readonly directory: DataDirectory;
  readonly durable: boolean;
}

/** Starts the server on a free loopback port and waits until it accepts connections. Throws EmbeddedPostgresError. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const deadline = performance.now() + HANDOVER_LIMIT_MS;
  for (;;) {
    const port = await freePort();
    const child = spawnServer(options, port);
    const failure = await readiness(child);
    if (failure === null) return { port, stop: () => stop(child) };
    await stop(child);
    if (!PASSING_OBSTACLE.test(failure) || performance.now() > deadline) {
      throw new EmbeddedPostgresError(`PostgreSQL did not start on ${options.directory.cluster}: ${failure}`);
    }
    await sleep(100);
  }
}

/**
 * Makes sure that no server works on the cluster: waits for one that is about to stop, removes a lock file whose
 * process number now belongs to something else. Throws EmbeddedPostgresError if the server belongs to a live process.
 */
export async function awaitHandover(directory: DataDirectory): Promise<void> {
  const deadline = performance.now() + HANDOVER_LIMIT_MS;
  for (let pid = runningPostmaster(directory); pid !== null; pid = runningPostmaster(directory)) {
    const starter = directory.runningServer()?.pid;
    const inUse = starter !== undefined && starter !== process.pid && isAlive(starter);
    if (inUse || performance.now() > deadline) {
      const who = inUse ? `process ${starter}` : `PostgreSQL process ${pid}`;
      const advice = 'stop it first, or choose another DATA_DIR.';
      throw new EmbeddedPostgresError(`The data directory ${directory.path} is in use by ${who}: ${advice}`);
    }
    await sleep(50);
  }
  // PostgreSQL itself ignores a dead process's lock, but is deceived when the number has been given to another.
  const holder = lockHolder(directory);
  if (holder !== null && isAlive(holder)) rmSync(lockFile(directory));
}

/** The process number of the server that works on the cluster now, or null. */
export function runningPostmaster(directory: DataDirectory): number | null {
  const pid = lockHolder(directory);
  return pid !== null && isAlive(pid) && commandLine(pid).includes(directory.cluster) ? pid : null;
}

/** Whether a process with that number exists, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const lockFile = (directory: DataDirectory): string => join(directory.cluster, 'postmaster.pid');

function lockHolder(directory: DataDirectory): number | null {
  const pid = Number(readIfThere(lockFile(directory))?.split('\n')[0]);
  return pid > 0 ? pid : null;
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/cmdline`) ?? '';
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function spawnServer({ binaries, account, directory, durable }: PostmasterOptions, port: number): ChildProcess {
  const settings = Object.entries({ ...ALWAYS, ...(durable ? {} : NOT_DURABLE), port: String(port) });
  const server = [
    binaries.postgres,
    '-D',
    directory.cluster,
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const { uid, gid } = account;
  // A session of its own: Ctrl-C reaches this process alone, which ends its requests before it stops the database.
  return spawn('sh', ['-c', GUARD, 'sh', ...account.prefix, ...server], {
    cwd: '/',
    uid,
    gid,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

/** Resolves to null once the server accepts connections, else to what it said before it gave up. */
function readiness(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let said = '';
    const limit = setTimeout(() => resolve(`no answer within ${START_LIMIT_MS / 1000} seconds`), START_LIMIT_MS);
    const finish = (failure: string | null) => {
      clearTimeout(limit);
      resolve(failure);
    };
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
      if (said.includes('ready to accept connections')) finish(null);
    });
    child.on('error', (error) => finish(error.message));
    child.on('close', () => finish(lastSentence(said)));
    // Writing to a shell that is gone is no fault: `close` has told us.
    child.stdin?.on('error', () => undefined);
  });
}

function lastSentence(said: string): string {
  const fatal = said.split('\n').filter((line) => /FATAL|PANIC|ERROR/.test(line));
  return (fatal.at(-1) ?? said).replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').trim() || 'it ended without a word';
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const { pid } = child;
  const gone = once(child, 'exit');
  child.stdin?.end();
  const limit = setTimeout(() => process.kill(-pid, 'SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(limit);
}
