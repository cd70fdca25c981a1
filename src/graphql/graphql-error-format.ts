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

function pathOf(error: GraphQLFormattedError): string {
  const variable = /"\$([A-Za-z0-9_.[\]]+)"/.exec(error.message)?.[1];
  const at = / at "([A-Za-z0-9_.[\]]+)"/.exec(error.message)?.[1];
  return at ?? variable ?? error.path?.join('.') ?? 'query';
}

function callersFault(error: GraphQLFormattedError, rule: string): GraphQLFormattedError {
  const fault: FieldFault = { path: pathOf(error), rule, message: error.message };
  return { ...error, extensions: { code: 'BAD_USER_INPUT', fields: [fault] } };
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
    if (rule && cause instanceof GraphQLError) return callersFault({ message: formatted.message, ...place }, rule);
    const reference = randomUUID();
    logger.error({ reference, ...describeFault(original) }, 'request failed');
    return {
      message: 'Something went wrong here. Quote the reference when you report it.',
      ...place,
      extensions: { code: 'INTERNAL', reference },
    };
  };
}

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
