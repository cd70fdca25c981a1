import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { AppConfig } from './config/app-config.js';
import type { Instance } from './config/config.module.js';
import { DatabaseService } from './database/database.service.js';
import { exampleQueries } from './example-queries.js';
import { serveGraphiql } from './graphql/graphiql.js';
import { NestLogger, type Logger } from './logging/logger.js';
import { FreshnessService } from './ledger/freshness.service.js';
import { seedReferenceData } from './reference-data/reference-seed.js';

const LARGEST_BODY = 1_048_576;

/** The application without a listening socket: the server, the command line and the tests start from it. */
export async function createApplication(
  config: AppConfig,
  instance: Instance,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: LARGEST_BODY, forceCloseConnections: 'idle' });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(config, instance, logger), adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const freshness = app.get(FreshnessService);
  adapter.getInstance().addHook('onRequest', () => freshness.ensure());
  serveGraphiql(adapter.getInstance(), exampleQueries);
  await app.get(DatabaseService).write(seedReferenceData);
  return app;
}
