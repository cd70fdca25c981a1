import {
  classification,
  column,
  computed,
  describe,
  describeValue,
  expression,
  instantOf,
  list,
  nodeId,
  one,
  page,
  partialDate,
  partialDateColumns,
  personal,
  personCount,
  row,
  stored,
  withheld,
  type ColumnRule,
  type FieldForm,
} from '../reading/describe.js';
import { versionOf } from '../changes/change.reading.js';
import { externalRefsOf, sourcesOf } from '../sources/source.reading.js';
import { tollSql } from './toll.sql.js';

const coarse = (t: string): string => `COALESCE(${t}.location_precision IN ('DISTRICT', 'REGION', 'COUNTRY'), FALSE)`;
const place = (name: string, cast: string): ColumnRule => computed('EXACT_PLACE', cast, (t) => `${t}.${name}`, coarse);
const projected = (name: string, cast: string): ColumnRule => computed('PUBLIC', cast, () => `p.${name}`);

/** What is stored of an incident itself; its version tag covers these. */
const attributes = {
  reference: stored('PUBLIC', 'reference'),
  mission_id: stored('PUBLIC', 'mission_id', 'uuid'),
  ...partialDateColumns('PUBLIC', 'occurred'),
  host_state: stored('PUBLIC', 'host_state'),
  host_state_basis: stored('PUBLIC', 'host_state_basis'),
  other_competent_states: stored('PUBLIC', 'other_competent_states', 'text[]'),
  incident_country: stored('PUBLIC', 'incident_country'),
  place: place('place', 'text'),
  latitude: place('latitude', 'double precision'),
  longitude: place('longitude', 'double precision'),
  location_precision: place('location_precision', 'text'),
  offences: stored('PUBLIC', 'offences', 'text[]'),
  means: stored('PUBLIC', 'means'),
  context: stored('PUBLIC', 'context'),
  perpetrator_class: stored('PUBLIC', 'perpetrator_class'),
  group_ids: stored('ASSESSMENT', 'group_ids', 'uuid[]'),
  attackers_min: stored('PUBLIC', 'attackers_min', 'int'),
  attackers_max: stored('PUBLIC', 'attackers_max', 'int'),
  decided_exclusions: stored('PUBLIC', 'decided_exclusions', 'text[]'),
  confirmation: stored('PUBLIC', 'confirmation'),
  enrolment_basis: stored('PUBLIC', 'enrolment_basis'),
  looked_from: stored('PUBLIC', 'looked_from', 'date'),
  looked_to: stored('PUBLIC', 'looked_to', 'date'),
  opened_to_host: stored('WORK', 'opened_to_host', 'boolean'),
  summary: personal('FREE_TEXT', 'summary'),
} as const;

export const incidentVersion = Object.keys(attributes);

/** Reasons that leave an incident out, the ones that follow from facts first (rules T4); at most one is needed. */
export const exclusionsSql = (t: string, mission: string, isCausePending: string): string =>
  `(array_remove(ARRAY[CASE WHEN ${isCausePending} THEN 'CAUSE_PENDING' END, CASE WHEN NOT ${mission}.is_un THEN 'NON_UN_MISSION' END,
    CASE WHEN ${mission}.kind = 'POLITICAL' THEN 'POLITICAL_MISSION' END], NULL) || ${t}.decided_exclusions
    || CASE WHEN ${t}.confirmation <> 'CONFIRMED' THEN ARRAY['UNCONFIRMED'] ELSE '{}'::text[] END)`;

const FIRST_REASONS = ['CAUSE_PENDING', 'NON_UN_MISSION', 'POLITICAL_MISSION'];
/** Order of such reasons, for a unit all of whose incidents are left out: the same order, decisions by name. */
export function byExclusionOrder(a: string, b: string): number {
  const placeOf = (reason: string): number =>
    reason === 'UNCONFIRMED' ? 4 : FIRST_REASONS.includes(reason) ? FIRST_REASONS.indexOf(reason) : 3;
  return placeOf(a) - placeOf(b) || (a < b ? -1 : Number(a > b));
}

export const incidentColumns = {
  ...attributes,
  recorded_at: stored('PUBLIC', 'recorded_at', 'timestamptz'),
  is_synthetic: stored('PUBLIC', 'is_synthetic', 'boolean'),
  mission_acronym: computed('PUBLIC', 'text', () => 'ms.acronym'),
  mission_kind: computed('PUBLIC', 'text', () => 'ms.kind'),
  exclusions: computed('PUBLIC', 'text[]', (t) => exclusionsSql(t, 'ms', 'p.is_cause_pending')),
  is_cause_pending: projected('is_cause_pending', 'boolean'),
  is_fatal: projected('is_fatal', 'boolean'),
  reached: projected('reached', 'text[]'),
  maybe_reached: projected('maybe_reached', 'text[]'),
  implied: projected('implied', 'text[]'),
  standing: projected('standing', 'text[]'),
  information: projected('information', 'text'),
  last_step_on: projected('last_step_on', 'jsonb'),
  last_step_to: projected('last_step_to', 'date'),
  settled_on: projected('settled_on', 'date'),
  touched_at: projected('touched_at', 'timestamptz'),
  progress: computed('PUBLIC', 'incident_progress', () => 'p'),
};

const country = (name: string): FieldForm => one('PUBLIC', 'Country', (c, r) => `${c}.code = ${r}.${name}`);

