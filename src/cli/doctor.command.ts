import type { Command } from 'commander';
import { DatabaseService } from '../database/database.service.js';
import { differingProgress, rebuildProgress } from '../ledger/progress.projection.js';
import type { Run } from './identity.commands.js';
import { done, EXIT } from './output.js';

/** `doctor`: compares the projection of progress with its definition, and rebuilds it when asked to. */
export function doctorCommand(program: Command, run: Run): void {
  program
    .command('doctor')
    .description('compare what is kept for speed with what it stands for')
    .option('--rebuild', 'write it anew')
    .action((options: { rebuild?: boolean }) =>
      run(async (app) => {
        const database = app.get(DatabaseService);
        const differing = await database.dataSource.transaction((manager) => differingProgress(manager));
        if (differing === 0) return done({ differing }, 'Progress is what it should be.');
        if (!options.rebuild)
          return {
            exitCode: EXIT.FAILED,
            report: { differing },
            lines: [`${differing} rows of progress differ; run doctor --rebuild.`],
          };
        await database.write((tx) => rebuildProgress(tx.manager));
        return done({ differing, rebuilt: true }, `${differing} rows of progress differed and were written anew.`);
      }),
    );
}
