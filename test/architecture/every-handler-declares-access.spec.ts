import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA } from '@nestjs/common/constants.js';
import { Query, Resolver } from '@nestjs/graphql';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { ALLOW, Allow, AllowGuard } from '../../src/access/allow.js';
import { featureModules } from '../../src/app.module.js';
import { schemaText } from '../../src/graphql/emit-schema.js';
import { resolvers } from '../../src/resolvers.js';
import { literalsIn, sourceFiles } from './source-files.js';

type Class = abstract new (...args: never[]) => object;

/** Metadata keys under which Nest keeps what a method handles. */
const OPERATION = 'graphql:resolver_type';
const OPERATIONS = ['Query', 'Mutation', 'Subscription'];

interface Handler {
  readonly name: string;
  readonly isHttp: boolean;
  readonly method: object;
}

/** The methods of a class that somebody outside can call: GraphQL operations and HTTP routes. */
function handlersOf(type: Class): Handler[] {
  const prototype = type.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && typeof prototype[name] === 'function')
    .map((name) => ({ name: `${type.name}.${name}`, method: prototype[name] }))
    .map((handler) => ({ ...handler, isHttp: Reflect.hasMetadata(METHOD_METADATA, handler.method) }))
    .filter(({ method, isHttp }) => isHttp || OPERATIONS.includes(Reflect.getMetadata(OPERATION, method) as string));
}

const undeclared = (types: readonly Class[]): string[] =>
  types
    .flatMap(handlersOf)
    .filter(({ method }) => !Reflect.hasMetadata(ALLOW, method))
    .map(({ name }) => name);

const controllers = featureModules.flatMap(
  (module) => (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) ?? []) as Class[],
);

@Resolver()
class PlantedResolver {
  @Query(() => String)
  everything(): string {
    return 'everything';
  }

  @Query(() => String)
  @Allow('signed-in')
  declared(): string {
    return 'declared';
  }
}

@Controller()
class PlantedController {
  @Get('everything')
  everything(): string {
    return 'everything';
  }
}

describe('access to handlers', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = buildSchema(await schemaText(resolvers));
  });

  it('is declared by every query, mutation and HTTP route', () => {
    expect(undeclared([...resolvers, ...controllers])).toEqual([]);
  });

  it('is looked for on every root field of the schema, and on the routes of every controller', () => {
    const operations = resolvers.flatMap(handlersOf).filter(({ isHttp }) => !isHttp);
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    expect(operations).toHaveLength(roots.reduce((sum, type) => sum + Object.keys(type?.getFields() ?? {}).length, 0));
    expect(controllers.flatMap(handlersOf).length).toBeGreaterThanOrEqual(controllers.length);
  });

  it('is missed where a planted resolver or controller does not declare it', () => {
    expect(undeclared([PlantedResolver, PlantedController])).toEqual([
      'PlantedResolver.everything',
      'PlantedController.everything',
    ]);
  });

  it('is refused where nothing is declared', () => {
    const context = { getHandler: () => Reflect.get(PlantedController.prototype, 'everything') as unknown } as never;
    expect(() => new AllowGuard().canActivate(context)).toThrow('No permission is declared');
  });

  it('is not gone round by routes that Nest does not know, but for the page that asks the API', () => {
    const direct = sourceFiles('src').filter(
      ({ path, text }) =>
        !path.endsWith('.spec.ts') && /\b(server|instance|fastify)\.(get|post|all|route)\(/.test(text),
    );
    expect(direct.map(({ path }) => path)).toEqual(['src/graphql/graphiql.ts']);
    const paths = direct.flatMap(literalsIn).filter((text) => text.startsWith('/') && !text.startsWith('/graphql'));
    expect(paths).toEqual(['/graphiql']);
  });
});
