import '../incidents/incident.reading.js';
import {
  classification,
  column,
  computed,
  describe,
  extend,
  list,
  nodeId,
  partialDate,
  partialDateColumns,
  personal,
  stored,
  withheld,
} from '../reading/describe.js';
import { sourcesOf } from '../sources/source.reading.js';

/** The class of all rows of an obstacle stands beside them, where it can be raised. */
const levelOf = (chain: string): string => `(SELECT oc.level FROM obstacle_chain oc WHERE oc.id = ${chain})`;

const columns = {
  kind: stored('ASSESSMENT', 'kind'),
  ...partialDateColumns('ASSESSMENT', 'since'),
  ...partialDateColumns('ASSESSMENT', 'until'),
  note: personal('FREE_TEXT', 'note'),
  recorded_at: stored('ASSESSMENT', 'recorded_at', 'timestamptz'),
};

/**
 * Why cases do not move. That a State lacks the will, or an agent of it took part, is how the UN judges a State and a
 * case, so obstacles are rows only for those who read assessments: neither liaisons nor, as a measure of persons (rules
 * D1), researchers and donors.
 */
describe({
  name: 'Obstacle',
  table: 'obstacle',
  reach: {
    kind: 'linked',
    pairs: (t) => `SELECT x.incident_id, 0 AS level FROM obstacle_incident x WHERE x.obstacle_id = ${t}.id`,
  },
  rowKinds: [{ kind: 'ASSESSMENT' }],
  level: (t) => levelOf(`${t}.chain_id`),
  columns,
  fields: {
    id: nodeId('Obstacle'),
    kind: column(columns, 'kind'),
    since: partialDate('ASSESSMENT', 'since'),
    until: partialDate('ASSESSMENT', 'until'),
    note: column(columns, 'note'),
    sources: sourcesOf('ASSESSMENT'),
    classification,
    withheld,
  },
});

/**
 * Which incident an obstacle stands against, with what filters ask of it. Not a type of the API: an obstacle that is read
 * at one of its incidents is not told of at another where the viewer is cleared for less (rules G1).
 */
describe({
  name: 'ObstacleTie',
  table: 'obstacle_incident',
  joins: (t) => `JOIN obstacle ob ON ob.id = ${t}.obstacle_id`,
  reach: { kind: 'of-incident', column: 'incident_id' },
  rowKinds: [{ kind: 'ASSESSMENT' }],
  level: (t) => levelOf(`(SELECT oh.chain_id FROM obstacle oh WHERE oh.id = ${t}.obstacle_id)`),
  key: (t) => `${t}.obstacle_id`,
  columns: {
    incident_id: stored('PUBLIC', 'incident_id', 'uuid'),
    kind: computed('ASSESSMENT', 'text', () => 'ob.kind'),
    since_from: computed('ASSESSMENT', 'date', () => 'ob.since_from'),
    until_from: computed('ASSESSMENT', 'date', () => 'ob.until_from'),
    is_superseded: computed(
      'ASSESSMENT',
      'boolean',
      () => 'EXISTS (SELECT 1 FROM obstacle os WHERE os.supersedes_id = ob.id)',
    ),
  },
  fields: {},
});

extend('Incident', {
  obstacles: list(
    'ASSESSMENT',
    'Obstacle',
    (o, r, q, args) => {
      const knownAt = q.knownAt(args['knownAt']);
      const known = (row: string): string => (knownAt === null ? 'TRUE' : `${row}.recorded_at <= ${knownAt}`);
      return `${o}.id IN (SELECT ot.id FROM ${q.relation('ObstacleTie')} ot WHERE ot.incident_id = ${r}.id)
        AND ${o}.since_from <= ${q.asOf(args['asOf'])} AND ${known(o)}
        AND NOT EXISTS (SELECT 1 FROM obstacle so WHERE so.supersedes_id = ${o}.id AND ${known('so')})`;
    },
    [
      { sql: (o) => `${o}.since_to`, type: 'date' },
      { sql: (o) => `${o}.recorded_at`, type: 'timestamptz' },
    ],
  ),
});
