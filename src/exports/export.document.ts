import {
  getNamedType,
  GraphQLError,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { InvalidInputError } from '../errors/app-error.js';
import { withoutValues } from '../graphql/graphql-error-format.js';

/** A document that can become a file: one operation with one field of Query. */
export interface AskedDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly root: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly type: GraphQLObjectType;
  /** The field is a list that is read page by page. */
  readonly isConnection: boolean;
}

const PATH = 'input.document';
const MOST_TOKENS = 5_000;
const MOST_FAULTS = 10;
/** Arguments that pick a page: a file is the whole list. */
const PAGING: readonly string[] = ['first', 'after', 'last', 'before'];

/** A refusal of the document: the rule that it breaks, and a sentence. */
export const refusal = (rule: string, message: string): InvalidInputError => InvalidInputError.at(PATH, rule, message);

/** Whether a type is a page of a list, by its form. */
export const isConnection = (type: GraphQLObjectType): boolean =>
  type.name.endsWith('Connection') && 'nodes' in type.getFields() && 'pageInfo' in type.getFields();

/** Reads a document and checks it against the schema. Throws BAD_USER_INPUT at input.document; it runs nothing. */
export function readDocument(schema: GraphQLSchema, text: string): AskedDocument {
  const document = parsed(text);
  requireValid(schema, document);
  const operation = onlyOperation(document);
  const [root, ...others] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD || others.length > 0)
    throw refusal('ONE_FIELD', 'The document asks for exactly one field of Query, written out.');
  const field = schema.getQueryType()?.getFields()[root.name.value];
  const type = field && getNamedType(field.type);
  if (!field || !isObjectType(type))
    throw refusal('TABLE', `${root.name.value} is no list and no figure: nothing of it can be a table.`);
  if (isConnection(type)) requireWholeList(root);
  return { document, operation, root, field, type, isConnection: isConnection(type) };
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MOST_TOKENS, noLocation: false });
  } catch (error) {
    if (error instanceof GraphQLError) throw refusal('SYNTAX', withoutValues(error.message));
    throw error;
  }
}

/** Throws BAD_USER_INPUT with a fault for each rule of GraphQL that the document breaks. */
export function requireValid(schema: GraphQLSchema, document: DocumentNode): void {
  const errors = validate(schema, document, undefined, { maxErrors: MOST_FAULTS });
  if (errors.length === 0) return;
  throw new InvalidInputError(
    errors.map(({ message }) => ({ path: PATH, rule: 'SCHEMA', message: withoutValues(message) })),
  );
}

function onlyOperation(document: DocumentNode): OperationDefinitionNode {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1 || operation.operation !== OperationTypeNode.QUERY)
    throw refusal('ONE_QUERY', 'The document is one query, and nothing else.');
  if ((operation.variableDefinitions ?? []).length > 0)
    throw refusal('VARIABLES', 'The document has no variables: write the values into it.');
  return operation;
}

/** A page that was asked for would be a part that looks like the whole. */
function requireWholeList(root: FieldNode): void {
  const paging = (root.arguments ?? []).find(({ name }) => PAGING.includes(name.value));
  if (paging)
    throw refusal('WHOLE_LIST', `A file is the whole list: leave out \`${paging.name.value}\` of ${root.name.value}.`);
  const selections = root.selectionSet?.selections ?? [];
  if (!selections.some((one) => one.kind === Kind.FIELD && one.name.value === 'nodes'))
    throw refusal('NODES', `The lines of the file are the \`nodes\` of ${root.name.value}: select them.`);
}
