import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './postgres-binaries.js';

/** The roles that have a password file: the launcher's own superuser, the owner of the schema, the application. */
export type PasswordOf = 'superuser' | 'owner' | 'app';

/** Who runs the server of a data directory, and where it listens. */
export interface RunningServer {
  /** Process id of the Node process that started it. */
  readonly pid: number;
  readonly port: number;
}

/** The files of one embedded server: `pg/` (the cluster), three password files and, while it runs, `server.json`. */
export class DataDirectory {
  readonly cluster: string;
  private readonly serverFile: string;

  private constructor(readonly path: string) {
    this.cluster = join(path, 'pg');
    this.serverFile = join(path, 'server.json');
  }

  /** Makes the directory if need be. */
  static open(path: string): DataDirectory {
    mkdirSync(path, { recursive: true });
    return new DataDirectory(realpathSync(path));
  }

  /** The directory if it exists, else null. */
  static find(path: string): DataDirectory | null {
    try {
      return new DataDirectory(realpathSync(path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  hasCluster(): boolean {
    return readIfThere(join(this.cluster, 'PG_VERSION')) !== null;
  }

  passwordFile(of: PasswordOf): string {
    return join(this.path, `${of}.password`);
  }

  /** The password kept for a role. Throws EmbeddedPostgresError when its file is missing. */
  password(of: PasswordOf): string {
    const file = this.passwordFile(of);
    const password = readIfThere(file);
    if (password === null) {
      throw new EmbeddedPostgresError(`${file} is missing: restore it, or remove ${this.path} to start anew.`);
    }
    return password;
  }

  /** Makes a random password (256 bits) for a role that has none yet. */
  ensurePassword(of: PasswordOf): void {
    const draft = `${this.passwordFile(of)}.${process.pid}`;
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
    try {
      // A link fails where a file is already: a password that another start made is never replaced, nor read half-written.
      linkSync(draft, this.passwordFile(of));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }

  /** What the last start left in `server.json`; the process it names may be gone. */
  runningServer(): RunningServer | null {
    const text = readIfThere(this.serverFile);
    return text === null ? null : (JSON.parse(text) as RunningServer);
  }

  setRunningServer(server: RunningServer | null): void {
    if (server === null) return rmSync(this.serverFile, { force: true });
    const draft = `${this.serverFile}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(server), { mode: 0o600 });
    renameSync(draft, this.serverFile);
  }
}

/** The text of a file, or null if there is none; a process that ends while its file under /proc is read leaves none. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
