import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { TestApp } from '../support/test-app.js';
import { COLUMNS, ROLE_MATRIX } from './role-matrix.js';

let app: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  app = await TestApp.start();
  await app.addActor('unnamed');
  schema = buildClientSchema(await app.ask<IntrospectionQuery>('hq', getIntrospectionQuery()));
});
afterAll(() => app.stop());

const EXAMPLES: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  CalendarDate: '2017-05-08',
  Instant: '2020-01-01T00:00:00Z',
  CountryCode: 'CAF',
};

/** The least that GraphQL itself accepts; ids and names in it belong to nothing. */
function leastOf(type: GraphQLInputType): unknown {
  const named = getNullableType(type);
  if (isListType(named)) return [leastOf(named.ofType)];
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (!isInputObjectType(named)) return EXAMPLES[named.name] ?? 'x';
  const needed = Object.values(named.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(needed.map((field) => [field.name, leastOf(field.type)]));
}

function requestOf(operation: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): [string, object] {
  const needed = field.args.filter(isRequiredArgument);
  const variables = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  const parts = [variables && `(${variables})`, `{ ${field.name}`, given && `(${given})`, selection, '}'];
  return [`${operation} ${parts.join(' ')}`, Object.fromEntries(needed.map((arg) => [arg.name, leastOf(arg.type)]))];
}

/** What the door said: `+` let in, whatever became of it inside; `-` FORBIDDEN; `?` UNAUTHENTICATED. */
async function knock(actor: string | null, query: string, variables: object): Promise<string> {
  const answer = await app.graphql(actor, query, variables);
  const [error] = answer.errors ?? [];
  if (error?.extensions.code === 'INTERNAL') throw new Error(`${query}: ${answer.text}`);
  if (error?.extensions.code === 'UNAUTHENTICATED') return '?';
  return error?.extensions.code === 'FORBIDDEN' && error.message.startsWith('None of your roles') ? '-' : '+';
}

async function rowsOf(operation: 'query' | 'mutation'): Promise<string[]> {
  const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  const rows: string[] = [];
  for (const field of Object.values(root?.getFields() ?? {})) {
    const [query, variables] = requestOf(operation, field);
    const seen: string[] = [];
    for (const { actor } of COLUMNS) seen.push(await knock(actor, query, variables));
    rows.push(`${`${root?.name ?? ''}.${field.name}`.padEnd(30)} ${seen.join('   ')}`);
  }
  return rows;
}

test('who may call which operation is exactly what the committed table says, and a new operation needs a row (S18, closed by default)', async () => {
  const observed = [...(await rowsOf('query')), ...(await rowsOf('mutation'))];
  expect(observed.toSorted()).toEqual(ROLE_MATRIX.toSorted());
});

test('what `viewer { may }` promises is what the door lets in', async () => {
  const mutations = ROLE_MATRIX.filter((row) => row.startsWith('Mutation.'));
  for (const [index, { actor }] of COLUMNS.entries()) {
    if (actor === null) continue;
    const { viewer } = await app.ask<{ viewer: { may: string[] } }>(actor, '{ viewer { may } }');
    const open = mutations.filter((row) => row.slice(31).split('   ')[index] === '+');
    expect([actor, ...viewer.may.toSorted()]).toEqual([
      actor,
      ...open.map((row) => row.slice(9, 30).trim()).toSorted(),
    ]);
  }
});

test('a token that is unknown, or not a bearer token, is nobody: UNAUTHENTICATED with no word of why', async () => {
  const inject = (authorization: string): Promise<string> =>
    app.app
      .inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', authorization },
        payload: JSON.stringify({ query: '{ viewer { clearance } }' }),
      })
      .then((response) => response.body);
  const unknown = await inject(`Bearer pkr_${'A'.repeat(43)}`);
  expect(unknown).toContain('UNAUTHENTICATED');
  expect(await inject('Basic aHE6aHE=')).toBe(unknown);
  expect(await inject('Bearer')).toBe(unknown);
});
