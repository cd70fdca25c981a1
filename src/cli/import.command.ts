import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { Viewer } from '../access/viewer.js';
import { FatalitiesImportService } from '../imports/fatalities-import.service.js';
import type { ImportReport } from '../imports/import.report.js';
import { ImporterService } from '../imports/importer.service.js';
import { viewerNamed } from './context.js';
import type { Run } from './identity.commands.js';
import { EXIT, type CommandResult } from './output.js';

export interface ImportCommandOptions {
  readonly as?: string;
  readonly dryRun?: boolean;
  readonly edition?: string;
}

/** `import un-fatalities FILE`: reads an edition of the UN's open list; exit 3 when rows wait for a person. */
export function importCommand(program: Command, run: Run): void {
  program
    .command('import')
    .description('read in files')
    .command('un-fatalities <file>')
    .description("read an edition of the UN's list of fatalities, CSV or JSON")
    .option('--as <subject>', 'import with the grants of this user')
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--edition <date>', 'edition of a file that does not tell it (YYYY-MM-DD)')
    .action((file: string, options: ImportCommandOptions) => run((app) => importFatalities(app, file, options)));
}

/** Imports a file and says what came of it. Throws as FatalitiesImportService.import does; NOT_FOUND for an unknown user. */
export async function importFatalities(
  app: Pick<INestApplicationContext, 'get'>,
  file: string,
  { as: subject, dryRun = false, edition }: ImportCommandOptions,
): Promise<CommandResult> {
  const viewer = await importer(app, subject);
  const report = await app.get(FatalitiesImportService).import(viewer, file, {
    dryRun,
    edition: edition ?? null,
    onProgress: (message) => void (process.stderr.isTTY && process.stderr.write(`${message}\n`)),
  });
  return { exitCode: report.doubts > 0 ? EXIT.WAITS : EXIT.DONE, report, lines: linesOf(report) };
}

async function importer(app: Pick<INestApplicationContext, 'get'>, subject: string | undefined): Promise<Viewer> {
  return subject === undefined ? app.get(ImporterService).systemActor() : viewerNamed(app, subject);
}

const MOST_ON_A_LINE = 20;

/** The first of many, for a person; a program reads all of them with --json. */
function firstOf(casualties: readonly string[]): string {
  const more = casualties.length - MOST_ON_A_LINE;
  const first = casualties.slice(0, MOST_ON_A_LINE).join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}

function linesOf(report: ImportReport): string[] {
  const { created, incidentsCreated, matched, changed, unchanged, repeated, doubts } = report;
  const leftOut = Object.entries(report.leftOut).map(([cause, count]) => `${cause} ${count}`);
  const waiting = report.waiting.map(({ row, casualty, reason }) => `  row ${row}, ${casualty}: ${reason}`);
  const notes = report.notes.map(
    ({ column, message, count, rows }) =>
      `  ${column}, ${count === 1 ? `row ${rows[0] ?? ''}` : `${count} rows`}: ${message}`,
  );
  return [
    `${report.file}, edition of ${report.edition}: ${report.rows} rows${report.dryRun ? ' (dry run: nothing written)' : ''}`,
    `created ${created} (in ${incidentsCreated} new incidents), matched ${matched}, changed ${changed}, unchanged ${unchanged}, repeated ${repeated}`,
    `left out: ${leftOut.length > 0 ? leftOut.join(', ') : 'none'}`,
    `waiting for a person: ${doubts}`,
    ...waiting,
    ...(report.missing.length > 0 ? [`in an earlier edition and missing here: ${firstOf(report.missing)}`] : []),
    ...(notes.length > 0 ? ['notes:', ...notes] : []),
  ];
}
