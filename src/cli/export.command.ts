import { createWriteStream } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { mayKnock } from '../access/ability.js';
import type { Viewer } from '../access/viewer.js';
import { newId } from '../database/new-id.js';
import { ForbiddenError, InvalidInputError } from '../errors/app-error.js';
import { ExportService } from '../exports/export.service.js';
import { Language } from '../vocabulary/common.vocabulary.js';
import type { ExportFormat } from '../vocabulary/export.vocabulary.js';
import { viewerNamed } from './context.js';
import type { Run } from './identity.commands.js';
import { done, type CommandResult } from './output.js';

interface ExportCommandOptions {
  readonly as: string;
  readonly format: string;
  readonly out: string;
  readonly language: string;
  readonly purpose?: string;
}

const FORMATS: Readonly<Record<string, ExportFormat>> = { csv: 'CSV', jsonl: 'JSON_LINES', xlsx: 'XLSX' };
const PURPOSE = { least: 10, most: 200 };

/** `export DOCUMENT`: an answer of the API as a file, with the rights of a user, and its codebook beside it. */
export function exportCommand(program: Command, run: Run): void {
  program
    .command('export <document>')
    .description('write the answer to a query as a table, and its codebook beside it')
    .requiredOption('--as <subject>', 'with the grants of this user')
    .requiredOption('--format <format>', Object.keys(FORMATS).join(', '))
    .requiredOption('--out <file>', 'where to; the codebook goes beside it, as <file>.codebook.csv')
    .option('--language <language>', 'language of labels: EN or FR', Language.EN)
    .option('--purpose <text>', 'what for: needed for what identifies a person')
    .action((document: string, options: ExportCommandOptions) => run((app) => exportFile(app, document, options)));
}

/** Writes both files whole or neither. Throws BAD_USER_INPUT, FORBIDDEN, TOO_COSTLY; NOT_FOUND for an unknown user. */
async function exportFile(
  app: Pick<INestApplicationContext, 'get'>,
  document: string,
  options: ExportCommandOptions,
): Promise<CommandResult> {
  const format = FORMATS[options.format];
  if (!format) throw InvalidInputError.at('format', 'FORMAT', `format is one of: ${Object.keys(FORMATS).join(', ')}.`);
  const language = (Object.values(Language) as string[]).includes(options.language)
    ? (options.language as Language)
    : null;
  if (!language) throw InvalidInputError.at('language', 'LANGUAGE', 'language is EN or FR.');
  const viewer = await exporter(app, options);
  await requireDirectory(options.out);
  const { bytes, codebook, tally } = await app.get(ExportService).fileFor(viewer, { document, format, language });
  const codebookPath = besideOf(options.out);
  await writtenWhole([
    [options.out, (path) => pipeline(Readable.from(bytes, { objectMode: false }), createWriteStream(path))],
    [codebookPath, (path) => writeFile(path, codebook)],
  ]);
  const report = { file: options.out, codebook: codebookPath, format, ...tally };
  return done(report, `Wrote ${tally.rows} lines (${tally.bytes} bytes) to ${options.out}, and ${codebookPath}.`);
}

async function exporter(app: Pick<INestApplicationContext, 'get'>, options: ExportCommandOptions): Promise<Viewer> {
  const purpose = options.purpose?.trim() ?? null;
  if (purpose !== null && (purpose.length < PURPOSE.least || purpose.length > PURPOSE.most))
    throw InvalidInputError.at('purpose', 'LENGTH', 'purpose has 10 to 200 characters.');
  const viewer = await viewerNamed(app, options.as);
  if (!mayKnock(viewer, 'export', 'Figures'))
    throw new ForbiddenError(`None of the grants of ${options.as} allows exports.`);
  return { ...viewer, purpose };
}

const besideOf = (file: string): string => join(dirname(file), `${basename(file, extname(file))}.codebook.csv`);

async function requireDirectory(file: string): Promise<void> {
  const found = await stat(dirname(file)).catch(() => null);
  if (!found?.isDirectory()) throw InvalidInputError.at('out', 'DIRECTORY', `${dirname(file)} is no directory.`);
}

type Write = readonly [path: string, write: (path: string) => Promise<unknown>];

/** Writes files under names of their own and gives them theirs once all are there; a fault leaves nothing behind. */
async function writtenWhole(files: readonly Write[]): Promise<void> {
  const parts = files.map(([path, write]) => ({ path, part: `${path}.${newId().slice(-8)}.part`, write }));
  try {
    for (const { part, write } of parts) await write(part);
    for (const { path, part } of parts) await rename(part, path);
  } catch (error) {
    for (const { part } of parts) await rm(part, { force: true });
    throw error;
  }
}
