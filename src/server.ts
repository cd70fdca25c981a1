import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application.js';
import type { AppConfig } from './config/app-config.js';
import { exampleQueries } from './example-queries.js';
import { ExamplesService } from './examples/examples.service.js';
import { exampleTokens } from './identity/example-actors.js';
import { IdentityService } from './identity/identity.service.js';
import { createLogger } from './logging/logger.js';
import { listenFault } from './port.js';
import { prepareDatabase, writeTokens, type ReadyDatabase } from './startup.js';

const say = (line: string): void => console.log(line);

/** What a newcomer needs: where it answers, what to ask, where the tokens are; the last line says that it is ready. */
function printWelcome(url: string, tokens: string | null): void {
  say(`\nGraphQL: ${url}/graphql (open it in a browser to try these queries)`);
  for (const { title, query } of exampleQueries) say(`\n# ${title}\n${query}`);
  say(
    tokens === null
      ? '\nTokens: make one with npm run cli -- token create.'
      : `\nTokens: ${tokens} (send one as: Authorization: Bearer <token>)`,
  );
  say(`Ready: ${url}`);
}

async function begin(config: AppConfig, database: ReadyDatabase): Promise<NestFastifyApplication> {
  const logger = createLogger(config.logLevel);
  if (database.migrated.length > 0) logger.info({ migrations: database.migrated }, 'migrated');
  const app = await createApplication(config, database.instance, logger);
  if (config.examples === 'public') {
    const { loaded } = await app.get(ExamplesService).load();
    if (loaded > 0) say(`Loaded ${loaded} public example cases.`);
  }
  // The port was free before the database started; by now it may be another's.
  await app.listen(config.port, config.host).catch((error: Error) => {
    throw listenFault(config.host, config.port, error);
  });
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  const { id } = database.instance;
  const tokens = id === null ? null : writeTokens(config, url, await exampleTokens(app.get(IdentityService), id));
  printWelcome(url, tokens);
  return app;
}

/** Finishes the requests in flight, then lets go of the database; a second signal does not wait. */
function stopOnSignal(app: NestFastifyApplication, database: ReadyDatabase): void {
  const stop = async (): Promise<void> => {
    await app.close();
    await database.release();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void stop();
    });
  }
}

/** Starts the database and the server, which then runs until it is told to stop. */
export async function serve(config: AppConfig): Promise<void> {
  const database = await prepareDatabase(config);
  try {
    stopOnSignal(await begin(config, database), database);
  } catch (error) {
    await database.release();
    throw error;
  }
}
