import {
  Kind,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import type { Args } from './describe.js';

/** One response key of a selection: which field it is, with which arguments, and what is selected below it. */
export interface Selected {
  readonly key: string;
  readonly field: string;
  readonly args: Args;
  /** The named output type, and the selection below; both empty for leaves. */
  readonly typeName: string;
  readonly below: readonly SelectionSetNode[];
}

type Info = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

function isIncluded(node: Parameters<typeof getDirectiveValues>[1], info: Info): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues);
  return skip?.if !== true && include?.if !== false;
}

function applies(info: Info, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = info.schema.getType(condition);
  return isAbstractType(named) && info.schema.isSubType(named, type);
}

function collect(
  info: Info,
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  found: Map<string, FieldNode[]>,
): void {
  for (const selection of sets.flatMap((set) => set.selections)) {
    if (!isIncluded(selection, info)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      found.set(key, [...(found.get(key) ?? []), selection]);
      continue;
    }
    const part = selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection;
    if (part && applies(info, part.typeCondition?.name.value, type)) collect(info, [part.selectionSet], type, found);
  }
}

/** The fields selected on an object type, merged by response key as GraphQL merges them. `__typename` is left out. */
export function selectedOn(info: Info, sets: readonly SelectionSetNode[], typeName: string): Selected[] {
  const type = info.schema.getType(typeName) as GraphQLObjectType;
  const found = new Map<string, FieldNode[]>();
  collect(info, sets, type, found);
  return [...found].flatMap(([key, nodes]) => {
    const [node] = nodes;
    const definition = node && type.getFields()[node.name.value];
    if (!node || !definition) return [];
    return {
      key,
      field: definition.name,
      args: getArgumentValues(definition, node, info.variableValues),
      typeName: getNamedType(definition.type).name,
      below: nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : [])),
    };
  });
}

/** The selection sets directly below the field being resolved. */
export function rootSelection(info: GraphQLResolveInfo): SelectionSetNode[] {
  return info.fieldNodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
}
