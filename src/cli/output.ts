import { AppError, InvalidInputError } from '../errors/app-error.js';

/** Exit codes of every command: done; bad input and nothing written; done but rows wait for a person; anything else. */
export const EXIT = { DONE: 0, FAILED: 1, BAD_INPUT: 2, WAITS: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command has to say: a document for `--json`, and lines for a person. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  readonly report: unknown;
  readonly lines: readonly string[];
}

export const done = (report: unknown, ...lines: string[]): CommandResult => ({ exitCode: EXIT.DONE, report, lines });

/** One document on standard output, or lines for a person. */
export function print({ report, lines }: CommandResult, asJson: boolean): void {
  console.log(asJson ? JSON.stringify(report, null, 2) : lines.join('\n'));
}

/** A refusal as a person or a program reads it; faults that are nobody's input keep their stack on standard error. */
export function printError(error: unknown, asJson: boolean): ExitCode {
  if (!(error instanceof AppError)) {
    const isPlain =
      error instanceof Error && ['StartupError', 'ConfigError', 'EmbeddedPostgresError'].includes(error.name);
    console.error(isPlain ? error.message : error);
    return EXIT.FAILED;
  }
  const faults = error instanceof InvalidInputError ? error.fields : [];
  if (asJson)
    console.log(JSON.stringify({ error: { code: error.code, message: error.message, ...error.details } }, null, 2));
  else console.error([error.message, ...faults.slice(1).map(({ message }) => message)].join('\n'));
  return EXIT.BAD_INPUT;
}
