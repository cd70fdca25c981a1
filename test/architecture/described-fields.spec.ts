import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, isNonNullType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { opensKind } from '../../src/access/ability.js';
import { fieldKinds, kindsThatNeedPurpose, type FieldKind } from '../../src/access/field-kinds.js';
import type { ActiveGrant } from '../../src/access/viewer.js';
import { schemaText } from '../../src/graphql/emit-schema.js';
import {
  describedTypes,
  describedValues,
  descriptionOf,
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

/** Lead to what the viewer reads for sure, since the SQL behind them asks for nothing else. */
const ASKS_ONLY_FOR_READABLE = ['ProceedingRelation.to', 'JudicialStanding.proceeding'];

/** Fields whose NULL the schema forbids although somebody may not read them, or not read what they lead to. */
function impossibleMasks(types: readonly Described[], schema: GraphQLSchema): string[] {
  return types.flatMap((type) => {
    const shown = schema.getType(type.name) as GraphQLObjectType | undefined;
    return Object.entries(type.fields)
      .filter(([field]) => isNonNullType(shown?.getFields()[field]?.type))
      .filter(([, form]) => isMasked(type, form) || leadsToHidden(type, form))
      .map(([field]) => `${type.name}.${field}`)
      .filter((path) => !ASKS_ONLY_FOR_READABLE.includes(path));
  });
}

function isMasked(type: Described, form: FieldForm): boolean {
  if ('reach' in type && (type.reach.kind === 'reference' || type.reach.kind === 'own')) return false;
  const column = form.form === 'column' && 'columns' in type ? type.columns[form.column] : undefined;
  if (column?.closed) return true;
  return closable.has(form.kind) && !isOpenWithTheRow(type, form.kind);
}

/** The row, or the value, is there only for those who read the kind. */
function isOpenWithTheRow(type: Described, kind: FieldKind): boolean {
  if ('rowKinds' in type) return type.rowKinds?.some((row) => row.kind === kind && !row.unless) ?? false;
  const leading = [...describedTypes(), ...describedValues()]
    .flatMap(({ fields }) => Object.values(fields))
    .filter((form) => form.form === 'row' && form.type === type.name);
  return leading.length > 0 && leading.every((form) => form.kind === kind);
}

/** To-one fields whose other end may be out of sight: all but reference data, the own incident, and what has the same rule. */
function leadsToHidden(type: Described, form: FieldForm): boolean {
  if (form.form !== 'one') return false;
  const target = describedTypes().find(({ name }) => name === form.type);
  if (target?.reach.kind === 'reference') return false;
  if (!('reach' in type)) return true;
  if (type.reach.kind === 'of-incident' && form.type === 'Incident') return false;
  return !(type.reach.kind === 'own' && target?.reach.kind === 'own' && type.reach.subject === target.reach.subject);
}

/** Object types that no description makes: the reader shapes them, or they are said in whole by one field or resolver. */
const UNDESCRIBED: Readonly<Record<string, readonly string[]>> = {
  'operations, and what the reader wraps around rows': ['Query', 'Mutation', 'PageInfo', 'Viewer'],
  'values of one field, masked with it': [
    ...['Enrolment', 'IncidentScope', 'Location', 'Money', 'PartialDate', 'PersonCount', 'Sentence', 'Withheld'],
    'ImportCell',
  ],
  'figures, computed over what the viewer reads': [
    ...['Count', 'DataQualityReport', 'DefinitionRef', 'DimensionValue', 'ExclusionCount', 'FieldCompleteness'],
    ...['FigureChange', 'FlowReport', 'FlowRow', 'FunnelReport', 'FunnelRow', 'OutcomeReport', 'OutcomeRow'],
    ...['Proportion', 'PublishedCell', 'PublishedRow', 'PublishedTable', 'StageCount', 'VintageDifference'],
    ...['BeforeAfterComparison', 'BeforeAfterReport', 'BeforeAfterSide', 'BeforeAfterStratum', 'Contrast'],
    ...['Duration', 'GroupTest', 'TimeGroup', 'TimePoint', 'TimeToStageReport'],
  ],
  'reference data that live in code': ['MilestoneKindRule', 'VocabularyTerm'],
};

function undescribed(types: readonly Described[], schema: GraphQLSchema): string[] {
  const known = new Set([...types.map(({ name }) => name), ...Object.values(UNDESCRIBED).flat()]);
  return Object.values(schema.getTypeMap())
    .filter(
      (type) => isObjectType(type) && !type.name.startsWith('__') && !/(Connection|Edge|Payload)$/.test(type.name),
    )
    .map(({ name }) => name)
    .filter((name) => !known.has(name));
}

describe('fields of described types', () => {
  let schema: GraphQLSchema;
  const all = [...describedTypes(), ...describedValues()];
  const victim = descriptionOf('Victim');
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

  it('can be null in the schema when their kind is closed to somebody, or what they lead to is', () => {
    expect(impossibleMasks(all, schema)).toEqual([]);
    const planted = buildSchema(`type Query { x: Int } type Victim { name: String! suspect: Query! }
      type Standing { custody: String! } type Held { name: String! }`);
    const field = (kind: FieldKind): FieldForm => ({ form: 'expression', kind, sql: () => '1' });
    const faults: Described[] = [
      {
        ...victim,
        name: 'Victim',
        fields: {
          name: field('VICTIM_IDENTITY'),
          suspect: { form: 'one', kind: 'PUBLIC', type: 'Suspect', on: () => '1' },
        },
      },
      { name: 'Standing', fields: { custody: field('PERSON_COUNT') } },
      { ...victim, name: 'Held', rowKinds: [{ kind: 'WORK', unless: () => 'TRUE' }], fields: { name: field('WORK') } },
    ];
    expect(impossibleMasks(faults, planted)).toEqual([
      'Victim.name',
      'Victim.suspect',
      'Standing.custody',
      'Held.name',
    ]);
  });

  it('belong to every object type of the schema', () => {
    expect(undescribed(all, schema)).toEqual([]);
    expect(undescribed([], buildSchema('type Query { x: Novelty } type Novelty { x: Int }'))).toEqual(['Novelty']);
  });
});
