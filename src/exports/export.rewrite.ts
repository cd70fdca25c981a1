import {
  getNamedType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { Language } from '../vocabulary/common.vocabulary.js';
import { isConnection, type AskedDocument } from './export.document.js';

/** Response keys that begin so are ours: they become no column of their own. */
export const OWN = 'export__';
export const AFTER = `${OWN}after`;
/** The type of the keys of a figure's rows, and the interface of what says how a figure was made. */
export const KEY_TYPE = 'DimensionValue';
const FIGURE = 'Figure';

function selectionsOf(text: string): readonly SelectionNode[] {
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
}

const keyOf = (lang: Language): string =>
  `${OWN}dimension: dimension ${OWN}code: code ${OWN}label: label(lang: ${lang})`;
const aboutOf = (lang: Language): string =>
  `${['asOf', 'knownAt', 'basis', 'clearance', 'citation'].map((name) => `${OWN}${name}: ${name}`).join(' ')}
   ${OWN}definition: definition { id version text(lang: ${lang}) }`;

const withSelections = (node: FieldNode, selections: readonly SelectionNode[]): FieldNode => ({
  ...node,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});
const added = (node: FieldNode, text: string): FieldNode =>
  withSelections(node, [...(node.selectionSet?.selections ?? []), ...selectionsOf(text)]);

/** The field with arguments that it does not have yet, as written in `text`. */
function withArguments(node: FieldNode, text: string): FieldNode {
  const [dummy] = selectionsOf(`x(${text})`);
  const more = dummy?.kind === Kind.FIELD ? (dummy.arguments ?? []) : [];
  return { ...node, arguments: [...(node.arguments ?? []), ...more] };
}

const has = (node: FieldNode, ...names: string[]): boolean =>
  (node.arguments ?? []).some(({ name }) => names.includes(name.value));

/** The page of the whole list: its nodes, and where the next page begins. What counts or cuts the list is left out. */
function asPage(root: FieldNode, pageSize: number): FieldNode {
  const nodes = (root.selectionSet?.selections ?? []).filter(
    (one) => one.kind === Kind.FIELD && one.name.value === 'nodes',
  );
  return added(
    withArguments(withSelections(root, nodes), `first: ${pageSize}, after: $${AFTER}`),
    `${OWN}page: pageInfo { hasNextPage endCursor }`,
  );
}

/** What a file needs beside what was asked for, at one field. */
function completed(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  lang: Language,
  pageSize: number,
): FieldNode {
  const type = getNamedType(field.type);
  const takesLang = field.args.some(({ name }) => name === 'lang');
  const spoken = takesLang && !has(node, 'lang') ? withArguments(node, `lang: ${lang}`) : node;
  if (!isObjectType(type)) return spoken;
  if (type.name === KEY_TYPE) return withSelections(spoken, selectionsOf(keyOf(lang)));
  // A list within a line is not paged through; whether it goes on is a column.
  if (isConnection(type))
    return added(
      has(spoken, 'first', 'last') ? spoken : withArguments(spoken, `first: ${pageSize}`),
      'pageInfo { hasNextPage }',
    );
  const key = type.getFields()['key'];
  // A line of a figure without its group would be read as the whole.
  const grouped =
    key && getNamedType(key.type).name === KEY_TYPE ? added(spoken, `${OWN}key: key { ${keyOf(lang)} }`) : spoken;
  return type.getInterfaces().some(({ name }) => name === FIGURE) ? added(grouped, aboutOf(lang)) : grouped;
}

function withCursor(operation: OperationDefinitionNode): OperationDefinitionNode {
  const [declared] = parse(`query ($${AFTER}: String) { x }`, { noLocation: true }).definitions;
  const variables = declared?.kind === Kind.OPERATION_DEFINITION ? declared.variableDefinitions : [];
  return { ...operation, variableDefinitions: variables ?? [] };
}

/**
 * The document as it is executed: labels in the language asked for, rows with their keys, figures with what they say of
 * themselves, and the root list page by page.
 */
export function rewritten(
  schema: GraphQLSchema,
  { document, root, isConnection: isPaged }: AskedDocument,
  lang: Language,
  pageSize: number,
): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: { leave: (node) => (isPaged ? withCursor(node) : undefined) },
      Field: {
        leave: (node) => {
          const field = types.getFieldDef();
          if (!field) return undefined;
          const isRoot = types.getParentType() === schema.getQueryType() && node.name.value === root.name.value;
          return isRoot && isPaged ? asPage(node, pageSize) : completed(node, field, lang, pageSize);
        },
      },
    }),
  );
}