/** Incidents decide about rows; every other record follows them. */
describe({
  name: 'Incident',
  table: 'incident',
  joins: (t) => `JOIN mission ms ON ms.id = ${t}.mission_id`,
  reach: { kind: 'incident' },
  level: (t) => `${t}.level`,
  isVersioned: true,
  columns: incidentColumns,
  fields: {
    id: nodeId('Incident'),
    version: versionOf(incidentVersion),
    reference: column(incidentColumns, 'reference'),
    occurredOn: partialDate('PUBLIC', 'occurred'),
    mission: one('PUBLIC', 'Mission', (m, r) => `${m}.id = ${r}.mission_id`),
    hostState: country('host_state'),
    hostStateBasis: column(incidentColumns, 'host_state_basis'),
    otherCompetentStates: list('PUBLIC', 'Country', (c, r) => `${c}.code = ANY(${r}.other_competent_states)`, []),
    incidentCountry: country('incident_country'),
    location: {
      form: 'expression',
      kind: 'EXACT_PLACE',
      unless: coarse,
      sql: (
        r,
      ) => `CASE WHEN ${r}.location_precision IS NOT NULL THEN jsonb_build_object('place', ${r}.place, 'latitude', ${r}.latitude,
        'longitude', ${r}.longitude, 'precision', ${r}.location_precision) END`,
    },
    offences: column(incidentColumns, 'offences'),
    means: column(incidentColumns, 'means'),
    context: column(incidentColumns, 'context'),
    perpetratorClass: column(incidentColumns, 'perpetrator_class'),
    perpetratorGroups: list('ASSESSMENT', 'PerpetratorGroup', (g, r) => `${g}.id = ANY(${r}.group_ids)`, [
      { sql: (g) => `${g}.name`, type: 'text' },
    ]),
    attackers: personCount('PUBLIC', 'attackers'),
    scope: expression(
      'PUBLIC',
      (r) => `jsonb_build_object('eligible', cardinality(${r}.exclusions) = 0, 'exclusions', ${r}.exclusions)`,
    ),
    summary: column(incidentColumns, 'summary'),
    classification,
    toll: row('PUBLIC', 'Toll', (r, q, args) => tollSql(r, q, args)),
    victims: page('PUBLIC', 'Victim', (v, r) => `${v}.incident_id = ${r}.id`, [
      { sql: (v) => `${v}.label`, type: 'text' },
    ]),
    confirmation: column(incidentColumns, 'confirmation'),
    enrolment: expression(
      'PUBLIC',
      (r) =>
        `jsonb_build_object('basis', ${r}.enrolment_basis, 'lookedFrom', ${r}.looked_from, 'lookedTo', ${r}.looked_to)`,
    ),
    sources: sourcesOf(),
    externalRefs: externalRefsOf,
    recordedAt: instantOf('PUBLIC', 'recorded_at'),
    withheld,
  },
});

const groupColumns = { name: stored('PUBLIC', 'name'), aliases: stored('PUBLIC', 'aliases', 'text[]') };

/** Groups follow the incidents that they are linked to; whom the UN holds responsible is an assessment. */
describe({
  name: 'PerpetratorGroup',
  table: 'perpetrator_group',
  reach: {
    kind: 'linked',
    pairs: (t) => `SELECT i.id AS incident_id, i.level FROM incident i WHERE ${t}.id = ANY(i.group_ids)`,
  },
  rowKinds: [{ kind: 'ASSESSMENT' }],
  level: () => '0',
  columns: groupColumns,
  fields: {
    id: nodeId('PerpetratorGroup'),
    name: column(groupColumns, 'name'),
    aliases: column(groupColumns, 'aliases'),
    withheld,
  },
});

/** Counts by what holds at a day; those of the injured, abducted, detained and missing are counts of persons (rules D1). */
describeValue({
  name: 'Toll',
  fields: {
    killed: expression('PUBLIC', (v) => `person_count(${v}.killed_min, ${v}.killed_max)`),
    injured: expression('PERSON_COUNT', (v) => `person_count(${v}.injured_min, ${v}.injured_max)`),
    abducted: expression('PERSON_COUNT', (v) => `person_count(${v}.abducted_min, ${v}.abducted_max)`),
    detained: expression('PERSON_COUNT', (v) => `person_count(${v}.detained_min, ${v}.detained_max)`),
    missing: expression('PERSON_COUNT', (v) => `person_count(${v}.missing_min, ${v}.missing_max)`),
    lines: {
      form: 'row',
      kind: 'PUBLIC',
      type: 'TollLine',
      isMany: true,
      from: (v) =>
        `jsonb_to_recordset(${v}.lines) AS line(status text, country text, category text, in_un_toll boolean, fewest int, most int) CROSS JOIN LATERAL (SELECT line.*)`,
    },
  },
});

describeValue({
  name: 'TollLine',
  fields: {
    status: expression('PUBLIC', (v) => `${v}.status`),
    persons: expression('PUBLIC', (v) => `person_count(${v}.fewest, ${v}.most)`),
    contributingCountry: one('PUBLIC', 'Country', (c, v) => `${c}.code = ${v}.country`),
    personnelCategory: expression('PUBLIC', (v) => `${v}.category`),
    inUnToll: expression('PUBLIC', (v) => `${v}.in_un_toll`),
  },
});
