import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError, type FieldFault } from '../errors/app-error.js';
import type { Logger } from '../logging/logger.js';

/** Faults that GraphQL itself finds before anything runs: all of them are the caller's. */
const CALLERS_FAULTS: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'SYNTAX',
  GRAPHQL_VALIDATION_FAILED: 'SCHEMA',
  BAD_USER_INPUT: 'SCHEMA',
  BAD_REQUEST: 'REQUEST',
  OPERATION_RESOLUTION_FAILURE: 'OPERATION',
  PERSISTED_QUERY_NOT_SUPPORTED: 'REQUEST',
};

const LONGEST_MESSAGE = 500;

/** GraphQL repeats the values that it refuses, and a value may be a name. The caller knows what was sent, so they go. */
const WITHOUT_VALUES: readonly (readonly [RegExp, string])[] = [
  [/^Syntax Error: Unexpected (\w+) "[\s\S]*"\.$/, 'Syntax Error: Unexpected $1.'],
  [/^(Syntax Error: Expected [^,]*), found [\s\S]*$/, '$1.'],
  [/^Value "[\s\S]*" does not exist in "(\w+)" enum\.[\s\S]*$/, 'The value does not exist in the enum $1.'],
  [/^(Expected (?:value of )?type "[^"]*"), found [\s\S]*$/, '$1.'],
  [/ cannot represent (?:a )?(non[^:]*) value: [\s\S]*$/, ' cannot represent a $1 value.'],
  [/ cannot represent value: [\s\S]*$/, ' cannot represent the value.'],
  [/^"[\s\S]*" is not /, 'The value is not '],
];
export const withoutValues = (message: string): string =>
  WITHOUT_VALUES.reduce((told, [found, instead]) => told.replace(found, instead), message).slice(0, LONGEST_MESSAGE);

/** Path and sentence of a fault that GraphQL found. Of a variable it says: `Variable "$x" got invalid value V at "x.y"; reason`. */
function placeAndSentence(error: GraphQLFormattedError, reason: string): Pick<FieldFault, 'path' | 'message'> {
  const variable = /^Variable "\$(\w+)"/.exec(error.message)?.[1];
  if (variable === undefined) return { path: error.path?.join('.') ?? 'query', message: withoutValues(error.message) };
  const isOfValue = error.message.startsWith(`Variable "$${variable}" got invalid value`);
  if (!isOfValue) return { path: variable, message: withoutValues(error.message) };
  const before = error.message.slice(0, error.message.length - reason.length - '; '.length);
  const path = / at "([\w.[\]]+)"$/.exec(before)?.[1] ?? variable;
  return { path, message: `${path}: ${withoutValues(reason)}` };
}

function callersFault(error: GraphQLFormattedError, rule: string, reason: string): GraphQLFormattedError {
  const { path, message } = placeAndSentence(error, reason);
  const fault: FieldFault = { path, rule, message };
  return { ...error, message, extensions: { code: 'BAD_USER_INPUT', fields: [fault] } };
}

/**
 * What a client is told of an error: a code of the closed list, a sentence, and safe details. Whatever was not refused
 * on purpose is INTERNAL with a random reference id, under which the log has the rest; never a stack, never SQL.
 */
export function formatError(
  logger: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    const original = cause instanceof GraphQLError ? (cause.originalError ?? cause) : cause;
    if (original instanceof AppError && original.code !== 'INTERNAL') {
      return { message: original.message, ...place, extensions: { code: original.code, ...original.details } };
    }
    const rule = CALLERS_FAULTS[String(formatted.extensions?.['code'])];
    if (rule && cause instanceof GraphQLError) {
      const reason = original instanceof Error ? original.message : '';
      return callersFault({ message: formatted.message, ...place }, rule, reason);
    }
    if (isStopped(original)) return { message: STOPPED, ...place, extensions: { code: 'TOO_COSTLY' } };
    const reference = randomUUID();
    logger.error({ reference, ...describeFault(original) }, 'request failed');
    return {
      message: 'Something went wrong here. Quote the reference when you report it.',
      ...place,
      extensions: { code: 'INTERNAL', reference },
    };
  };
}

const STOPPED =
  'The database stopped this question after a minute, so that others are answered. Ask for less at once: a filter, fewer dimensions.';
/** PostgreSQL: query_canceled, by the limit of time that every statement has. */
const isStopped = (error: unknown): boolean => (error as { code?: unknown } | undefined)?.code === '57014';

/** Class, code and stack of a fault, without its message or parameters: those may hold what a record says. */
function describeFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  const { code, constraint, table } = error as Error & { code?: string; constraint?: string; table?: string };
  return { fault: error.name, code, constraint, table, stack: frames };
}
