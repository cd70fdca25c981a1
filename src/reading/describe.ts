import type { ConditionColumn } from '../access/row-conditions.js';
import type { FieldKind } from '../access/field-kinds.js';
import type { Subject } from '../access/roles.js';
import type { Statement } from './statement.js';

/** A column of a type's relation: SQL over the stored row's alias, its kind, and the type of its NULL when masked. */
export interface ColumnRule {
  readonly kind: FieldKind;
  readonly sql: (t: string) => string;
  readonly cast: string;
  /** SQL over the stored row: the mask is lifted where it holds (a number of judged persons, for example). */
  readonly unless?: (t: string) => string;
  /** SQL over the stored row: closed to everybody where it holds (the name of a minor). */
  readonly closed?: (t: string) => string;
}

/** The links that join records to incidents, as SQL relations of the time that is read. */
export interface Ties {
  /** Links of proceedings: (proceeding_id, incident_id, level), none that is ended, refused, or waits unseen. */
  readonly proceedings: string;
  /** Links of suspects: (suspect_id, incident_id, level), none that is ended. */
  readonly suspects: string;
}

/** How a record belongs to incidents, which alone decide about rows. */
export type Reach =
  | { readonly kind: 'incident' }
  | { readonly kind: 'of-incident'; readonly column: string }
  /**
   * SQL giving `(incident_id, level)` for a stored row: visible when one of those incidents is. `ties` says which links
   * join records to incidents: those of now or of an instant, waiting ones only for viewers who read what waits.
   */
  | { readonly kind: 'linked'; readonly pairs: (t: string, ties: Ties) => string }
  /** Reference data: everybody who is signed in. */
  | { readonly kind: 'reference' }
  /** A record without an incident, decided by rules on its own subject. */
  | {
      readonly kind: 'own';
      readonly subject: Subject;
      readonly columns: (t: string) => Record<string, ConditionColumn>;
      readonly self?: (t: string) => string;
    };

export type Args = Readonly<Record<string, unknown>>;
type RowSql = (row: string, q: Statement, args: Args) => string;
type JoinSql = (child: string, row: string, q: Statement, args: Args) => string;

/** The five forms of a field: column, expression, one, page or list, row. A sixth needs a written decision (README, decision 3). */
export type FieldForm =
  | { readonly form: 'column'; readonly column: string; readonly kind: FieldKind }
  | {
      readonly form: 'expression';
      readonly sql: RowSql;
      readonly kind: FieldKind;
      /** Its inputs are not masked by themselves: the reader masks the value. */
      readonly isGuarded?: boolean;
      /** The value is an id; an ordinary resolver reads what it names. */
      readonly isDeferred?: boolean;
      /** As for columns: where the value is open although its kind is not. */
      readonly unless?: (t: string) => string;
    }
  | { readonly form: 'one'; readonly type: string; readonly on: JoinSql; readonly kind: FieldKind }
  | {
      readonly form: 'page';
      readonly type: string;
      readonly on: JoinSql;
      readonly order: PageOrder;
      readonly kind: FieldKind;
    }
  | {
      readonly form: 'list';
      readonly type: string;
      readonly on: JoinSql;
      readonly order: Order;
      readonly kind: FieldKind;
    }
  /** A value over a lateral row of SQL of its own, or a short list of such. */
  | {
      readonly form: 'row';
      readonly type: string;
      readonly from: RowSql;
      readonly kind: FieldKind;
      readonly isMany?: boolean;
    };

export interface OrderTerm {
  readonly sql: (row: string) => string;
  readonly type: string;
  readonly descending?: boolean;
}
/** Sort terms; the id of the record is always added as the last one. */
export type Order = readonly OrderTerm[];
/** The order of a page may follow from its arguments. */
export type PageOrder = Order | ((args: Args) => Order);

export interface TypeDescription {
  readonly name: string;
  readonly table: string;
  /** More FROM items that columns use, over the stored row's alias. */
  readonly joins?: (t: string) => string;
  readonly reach: Reach;
  /** SQL of the record's class; null for records without one. */
  readonly level: ((t: string) => string) | null;
  /** Rows exist only for viewers who read each of these kinds, or where its `unless` holds; `me` is SQL of the viewer's user id. */
  readonly rowKinds?: readonly { readonly kind: FieldKind; readonly unless?: (t: string, me: string) => string }[];
  /** SQL of the record's key, when it is not `id`. */
  readonly key?: (t: string) => string;
  /** Rows that are never shown (withdrawn, ended). */
  readonly where?: (t: string) => string;
  /** Rules of a role on this type's own rows that open more kinds (a contributor's own victims). */
  readonly ownRules?: { readonly subject: Subject; readonly columns: (t: string) => Record<string, ConditionColumn> };
  /** Has <table>_version, so that the row current at an instant can be read. */
  readonly isVersioned?: boolean;
  readonly columns: Readonly<Record<string, ColumnRule>>;
  readonly fields: Record<string, FieldForm>;
}

/** A type without rows of its own: its fields are expressions over a lateral row of the parent. */
export interface ValueDescription {
  readonly name: string;
  readonly fields: Record<string, FieldForm>;
}

