import { transformFile } from '@swc/core';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** How a process ended and what it said. */
export interface Ended {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs: what it said so far, and its end. */
export interface Running {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<Ended>;
}

export type Environment = Readonly<Record<string, string>>;

/** The program as `npm run build` lays it out, made in a second: for tests of real processes and their exit codes. */
export class Program {
  private readonly started: ChildProcess[] = [];
  private constructor(readonly folder: string) {}

  static async build(): Promise<Program> {
    const folder = await mkdtemp(join(tmpdir(), 'register-program-'));
    for (const part of ['src', 'migrations']) {
      const files = (await readdir(part, { recursive: true })).filter((name) => /(?<!\.spec)\.ts$/.test(name));
      await Promise.all(files.map((name) => compile(join(part, name), folder)));
    }
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    return new Program(folder);
  }

  /** Starts a file of it with these settings alone: none of the tests' own reach it. */
  start(file: string, args: readonly string[], env: Environment): Running {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [join(this.folder, 'src', file), ...args], {
      cwd: this.folder,
      env: { PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.started.push(child);
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
    return { child, said: () => stdout + stderr, ended };
  }

  cli(args: readonly string[], env: Environment): Promise<Ended> {
    return this.start('cli/main.js', args, env).ended;
  }

  /** Ends what still runs and removes its files. */
  async remove(): Promise<void> {
    for (const child of this.started) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function compile(file: string, folder: string): Promise<void> {
  const { code } = await transformFile(file);
  const target = join(folder, file.replace(/\.ts$/, '.js'));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, code);
}
