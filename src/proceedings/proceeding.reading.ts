import '../suspects/suspect.reading.js';
import {
  classification,
  column,
  describe,
  describeValue,
  expression,
  extend,
  instantOf,
  list,
  nodeId,
  one,
  page,
  rows,
  stored,
  withheld,
} from '../reading/describe.js';
import { versionOf } from '../changes/change.reading.js';
import { sourcesOf } from '../sources/source.reading.js';

const attributes = {
  nature: stored('OUTCOME', 'nature'),
  court_kind: stored('OUTCOME', 'court_kind'),
  forum_state: stored('OUTCOME', 'forum_state'),
  court: stored('OUTCOME', 'court'),
  docket_number: stored('SOURCE_IDENTITY', 'docket_number'),
  accused_min: stored('OUTCOME', 'accused_min', 'int'),
  accused_max: stored('OUTCOME', 'accused_max', 'int'),
  flags: stored('OUTCOME', 'flags', 'text[]'),
};
export const proceedingVersion = Object.keys(attributes);

/** National and international cases; a proceeding shows only the incidents, suspects and steps that the viewer reads. */
describe({
  name: 'Proceeding',
  table: 'proceeding',
  reach: {
    kind: 'linked',
    pairs: (t, ties) => `SELECT pl.incident_id, pl.level FROM ${ties.proceedings} pl WHERE pl.proceeding_id = ${t}.id`,
  },
  level: (t) => `${t}.level`,
  isVersioned: true,
  columns: { ...attributes, recorded_at: stored('PUBLIC', 'recorded_at', 'timestamptz') },
  fields: {
    id: nodeId('Proceeding'),
    version: versionOf(proceedingVersion),
    nature: column(attributes, 'nature'),
    courtKind: column(attributes, 'court_kind'),
    forumState: one('OUTCOME', 'Country', (c, r) => `${c}.code = ${r}.forum_state`),
    court: column(attributes, 'court'),
    docketNumber: column(attributes, 'docket_number'),
    links: list('OUTCOME', 'IncidentLink', (l, r) => `${l}.proceeding_id = ${r}.id`, [
      { sql: (l) => `${l}.recorded_at`, type: 'timestamptz' },
    ]),
    related: rows(
      'OUTCOME',
      'ProceedingRelation',
      // A relation to what the viewer does not read is not there: half of it would tell that the other half exists.
      (r, q) => `(SELECT pr.kind, pr.to_id FROM proceeding_relation pr WHERE pr.proceeding_id = ${r}.id
        AND pr.to_id IN (SELECT rel.id FROM ${q.relation('Proceeding')} rel) ORDER BY pr.kind, pr.to_id)`,
    ),
    suspects: page(
      'PERSON_COUNT',
      'Suspect',
      (s, r, q) =>
        `${s}.id IN (SELECT ac.suspect_id FROM ${q.relation('Accused')} ac WHERE ac.proceeding_id = ${r}.id)`,
      [{ sql: (s) => `${s}.label`, type: 'text' }],
    ),
    flags: column(attributes, 'flags'),
    classification,
    sources: sourcesOf(),
    withheld,
  },
});

describeValue({
  name: 'ProceedingRelation',
  fields: {
    kind: expression('OUTCOME', (v) => `${v}.kind`),
    to: one('OUTCOME', 'Proceeding', (p, v) => `${p}.id = ${v}.to_id`),
  },
});

/** Whose court it is, seen from the incident; null while the incident's host State is not decided. */
const forum = (t: string): string => `(SELECT CASE
    WHEN fp.court_kind IN ('HYBRID', 'INTERNATIONAL', 'UN_ADMINISTERED') THEN fp.court_kind
    WHEN fi.host_state IS NULL OR fp.forum_state IS NULL THEN NULL
    WHEN fp.forum_state = fi.host_state THEN 'HOST_STATE'
    WHEN fp.forum_state = ANY(ap.contributor_states || ap.citizenships) THEN 'CONTRIBUTING_STATE'
    ELSE 'THIRD_STATE' END
  FROM proceeding fp JOIN incident fi ON fi.id = ${t}.incident_id
  JOIN incident_progress ap ON ap.incident_id = fi.id AND ap.level = a._level WHERE fp.id = ${t}.proceeding_id)`;

const linkColumns = {
  proceeding_id: stored('OUTCOME', 'proceeding_id', 'uuid'),
  incident_id: stored('OUTCOME', 'incident_id', 'uuid'),
  basis: stored('OUTCOME', 'basis'),
  verification: stored('OUTCOME', 'verification'),
  recorded_at: stored('OUTCOME', 'recorded_at', 'timestamptz'),
  forum: { kind: 'OUTCOME', cast: 'text', sql: forum } as const,
};

describe({
  name: 'IncidentLink',
  table: 'incident_link',
  reach: { kind: 'of-incident', column: 'incident_id' },
  rowKinds: [{ kind: 'WORK', unless: (t) => `${t}.verification IN ('ACCEPTED', 'VERIFIED')` }],
  where: (t) => `NOT ${t}.is_ended`,
  // The link tells that the proceeding exists, so it is never below the proceeding's class.
  level: (t) => `GREATEST(${t}.level, (SELECT lp.level FROM proceeding lp WHERE lp.id = ${t}.proceeding_id))`,
  isVersioned: true,
  columns: linkColumns,
  fields: {
    id: nodeId('IncidentLink'),
    incident: one('OUTCOME', 'Incident', (i, r) => `${i}.id = ${r}.incident_id`),
    basis: column(linkColumns, 'basis'),
    forum: column(linkColumns, 'forum'),
    verification: column(linkColumns, 'verification'),
    classification,
    recordedAt: instantOf('OUTCOME', 'recorded_at'),
  },
});

/** Who is before which forum. Not a type of the API: it carries the class of the tie. */
describe({
  name: 'Accused',
  table: 'proceeding_suspect',
  reach: {
    kind: 'linked',
    pairs: (
      t,
      ties,
    ) => `SELECT pl.incident_id, GREATEST(pl.level, ap.level, su.level) AS level FROM ${ties.proceedings} pl
      JOIN proceeding ap ON ap.id = pl.proceeding_id JOIN suspect su ON su.id = ${t}.suspect_id WHERE pl.proceeding_id = ${t}.proceeding_id`,
  },
  rowKinds: [{ kind: 'PERSON_COUNT' }],
  where: (t) => `NOT ${t}.is_ended`,
  level: (t) => `${t}.level`,
  isVersioned: true,
  columns: {
    proceeding_id: stored('OUTCOME', 'proceeding_id', 'uuid'),
    suspect_id: stored('PERSON_COUNT', 'suspect_id', 'uuid'),
  },
  fields: {},
});

extend('Incident', {
  proceedings: page(
    'OUTCOME',
    'Proceeding',
    (p, r, q) =>
      `${p}.id IN (SELECT lk.proceeding_id FROM ${q.relation('IncidentLink')} lk WHERE lk.incident_id = ${r}.id)`,
    [{ sql: (p) => `${p}.recorded_at`, type: 'timestamptz' }],
  ),
});

extend('Suspect', {
  proceedings: list(
    'OUTCOME',
    'Proceeding',
    (p, r, q) => `${p}.id IN (SELECT ac.proceeding_id FROM ${q.relation('Accused')} ac WHERE ac.suspect_id = ${r}.id)`,
    [{ sql: (p) => `${p}.recorded_at`, type: 'timestamptz' }],
  ),
});
