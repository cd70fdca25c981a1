import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataDirectory } from './data-directory.js';
import { EmbeddedPostgresError, type PostgresBinaries } from './postgres-binaries.js';

/**
 * The account that PostgreSQL runs under. It refuses root, and any account without a name.
 * `prefix` is put before each command; `owner` is whom its files must belong to, seen from this process.
 */
export interface PostgresAccount {
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
  readonly owner: { readonly uid: number; readonly gid: number };
}

/** Whether PostgreSQL would accept the account, and whether that account can enter the two places it needs. */
const PROBE = 'test "$(id -u)" != 0 && id -un >/dev/null && "$1" --version >/dev/null && test -x "$2"';

/** Root inside a namespace of its own, under nobody's number: files stay root's, no account is needed. */
const NAMESPACE = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];

/** The first account that works here: ourselves, else (for root) the cluster's owner, a user namespace, or nobody. */
export function findPostgresAccount(binaries: PostgresBinaries, directory: DataDirectory): PostgresAccount {
  const failures: string[] = [];
  for (const account of candidates(directory)) {
    const [command, ...args] = [...account.prefix, 'sh', '-c', PROBE, 'sh', binaries.postgres, directory.path];
    const { uid, gid } = account;
    const options = { cwd: '/', encoding: 'utf8', uid, gid } as const;
    const probe = spawnSync(command ?? '', args, options);
    if (probe.status === 0) return account;
    failures.push(String(probe.error?.message ?? probe.stderr).trim());
  }
  const reason = failures.find((failure) => failure !== '') ?? `no unprivileged account can use ${directory.path}`;
  const message = `PostgreSQL cannot run here (${reason}): run as an ordinary user that the system has a name for, or set DATABASE_URL.`;
  throw new EmbeddedPostgresError(message);
}

/** Gives files to the account, if they are another's; only root ever needs to, and only root may. */
export function giveFilesTo(account: PostgresAccount, path: string): void {
  if (process.getuid?.() === 0) giveTree(path, account.owner);
}

function candidates(directory: DataDirectory): PostgresAccount[] {
  const owner = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  const inNamespace = { prefix: NAMESPACE, owner };
  if (owner.uid !== 0) return [{ prefix: [], owner }, inNamespace];
  const lent = [...clusterOwner(directory), ...nobody()];
  const [first, ...others] = lent.map(({ uid, gid }): PostgresAccount => ({
    prefix: [],
    uid,
    gid,
    owner: { uid, gid },
  }));
  const asLent = lent.map(({ uid, gid }) => ({ prefix: passThroughClosedFolders(uid, gid), owner: { uid, gid } }));
  const keepsOwner = clusterOwner(directory).length > 0;
  const ordered = keepsOwner ? [first, inNamespace, ...others] : [inNamespace, first, ...others];
  return [...ordered, ...asLent].filter((account) => account !== undefined);
}

/** A checkout below a folder that only root may enter (root's home, say) is closed to nobody without this capability. */
function passThroughClosedFolders(uid: number, gid: number): string[] {
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...capability];
}

/** An ordinary user's cluster stays that user's, so that the next start without root still can use it. */
function clusterOwner(directory: DataDirectory): { uid: number; gid: number }[] {
  const stat = lstatSync(directory.cluster, { throwIfNoEntry: false });
  return stat === undefined || stat.uid === 0 ? [] : [{ uid: stat.uid, gid: stat.gid }];
}

function nobody(): { uid: number; gid: number }[] {
  const ask = (option: string) => Number(spawnSync('id', [option, 'nobody'], { encoding: 'utf8' }).stdout);
  const account = { uid: ask('-u'), gid: ask('-g') };
  return account.uid > 0 && account.gid > 0 ? [account] : [];
}

function giveTree(path: string, owner: PostgresAccount['owner']): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isDirectory()) for (const name of readdirSync(path)) giveTree(join(path, name), owner);
  if (stat.uid !== owner.uid) lchownSync(path, owner.uid, owner.gid);
}
