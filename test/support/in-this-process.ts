import { jest } from '@jest/globals';
import { runCli } from '../../src/cli/run-cli.js';
import type { Ended, Environment } from './program.js';

/** Runs a command without a process of its own; what it prints is kept apart as a process would keep it. */
export async function inThisProcess(args: readonly string[], settings: Environment): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const into =
    (stream: keyof typeof said, end = '') =>
    (text: unknown): true => {
      said[stream] += `${String(text)}${end}`;
      return true;
    };
  const before = { ...process.env };
  const spies = [
    jest.spyOn(console, 'log').mockImplementation(into('stdout', '\n')),
    jest.spyOn(console, 'error').mockImplementation(into('stderr', '\n')),
    jest.spyOn(process.stdout, 'write').mockImplementation(into('stdout')),
    jest.spyOn(process.stderr, 'write').mockImplementation(into('stderr')),
  ];
  try {
    Object.assign(process.env, settings);
    return { code: await runCli(['node', 'cli', ...args]), ...said };
  } finally {
    for (const name of Object.keys(settings)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    for (const spy of spies) spy.mockRestore();
  }
}
