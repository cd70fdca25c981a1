import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../access/viewer.js';
import { LOGGER } from '../config/config.module.js';
import type { Logger } from '../logging/logger.js';
import { formatError } from './graphql-error-format.js';
import { httpStatus } from './http-status.plugin.js';
import { operationLog } from './operation-log.plugin.js';
import { queryCost } from './query-cost.plugin.js';
import type { RequestContext } from './request-context.js';
import { readByResponseKey } from './response-keys.js';

/** Finds out who sent a request; the folder that knows people provides it. */
export abstract class RequestIdentity {
  abstract viewerOf(request: FastifyRequest): Promise<Viewer | null>;
}

/** Apollo on Fastify: sorted code-first schema, responses without stacks, limits per operation, nothing per field. */
export const graphqlModule: DynamicModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [RequestIdentity, LOGGER],
  useFactory: (identity: RequestIdentity, logger: Logger) => ({
    autoSchemaFile: true,
    sortSchema: true,
    path: '/graphql',
    graphiql: false,
    playground: false,
    introspection: true,
    transformSchema: readByResponseKey,
    context: async (request: FastifyRequest): Promise<RequestContext> => ({ viewer: await identity.viewerOf(request) }),
    formatError: formatError(logger),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      queryCost,
      httpStatus,
      operationLog(logger),
    ],
  }),
});
