import {
  column,
  describe,
  describeValue,
  expression,
  instantOf,
  list,
  nodeId,
  one,
  row,
  rows,
  stored,
} from '../reading/describe.js';

/** The edition of a doubt, read with it. */
describeValue({
  name: 'ImportBatch',
  fields: {
    id: expression('PUBLIC', (v) => `node_id('ImportBatch', ${v}.id)`),
    file: expression('PUBLIC', (v) => `${v}.file`),
    sha256: expression('PUBLIC', (v) => `${v}.sha256`),
    importedAt: expression('PUBLIC', (v) => `instant(${v}.imported_at)`),
    importedBy: one('PUBLIC', 'Actor', (a, v) => `${a}.id = ${v}.imported_by_id`),
    rows: expression('PUBLIC', (v) => `${v}.row_count`),
    created: expression('PUBLIC', (v) => `${v}.created`),
    changed: expression('PUBLIC', (v) => `${v}.changed`),
    unchanged: expression('PUBLIC', (v) => `${v}.unchanged`),
    leftOut: expression('PUBLIC', (v) => `${v}.left_out`),
  },
});

describeValue({
  name: 'ImportCell',
  fields: {
    column: expression('PUBLIC', (v) => `${v}.name`),
    value: expression('PUBLIC', (v) => `${v}.value`),
  },
});

const doubtColumns = {
  mission_id: stored('PUBLIC', 'mission_id', 'uuid'),
  batch_id: stored('PUBLIC', 'batch_id', 'uuid'),
  row_number: stored('PUBLIC', 'row_number', 'int'),
  reason: stored('PUBLIC', 'reason'),
  cells: stored('PUBLIC', 'cells', 'jsonb'),
  candidate_ids: stored('PUBLIC', 'candidate_ids', 'uuid[]'),
  resolution: stored('PUBLIC', 'resolution'),
  resolved_by_id: stored('PUBLIC', 'resolved_by_id', 'uuid'),
  resolved_at: stored('PUBLIC', 'resolved_at', 'timestamptz'),
};

/** Rows that wait for a person: headquarters sees all, a mission its own. Candidates are shown as far as they are read. */
describe({
  name: 'ImportDoubt',
  table: 'import_doubt',
  reach: { kind: 'own', subject: 'ImportDoubt', columns: (t) => ({ missionId: { sql: `${t}.mission_id` } }) },
  level: (t) => `${t}.level`,
  columns: doubtColumns,
  fields: {
    id: nodeId('ImportDoubt'),
    batch: row('PUBLIC', 'ImportBatch', (r) => `(SELECT b.* FROM import_batch b WHERE b.id = ${r}.batch_id)`),
    row: column(doubtColumns, 'row_number'),
    reason: column(doubtColumns, 'reason'),
    cells: rows(
      'PUBLIC',
      'ImportCell',
      (r) => `(SELECT c.cell->>0 AS name, COALESCE(c.cell->>1, '') AS value
        FROM jsonb_array_elements(${r}.cells->'row') WITH ORDINALITY AS c(cell, n) ORDER BY c.n)`,
    ),
    candidates: list('PUBLIC', 'Victim', (v, r) => `${v}.id = ANY(${r}.candidate_ids)`, [
      { sql: (v) => `${v}.label`, type: 'text' },
    ]),
    resolution: column(doubtColumns, 'resolution'),
    resolvedBy: one('PUBLIC', 'Actor', (a, r) => `${a}.id = ${r}.resolved_by_id`),
    resolvedAt: instantOf('PUBLIC', 'resolved_at'),
  },
});
