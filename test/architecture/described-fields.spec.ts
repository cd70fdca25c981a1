import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { opensKind } from '../../src/access/ability.js';
import { fieldKinds, kindsThatNeedPurpose, type FieldKind } from '../../src/access/field-kinds.js';
import type { ActiveGrant } from '../../src/access/viewer.js';
import { schemaText } from '../../src/graphql/emit-schema.js';
import {
  describedTypes,
  describedValues,
  type FieldForm,
  type TypeDescription,
  type ValueDescription,
} from '../../src/reading/describe.js';
import { resolvers } from '../../src/resolvers.js';
import { Role } from '../../src/vocabulary/role.vocabulary.js';

type Described = TypeDescription | ValueDescription;

const everywhere = { missionIds: [], hostStates: [], contributingCountries: [], citizenships: [], forumStates: [] };
const readers = Object.keys(Role)
  .map((role): ActiveGrant => ({ id: role, role: role as ActiveGrant['role'], clearance: 2, scope: everywhere }))
  .filter((grant) => opensKind(grant, 'Incident', 'PUBLIC'));

/** Kinds that some role that reads rows does not read, or reads only with a purpose: their fields can be null. */
const closable: ReadonlySet<FieldKind> = new Set(
  fieldKinds.filter(
    (kind) => kindsThatNeedPurpose.has(kind) || readers.some((grant) => !opensKind(grant, 'Incident', kind)),
  ),
);

const isKind = (kind: unknown): boolean => (fieldKinds as readonly unknown[]).includes(kind);
const neverMasked = (type: Described): boolean =>
  'reach' in type && (type.reach.kind === 'reference' || type.reach.kind === 'own');

function kindless(types: readonly Described[]): string[] {
  return types.flatMap((type) => {
    const parts = [...Object.entries(type.fields), ...('columns' in type ? Object.entries(type.columns) : [])];
    return parts.filter(([, { kind }]) => !isKind(kind)).map(([name]) => `${type.name}.${name}`);
  });
}

/** Fields that the schema has and the description lacks, or the other way round. Types without fields are not in the API. */
function differing(types: readonly Described[], schema: GraphQLSchema): string[] {
  return types
    .filter(({ fields }) => Object.keys(fields).length > 0)
    .flatMap(({ name, fields }) => {
      const type = schema.getType(name);
      if (!isObjectType(type)) return [`${name} is no type of the schema`];
      const said = new Set(Object.keys(fields));
      const shown = new Set(Object.keys(type.getFields()));
      return [
        ...[...said].filter((field) => !shown.has(field)).map((field) => `${name}.${field} is not in the schema`),
        ...[...shown].filter((field) => !said.has(field)).map((field) => `${name}.${field} is not described`),
      ];
    });
}

/** Fields whose NULL the schema forbids although somebody may not read them, or not read what they lead to. */
function impossibleMasks(types: readonly Described[], schema: GraphQLSchema): string[] {
  const reachOf = new Map(describedTypes().map((type) => [type.name, type]));
  return types.flatMap((type) => {
    const shown = schema.getType(type.name) as GraphQLObjectType | undefined;
    return Object.entries(type.fields)
      .filter(([field]) => isNonNullType(shown?.getFields()[field]?.type))
      .filter(([, form]) => (!neverMasked(type) && isMasked(type, form)) || leadsToHidden(form, reachOf))
      .map(([field]) => `${type.name}.${field}`);
  });
}

function isMasked(type: Described, form: FieldForm): boolean {
  const column = form.form === 'column' && 'columns' in type ? type.columns[form.column] : undefined;
  return closable.has(form.kind) || column?.closed !== undefined;
}

const leadsToHidden = (form: FieldForm, types: ReadonlyMap<string, TypeDescription>): boolean =>
  form.form === 'one' && types.get(form.type)?.reach.kind !== 'reference';

describe('fields of described types', () => {
  let schema: GraphQLSchema;
  const all = [...describedTypes(), ...describedValues()];
  beforeAll(async () => {
    schema = buildSchema(await schemaText(resolvers));
  });

  it('have a kind, and so do their columns', () => {
    expect(kindless(all)).toEqual([]);
    const fault = { name: 'Planted', fields: { name: { form: 'expression', sql: () => '1' } as never } };
    expect(kindless([fault])).toEqual(['Planted.name']);
  });

  it('are those of the schema', () => {
    expect(differing(all, schema)).toEqual([]);
    const planted = buildSchema('type Query { x: Int } type Planted { id: ID! secret: String }');
    const fault: ValueDescription = {
      name: 'Planted',
      fields: {
        id: { form: 'expression', kind: 'PUBLIC', sql: () => '1' },
        gone: { form: 'expression', kind: 'PUBLIC', sql: () => '1' },
      },
    };
    expect(differing([fault], planted)).toEqual([
      'Planted.gone is not in the schema',
      'Planted.secret is not described',
    ]);
  });

  it('can be null in the schema when their kind is closed to somebody', () => {
    expect(impossibleMasks(all, schema)).toEqual([]);
  });

  it('are all there for object types', () => {
    const names = new Set(all.map(({ name }) => name));
    console.log(
      Object.values(schema.getTypeMap())
        .filter((t) => isObjectType(t) && !t.name.startsWith('__') && !names.has(t.name))
        .map((t) => t.name)
        .join(' '),
    );
    void getNamedType;
  });
});
