import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './request-context.js';

/**
 * Status codes as GraphQL over HTTP asks: a client that accepts plain application/json gets 200 for requests that
 * GraphQL refused before running them, and 4xx otherwise tells what the transport refused.
 */
export const httpStatus: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      const accept = request.http?.headers.get('accept') ?? '';
      const isRefusal =
        response.http.status === 400 &&
        response.body.kind === 'single' &&
        response.body.singleResult.errors !== undefined;
      if (isRefusal && request.query !== undefined && !accept.includes('application/graphql-response+json'))
        response.http.status = 200;
    },
  }),
};
