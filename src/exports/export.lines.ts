import { OWN } from './export.rewrite.js';
import { listsIn, type Column, type Shape } from './export.shape.js';

/** Cells by name of column; an absent cell is empty. */
export type Line = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>> | null;

/** Column that tells groups from all of them together. */
export const ROW = 'row';
export const labelColumn = (dimension: string): string => `${dimension} label`;

/**
 * The lines of an answer in long form: what stands once is repeated on each line, a list makes a line of each entry, lists
 * within lists make them together. A list on the outside that is empty makes no line; one further in makes one with empty cells.
 */
export function linesOf(shapes: readonly Shape[], answer: unknown, isInList = false): Line[] {
  const value = (answer ?? null) as Answer;
  let own: Record<string, unknown> = {};
  let many: Line[] | null = null;
  for (const shape of shapes) {
    if (shape.form === 'leaf') own[shape.column.name] = value?.[shape.key] ?? null;
    else if (shape.form === 'group') own = { ...own, ...groupOf(value?.[shape.key]) };
    else if (listsIn(shape).length > 0) many = below(shape, value, isInList);
    else if (shape.form === 'object') own = { ...own, ...linesOf(shape.children, value?.[shape.key])[0] };
  }
  return many === null ? [own] : many.map((line) => ({ ...own, ...line }));
}

function below(shape: Shape, value: Answer, isInList: boolean): Line[] {
  if (shape.form === 'object') return linesOf(shape.children, value?.[shape.key], isInList);
  if (shape.form === 'list') return entries(value?.[shape.key], shape.children, isInList);
  if (shape.form !== 'rows') return [];
  const mark = (lines: readonly Line[], name: string): Line[] =>
    shape.total === null ? [...lines] : lines.map((line) => ({ [ROW]: name, ...line }));
  const rows = shape.rows === null ? [] : entries(value?.[shape.rows], shape.children, isInList);
  const total = shape.total === null ? [] : entries([value?.[shape.total]], shape.children, isInList);
  return [...mark(rows, 'group'), ...mark(total, 'total')];
}

function entries(list: unknown, children: readonly Shape[], isInList: boolean): Line[] {
  const items = (list ?? []) as readonly unknown[];
  if (items.length === 0) return isInList ? [{}] : [];
  return items.flatMap((item) => linesOf(children, item, true));
}

type Group = Readonly<Record<string, unknown>>;

/** The dimensions of a group, one or several. */
function groupOf(key: unknown): Line {
  const values = [(key ?? []) as Group | readonly Group[]].flat();
  return Object.fromEntries(
    values.flatMap((value) => {
      const dimension = String(value[`${OWN}dimension`]);
      return [
        [dimension, value[`${OWN}code`]],
        [labelColumn(dimension), value[`${OWN}label`]],
      ];
    }),
  );
}

/** The columns of a file: which line is the total, the dimensions that its lines are broken down by, and what was selected. */
export function columnsOf(selected: readonly Column[], lines: readonly Line[]): Column[] {
  const known = new Set(selected.map(({ name }) => name));
  const found = [...new Set(lines.flatMap((line) => Object.keys(line)))].filter((name) => !known.has(name));
  const dimensions = found.filter((name) => name !== ROW);
  return [...(found.includes(ROW) ? [ROW] : []), ...dimensions].map(added).concat(selected);
}

function added(name: string): Column {
  const of = (description: string): Column => ({ name, type: 'String', kind: 'text', description });
  if (name === ROW) return of('group: one group; total: all groups together, every unit counted once.');
  const [dimension, label] = name.split(' ');
  return label === undefined
    ? of(`Code of ${name}; empty on the total, and where it is undetermined.`)
    : of(`Name of the value of ${dimension}; empty on the total.`);
}
