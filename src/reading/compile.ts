import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import type { FieldKind } from '../access/field-kinds.js';
import type { Viewer } from '../access/viewer.js';
import { describedValues, descriptionOf, valueOf, type Args, type FieldForm, type Order } from './describe.js';
import { afterSql, orderSql, sealCursor, windowOf, type CursorSeal, type Window } from './page.js';
import { readable } from './readable.js';
import { openness, opensOn } from './openness.js';
import { selectedOn, type Selected } from './selection.js';
import type { Statement } from './statement.js';

/** Turns what SQL returned into what GraphQL expects under one response key. */
export type Shape = (value: unknown) => unknown;
export interface Compiled {
  readonly sql: string;
  readonly shape: Shape | null;
}
export interface Task {
  readonly info: GraphQLResolveInfo;
  readonly viewer: Viewer;
  readonly seal: CursorSeal;
  readonly q: Statement;
}
/** Where a selection is compiled: a row, the forms of its fields, and which kinds are open on it. */
interface Scope {
  readonly row: string;
  readonly forms: Readonly<Record<string, FieldForm>>;
  readonly opens: (kind: FieldKind) => string;
}

const JSON_PAIRS = 45; // PostgreSQL takes at most 100 arguments a call

function jsonObject(pairs: readonly string[]): string {
  if (pairs.length <= JSON_PAIRS) return `json_build_object(${pairs.join(', ')})`;
  const parts: string[] = [];
  for (let i = 0; i < pairs.length; i += JSON_PAIRS)
    parts.push(`jsonb_build_object(${pairs.slice(i, i + JSON_PAIRS).join(', ')})`);
  return `(${parts.join(' || ')})`;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export function scopeOf(task: Task, type: string, row: string): Scope {
  if (describedValues().some(({ name }) => name === type))
    return {
      row,
      forms: valueOf(type).fields,
      opens: (kind) => (openness(task.viewer, kind) === 'none' ? 'FALSE' : 'TRUE'),
    };
  const { fields, reach } = descriptionOf(type);
  const isFree = reach.kind === 'reference' || reach.kind === 'own';
  return { row, forms: fields, opens: (kind) => (isFree ? 'TRUE' : opensOn(task.viewer, kind, row)) };
}

/** An object type's selection as one JSON expression over a row of its relation. */
export function objectSql(task: Task, typeName: string, sets: readonly SelectionSetNode[], scope: Scope): Compiled {
  const shapes: [string, Shape][] = [];
  const pairs = selectedOn(task.info, sets, typeName).flatMap((selected) => {
    const form = scope.forms[selected.field];
    if (!form) return [];
    const { sql, shape } = fieldSql(task, form, selected, scope);
    if (shape) shapes.push([selected.key, shape]);
    return [`${literal(selected.key)}, ${sql}`];
  });
  const shape: Shape = (value) => {
    const object = value as Record<string, unknown> | null;
    if (object) for (const [key, apply] of shapes) object[key] = apply(object[key]);
    return object;
  };
  return { sql: jsonObject([`'__typename', '${typeName}'`, ...pairs]), shape: shapes.length === 0 ? null : shape };
}

function fieldSql(task: Task, form: FieldForm, selected: Selected, scope: Scope): Compiled {
  const { row } = scope;
  if (form.form === 'column') return { sql: `${row}.${form.column}`, shape: null };
  const plain = form.form === 'expression' && !form.isGuarded;
  const open = plain ? 'TRUE' : scope.opens(form.kind);
  if (open === 'FALSE') return { sql: 'NULL', shape: null };
  const compiled =
    form.form === 'expression'
      ? { sql: form.sql(row, task.q, selected.args), shape: null }
      : relationSql(task, form, selected, scope);
  return open === 'TRUE' ? compiled : { ...compiled, sql: `CASE WHEN ${open} THEN ${compiled.sql} END` };
}

type Relation = Exclude<FieldForm, { form: 'column' } | { form: 'expression' }>;

const listShape = (shape: Shape | null): Shape | null =>
  shape && ((value) => (value as unknown[] | null)?.map(shape) ?? null);

function relationSql(task: Task, form: Relation, selected: Selected, scope: Scope): Compiled {
  const { q } = task;
  if (form.form === 'row') return valueSql(task, form, selected, scope);
  const child = q.alias('r');
  const on = form.on(child, scope.row, q, selected.args);
  if (form.form === 'page') {
    const order = typeof form.order === 'function' ? form.order(selected.args) : form.order;
    return pageSql(task, { type: form.type, order, on, child }, selected.below, selected.typeName, selected.args);
  }
  const object = objectSql(task, form.type, selected.below, scopeOf(task, form.type, child));
  const source = readable(form.type, task.viewer, q);
  if (form.form === 'one') return { ...object, sql: `(SELECT ${object.sql} FROM ${source} ${child} WHERE ${on})` };
  const sql = `COALESCE((SELECT json_agg(${object.sql} ORDER BY ${orderSql(form.order, child, false)}) FROM ${source} ${child} WHERE ${on}), '[]'::json)`;
  return { sql, shape: listShape(object.shape) };
}

/** A value without rows of its own, or a short list of such; what it holds is masked by the parent's rules. */
function valueSql(task: Task, form: Extract<FieldForm, { form: 'row' }>, selected: Selected, scope: Scope): Compiled {
  const row = task.q.alias('v');
  const forms = Object.fromEntries(
    Object.entries(valueOf(form.type).fields).map(([name, f]) => [
      name,
      f.form === 'expression' ? { ...f, isGuarded: true } : f,
    ]),
  );
  const object = objectSql(task, form.type, selected.below, { row, forms, opens: scope.opens });
  const from = `${form.from(scope.row, task.q, selected.args)} ${row}`;
  if (!form.isMany) return { ...object, sql: `(SELECT ${object.sql} FROM ${from})` };
  return { sql: `COALESCE((SELECT json_agg(${object.sql}) FROM ${from}), '[]'::json)`, shape: listShape(object.shape) };
}

interface RawPage {
  readonly r: readonly { readonly k: (string | null)[]; readonly n: unknown[] }[];
  readonly t: number | null;
}

export interface PageOf {
  readonly type: string;
  readonly order: Order;
  readonly on: string;
  readonly child: string;
  /** SQL of rows that a figure makes of masked relations, once for page and total; the type's own rows when absent. */
  readonly made?: string | undefined;
}

/** A connection: rows of one page with their sort values; the total only when it was asked for. */
export function pageSql(
  task: Task,
  { type, order, on, child, made }: PageOf,
  sets: readonly SelectionSetNode[],
  connection: string,
  args: Args,
): Compiled {
  const { q, info } = task;
  const list = `${type}:${order.map((term) => `${term.sql('')}${term.descending ? '-' : ''}`).join(',')}`;
  const window = windowOf(args, list, order, task.seal);
  const picked = selectedOn(info, sets, connection);
  const nodes = picked.flatMap((part) => {
    if (part.field === 'nodes') return [part.below];
    if (part.field !== 'edges') return [];
    return selectedOn(info, part.below, part.typeName)
      .filter(({ field }) => field === 'node')
      .map(({ below }) => below);
  });
  const objects = nodes.map((below) => objectSql(task, type, below, scopeOf(task, type, child)));
  const keys = [...order.map((term) => `(${term.sql(child)})::text`), `${child}.id::text`];
  const sorted = orderSql(order, child, window.isBackward);
  const source = made === undefined ? readable(type, task.viewer, q) : q.alias('made');
  const once = made === undefined ? '' : `WITH ${source} AS ${made} `;
  const rows = `SELECT * FROM ${source} ${child} WHERE ${on} AND ${afterSql(order, child, window, q)} ORDER BY ${sorted} LIMIT ${window.take + 1}`;
  const needsTotal = picked.some(({ field }) => field === 'totalCount');
  const total = needsTotal ? `(SELECT count(*)::int FROM ${source} ${child} WHERE ${on})` : 'NULL';
  const entry = `json_build_object('k', json_build_array(${keys.join(', ')}), 'n', json_build_array(${objects.map((o) => o.sql).join(', ')}))`;
  const sql = `(${once}SELECT json_build_object('r', COALESCE(json_agg(${entry} ORDER BY ${sorted}), '[]'::json), 't', ${total}) FROM (${rows}) ${child})`;
  const shape: Shape = (value) => connectionOf(task, picked, window, list, objects, value as RawPage | null);
  return { sql, shape };
}

/** Raw page to the connection's response keys, page information and sealed cursors included. */
function connectionOf(
  task: Task,
  picked: readonly Selected[],
  window: Window,
  list: string,
  objects: readonly Compiled[],
  raw: RawPage | null,
): unknown {
  if (!raw) return null;
  const hasMore = raw.r.length > window.take;
  const rows = raw.r.slice(0, window.take);
  if (window.isBackward) rows.reverse();
  const cursors = rows.map(({ k }) => sealCursor(task.seal, list, k));
  let occurrence = 0;
  const nextNodes = (): unknown[] => {
    const index = occurrence++;
    const shape = objects[index]?.shape;
    return rows.map(({ n }) => (shape ? shape(n[index]) : n[index]));
  };
  const pageInfo = {
    hasNextPage: window.isBackward ? window.position !== null : hasMore,
    hasPreviousPage: window.isBackward ? hasMore : window.position !== null,
    startCursor: cursors[0] ?? null,
    endCursor: cursors.at(-1) ?? null,
  };
  const edges = (part: Selected): unknown[] => {
    const inner = selectedOn(task.info, part.below, part.typeName);
    const columns = inner.map(({ key, field }) => [key, field === 'node' ? nextNodes() : cursors] as const);
    return rows.map((_, i) => Object.fromEntries(columns.map(([key, values]) => [key, values[i]])));
  };
  return Object.fromEntries(
    picked.map((part) => {
      if (part.field === 'nodes') return [part.key, nextNodes()];
      if (part.field === 'edges') return [part.key, edges(part)];
      return [part.key, part.field === 'totalCount' ? raw.t : pageInfo];
    }),
  );
}
