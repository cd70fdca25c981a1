import { validateSync } from 'class-validator';
import { AppConfig } from './app-config.js';
import type { Environment, ExampleChoice, LogLevel } from './app-config.js';

/** What the embedded mode's tokens are accepted from; a wider door would hand them to the network. */
const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** The configuration cannot be used. The message lists every fault; values are never repeated, as they hold passwords. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not valid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads the configuration from environment variables; a variable that is empty or only blanks counts as not set.
 * Throws ConfigError with every fault at once.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const read = (name: string): string | null => env[name]?.trim() || null;
  const config = new AppConfig();
  config.databaseUrl = read('DATABASE_URL');
  config.databaseOwnerUrl = read('DATABASE_OWNER_URL') ?? config.databaseUrl;
  config.dataDir = read('DATA_DIR') ?? '.data';
  config.host = read('HOST') ?? '127.0.0.1';
  config.port = Number(read('PORT') ?? 4000);
  // The casts are claims that the validation below checks.
  config.examples = (read('EXAMPLES') ?? 'public') as ExampleChoice;
  config.logLevel = (read('LOG_LEVEL') ?? 'info') as LogLevel;
  config.environment = (read('NODE_ENV') ?? 'development') as Environment;
  const faults = [...invalidValues(config), ...(config.embedded ? embeddedModeFaults(config) : [])];
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function invalidValues(config: AppConfig): string[] {
  const messages = validateSync(config).flatMap((error) => Object.values(error.constraints ?? {}));
  return [...new Set(messages)];
}

function embeddedModeFaults(config: AppConfig): string[] {
  const faults: string[] = [];
  if (config.databaseOwnerUrl !== null) {
    faults.push('DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for the embedded database.');
  }
  if (config.environment === 'production') {
    faults.push('NODE_ENV=production needs DATABASE_URL: the embedded database is for trying out and for tests.');
  }
  if (!LOOPBACK_HOSTS.includes(config.host)) {
    faults.push(
      `HOST must be one of ${LOOPBACK_HOSTS.join(', ')} with the embedded database; set DATABASE_URL to serve others.`,
    );
  }
  return faults;
}
