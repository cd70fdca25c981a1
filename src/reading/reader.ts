import { getNamedType, isNonNullType, isObjectType, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import { NotFoundError } from '../errors/app-error.js';
import { objectSql, pageSql, scopeOf, type Task } from './compile.js';
import { isDescribed, type Args, type Order } from './describe.js';
import { parseNodeId } from './node-id.js';
import { orderSql } from './page.js';
import { readable } from './readable.js';
import { rootSelection, selectedOn, type Selected } from './selection.js';
import { Statement } from './statement.js';

/** Runs one statement and returns its rows. */
export type RunSql = (sql: string, values: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
/** Asks one question within a figure. */
export type Ask = <R extends object>(build: (q: Statement) => string) => Promise<readonly R[]>;
/** A condition over a row of a masked relation, hand-written beside the type that it filters. */
export type Where = (row: string, q: Statement) => string;

const among =
  (ids: readonly string[]): Where =>
  (row, q) =>
    `${row}.id = ANY(${q.bind(ids, 'uuid[]')})`;

type Sets = readonly SelectionSetNode[];
type FoundRow = { readonly id: unknown; readonly data: unknown };

/** A part of a payload: records to read again, or a plain value. */
export type PayloadPart =
  { readonly type: string; readonly ids: readonly string[]; readonly isList?: boolean } | { readonly value: unknown };

/** Whether the schema knows a type as a node, and the register how to read it. */
function isNode(info: GraphQLResolveInfo, name: string): boolean {
  const type = info.schema.getType(name);
  return isObjectType(type) && type.getInterfaces().some((one) => one.name === 'Node') && isDescribed(name);
}

/**
 * Turns a GraphQL selection into one SQL statement over `readable()` relations and returns rows keyed by response key.
 * Arguments `where` are hand-written conditions over masked rows. One statement a call, whatever the depth.
 */
export class Reader {
  constructor(
    private readonly run: RunSql,
    private readonly cursorKey: string,
    /** Runs several statements over one state of the register. */
    private readonly inSnapshot: <T>(work: (run: RunSql) => Promise<T>) => Promise<T>,
  ) {}

  private task(viewer: Viewer, info: GraphQLResolveInfo): Task {
    return { info, viewer, seal: { key: this.cursorKey, actorId: viewer.actorId }, q: new Statement(viewer, readable) };
  }

  private async execute(q: Statement, sql: string, run = this.run): Promise<readonly Record<string, unknown>[]> {
    const latest = q.awaited.toSorted().at(-1);
    if (latest !== undefined) await this.run('SELECT await_settled($1)', [latest]);
    const finished = q.finish(sql);
    return run(finished.sql, finished.values);
  }

  /** Records of one type by condition, ordered; what is absent or not readable is simply not among them. */
  async many(
    type: string,
    viewer: Viewer,
    info: GraphQLResolveInfo,
    where: Where,
    order: Order = [],
    sets: Sets = rootSelection(info),
  ): Promise<unknown[]> {
    const found = await this.rows(this.task(viewer, info), type, where, order, sets);
    return found.map(({ data }) => data);
  }

  private async rows(task: Task, type: string, where: Where, order: Order, sets: Sets): Promise<FoundRow[]> {
    const { q, viewer } = task;
    const row = q.alias('r');
    const object = objectSql(task, type, sets, scopeOf(task, type, row));
    const sql = `SELECT ${row}.id, ${object.sql} AS data FROM ${readable(type, viewer, q)} ${row} WHERE ${where(row, q)} ORDER BY ${orderSql(order, row, false)}`;
    const rows = await this.execute(q, sql);
    return rows.map(({ id, data }) => ({ id, data: object.shape ? object.shape(data) : data }));
  }

  /** One record, or null: absent and forbidden are one answer by one statement. */
  async one(type: string, viewer: Viewer, info: GraphQLResolveInfo, where: Where, sets?: Sets): Promise<unknown> {
    const [found] = await this.many(type, viewer, info, where, [], sets);
    return found ?? null;
  }

  /** A page of a type, or of what a figure made: keyset, at most 200 rows. Throws BAD_USER_INPUT on foreign cursors. */
  async page(
    type: string,
    viewer: Viewer,
    info: GraphQLResolveInfo,
    args: Args,
    order: Order,
    where: Where,
    rowsOf?: (q: Statement) => string,
  ): Promise<unknown> {
    const task = this.task(viewer, info);
    const child = task.q.alias('r');
    const page = { type, order, on: where(child, task.q), child, made: rowsOf?.(task.q) };
    const { sql, shape } = pageSql(task, page, rootSelection(info), `${type}Connection`, args);
    const [found] = await this.execute(task.q, `SELECT ${sql} AS data`);
    return shape ? shape(found?.data) : found?.data;
  }

  /** Any record by its opaque id, or null; what the schema does not know as a node is null too. */
  async node(viewer: Viewer, info: GraphQLResolveInfo, id: string): Promise<unknown> {
    const [found] = await this.nodes(viewer, info, [id], 'id');
    return found ?? null;
  }

  /** The same for several, in that order, by one statement for each type. */
  async nodes(viewer: Viewer, info: GraphQLResolveInfo, ids: readonly string[], path?: string): Promise<unknown[]> {
    const wanted = ids.map((id, index) => parseNodeId(id, path ?? `ids[${index}]`));
    const types = [...new Set(wanted.map(({ type }) => type))].filter((type) => isNode(info, type));
    const found = await Promise.all(
      types.map(async (type) => {
        const these = wanted.filter((node) => node.type === type).map(({ id }) => id);
        const rows = await this.rows(this.task(viewer, info), type, among(these), [], rootSelection(info));
        return rows.map(({ id, data }) => [`${type}:${String(id)}`, data] as const);
      }),
    );
    const records = new Map(found.flat());
    return wanted.map(({ type, id }) => records.get(`${type}:${id}`) ?? null);
  }

  /**
   * A mutation's payload: each part re-read with the viewer's rights, under the response keys that were asked for. Throws
   * NOT_FOUND when a record that the payload always has is not readable (any more): a call repeated after its grant ended.
   */
  async payload(
    viewer: Viewer,
    info: GraphQLResolveInfo,
    parts: Readonly<Record<string, PayloadPart>>,
  ): Promise<Record<string, unknown>> {
    const payload = getNamedType(info.returnType);
    const fields = isObjectType(payload) ? payload.getFields() : {};
    const picked = selectedOn(info, rootSelection(info), payload.name);
    const read = async ({ field, below }: Selected): Promise<unknown> => {
      const part = parts[field];
      if (!part || !('type' in part)) return part?.value ?? null;
      const rows = await this.many(part.type, viewer, info, among(part.ids), [], below);
      if (part.isList) return rows;
      if (rows.length === 0 && isNonNullType(fields[field]?.type)) throw new NotFoundError(part.type);
      return rows[0] ?? null;
    };
    const values = await Promise.all(picked.map(async (selected) => [selected.key, await read(selected)] as const));
    return Object.fromEntries(values);
  }

  /** A question with SQL of its own over `q.relation(type)`. */
  query<T extends object>(viewer: Viewer, build: (q: Statement) => string): Promise<readonly T[]> {
    const q = new Statement(viewer, readable);
    const sql = build(q);
    return this.execute(q, sql) as Promise<readonly T[]>;
  }

  /** Several such questions over one state of the register, once everything up to `knownAt` is settled. */
  async figure<T>(viewer: Viewer, knownAt: string | null, work: (ask: Ask) => Promise<T>): Promise<T> {
    if (knownAt !== null) await this.run('SELECT await_settled($1)', [knownAt]);
    return this.inSnapshot((run) =>
      work(async (build) => {
        const q = new Statement(viewer, readable);
        const { sql, values } = q.finish(build(q));
        return (await run(sql, values)) as never;
      }),
    );
  }
}
