import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, visit } from 'graphql';
import { schemaText } from '../../src/graphql/emit-schema.js';
import { resolvers } from '../../src/resolvers.js';
import { partsOf, registerPartsOf, type Parts } from './sketch.js';

const SKETCH = join(process.env['SHARED_DATA'] ?? '../shared/data', '../schema-sketch.graphql');

/** What the sketch promises and the schema lacks, or says otherwise. */
function missing(promised: Parts, given: Parts): string[] {
  return [...promised].flatMap(([path, what]) => {
    const found = given.get(path);
    if (found === undefined) return [`${path} is missing`];
    return found === what ? [] : [`${path} is ${found} instead of ${what}`];
  });
}

/** Their names say it all, and each `input` is described by its type. */
const PLAIN = ['Query', 'Mutation', 'input'];

/** Types, fields, arguments and values that say nothing of themselves. */
function undescribed(schema: string): string[] {
  const found: string[] = [];
  const look = (node: { readonly name: { readonly value: string }; readonly description?: unknown }): void => {
    if (!node.description && !PLAIN.includes(node.name.value)) found.push(node.name.value);
  };
  visit(parse(schema), {
    ObjectTypeDefinition: look,
    InterfaceTypeDefinition: look,
    UnionTypeDefinition: look,
    EnumTypeDefinition: look,
    ScalarTypeDefinition: look,
    InputObjectTypeDefinition: look,
    FieldDefinition: look,
    InputValueDefinition: look,
    EnumValueDefinition: look,
  });
  return found;
}

describe('schema.graphql', () => {
  let emitted: string;
  beforeAll(async () => {
    emitted = await schemaText(resolvers);
  });

  it('is what the code emits', () => {
    // After a change of the API: npm run schema.
    expect(readFileSync('schema.graphql', 'utf8') === emitted).toBe(true);
  });

  it('describes everything', () => {
    expect(undescribed(emitted)).toEqual([]);
    expect(undescribed('type Query { "x" a("x" b: Int, c: Int): Int d: Int } enum E { F }')).toEqual([
      'c',
      'd',
      'E',
      'F',
    ]);
  });

  it('is compared by every part', () => {
    const promised = partsOf('type Query { a(b: Int, c: Int): Int! d: E f: Int } enum E { G H }');
    const given = partsOf('type Query { a(b: Int): Int d: E } enum E { G }');
    expect(missing(promised, given)).toEqual([
      'Query.a is Int instead of Int!',
      'Query.a(c) is missing',
      'Query.f is missing',
      'E.H is missing',
    ]);
  });

  it('owes of the sketch what no later work is marked to bring', () => {
    const sketch = `type Query {
      a: T # (register)
      b: Later # (gaps)
    }
    type T { x("(report) Not yet." y: Int, z: Int): Int "(casework)" later: Later claims: Int }
    type Later { x: Int }`;
    expect([...registerPartsOf(sketch).keys()]).toEqual(['Query', 'Query.a', 'T', 'T.x', 'T.x(z)']);
  });

  if (existsSync(SKETCH)) {
    it('holds what the sketch promises of the register', () => {
      const promised = registerPartsOf(readFileSync(SKETCH, 'utf8'));
      expect(promised.size).toBeGreaterThan(500);
      expect(missing(promised, partsOf(emitted))).toEqual([]);
    });
  }
});
