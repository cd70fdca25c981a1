import type { Command } from 'commander';
import { CutsService } from '../analytics/cuts.service.js';
import { viewerNamed } from './context.js';
import type { Run } from './identity.commands.js';
import { done } from './output.js';

/** `vintage publish`: the fixed cuts on persons, as everybody may have them. */
export function vintageCommand(program: Command, run: Run): void {
  program
    .command('vintage')
    .description('published figures on persons')
    .command('publish')
    .description('count, suppress what could name a person, and publish; what is published stays')
    .requiredOption('--name <name>', 'name of the vintage, such as 2026')
    .requiredOption('--as <subject>', 'publish with the grants of this user')
    .option('--as-of <day>', 'day in the world, YYYY-MM-DD; today when absent')
    .action((options: { name: string; as: string; asOf?: string }) =>
      run(async (app) => {
        const viewer = await viewerNamed(app, options.as);
        const report = await app.get(CutsService).publish(viewer, options.name, options.asOf ?? null);
        return done(
          report,
          `Published ${report.tables} tables as of ${report.asOf}: ${report.shown} numbers shown, ${report.hidden} hidden.`,
        );
      }),
    );
}
