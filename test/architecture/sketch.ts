import {
  Kind,
  parse,
  print,
  type DefinitionNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeNode,
} from 'graphql';

type Member = FieldDefinitionNode | InputValueDefinitionNode | EnumValueDefinitionNode;
type Definition = DefinitionNode & { readonly name: { readonly value: string } };

/** Works that build parts of the API; a part without a mark comes with its type, a type with its first root field. */
const MARK = /\((register|casework|need to know|gaps|report|later)\)/;
/** These stand under a mark that names them in a sentence. */
const MARKED_IN_PROSE: readonly string[] = [
  ...['Dimension.PERIOD', 'Dimension.STEP_YEAR', 'Dimension.CONTEXT_TAG'],
  ...['FunnelReport.basis', 'FunnelReport.clearance', 'FunnelReport.citation'],
  ...['Figure.basis', 'Figure.clearance', 'Figure.citation'],
];
const LATER_EVERYWHERE: readonly string[] = ['claims', 'history'];

/** A part of the API by its path (`Type`, `Type.field`, `Type.field(argument)`) and what is said of it (its type, its kind). */
export type Parts = ReadonlyMap<string, string>;

/** Every part of a schema. */
export function partsOf(schema: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const definition of definitionsOf(schema)) addAll(parts, definition, () => true);
  return parts;
}

/** The parts of the sketch that the register builds: its root fields, and what can be reached through them without a later mark. */
export function registerPartsOf(sketch: string): Map<string, string> {
  const definitions = new Map(definitionsOf(sketch).map((definition) => [definition.name.value, definition]));
  const parts = new Map<string, string>();
  const seen = new Set<string>();
  const lines = sketch.split('\n');
  const isRoot = (name: string): boolean => name === 'Query' || name === 'Mutation';
  const isDue = (owner: string, member: Member): boolean => {
    const path = `${owner}.${member.name.value}`;
    if (LATER_EVERYWHERE.includes(member.name.value) || MARKED_IN_PROSE.includes(path)) return false;
    const comment = /#.*$/.exec(lines[(member.loc?.endToken.line ?? 1) - 1] ?? '')?.[0] ?? '';
    const mark = MARK.exec(isRoot(owner) ? comment : (member.description?.value ?? ''))?.[1];
    return isRoot(owner) ? mark === 'register' : mark === undefined || mark === 'register';
  };
  const visit = (name: string): void => {
    const definition = definitions.get(name);
    if (!definition || seen.has(name)) return;
    seen.add(name);
    for (const next of addAll(parts, definition, (member) => isDue(name, member))) visit(next);
  };
  visit('Query');
  visit('Mutation');
  return parts;
}

function definitionsOf(sdl: string): Definition[] {
  return parse(sdl).definitions.filter((definition): definition is Definition => 'name' in definition);
}

/** Adds a type with those of its members that are due; returns the types that they name. */
function addAll(parts: Map<string, string>, definition: Definition, isDue: (member: Member) => boolean): string[] {
  const owner = definition.name.value;
  parts.set(owner, definition.kind);
  const named: string[] = [];
  const add = (path: string, type: TypeNode): void => {
    parts.set(path, print(type));
    named.push(nameOf(type));
  };
  if ('types' in definition) named.push(...(definition.types ?? []).map(nameOf));
  if ('interfaces' in definition) named.push(...(definition.interfaces ?? []).map(nameOf));
  const members: readonly Member[] = [
    ...('fields' in definition ? (definition.fields ?? []) : []),
    ...('values' in definition ? (definition.values ?? []) : []),
  ];
  for (const member of members.filter(isDue)) {
    const path = `${owner}.${member.name.value}`;
    if (member.kind === Kind.ENUM_VALUE_DEFINITION) parts.set(path, 'value');
    else add(path, member.type);
    if (member.kind !== Kind.FIELD_DEFINITION) continue;
    for (const argument of (member.arguments ?? []).filter(isDue))
      add(`${path}(${argument.name.value})`, argument.type);
  }
  return named;
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
