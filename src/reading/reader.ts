import { getNamedType, isObjectType, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import { opensOn, readable } from './readable.js';
import type { Viewer } from '../access/viewer.js';
import { Statement } from './statement.js';
import type { FieldKind } from '../access/field-kinds.js';
import { descriptionOf, isDescribed, valueOf, type Args, type FieldForm, type Order } from './describe.js';
import { afterSql, orderSql, sealCursor, windowOf, type CursorSeal, type Window } from './page.js';
import { parseNodeId } from './node-id.js';
import { rootSelection, selectedOn, type Selected } from './selection.js';

/** Runs one statement and returns its rows. */
export type RunSql = (sql: string, values: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
/** A condition over a row of a masked relation, hand-written beside the type that it filters. */
export type Where = (row: string, q: Statement) => string;

/** Turns what SQL returned into what GraphQL expects under one response key. */
type Shape = (value: unknown) => unknown;
interface Compiled {
  readonly sql: string;
  readonly shape: Shape | null;
}
interface Task {
  readonly info: GraphQLResolveInfo;
  readonly viewer: Viewer;
  readonly seal: CursorSeal;
  readonly q: Statement;
}
/** A part of a payload: records to read again, or a plain value. */
export type PayloadPart =
  { readonly type: string; readonly ids: readonly string[]; readonly isList?: boolean } | { readonly value: unknown };
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

function scopeOf(task: Task, type: string, row: string): Scope {
  const { fields, reach } = descriptionOf(type);
  const isFree = reach.kind === 'reference' || reach.kind === 'own';
  return { row, forms: fields, opens: (kind) => (isFree ? 'TRUE' : opensOn(task.viewer, kind, row)) };
}

/** An object type's selection as one JSON expression over a row of its relation. */
function objectSql(task: Task, typeName: string, sets: readonly SelectionSetNode[], scope: Scope): Compiled {
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
  if (form.form === 'page')
    return pageSql(task, { ...form, on, child }, selected.below, selected.typeName, selected.args);
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

interface PageOf {
  readonly type: string;
  readonly order: Order;
  readonly on: string;
  readonly child: string;
}

/** A connection: rows of one page with their sort values; the total only when it was asked for. */
function pageSql(
  task: Task,
  { type, order, on, child }: PageOf,
  sets: readonly SelectionSetNode[],
  connection: string,
  args: Args,
): Compiled {
  const { q, info } = task;
  const source = readable(type, task.viewer, q);
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
  const rows = `SELECT * FROM ${source} ${child} WHERE ${on} AND ${afterSql(order, child, window, q)} ORDER BY ${sorted} LIMIT ${window.take + 1}`;
  const needsTotal = picked.some(({ field }) => field === 'totalCount');
  const total = needsTotal ? `(SELECT count(*)::int FROM ${source} ${child} WHERE ${on})` : 'NULL';
  const entry = `json_build_object('k', json_build_array(${keys.join(', ')}), 'n', json_build_array(${objects.map((o) => o.sql).join(', ')}))`;
  const sql = `(SELECT json_build_object('r', COALESCE(json_agg(${entry} ORDER BY ${sorted}), '[]'::json), 't', ${total}) FROM (${rows}) ${child})`;
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

/**
 * Turns a GraphQL selection into one SQL statement over `readable()` relations and returns rows keyed by response key.
 * Arguments `where` are hand-written conditions over masked rows. One statement a call, whatever the depth.
 */
export class Reader {
  constructor(
    private readonly run: RunSql,
    private readonly cursorKey: string,
  ) {}

  private task(viewer: Viewer, info: GraphQLResolveInfo): Task {
    return { info, viewer, seal: { key: this.cursorKey, actorId: viewer.actorId }, q: new Statement(viewer, readable) };
  }

  private async execute(q: Statement, sql: string): Promise<readonly Record<string, unknown>[]> {
    const latest = q.awaited.toSorted().at(-1);
    if (latest !== undefined) await this.run('SELECT await_settled($1)', [latest]);
    return this.run(sql, q.values);
  }

  /** Records of one type by condition, ordered; what is absent or not readable is simply not among them. */
  async many(
    type: string,
    viewer: Viewer,
    info: GraphQLResolveInfo,
    where: Where,
    order: Order = [],
    sets: readonly SelectionSetNode[] = rootSelection(info),
  ): Promise<unknown[]> {
    const task = this.task(viewer, info);
    const { q } = task;
    const row = q.alias('r');
    const object = objectSql(task, type, sets, scopeOf(task, type, row));
    const sql = `SELECT ${object.sql} AS data FROM ${readable(type, viewer, q)} ${row} WHERE ${where(row, q)} ORDER BY ${orderSql(order, row, false)}`;
    const rows = await this.execute(q, sql);
    return rows.map(({ data }) => (object.shape ? object.shape(data) : data));
  }

  /** One record, or null: absent and forbidden are one answer by one statement. */
  async one(
    type: string,
    viewer: Viewer,
    info: GraphQLResolveInfo,
    where: Where,
    sets: readonly SelectionSetNode[] = rootSelection(info),
  ): Promise<unknown> {
    const [found] = await this.many(type, viewer, info, where, [], sets);
    return found ?? null;
  }

  /** A page of a type: keyset in both directions, at most 200 rows. Throws BAD_USER_INPUT on foreign cursors. */
  async page(
    type: string,
    viewer: Viewer,
    info: GraphQLResolveInfo,
    args: Args,
    order: Order,
    where: Where,
  ): Promise<unknown> {
    const task = this.task(viewer, info);
    const child = task.q.alias('r');
    const on = where(child, task.q);
    const { sql, shape } = pageSql(task, { type, order, on, child }, rootSelection(info), `${type}Connection`, args);
    const [found] = await this.execute(task.q, `SELECT ${sql} AS data`);
    return shape ? shape(found?.data) : found?.data;
  }

  /** Any record by its opaque id, or null; what the schema does not know as a node is null too. */
  async node(viewer: Viewer, info: GraphQLResolveInfo, id: string, path = 'id'): Promise<unknown> {
    const node = parseNodeId(id, path);
    const type = info.schema.getType(node.type);
    if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === 'Node') || !isDescribed(node.type))
      return null;
    return this.one(node.type, viewer, info, (row, q) => `${row}.id = ${q.bind(node.id, 'uuid')}`);
  }

  /** A mutation's payload: each part re-read with the viewer's rights, under the response keys that were asked for. */
  async payload(
    viewer: Viewer,
    info: GraphQLResolveInfo,
    parts: Readonly<Record<string, PayloadPart>>,
  ): Promise<Record<string, unknown>> {
    const picked = selectedOn(info, rootSelection(info), getNamedType(info.returnType).name);
    const read = async ({ field, below }: Selected): Promise<unknown> => {
      const part = parts[field];
      if (!part || !('type' in part)) return part?.value ?? null;
      const rows = await this.many(
        part.type,
        viewer,
        info,
        (row, q) => `${row}.id = ANY(${q.bind(part.ids, 'uuid[]')})`,
        [],
        below,
      );
      return part.isList ? rows : (rows[0] ?? null);
    };
    const values = await Promise.all(picked.map(async (selected) => [selected.key, await read(selected)] as const));
    return Object.fromEntries(values);
  }

  /** Figures and other questions with SQL of their own over `q.relation(type)`. */
  query<T extends object>(viewer: Viewer, build: (q: Statement) => string): Promise<readonly T[]> {
    const q = new Statement(viewer, readable);
    const sql = build(q);
    return this.execute(q, sql) as Promise<readonly T[]>;
  }
}
