import {
  classification,
  column,
  computed,
  describe,
  expression,
  instantOf,
  list,
  nodeId,
  one,
  partialDate,
  partialDateColumns,
  personal,
  personCount,
  stored,
  withheld,
} from '../reading/describe.js';
import { versionOf } from '../changes/change.reading.js';
import { externalRefsOf, sourcesOf } from '../sources/source.reading.js';
import { FATAL, statusAtSql } from '../ledger/victim-status.sql.js';

/** The suspect whom the victim is, within the class that the viewer reads: that there is one is as closed as the suspect. */
const alsoSuspect = (t: string): string =>
  `(SELECT su.id FROM suspect su WHERE su.id = ${t}.also_suspect_id AND su.level <= a._level)`;

const attributes = {
  incident_id: stored('PUBLIC', 'incident_id', 'uuid'),
  persons_min: stored('PUBLIC', 'persons_min', 'int'),
  persons_max: stored('PUBLIC', 'persons_max', 'int'),
  contributing_country: stored('PUBLIC', 'contributing_country'),
  citizenships: stored('PUBLIC', 'citizenships', 'text[]'),
  personnel_category: stored('PUBLIC', 'personnel_category'),
  sex: stored('PUBLIC', 'sex'),
  in_un_toll: stored('PUBLIC', 'in_un_toll', 'boolean'),
  also_suspect_id: computed('SUSPECT_IDENTITY', 'uuid', alsoSuspect),
  full_name: personal('VICTIM_IDENTITY', 'full_name'),
};

export const victimColumns = {
  ...attributes,
  label: stored('PUBLIC', 'label'),
  recorded_at: stored('PUBLIC', 'recorded_at', 'timestamptz'),
  /** Whether the victim is the author of the attack: a fact of the count, without saying who. */
  is_author: computed('PUBLIC', 'boolean', (t) => `${alsoSuspect(t)} IS NOT NULL`),
};
export const victimVersion = Object.keys(attributes);

const everDead = (victimId: string): string =>
  `EXISTS (SELECT 1 FROM victim_status vd WHERE vd.victim_id = ${victimId} AND vd.status IN ${FATAL}
    AND NOT EXISTS (SELECT 1 FROM victim_status vx WHERE vx.supersedes_id = vd.id))`;

/** Victims. Those who are not among the dead are rows only for viewers who read counts of persons (rules D1). */
describe({
  name: 'Victim',
  table: 'victim',
  reach: { kind: 'of-incident', column: 'incident_id' },
  rowKinds: [{ kind: 'PERSON_COUNT', unless: (t) => everDead(`${t}.id`) }],
  where: (t) => `NOT ${t}.is_withdrawn`,
  ownRules: {
    subject: 'Victim',
    columns: (t) => ({
      contributingCountry: { sql: `${t}.contributing_country` },
      citizenships: { sql: `${t}.citizenships`, isList: true },
    }),
  },
  level: (t) => `${t}.level`,
  isVersioned: true,
  columns: victimColumns,
  fields: {
    id: nodeId('Victim'),
    version: versionOf(victimVersion),
    label: column(victimColumns, 'label'),
    incident: one('PUBLIC', 'Incident', (i, r) => `${i}.id = ${r}.incident_id`),
    persons: personCount('PUBLIC', 'persons'),
    fullName: column(victimColumns, 'full_name'),
    contributingCountry: one('PUBLIC', 'Country', (c, r) => `${c}.code = ${r}.contributing_country`),
    citizenships: list('PUBLIC', 'Country', (c, r) => `${c}.code = ANY(${r}.citizenships)`, []),
    personnelCategory: column(victimColumns, 'personnel_category'),
    sex: column(victimColumns, 'sex'),
    inUnToll: column(victimColumns, 'in_un_toll'),
    status: expression('PUBLIC', (r, q, args) => statusAtSql(r, q.asOf(args['asOf']), q.knownAt(args['knownAt']))),
    statuses: list(
      'PUBLIC',
      'VictimStatusEntry',
      (s, r, q, args) => {
        const knownAt = q.knownAt(args['knownAt']);
        return `${s}.victim_id = ${r}.id AND ${s}.occurred_from <= ${q.asOf(args['asOf'])} AND ${knownAt ? `${s}.recorded_at <= ${knownAt}` : 'TRUE'}`;
      },
      [
        { sql: (s) => `${s}.occurred_to`, type: 'date' },
        { sql: (s) => `${s}.recorded_at`, type: 'timestamptz' },
      ],
    ),
    classification,
    externalRefs: externalRefsOf,
    withheld,
  },
});

const statusColumns = {
  victim_id: stored('PUBLIC', 'victim_id', 'uuid'),
  status: stored('PUBLIC', 'status'),
  ...partialDateColumns('PUBLIC', 'occurred'),
  supersedes_id: stored('PUBLIC', 'supersedes_id', 'uuid'),
  recorded_at: stored('PUBLIC', 'recorded_at', 'timestamptz'),
  recorded_by_id: stored('WORK', 'recorded_by_id', 'uuid'),
};

/** What became of a victim; entries follow their victim. */
describe({
  name: 'VictimStatusEntry',
  table: 'victim_status',
  reach: { kind: 'linked', pairs: (t) => `SELECT v.incident_id, v.level FROM victim v WHERE v.id = ${t}.victim_id` },
  rowKinds: [{ kind: 'PERSON_COUNT', unless: (t) => everDead(`${t}.victim_id`) }],
  level: () => '0',
  columns: statusColumns,
  fields: {
    id: nodeId('VictimStatusEntry'),
    status: column(statusColumns, 'status'),
    occurredOn: partialDate('PUBLIC', 'occurred'),
    sources: sourcesOf(),
    recordedAt: instantOf('PUBLIC', 'recorded_at'),
    recordedBy: one('WORK', 'Actor', (a, r) => `${a}.id = ${r}.recorded_by_id`),
  },
});
