import { IsIn, IsInt, IsNotEmpty, Max, Min, Validate, ValidateIf, ValidatorConstraint } from 'class-validator';
import type { ValidatorConstraintInterface } from 'class-validator';

export const EXAMPLE_CHOICES = ['public', 'none'] as const;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const ENVIRONMENTS = ['development', 'test', 'production'] as const;

export type ExampleChoice = (typeof EXAMPLE_CHOICES)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];
export type Environment = (typeof ENVIRONMENTS)[number];

@ValidatorConstraint({ name: 'isPostgresUrl' })
class IsPostgresUrl implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'string' || !URL.canParse(value)) return false;
    const url = new URL(value);
    return ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
  }
}

const postgresUrl = (variable: string) => ({
  message: `${variable} must be an address like postgres://user:password@host:5432/database.`,
});
const oneOf = (variable: string, values: readonly string[]) => ({
  message: `${variable} must be one of: ${values.join(', ')}.`,
});

/** Everything the process can be told from outside: one property per environment variable, checked at start. */
export class AppConfig {
  /** DATABASE_URL: the database as the application's role. Empty: the embedded PostgreSQL under DATA_DIR is used. */
  @ValidateIf((config: AppConfig) => config.databaseUrl !== null)
  @Validate(IsPostgresUrl, postgresUrl('DATABASE_URL'))
  databaseUrl: string | null;

  /** DATABASE_OWNER_URL: the same database as the role that owns the tables and migrates. Default: DATABASE_URL. */
  @ValidateIf((config: AppConfig) => ![null, config.databaseUrl].includes(config.databaseOwnerUrl))
  @Validate(IsPostgresUrl, postgresUrl('DATABASE_OWNER_URL'))
  databaseOwnerUrl: string | null;

  /** DATA_DIR: where the embedded PostgreSQL and the example tokens are kept. */
  @IsNotEmpty({ message: 'DATA_DIR must name a directory.' })
  dataDir: string;

  /** HOST: the address to listen on. In embedded mode only a loopback address is accepted. */
  @IsNotEmpty({ message: 'HOST must be an address to listen on.' })
  host: string;

  /** PORT: the TCP port to listen on; 0 takes any free one. */
  @IsInt({ message: 'PORT must be a whole number from 0 to 65535.' })
  @Min(0, { message: 'PORT must be a whole number from 0 to 65535.' })
  @Max(65_535, { message: 'PORT must be a whole number from 0 to 65535.' })
  port: number;

  /** EXAMPLES: whether the public example cases are loaded into the register. */
  @IsIn(EXAMPLE_CHOICES, oneOf('EXAMPLES', EXAMPLE_CHOICES))
  examples: ExampleChoice;

  /** LOG_LEVEL: the least severe log line that is written. */
  @IsIn(LOG_LEVELS, oneOf('LOG_LEVEL', LOG_LEVELS))
  logLevel: LogLevel;

  /** NODE_ENV: `production` needs a database of its own. */
  @IsIn(ENVIRONMENTS, oneOf('NODE_ENV', ENVIRONMENTS))
  environment: Environment;

  /** Whether the database is the embedded one. */
  get embedded(): boolean {
    return this.databaseUrl === null;
  }
}
