import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  type GraphQLInputField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { everythingOf } from './everything.js';
import type { Stage } from './sealed.operations.js';

const COUNTRIES = ['CAF', 'FRA', 'MAR', 'MLI', 'TCD'];
const DIMENSIONS = [
  ...['HOST_STATE', 'MISSION', 'YEAR', 'INCIDENT_COUNTRY', 'ATTACK_MEANS', 'ATTACK_CONTEXT', 'OFFENCE', 'SEX'],
  ...['PERPETRATOR_CLASS', 'CONTRIBUTING_COUNTRY', 'CITIZENSHIP', 'PERSONNEL_CATEGORY', 'FORUM', 'FORUM_STATE'],
];
const UNITS = ['INCIDENT', 'VICTIM', 'FATALITY', 'SUSPECT', 'PROCEEDING'];
const COUNT = '{ value min max }';

/** Values of an input field as GraphQL writes them, taken from the schema; none where a value cannot be made up. */
function valuesOf(field: GraphQLInputField): string[] {
  const type = getNamedType(field.type);
  const isList = String(field.type).startsWith('[');
  const wrap = (value: string): string => (isList ? `[${value}]` : value);
  if (isEnumType(type)) return type.getValues().map(({ name }) => wrap(name));
  if (type.name === 'CountryCode') return COUNTRIES.map((code) => wrap(`"${code}"`));
  if (type.name === 'Boolean') return ['true', 'false'];
  if (type.name === 'Int') return ['0', '30'];
  if (!isInputObjectType(type) || field.name !== 'cohort') return [];
  return Object.values(type.getFields()).flatMap((inner) =>
    valuesOf(inner).map((value) => `{ ${inner.name}: ${value} }`),
  );
}

/** One operation for each field of a list's filter, asking all of its values: the totals and the rows. */
function filtersOf(schema: GraphQLSchema, list: string): string[] {
  const filter = schema
    .getQueryType()
    ?.getFields()
    [list]?.args.find(({ name }) => name === 'filter');
  const type = filter && getNamedType(filter.type);
  if (!type || !isInputObjectType(type)) throw new Error(`${list} has no filter.`);
  return Object.values(type.getFields()).flatMap((field) => {
    const asked = valuesOf(field).map(
      (value, i) => `f${i}: ${list}(first: 20, filter: { ${field.name}: ${value} }) { totalCount nodes { id } }`,
    );
    return asked.length === 0 ? [] : [`{ ${asked.join(' ')} }`];
  });
}

function figures(): string[] {
  const row = `key { code } registered ${COUNT} excluded { reason count ${COUNT} } eligible ${COUNT} stages { stage reached ${COUNT} }`;
  return UNITS.map((unit) => {
    const asked = DIMENSIONS.map(
      (by, i) =>
        `f${i}: accountabilityFunnel(unit: ${unit}, groupBy: [${by}]) { overlapping knownAt total { ${row} } rows { ${row} } }`,
    );
    return `{ ${asked.join(' ')} }`;
  });
}

/** Everything there is to ask of the stage, taken from the schema: whatever is added to it is asked for without a thought. */
export function corpusOf(schema: GraphQLSchema, stage: Stage): readonly string[] {
  const records: readonly [string, string, number][] = [
    ['Incident', stage.incident, 3],
    ['Incident', stage.other, 2],
    ['Victim', stage.victim, 2],
    ['Suspect', stage.suspect, 2],
    ['Proceeding', stage.proceeding, 2],
    ['Milestone', stage.step, 2],
    ['Obstacle', stage.obstacle, 2],
  ];
  const wholes = records.map(([type, id, depth]) => {
    const selection = everythingOf(schema, schema.getType(type) as GraphQLObjectType, depth);
    return `{ node(id: "${id}") { ... on ${type} { ${selection} } } }`;
  });
  const orders = schema.getType('IncidentOrder');
  const names = isEnumType(orders) ? orders.getValues().map(({ name }) => name) : [];
  const sorted = names.map((name, i) => `o${i}: incidents(orderBy: [${name}]) { edges { cursor node { id } } }`);
  const lists = ['incidents', 'suspects', 'proceedings'].flatMap((list) => filtersOf(schema, list));
  return [...wholes, ...lists, `{ ${sorted.join(' ')} }`, ...figures()];
}
