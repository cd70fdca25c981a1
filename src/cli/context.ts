import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Viewer } from '../access/viewer.js';
import { AppModule } from '../app.module.js';
import type { AppConfig } from '../config/app-config.js';
import { Instance } from '../config/config.module.js';
import { loadConfig } from '../config/load-config.js';
import { DatabaseService } from '../database/database.service.js';
import { NotFoundError } from '../errors/app-error.js';
import { LOCAL_ISSUER } from '../identity/identity.service.js';
import { ViewerService } from '../identity/viewer.service.js';
import { createLogger, NestLogger } from '../logging/logger.js';
import { seedReferenceData } from '../reference-data/reference-seed.js';
import { prepareDatabase, type ReadyDatabase } from '../startup.js';

/** The user in whose name a command acts, with the grants of now. Throws NOT_FOUND. */
export async function viewerNamed(app: Pick<INestApplicationContext, 'get'>, subject: string): Promise<Viewer> {
  const viewer = await app.get(ViewerService).bySubject(LOCAL_ISSUER, subject);
  if (!viewer) throw new NotFoundError(`User ${subject}`);
  return viewer;
}

export interface CliContext {
  readonly app: INestApplicationContext;
  close(): Promise<void>;
}

/** Joins the server that runs on DATA_DIR, or starts the database for the length of the command. */
async function database(config: AppConfig): Promise<ReadyDatabase> {
  if (config.embedded) {
    const { joinEmbeddedPostgres } = await import('../database/embedded-postgres.js');
    const running = joinEmbeddedPostgres(config.dataDir);
    if (running)
      return { instance: new Instance(null, running.appUrl), migrated: [], release: () => Promise.resolve() };
  }
  return prepareDatabase(config);
}

/** The application without a server, for one command. Reference data is there, whether or not a server ran before. */
export async function openContext(): Promise<CliContext> {
  const config = loadConfig();
  const ready = await database(config);
  try {
    const logger = createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel);
    const module = AppModule.for(config, ready.instance, logger);
    const app = await NestFactory.createApplicationContext(module, {
      logger: new NestLogger(logger),
      abortOnError: false,
    });
    await app.get(DatabaseService).write(seedReferenceData);
    return {
      app,
      close: async () => {
        await app.close();
        await ready.release();
      },
    };
  } catch (error) {
    await ready.release();
    throw error;
  }
}