const types = new Map<string, TypeDescription>();
const values = new Map<string, ValueDescription>();

export function describe(description: TypeDescription): TypeDescription {
  if (types.has(description.name)) throw new Error(`${description.name} is described twice.`);
  types.set(description.name, description);
  return description;
}

export function describeValue(description: ValueDescription): void {
  if (values.has(description.name)) throw new Error(`${description.name} is described twice.`);
  values.set(description.name, description);
}

/** A later folder adds fields to an earlier type; a field is never described twice. */
export function extend(name: string, fields: Record<string, FieldForm>): void {
  const target = descriptionOf(name);
  for (const [field, form] of Object.entries(fields)) {
    if (target.fields[field]) throw new Error(`${name}.${field} is described twice.`);
    target.fields[field] = form;
  }
}

export function descriptionOf(name: string): TypeDescription {
  const found = types.get(name);
  if (!found) throw new Error(`${name} is not described.`);
  return found;
}

export function valueOf(name: string): ValueDescription {
  const found = values.get(name);
  if (!found) throw new Error(`${name} is not described.`);
  return found;
}

export function isDescribed(name: string): boolean {
  return types.has(name) || values.has(name);
}

export function describedTypes(): readonly TypeDescription[] {
  return [...types.values()];
}

export function describedValues(): readonly ValueDescription[] {
  return [...values.values()];
}

export function stored(kind: FieldKind, name: string, cast = 'text'): ColumnRule {
  return { kind, sql: (t) => `${t}.${name}`, cast };
}

export function computed(
  kind: FieldKind,
  cast: string,
  sql: (t: string) => string,
  unless?: (t: string) => string,
): ColumnRule {
  return { kind, sql, cast, ...(unless ? { unless } : {}) };
}

/** The newest text of a field that identifies a person, from its side table; an empty one says that it was cleared. */
export function personal(kind: FieldKind, field: string, closed?: (t: string) => string): ColumnRule {
  const sql = (t: string): string =>
    `(SELECT NULLIF(x.value, '') FROM personal_text x WHERE x.record_id = ${t}.id AND x.field = '${field}' ORDER BY x.recorded_at DESC LIMIT 1)`;
  return { kind, sql, cast: 'text', ...(closed ? { closed } : {}) };
}

/** The four columns of a partial date `<prefix>_from` … `<prefix>_approximate`. */
export function partialDateColumns(kind: FieldKind, prefix: string): Record<string, ColumnRule> {
  return {
    [`${prefix}_from`]: stored(kind, `${prefix}_from`, 'date'),
    [`${prefix}_to`]: stored(kind, `${prefix}_to`, 'date'),
    [`${prefix}_precision`]: stored(kind, `${prefix}_precision`),
    [`${prefix}_approximate`]: stored(kind, `${prefix}_approximate`, 'boolean'),
  };
}

export const column = (columns: Readonly<Record<string, ColumnRule>>, name: string): FieldForm => {
  const rule = columns[name];
  if (!rule) throw new Error(`No column ${name}.`);
  return { form: 'column', column: name, kind: rule.kind };
};
export const guarded = (kind: FieldKind, sql: RowSql): FieldForm => ({
  form: 'expression',
  kind,
  sql,
  isGuarded: true,
});
export const expression = (kind: FieldKind, sql: RowSql): FieldForm => ({ form: 'expression', kind, sql });
export const one = (kind: FieldKind, type: string, on: JoinSql): FieldForm => ({ form: 'one', kind, type, on });
export const page = (kind: FieldKind, type: string, on: JoinSql, order: PageOrder): FieldForm => ({
  form: 'page',
  kind,
  type,
  on,
  order,
});
export const list = (kind: FieldKind, type: string, on: JoinSql, order: Order): FieldForm => ({
  form: 'list',
  kind,
  type,
  on,
  order,
});
export const row = (kind: FieldKind, type: string, from: RowSql): FieldForm => ({ form: 'row', kind, type, from });
export const rows = (kind: FieldKind, type: string, from: RowSql): FieldForm => ({
  form: 'row',
  kind,
  type,
  from,
  isMany: true,
});
export const partialDate = (kind: FieldKind, prefix: string): FieldForm =>
  expression(
    kind,
    (r) => `partial_date(${r}.${prefix}_from, ${r}.${prefix}_to, ${r}.${prefix}_precision, ${r}.${prefix}_approximate)`,
  );
export const personCount = (kind: FieldKind, prefix: string): FieldForm =>
  expression(kind, (r) => `person_count(${r}.${prefix}_min, ${r}.${prefix}_max)`);
export const nodeId = (type: string): FieldForm => expression('PUBLIC', (r) => `node_id('${type}', ${r}.id)`);
export const instantOf = (kind: FieldKind, name: string): FieldForm => expression(kind, (r) => `instant(${r}.${name})`);
export const classification: FieldForm = expression(
  'PUBLIC',
  (r) => `(ARRAY['UNCLASSIFIED','CONFIDENTIAL','STRICTLY_CONFIDENTIAL'])[${r}.level + 1]`,
);
/** Which fields the viewer may not read in this record, and why; built by the reader from the rules alone. */
export const withheld: FieldForm = expression('PUBLIC', (r) => `${r}._withheld`);
