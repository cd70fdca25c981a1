import {
  column,
  computed,
  describe,
  describeValue,
  expression,
  instantOf,
  nodeId,
  one,
  rows,
  stored,
  withheld,
  type FieldForm,
} from '../reading/describe.js';

const decided = (
  t: string,
): string => `(SELECT CASE WHEN bool_or(cr.decision = 'REJECT') THEN 'REJECTED' WHEN bool_or(cr.decision = 'VERIFY') THEN 'VERIFIED'
  ELSE 'PENDING' END FROM change_review cr WHERE cr.change_id = ${t}.id)`;

const columns = {
  record_id: stored('WORK', 'record_id', 'uuid'),
  record_type: stored('WORK', 'record_type'),
  field: stored('WORK', 'field'),
  before_value: stored('WORK', 'before_value'),
  after_value: stored('WORK', 'after_value'),
  reason: stored('WORK', 'reason'),
  recorded_at: stored('WORK', 'recorded_at', 'timestamptz'),
  recorded_by_id: stored('WORK', 'recorded_by_id', 'uuid'),
  verification: computed('WORK', 'text', (t) => `CASE WHEN ${t}.needs_review THEN ${decided(t)} ELSE 'ACCEPTED' END`),
};

/** Changes and proposals: seen by those who work on the record, and by nobody else. */
describe({
  name: 'Change',
  table: 'change',
  reach: {
    kind: 'linked',
    pairs: (t) => `SELECT ri.incident_id, ri.level FROM record_incident ri WHERE ri.record_id = ${t}.record_id`,
  },
  rowKinds: [{ kind: 'WORK' }],
  level: (t) => `${t}.level`,
  columns,
  fields: {
    id: nodeId('Change'),
    record: {
      form: 'expression',
      kind: 'WORK',
      isDeferred: true,
      sql: (r) => `node_id(${r}.record_type, ${r}.record_id)`,
    },
    field: column(columns, 'field'),
    before: column(columns, 'before_value'),
    after: column(columns, 'after_value'),
    reason: column(columns, 'reason'),
    at: instantOf('WORK', 'recorded_at'),
    by: one('WORK', 'Actor', (a, r) => `${a}.id = ${r}.recorded_by_id`),
    verification: column(columns, 'verification'),
    decisions: rows(
      'WORK',
      'Decision',
      (r) => `(SELECT cr.* FROM change_review cr WHERE cr.change_id = ${r}.id ORDER BY cr.recorded_at)`,
    ),
    withheld,
  },
});

describeValue({
  name: 'Decision',
  fields: {
    decision: expression('PUBLIC', (r) => `${r}.decision`),
    at: expression('PUBLIC', (r) => `instant(${r}.recorded_at)`),
    by: one('WORK', 'Actor', (a, r) => `${a}.id = ${r}.reviewer_id`),
    reason: expression('WORK', (r) => `${r}.reason`),
  },
});

/** The opaque version of a record for those who may change it: a digest of the values that they read. */
export const versionOf = (names: readonly string[]): FieldForm => ({
  form: 'expression',
  kind: 'WORK',
  isGuarded: true,
  sql: (r) => versionSql(r, names),
});

/** SQL of the version of a row of `readable(type)`; services compare `expectedVersion` with it. */
export function versionSql(row: string, names: readonly string[]): string {
  return `left(encode(sha256(convert_to(ROW(${row}.level, ${names.map((name) => `${row}.${name}`).join(', ')})::text, 'UTF8')), 'hex'), 20)`;
}
