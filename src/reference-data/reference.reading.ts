import { column, describe, expression, list, nodeId, stored, withheld } from '../reading/describe.js';

const countryColumns = {
  code: stored('PUBLIC', 'code'),
  m49: stored('PUBLIC', 'm49'),
  name_en: stored('PUBLIC', 'name_en'),
  name_fr: stored('PUBLIC', 'name_fr'),
  is_historic: stored('PUBLIC', 'is_historic', 'boolean'),
};
const named = expression('PUBLIC', (r, _q, args) => (args['lang'] === 'FR' ? `${r}.name_fr` : `${r}.name_en`));

/** States and areas. */
describe({
  name: 'Country',
  table: 'country',
  reach: { kind: 'reference' },
  level: null,
  key: (t) => `${t}.code`,
  columns: countryColumns,
  fields: {
    code: column(countryColumns, 'code'),
    m49: column(countryColumns, 'm49'),
    name: named,
    isHistoric: column(countryColumns, 'is_historic'),
  },
});

const missionColumns = {
  acronym: stored('PUBLIC', 'acronym'),
  name_en: stored('PUBLIC', 'name_en'),
  name_fr: stored('PUBLIC', 'name_fr'),
  is_un: stored('PUBLIC', 'is_un', 'boolean'),
  kind: stored('PUBLIC', 'kind'),
  started_on: stored('PUBLIC', 'started_on', 'date'),
  ended_on: stored('PUBLIC', 'ended_on', 'date'),
  custodian: stored('PUBLIC', 'custodian'),
};

/** Missions, with their host States on a day (today when not said). */
describe({
  name: 'Mission',
  table: 'mission',
  reach: { kind: 'reference' },
  level: null,
  columns: missionColumns,
  fields: {
    id: nodeId('Mission'),
    acronym: column(missionColumns, 'acronym'),
    name: named,
    isUn: column(missionColumns, 'is_un'),
    kind: column(missionColumns, 'kind'),
    hostStates: list(
      'PUBLIC',
      'Country',
      (
        c,
        r,
        q,
        args,
      ) => `${c}.code IN (SELECT host.country_code FROM mission_host_state host WHERE host.mission_id = ${r}.id
        AND NOT host.is_ended AND COALESCE(host.from_on, '-infinity') <= ${q.asOf(args['asOf'])}
        AND COALESCE(host.until_on, 'infinity') > ${q.asOf(args['asOf'])})`,
      [{ sql: (c) => `${c}.code`, type: 'text' }],
    ),
    startedOn: column(missionColumns, 'started_on'),
    endedOn: column(missionColumns, 'ended_on'),
    custodian: column(missionColumns, 'custodian'),
    withheld,
  },
});
