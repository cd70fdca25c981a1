import type { INestApplicationContext } from '@nestjs/common';
import { Command, CommanderError } from 'commander';
import { openContext } from './context.js';
import { doctorCommand } from './doctor.command.js';
import { estimateCommand, type RunAlone } from './estimate.command.js';
import { exportCommand } from './export.command.js';
import { identityCommands, type Run } from './identity.commands.js';
import { importCommand } from './import.command.js';
import { EXIT, print, printError, type CommandResult, type ExitCode } from './output.js';
import { schemaCommand } from './schema.command.js';
import { seedCommand } from './seed.command.js';
import { vintageCommand } from './vintage.command.js';

/** Carries out one command line (as `process.argv` gives it), prints what came of it, and returns the exit code. */
export async function runCli(argv: readonly string[]): Promise<ExitCode> {
  const wantsJson = argv.includes('--json');
  let exitCode: ExitCode = EXIT.DONE;
  const leave = (code: ExitCode): void => void (exitCode = code);
  const alone: RunAlone = async (work) => leave(await told(work, wantsJson));
  const run: Run = (work) => alone(() => inRegister(work));
  const program = new Command('cli')
    .description('Register of crimes against UN peacekeepers: commands for its operators')
    .option('--json', 'print one document on standard output')
    .exitOverride();
  const commands = [identityCommands, importCommand, exportCommand, seedCommand, doctorCommand, vintageCommand];
  for (const add of commands) add(program, run);
  estimateCommand(program, alone);
  schemaCommand(program, leave);
  try {
    // `--json` may stand before or after the command.
    await program.parseAsync(argv.filter((argument) => argument !== '--json'));
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.DONE : EXIT.BAD_INPUT;
  }
}

/** Opens the register for the length of the work. */
async function inRegister(work: (app: INestApplicationContext) => Promise<CommandResult>): Promise<CommandResult> {
  const context = await openContext();
  try {
    return await work(context.app);
  } finally {
    await context.close();
  }
}

/** Does the work and prints what came of it; returns the exit code that says how it went. */
async function told(work: () => Promise<CommandResult>, wantsJson: boolean): Promise<ExitCode> {
  try {
    const result = await work();
    print(result, wantsJson);
    return result.exitCode;
  } catch (error) {
    return printError(error, wantsJson);
  }
}
