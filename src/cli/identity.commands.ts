import type { INestApplicationContext } from '@nestjs/common';
import { type Command, InvalidArgumentError } from 'commander';
import type { ClassificationName } from '../access/viewer.js';
import { IdentityService, LOCAL_ISSUER } from '../identity/identity.service.js';
import { nodeIdOf, uuidOf } from '../reading/node-id.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { done, type CommandResult } from './output.js';

export type Run = (work: (app: INestApplicationContext) => Promise<CommandResult>) => Promise<void>;

const DAY = 86_400_000;
const list = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function instant(value: string): Date {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError('not a date');
  return at;
}

function classification(value: string): ClassificationName {
  if (!(value in Classification)) throw new InvalidArgumentError(`one of ${Object.keys(Classification).join(', ')}`);
  return value as ClassificationName;
}

interface GrantOptions {
  readonly role: string;
  readonly clearance: ClassificationName;
  readonly missions?: string[];
  readonly hostStates?: string[];
  readonly contributingCountries?: string[];
  readonly citizenships?: string[];
  readonly forumStates?: string[];
  readonly funder?: string;
  readonly from?: Date;
  readonly until?: Date;
  readonly reason?: string;
}

const identity = (app: INestApplicationContext): IdentityService => app.get(IdentityService);

/** `user create`, `grant add`, `token create`, `token revoke`. */
export function identityCommands(program: Command, run: Run): void {
  userCommand(program, run);
  grantCommand(program, run);
  tokenCommands(program.command('token').description('bearer tokens'), run);
}

function userCommand(program: Command, run: Run): void {
  program
    .command('user')
    .description('accounts')
    .command('create <subject>')
    .description('make an account; without a grant it sees nothing')
    .requiredOption('--name <text>', 'name that others see')
    .option('--office <text>', 'office')
    .option('--issuer <url>', 'issuer of the identity provider', LOCAL_ISSUER)
    .action((subject: string, options: { name: string; office?: string; issuer: string }) =>
      run(async (app) => {
        const user = await identity(app).createUser(subject, options.name, options.office ?? null, options.issuer);
        return done(
          { id: nodeIdOf('Actor', user.id), subject, issuer: options.issuer, displayName: user.displayName },
          `User ${subject} is there.`,
        );
      }),
    );
}

function grantCommand(program: Command, run: Run): void {
  program
    .command('grant')
    .description('roles')
    .command('add <subject>')
    .description('give a role with scope, clearance and period')
    .requiredOption('--role <role>', 'one of the eight roles')
    .option('--clearance <class>', 'highest class', classification, 'UNCLASSIFIED')
    .option('--missions <acronyms>', 'missions, separated by commas', list)
    .option('--host-states <codes>', 'host States', list)
    .option('--contributing-countries <codes>', 'contributing countries', list)
    .option('--citizenships <codes>', 'citizenships', list)
    .option('--forum-states <codes>', 'States before whose courts', list)
    .option('--funder <name>', 'funder')
    .option('--from <date>', 'first instant (default: now)', instant)
    .option('--until <date>', 'end (default: a year from now)', instant)
    .option('--reason <text>', 'why')
    .action((subject: string, options: GrantOptions) =>
      run(async (app) => {
        const grant = await identity(app).addGrant({
          ...options,
          subject,
          until: options.until ?? new Date(Date.now() + 365 * DAY),
        });
        return done(
          { id: nodeIdOf('Grant', grant.id), subject, role: grant.role, until: grant.untilAt.toISOString() },
          `${subject} holds ${grant.role} until ${grant.untilAt.toISOString()}.`,
        );
      }),
    );
}

function tokenCommands(token: Command, run: Run): void {
  token
    .command('create')
    .description('make a token; the secret is shown once')
    .requiredOption('--as <subject>', 'its owner')
    .option('--name <text>', 'what it is for', 'command line')
    .option('--days <number>', 'how long it lives, at most 90', Number, 30)
    .action((options: { as: string; name: string; days: number }) =>
      run(async (app) => {
        const { id, secret, expiresAt } = await identity(app).createToken(options.as, options.name, options.days);
        return done({ id: nodeIdOf('ApiToken', id), token: secret, expiresAt: expiresAt.toISOString() }, secret);
      }),
    );
  token
    .command('revoke <id>')
    .description('end a token at once')
    .action((id: string) =>
      run(async (app) => {
        await identity(app).revokeToken(uuidOf('ApiToken', id, 'id'));
        return done({ id, revoked: true }, 'The token is revoked.');
      }),
    );
}
