import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Command, CommanderError } from 'commander';
import { openContext } from './context.js';
import { doctorCommand } from './doctor.command.js';
import { estimateCommand } from './estimate.command.js';
import { identityCommands, type Run } from './identity.commands.js';
import { importCommand } from './import.command.js';
import { EXIT, print, printError, wantsJson, type CommandResult } from './output.js';
import { schemaCommand } from './schema.command.js';
import { seedCommand } from './seed.command.js';

const program = new Command('cli')
  .description('Register of crimes against UN peacekeepers: commands for its operators')
  .option('--json', 'print one document on standard output')
  .exitOverride();

/** Opens the register, does the work, prints, and leaves with the exit code that says how it went. */
const run: Run = async (work: (app: INestApplicationContext) => Promise<CommandResult>) => {
  let exitCode: number = EXIT.FAILED;
  try {
    const context = await openContext();
    try {
      const result = await work(context.app);
      print(result, wantsJson());
      exitCode = result.exitCode;
    } finally {
      await context.close();
    }
  } catch (error) {
    exitCode = printError(error, wantsJson());
  }
  process.exitCode = exitCode;
};

const commands = [identityCommands, importCommand, seedCommand, doctorCommand, schemaCommand, estimateCommand];
for (const add of commands) add(program, run);
// `--json` may stand before or after the command.
const arguments_ = process.argv.filter((argument) => argument !== '--json');

program.parseAsync(arguments_).catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? EXIT.DONE : EXIT.BAD_INPUT;
});
