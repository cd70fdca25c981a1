import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from '../logging/logger.js';
import type { RequestContext } from './request-context.js';

/** One line an operation: its name, who asked, how long it took, how it ended. Never variables (rules S23). */
export function operationLog(logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      const begun = performance.now();
      return {
        willSendResponse: async ({ operationName, operation, contextValue, response: { body } }) => {
          // As they were told to the client: before formatting, what was refused on purpose has no code yet.
          const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
          const codes = errors?.map((error) => error.extensions?.['code']);
          logger.info(
            {
              operation: operationName ?? operation?.operation ?? null,
              user: contextValue.viewer?.actorId ?? null,
              ms: Math.round((performance.now() - begun) * 10) / 10,
              ...(codes ? { codes } : {}),
            },
            'operation',
          );
        },
      };
    },
  };
}
