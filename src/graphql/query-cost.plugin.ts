import type { ApolloServerPlugin } from '@apollo/server';
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
  if (isPage)
    return (
      1 + Math.min(LARGEST_PAGE, Number(args['first'] ?? args['last'] ?? DEFAULT_PAGE)) * Math.max(1, childComplexity)
    );
  return (
    1 +
    childComplexity *
      (String(field.type).startsWith('[') && field.name !== 'nodes' && field.name !== 'edges' ? LIST_LENGTH : 1)
  );
}

/** Refuses operations that ask for too much with TOO_COSTLY, before anything runs. */
export const queryCost: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, request, operationName }) => {
      const cost = getComplexity({
        schema,
        query: document,
        variables: request.variables ?? {},
        ...(operationName ? { operationName } : {}),
        estimators: [estimate],
      });
      if (cost > LARGEST_COST) {
        throw new AppError(
          'TOO_COSTLY',
          `This operation costs ${cost}; the limit is ${LARGEST_COST}. Ask for smaller pages or fewer nested lists.`,
          {
            cost,
            limit: LARGEST_COST,
          },
        );
      }
    },
  }),
};
