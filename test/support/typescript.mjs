// Lets Node run the TypeScript sources as they are: `node --import ./test/support/typescript.mjs FILE.ts`.
// Jest transforms what tests import, but loads its global setup, and starts child processes, without any transform.
import { transformFile } from '@swc/core';
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

// Node runs these hooks in a thread of their own, which loads this same file.
if (isMainThread) register(import.meta.url);

/** Imports end in `.js`, as the compiled code needs them to; here the file is still a `.ts`. */
export function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), { sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
