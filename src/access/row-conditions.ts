import type { FieldKind } from './field-kinds.js';
import { abilityOf } from './ability.js';
import type { Subject } from './roles.js';
import type { ActiveGrant } from './viewer.js';

interface Node {
  readonly operator: string;
  readonly field?: string;
  readonly value: unknown;
}

/** A column that a row rule may name: its SQL and whether it holds a list. */
export interface ConditionColumn {
  readonly sql: string;
  readonly isList?: boolean;
}

/** Adds a value to the statement and returns its placeholder. */
export type Bind = (value: unknown) => string;

function compare(node: Node, column: ConditionColumn, bind: Bind): string {
  const placeholder = bind(node.value);
  if (node.operator === 'in') {
    return column.isList ? `${column.sql} && ${placeholder}` : `${column.sql} = ANY(${placeholder})`;
  }
  if (column.isList) throw new Error(`The operator ${node.operator} does not apply to a list column.`);
  if (node.operator === 'eq') return `${column.sql} = ${placeholder}`;
  if (node.operator === 'ne') return `${column.sql} IS DISTINCT FROM ${placeholder}`;
  throw new Error(`The operator ${node.operator} cannot be turned into SQL.`);
}

function toSql(node: Node, columns: Readonly<Record<string, ConditionColumn>>, bind: Bind): string {
  if (node.operator === 'and') {
    return `(${(node.value as Node[]).map((part) => toSql(part, columns, bind)).join(' AND ')})`;
  }
  const column = columns[node.field ?? ''];
  if (!column) throw new Error(`A row rule names ${node.field ?? node.operator}, which is no column for row rules.`);
  return compare(node, column, bind);
}

/**
 * The rows of a subject on which one grant allows reading (fields of one kind, when a kind is given), as SQL.
 * 'TRUE' when there is no condition, null when there is no row. Throws on operators and columns it does not know:
 * a rule that cannot be enforced must not be silently wide.
 */
export function rowCondition(
  grant: ActiveGrant,
  subject: Subject,
  kind: FieldKind | null,
  columns: Readonly<Record<string, ConditionColumn>>,
  bind: Bind,
): string | null {
  const rules = abilityOf(grant)
    .rulesFor('read', subject)
    .filter((rule) => kind === null || !rule.fields || rule.fields.includes(kind));
  if (rules.some((rule) => rule.inverted)) throw new Error('Row rules open; none of them closes.');
  if (rules.length === 0) return null;
  if (rules.some((rule) => !rule.conditions)) return 'TRUE';
  return `(${rules.map((rule) => toSql(rule.ast as unknown as Node, columns, bind)).join(' OR ')})`;
}
