import type { Command } from 'commander';
import { SyntheticService } from '../examples/synthetic.service.js';
import type { Run } from './identity.commands.js';
import { done } from './output.js';

/** `seed synthetic --incidents N --seed S`: made-up cases, marked synthetic. */
export function seedCommand(program: Command, run: Run): void {
  program
    .command('seed')
    .description('made-up data')
    .command('synthetic')
    .description('a register of made-up cases, marked synthetic; equal seeds make equal cases')
    .requiredOption('--incidents <number>', 'how many incidents', Number)
    .option('--seed <number>', 'seed', Number, 1)
    .action((options: { incidents: number; seed: number }) =>
      run(async (app) => {
        const onProgress = (count: number): void =>
          void (process.stderr.isTTY && process.stderr.write(`${count} incidents\n`));
        const report = await app.get(SyntheticService).seed({ ...options, onProgress });
        return done(
          report,
          `Made ${report.incidents} incidents, ${report.proceedings} proceedings, ${report.suspects} suspects and ${report.steps} steps.`,
        );
      }),
    );
}
