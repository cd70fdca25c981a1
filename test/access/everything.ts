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
): string | null {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (isInterfaceType(type)) return `${field.name} { __typename id }`;
  if (!isObjectType(type)) return null;
  const node = isPage(field) ? type.getFields()['nodes'] : undefined;
  const inner = node ? (getNamedType(node.type) as GraphQLObjectType) : type;
  if (path.includes(inner.name)) return null;
  const below = everythingOf(schema, inner, path);
  return node ? `${field.name}(first: ${PAGE}) { totalCount nodes { ${below} } }` : `${field.name} { ${below} }`;
}

/**
 * Every field of a type and of all that hangs on it, taken from the schema, so that a new field is asked for without
 * anybody thinking of it. No type stands below itself.
 */
export function everythingOf(schema: GraphQLSchema, type: GraphQLObjectType, path: readonly string[] = []): string {
  const fields = Object.values(type.getFields()).map((field) => fieldSelection(schema, field, [...path, type.name]));
  return ['__typename', ...fields.filter((part) => part !== null)].join(' ');
}

/** One query by id for each of the types, with everything below them. */
export function everythingById(schema: GraphQLSchema, types: readonly string[]): string {
  const parts = types.map(
    (name) => `... on ${name} { ${everythingOf(schema, schema.getType(name) as GraphQLObjectType)} }`,
  );
  return `query ($id: ID!) { node(id: $id) { ${parts.join(' ')} } }`;
}
