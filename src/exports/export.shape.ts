import {
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { refusal } from './export.document.js';
import { KEY_TYPE, OWN } from './export.rewrite.js';

/** A column: its name, what its cells are, and what the schema says of them. */
export interface Column {
  name: string;
  readonly type: string;
  readonly kind: 'number' | 'boolean' | 'text';
  readonly description: string;
}

/** What a selection makes of an answer, field by field. `key` is the response key. */
export type Shape =
  | { readonly form: 'leaf'; readonly key: string; readonly column: Column }
  | { readonly form: 'object'; readonly key: string; readonly children: readonly Shape[] }
  | { readonly form: 'list'; readonly key: string; readonly children: readonly Shape[] }
  /** The dimensions by which a row is broken down: two columns each. */
  | { readonly form: 'group'; readonly key: string }
  /** Groups and all of them together, which have the same columns. */
  | {
      readonly form: 'rows';
      readonly rows: string | null;
      readonly total: string | null;
      readonly children: readonly Shape[];
    };

interface Found {
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly sets: SelectionSetNode[];
}

/** Where a field lies: names with and without those of lists, and what the schema says on the way. */
interface Place {
  readonly full: readonly string[];
  readonly short: readonly string[];
  readonly said: readonly string[];
  /** Where lists stand, for sentences. */
  readonly at: string;
}

interface Named {
  readonly full: string;
  readonly column: Column;
}

/** The field of Query names the file; its columns do not repeat it. */
const ROOT: Place = { full: [], short: [], said: [], at: '' };

class ShapeBuilder {
  readonly named: Named[] = [];
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((one) => [one.name.value, one]));
  }

  /** The shapes below a type. Throws BAD_USER_INPUT with rule ONE_LIST where two lists stand side by side. */
  below(type: GraphQLNamedType, sets: readonly SelectionSetNode[], place: Place): Shape[] {
    const found = [...this.collect(type, sets).values()];
    const pair = pairOf(type, found);
    const others = found.filter((one) => !pair.includes(one));
    const shapes = others.map((one) => this.shape(one, place)).filter((one) => one !== null);
    if (pair.length > 0) shapes.push(this.rows(pair, place));
    const lists = shapes.flatMap((shape) => listsIn(shape));
    if (lists.length > 1)
      throw refusal(
        'ONE_LIST',
        `${lists.join(' and ')} are lists side by side${place.at === '' ? '' : ` in ${place.at}`}: a file has one at a time. Ask for each in a file of its own.`,
      );
    return shapes;
  }

  private collect(
    type: GraphQLNamedType,
    sets: readonly SelectionSetNode[],
    found = new Map<string, Found>(),
  ): Map<string, Found> {
    for (const one of sets.flatMap(({ selections }) => selections)) {
      if (one.kind === Kind.FIELD) add(found, type, one);
      else {
        const fragment = one.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(one.name.value) : one;
        const condition = fragment?.typeCondition?.name.value;
        const on = condition === undefined ? type : this.schema.getType(condition);
        if (fragment && on) this.collect(on, [fragment.selectionSet], found);
      }
    }
    return found;
  }

  private shape({ key, field, sets }: Found, place: Place): Shape | null {
    const type = getNamedType(field.type);
    if (type.name === KEY_TYPE) return { form: 'group', key };
    if (key.startsWith(OWN)) return null;
    const isList = isListType(getNullableType(field.type));
    // The nodes of a page are its list: their name says nothing.
    const isNodes = field.name === 'nodes' && isList;
    const within: Place =
      place === ROOT
        ? { ...ROOT, at: key }
        : {
            full: isNodes ? place.full : [...place.full, key],
            short: isList && !isLeafType(type) ? place.short : [...place.short, key],
            said: isList && !isLeafType(type) ? place.said : [...place.said, field.description ?? ''],
            at: [place.at, key].filter((part) => part !== '').join('.'),
          };
    if (isLeafType(type)) return { form: 'leaf', key, column: this.column(field, within) };
    return { form: isList ? 'list' : 'object', key, children: this.below(type, sets, within) };
  }

  private rows(pair: readonly Found[], place: Place): Shape {
    const [first] = pair;
    const keyOf = (name: string): string | null => pair.find(({ field }) => field.name === name)?.key ?? null;
    const within = { ...place, at: [place.at, 'rows'].filter((part) => part !== '').join('.') };
    const sets = pair.flatMap((one) => one.sets);
    const children = first ? this.below(getNamedType(first.field.type), sets, within) : [];
    return { form: 'rows', rows: keyOf('rows'), total: keyOf('total'), children };
  }

  private column(field: GraphQLField<unknown, unknown>, place: Place): Column {
    const type = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    const values = isEnumType(type)
      ? ` Values: ${type
          .getValues()
          .map(({ name }) => name)
          .join(', ')}.`
      : '';
    const column: Column = {
      name: place.short.join('.'),
      type: isList ? `list of ${type.name}` : type.name,
      kind: isList ? 'text' : kindOf(type),
      description: `${place.said.filter((text) => text !== '').join(' ')}${values}`,
    };
    this.named.push({ full: place.full.join('.'), column });
    return column;
  }
}

function kindOf({ name }: GraphQLNamedType): Column['kind'] {
  if (name === 'Int' || name === 'Float') return 'number';
  return name === 'Boolean' ? 'boolean' : 'text';
}

function add(found: Map<string, Found>, type: GraphQLNamedType, node: FieldNode): void {
  const key = node.alias?.value ?? node.name.value;
  const fields = 'getFields' in type ? (type.getFields() as Record<string, GraphQLField<unknown, unknown>>) : {};
  const field = node.name.value === '__typename' ? TypeNameMetaFieldDef : fields[node.name.value];
  if (!field) return;
  const known = found.get(key) ?? { key, field, sets: [] };
  if (node.selectionSet) known.sets.push(node.selectionSet);
  found.set(key, known);
}

/** `rows` and `total` of one type, which are lines of one table; more than one of either is a list of its own. */
function pairOf(type: GraphQLNamedType, found: readonly Found[]): readonly Found[] {
  if (!isObjectType(type)) return [];
  const { rows, total } = type.getFields();
  if (!rows || !total || getNamedType(rows.type) !== getNamedType(total.type)) return [];
  const first = (name: string): readonly Found[] => found.filter(({ field }) => field.name === name).slice(0, 1);
  return [...first('rows'), ...first('total')];
}

/** The lists that a shape holds, for the sentence that refuses two of them. */
export function listsIn(shape: Shape): string[] {
  if (shape.form === 'list') return [shape.key];
  if (shape.form === 'rows') return [shape.rows ?? shape.total ?? 'rows'];
  return shape.form === 'object' ? shape.children.flatMap(listsIn).map((below) => `${shape.key}.${below}`) : [];
}

/** What a document makes of its answer, with columns named by path: without the names of lists where that is enough. */
export function shapesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
): { readonly shapes: readonly Shape[]; readonly columns: readonly Column[] } {
  const builder = new ShapeBuilder(schema, document);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const query = schema.getQueryType();
  const shapes = operation && query ? builder.below(query, [operation.selectionSet], ROOT) : [];
  const uses = new Map<string, number>();
  for (const { column } of builder.named) uses.set(column.name, (uses.get(column.name) ?? 0) + 1);
  for (const { full, column } of builder.named) if ((uses.get(column.name) ?? 0) > 1) column.name = full;
  return { shapes, columns: builder.named.map(({ column }) => column) };
}
