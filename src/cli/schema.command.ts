import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { resolvers } from '../resolvers.js';
import { schemaText } from '../graphql/emit-schema.js';
import { printError, type ExitCode } from './output.js';

/** `schema emit`: writes the contract of the API. It needs no database. */
export function schemaCommand(program: Command, leave: (exitCode: ExitCode) => void): void {
  program
    .command('schema')
    .description('the contract of the API')
    .command('emit [file]')
    .description('write schema.graphql, sorted')
    .action(async (file: string | undefined) => {
      try {
        await writeFile(file ?? 'schema.graphql', await schemaText(resolvers));
      } catch (error) {
        leave(printError(error, false));
      }
    });
}
