import { createHmac, timingSafeEqual } from 'node:crypto';
import { InvalidInputError } from '../errors/app-error.js';
import type { Statement } from './statement.js';
import type { Args, Order } from './describe.js';

export const DEFAULT_PAGE = 50;
export const LARGEST_PAGE = 200;

/** What a connection was asked for, checked. `take` rows forward or backward from a position. */
export interface Window {
  readonly take: number;
  readonly isBackward: boolean;
  readonly position: readonly string[] | null;
}

/** Seals and opens cursors: a position among values that the viewer may read, bound to user, list and order (rules S5). */
export interface CursorSeal {
  readonly key: string;
  readonly actorId: string;
}

const fault = (path: string, rule: string, message: string): InvalidInputError =>
  InvalidInputError.at(path, rule, message);

function signature(seal: CursorSeal, list: string, payload: string): string {
  return createHmac('sha256', seal.key).update(`${seal.actorId}\n${list}\n${payload}`).digest('base64url').slice(0, 22);
}

export function sealCursor(seal: CursorSeal, list: string, values: readonly (string | null)[]): string {
  const payload = Buffer.from(JSON.stringify(values)).toString('base64url');
  return `${payload}.${signature(seal, list, payload)}`;
}

function openCursor(seal: CursorSeal, list: string, cursor: string, path: string, size: number): string[] {
  const [payload = '', given = ''] = cursor.split('.');
  const right = Buffer.from(signature(seal, list, payload));
  const got = Buffer.from(given);
  const isOurs = got.length === right.length && timingSafeEqual(got, right);
  const values: unknown = isOurs ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : null;
  if (!Array.isArray(values) || values.length !== size) {
    throw fault(path, 'CURSOR', `The cursor in ${path} does not belong to this list, order and user.`);
  }
  return values as string[];
}

/** Reads first/after/last/before. Throws BAD_USER_INPUT when they are out of range, mixed, or the cursor is foreign. */
export function windowOf(args: Args, list: string, order: Order, seal: CursorSeal): Window {
  const { first, last, after, before } = args as {
    first?: number | null;
    last?: number | null;
    after?: string | null;
    before?: string | null;
  };
  const isBackward = last != null || (first == null && before != null);
  if (first != null && last != null) throw fault('first', 'ONE_DIRECTION', 'Give first or last, not both.');
  if (isBackward ? after != null : before != null)
    throw fault('after', 'ONE_DIRECTION', 'after goes with first, before goes with last.');
  const take = first ?? last ?? DEFAULT_PAGE;
  const path = isBackward ? 'last' : 'first';
  if (take < 0 || take > LARGEST_PAGE)
    throw fault(path, 'RANGE', `${path} is ${take}; it must lie between 0 and ${LARGEST_PAGE}.`);
  const cursor = isBackward ? before : after;
  const position =
    cursor == null ? null : openCursor(seal, list, cursor, isBackward ? 'before' : 'after', order.length + 1);
  return { take, isBackward, position };
}

/** ORDER BY terms with the id last; reversed when the page is read from its end. */
export function orderSql(order: Order, row: string, isBackward: boolean): string {
  const terms = [
    ...order.map((term) => ({ sql: term.sql(row), down: term.descending ?? false })),
    { sql: `${row}.id`, down: false },
  ];
  return terms.map(({ sql, down }) => `${sql} ${down !== isBackward ? 'DESC' : 'ASC'}`).join(', ');
}

/** Rows strictly after (or before) the position, as SQL; terms must not be null (descriptions coalesce them). */
export function afterSql(order: Order, row: string, window: Window, q: Statement): string {
  const { position } = window;
  if (!position) return 'TRUE';
  const terms = [
    ...order.map((term) => ({ sql: term.sql(row), type: term.type, down: term.descending ?? false })),
    { sql: `${row}.id`, type: 'uuid', down: false },
  ];
  const branches = terms.map(({ sql, type, down }, index) => {
    const equal = terms.slice(0, index).map((term, i) => `${term.sql} = ${q.bind(position[i], term.type)}`);
    return `(${[...equal, `${sql} ${down !== window.isBackward ? '<' : '>'} ${q.bind(position[index], type)}`].join(' AND ')})`;
  });
  return `(${branches.join(' OR ')})`;
}
