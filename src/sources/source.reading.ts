import {
  classification,
  column,
  describe,
  describeValue,
  expression,
  list,
  nodeId,
  partialDate,
  partialDateColumns,
  personal,
  stored,
  withheld,
  type FieldForm,
} from '../reading/describe.js';
import type { FieldKind } from '../access/field-kinds.js';

const columns = {
  publisher: stored('PUBLIC', 'publisher'),
  ...partialDateColumns('PUBLIC', 'published'),
  citation: personal('SOURCE_IDENTITY', 'citation'),
  url: personal('SOURCE_IDENTITY', 'url'),
  reliability: stored('PUBLIC', 'reliability'),
  credibility: stored('PUBLIC', 'credibility'),
  is_public: stored('PUBLIC', 'is_public', 'boolean'),
};

const restsOn = (t: string, record: string): string =>
  `EXISTS (SELECT 1 FROM source_use su WHERE su.source_id = ${t}.id AND ${record})`;

/** Where something was read. Titles and addresses name people, so they are masked for those who may not know who. */
describe({
  name: 'Source',
  table: 'source',
  reach: {
    kind: 'linked',
    pairs: (t) =>
      // Record by record, each found by its index: joined at once, the whole register would be read for each source.
      `SELECT ri.incident_id, ri.level FROM source_use su CROSS JOIN LATERAL (
         SELECT x.incident_id, x.level FROM record_incident x WHERE x.record_id = su.record_id OFFSET 0) ri WHERE su.source_id = ${t}.id`,
  },
  // As closed as all that rests on it: a step that waits or was refused, a suspect, and an obstacle.
  rowKinds: [
    {
      kind: 'WORK',
      unless: (t, me) =>
        `${t}.recorded_by_id = ${me} OR ${restsOn(t, `(su.record_type <> 'Milestone' OR EXISTS (SELECT 1 FROM milestone_effect ef WHERE ef.id = su.record_id))`)}`,
    },
    { kind: 'PERSON_COUNT', unless: (t) => restsOn(t, `su.record_type <> 'Suspect'`) },
    { kind: 'ASSESSMENT', unless: (t) => restsOn(t, `su.record_type <> 'Obstacle'`) },
  ],
  level: (t) => `${t}.level`,
  columns,
  fields: {
    id: nodeId('Source'),
    publisher: column(columns, 'publisher'),
    publishedOn: partialDate('PUBLIC', 'published'),
    citation: column(columns, 'citation'),
    url: column(columns, 'url'),
    reliability: column(columns, 'reliability'),
    credibility: column(columns, 'credibility'),
    isPublic: column(columns, 'is_public'),
    classification,
    withheld,
  },
});

/** The sources that a record rests on, as far as the viewer may read them. */
export const sourcesOf = (kind: FieldKind = 'PUBLIC'): FieldForm =>
  list(
    kind,
    'Source',
    (s, r) => `${s}.id IN (SELECT su.source_id FROM source_use su WHERE su.record_id = ${r}.id)`,
    [],
  );

describeValue({
  name: 'ExternalRef',
  fields: {
    system: expression('PUBLIC', (r) => `${r}.system`),
    identifier: expression('PUBLIC', (r) => `${r}.identifier`),
  },
});

/** Identifiers of the same thing elsewhere: for those who work on the record. */
export const externalRefsOf: FieldForm = {
  form: 'row',
  kind: 'WORK',
  type: 'ExternalRef',
  isMany: true,
  from: (r) =>
    `(SELECT ref.system, ref.identifier FROM external_ref ref WHERE ref.record_id = ${r}.id ORDER BY ref.system, ref.identifier)`,
};
