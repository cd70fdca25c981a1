import 'reflect-metadata';
import { ConfigError, loadConfig } from './config/load-config.js';
import { requireFreePort, StartupError } from './port.js';

async function main(): Promise<void> {
  const config = loadConfig();
  await requireFreePort(config.host, config.port);
  // The application takes seconds to load; what stops a start is said before.
  const { serve } = await import('./server.js');
  await serve(config);
}

main().catch((error: unknown) => {
  const isPlain =
    error instanceof StartupError ||
    error instanceof ConfigError ||
    (error instanceof Error && error.name === 'EmbeddedPostgresError');
  console.error(isPlain ? (error as Error).message : error);
  process.exit(1);
});
