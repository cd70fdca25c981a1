import type { Command } from 'commander';
import { NotFoundError } from '../errors/app-error.js';
import { LOCAL_ISSUER } from '../identity/identity.service.js';
import { ViewerService } from '../identity/viewer.service.js';
import { FatalitiesImportService, type ImportReport } from '../imports/fatalities-import.service.js';
import type { Run } from './identity.commands.js';
import { EXIT } from './output.js';

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
    .action((file: string, options: { as?: string; dryRun?: boolean; edition?: string }) =>
      run(async (app) => {
        const service = app.get(FatalitiesImportService);
        const viewer =
          options.as === undefined
            ? await service.systemActor()
            : await app.get(ViewerService).bySubject(LOCAL_ISSUER, options.as);
        if (!viewer) throw new NotFoundError(`User ${options.as ?? ''}`);
        const onProgress = (message: string): void =>
          void (process.stderr.isTTY && process.stderr.write(`${message}\n`));
        const report = await service.import(viewer, file, {
          dryRun: options.dryRun ?? false,
          edition: options.edition ?? null,
          onProgress,
        });
        return { exitCode: report.doubts > 0 ? EXIT.WAITS : EXIT.DONE, report, lines: linesOf(report) };
      }),
    );
}

function linesOf(report: ImportReport): string[] {
  const leftOut = Object.entries(report.leftOut).map(([cause, count]) => `${cause} ${count}`);
  return [
    `${report.file}, edition of ${report.edition}: ${report.rows} rows${report.dryRun ? ' (dry run: nothing written)' : ''}`,
    `created ${report.created} (in ${report.incidentsCreated} new incidents), changed ${report.changed}, unchanged ${report.unchanged}, waiting for a person ${report.doubts}`,
    `left out: ${leftOut.length > 0 ? leftOut.join(', ') : 'none'}`,
    ...(report.missing.length > 0 ? [`in an earlier edition and missing here: ${report.missing.join(', ')}`] : []),
    ...(report.notes.length > 0 ? [`notes: ${report.notes.length} (see --json)`] : []),
  ];
}
