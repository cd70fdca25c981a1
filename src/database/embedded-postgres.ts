import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DataDirectory } from './data-directory.js';
import { findPostgresAccount, giveFilesTo, type PostgresAccount } from './postgres-account.js';
import { EmbeddedPostgresError, postgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { APPLICATION_ROLE, databaseUrl, ensureRoles, OWNER_ROLE, SUPERUSER } from './postgres-roles.js';
import { awaitHandover, isAlive, type Postmaster, runningPostmaster, startPostmaster } from './postmaster.js';

const UNFINISHED = 'pg.unfinished-';
/** What the file system says of a directory that is another's, read-only, full, or no directory. */
const UNUSABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EEXIST', 'ENOTDIR'];

/** The addresses of the register's database on an embedded server, for its owner and for the application. */
export interface EmbeddedUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** A server that this process started and that ends with it. */
export interface EmbeddedPostgres extends EmbeddedUrls {
  readonly port: number;
  /** Stops the server cleanly; a second call waits for the first. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Kept between starts; made at the first. */
  readonly dataDir: string;
  /** False for tests: a power cut may then cost the whole directory. Default true. */
  readonly durable?: boolean;
}

/**
 * Starts PostgreSQL on a data directory, on loopback only, with the register's roles and database in it.
 * Throws EmbeddedPostgresError with one sentence for the person at the keyboard.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await start(DataDirectory.open(options.dataDir), options.durable ?? true);
  } catch (error) {
    if (!UNUSABLE.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    const reason = (error as Error).message;
    throw new EmbeddedPostgresError(`The data directory ${options.dataDir} cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}

/** The addresses of the server that another process runs on the data directory now, or null if none does. */
export function joinEmbeddedPostgres(dataDir: string): EmbeddedUrls | null {
  const directory = DataDirectory.find(dataDir);
  if (directory === null || runningPostmaster(directory) === null) return null;
  const server = directory.runningServer();
  return server !== null && isAlive(server.pid) ? urlsOf(directory, server.port) : null;
}

async function stopServer(directory: DataDirectory, postmaster: Postmaster): Promise<void> {
  directory.setRunningServer(null);
  await postmaster.stop();
}

async function start(directory: DataDirectory, durable: boolean): Promise<EmbeddedPostgres> {
  const binaries = postgresBinaries();
  const account = findPostgresAccount(binaries, directory);
  if (!directory.hasCluster()) createCluster(directory, binaries, account, durable);
  await awaitHandover(directory);
  // What a killed process left there names a port that may be anybody's by now.
  directory.setRunningServer(null);
  giveFilesTo(account, directory.cluster);
  const postmaster = await startPostmaster({ binaries, account, directory, durable });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= stopServer(directory, postmaster));
  try {
    removeUnfinished(directory);
    await ensureRoles(directory, postmaster.port);
    directory.setRunningServer({ pid: process.pid, port: postmaster.port });
    return { ...urlsOf(directory, postmaster.port), port: postmaster.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function urlsOf(directory: DataDirectory, port: number): EmbeddedUrls {
  return {
    ownerUrl: databaseUrl(OWNER_ROLE, directory.password('owner'), port),
    appUrl: databaseUrl(APPLICATION_ROLE, directory.password('app'), port),
  };
}

/** Made beside its place and moved there when whole, so that a first start killed half-way leaves nothing to trip over. */
function createCluster(
  directory: DataDirectory,
  binaries: PostgresBinaries,
  account: PostgresAccount,
  durable: boolean,
): void {
  directory.ensurePassword('superuser');
  const unfinished = join(directory.path, `${UNFINISHED}${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  for (const path of [unfinished, directory.passwordFile('superuser')]) giveFilesTo(account, path);
  const [command = '', ...args] = [
    ...account.prefix,
    binaries.initdb,
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${directory.passwordFile('superuser')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ];
  const { uid, gid } = account;
  const result = spawnSync(command, args, { cwd: '/', encoding: 'utf8', uid, gid });
  // Of two first starts at once the quicker one's files are taken; the slower one then finds the directory in use.
  if (directory.hasCluster()) return rmSync(unfinished, { recursive: true, force: true });
  if (result.status !== 0) {
    const reason = result.error?.message ?? result.stderr.trim();
    throw new EmbeddedPostgresError(`PostgreSQL could not make its files in ${directory.path}: ${reason}`);
  }
  renameSync(unfinished, directory.cluster);
}

function removeUnfinished(directory: DataDirectory): void {
  const left = readdirSync(directory.path).filter((name) => name.startsWith(UNFINISHED));
  for (const name of left) rmSync(join(directory.path, name), { recursive: true, force: true });
}
