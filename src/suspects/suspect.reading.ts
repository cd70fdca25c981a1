import '../incidents/incident.reading.js';
import '../incidents/victim.reading.js';
import {
  classification,
  column,
  describe,
  extend,
  list,
  nodeId,
  one,
  page,
  personal,
  stored,
  withheld,
} from '../reading/describe.js';
import { versionOf } from '../changes/change.reading.js';
import { sourcesOf } from '../sources/source.reading.js';

/** Minors are never named; a name is masked again when an acquittal has become final. */
const nameless = (t: string): string =>
  `(COALESCE(${t}.is_minor, FALSE) OR EXISTS (SELECT 1 FROM name_mask k WHERE k.suspect_id = ${t}.id))`;

const attributes = {
  is_minor: stored('PERSON_COUNT', 'is_minor', 'boolean'),
  identity: stored('PERSON_COUNT', 'identity'),
  role: stored('PERSON_COUNT', 'role'),
  full_name: personal('SUSPECT_IDENTITY', 'full_name', nameless),
  affiliation: personal('SUSPECT_IDENTITY', 'affiliation', nameless),
};
export const suspectColumns = {
  ...attributes,
  label: stored('PUBLIC', 'label'),
  recorded_at: stored('PERSON_COUNT', 'recorded_at', 'timestamptz'),
};
export const suspectVersion = Object.keys(attributes);

/** Suspects are rows only for viewers who may know that somebody is suspected (rules D1). */
describe({
  name: 'Suspect',
  table: 'suspect',
  reach: {
    kind: 'linked',
    pairs: (t, ties) => `SELECT j.incident_id, j.level FROM ${ties.suspects} j WHERE j.suspect_id = ${t}.id`,
  },
  rowKinds: [{ kind: 'PERSON_COUNT' }],
  level: (t) => `${t}.level`,
  isVersioned: true,
  columns: suspectColumns,
  fields: {
    id: nodeId('Suspect'),
    version: versionOf(suspectVersion),
    label: column(suspectColumns, 'label'),
    fullName: column(suspectColumns, 'full_name'),
    isMinor: column(suspectColumns, 'is_minor'),
    affiliation: column(suspectColumns, 'affiliation'),
    identity: column(suspectColumns, 'identity'),
    role: column(suspectColumns, 'role'),
    incidents: list(
      'PUBLIC',
      'Incident',
      (i, r, q) =>
        `${i}.id IN (SELECT sl.incident_id FROM ${q.relation('SuspectLink')} sl WHERE sl.suspect_id = ${r}.id)`,
      [{ sql: (i) => `${i}.occurred_from`, type: 'date' }],
    ),
    classification,
    sources: sourcesOf(),
    withheld,
  },
});

/** Which incidents a suspect is linked to. Not a type of the API: it carries the class of the link. */
describe({
  name: 'SuspectLink',
  table: 'suspect_incident',
  reach: { kind: 'of-incident', column: 'incident_id' },
  rowKinds: [{ kind: 'PERSON_COUNT' }],
  where: (t) => `NOT ${t}.is_ended`,
  level: (t) => `${t}.level`,
  isVersioned: true,
  columns: {
    suspect_id: stored('PERSON_COUNT', 'suspect_id', 'uuid'),
    incident_id: stored('PUBLIC', 'incident_id', 'uuid'),
  },
  fields: {},
});

extend('Incident', {
  suspects: page(
    'PERSON_COUNT',
    'Suspect',
    (s, r, q) =>
      `${s}.id IN (SELECT sl.suspect_id FROM ${q.relation('SuspectLink')} sl WHERE sl.incident_id = ${r}.id)`,
    [{ sql: (s) => `${s}.label`, type: 'text' }],
  ),
});

extend('Victim', {
  alsoSuspect: one('SUSPECT_IDENTITY', 'Suspect', (s, r) => `${s}.id = ${r}.also_suspect_id`),
});
