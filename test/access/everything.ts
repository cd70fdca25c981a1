import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Rows of each nested list: enough for a corpus of a few records each. */
const PAGE = 6;

function isPage(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some(({ name }) => name === 'first');
}

function fieldSelection(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  path: readonly string[],
  depth: number,
): string | null {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (isInterfaceType(type)) return `${field.name} { __typename id }`;
  if (!isObjectType(type)) return null;
  const node = isPage(field) ? type.getFields()['nodes'] : undefined;
  const inner = node ? (getNamedType(node.type) as GraphQLObjectType) : type;
  if (path.includes(inner.name) || path.length >= depth) return null;
  const below = everythingOf(schema, inner, depth, path);
  if (below === '__typename') return null;
  return node ? `${field.name}(first: ${PAGE}) { totalCount nodes { ${below} } }` : `${field.name} { ${below} }`;
}

/**
 * Every field of a type and of all that hangs on it, taken from the schema, so that a new field is asked for without
 * anybody thinking of it. No type stands below itself, and at most `depth` types stand below each other.
 */
export function everythingOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  depth: number,
  path: readonly string[] = [],
): string {
  const fields = Object.values(type.getFields()).map((field) =>
    fieldSelection(schema, field, [...path, type.name], depth),
  );
  return ['__typename', ...fields.filter((part) => part !== null)].join(' ');
}

/** A query by id for one type, with everything below it. */
export function everythingById(schema: GraphQLSchema, type: string, depth: number): string {
  const selection = everythingOf(schema, schema.getType(type) as GraphQLObjectType, depth);
  return `query ($id: ID!) { node(id: $id) { ... on ${type} { ${selection} } } }`;
}
