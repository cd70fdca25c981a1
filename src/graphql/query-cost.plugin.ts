import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import { getVariableValues } from 'graphql';
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { AppError } from '../errors/app-error.js';
import { DEFAULT_PAGE, LARGEST_PAGE } from '../reading/page.js';
import type { RequestContext } from './request-context.js';

/** Fields that one operation may ask for, pages counted by their size. A function of document and variables only (S15). */
const LARGEST_COST = 200_000;
/** A list without a page is short by design: a case has a handful of courts, not thousands. */
const LIST_LENGTH = 5;

function estimate({ args, childComplexity, field }: ComplexityEstimatorArgs): number {
  const isPage = field.args.some(({ name }) => name === 'first');
  if (isPage) {
    // A negative page is refused later; here it must not buy off what stands beside it.
    const rows = Math.max(0, Math.min(LARGEST_PAGE, Number(args['first'] ?? args['last'] ?? DEFAULT_PAGE)));
    return 1 + rows * Math.max(1, childComplexity);
  }
  return (
    1 +
    childComplexity *
      (String(field.type).startsWith('[') && field.name !== 'nodes' && field.name !== 'edges' ? LIST_LENGTH : 1)
  );
}

interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
}

/**
 * The cost of an operation. Throws BAD_USER_INPUT for variables and arguments that do not fit the schema, TOO_COSTLY
 * for more nodes than are counted. Nothing runs uncounted: one wrong argument would let the rest of the operation through.
 */
function costOf({ schema, document, operationName, variables }: Operation): number {
  try {
    const name = operationName ? { operationName } : {};
    return getComplexity({ schema, query: document, variables, ...name, estimators: [estimate] });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Faults of the caller's values point to a place in the document; the limit of counted nodes does not.
    const { message, nodes } = error;
    if (!nodes) throw new AppError('TOO_COSTLY', 'This operation has too many fields. Ask for fewer at a time.');
    throw new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
  }
}

/** Throws TOO_COSTLY for an operation that asks for too much, and as `costOf` does. */
export function requireAffordable(operation: Operation): void {
  const cost = costOf(operation);
  if (cost <= LARGEST_COST) return;
  throw new AppError(
    'TOO_COSTLY',
    `This operation costs ${cost}; the limit is ${LARGEST_COST}. Ask for smaller pages or fewer nested lists.`,
    { cost, limit: LARGEST_COST },
  );
}

/** Refuses operations that ask for too much with TOO_COSTLY, before anything runs. */
export const queryCost: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, operationName }) => {
      // Variables that do not fit are refused by the execution, which names all of them.
      if (getVariableValues(schema, operation?.variableDefinitions ?? [], request.variables ?? {}).errors) return;
      requireAffordable({ schema, document, operationName, variables: request.variables ?? {} });
    },
  }),
};
