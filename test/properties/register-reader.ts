import type { FactRegister } from '../oracle/facts.js';
import type { Register } from '../oracle/register.js';

const camel = (column: string): string => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** SQL of a JSON array of rows, keys in camel case, instants with microseconds. */
function rowsOf(table: string, columns: readonly string[], instants: readonly string[] = []): string {
  const pairs = [
    ...columns.map((column) => `'${camel(column)}', ${column}`),
    ...instants.map((column) => `'${camel(column)}', instant(${column})`),
  ];
  return `(SELECT coalesce(json_agg(json_build_object(${pairs.join(', ')})), '[]') FROM ${table})`;
}

/** All versions of a versioned table, from the table and its history. */
function versionsOf(table: string, columns: readonly string[] = []): string {
  const all = ['id', 'level', 'known_from', ...columns].join(', ');
  const both = `(SELECT ${all}, NULL::timestamptz AS known_to FROM ${table}
    UNION ALL SELECT ${all}, known_to FROM ${table}_history) versions`;
  return rowsOf(both, ['id', 'level', ...columns], ['known_from', 'known_to']);
}

const milestoneColumns = [
  'id',
  'root_id',
  'supersedes_id',
  'is_withdrawal',
  'kind',
  'occurred_from',
  'occurred_to',
  'occurred_precision',
  'occurred_approximate',
  'proceeding_id',
  'suspect_id',
  'persons_min',
  'persons_max',
  'absent_min',
  'absent_max',
  'outcome',
  'in_absentia',
  'ground',
];

const tables: Record<keyof Register, string> = {
  milestones: rowsOf('milestone', milestoneColumns, ['recorded_at']),
  effects: rowsOf('milestone_effect', ['id'], ['counts_from']),
  milestoneLevels: versionsOf('milestone_level'),
  milestoneIncidents: rowsOf('milestone_incident', ['milestone_id', 'incident_id']),
  charges: rowsOf('milestone_charge', ['milestone_id', 'incident_id', 'outcome']),
  reviews: rowsOf('milestone_review', ['milestone_id', 'decision'], ['recorded_at']),
  incidentLinks: versionsOf('incident_link', ['proceeding_id', 'incident_id', 'basis', 'verification', 'is_ended']),
  proceedings: versionsOf('proceeding', ['nature']),
  suspects: versionsOf('suspect', ['identity', 'role']),
  suspectIncidents: versionsOf('suspect_incident', ['suspect_id', 'incident_id', 'is_ended']),
  proceedingSuspects: versionsOf('proceeding_suspect', ['proceeding_id', 'suspect_id', 'is_ended']),
};

const facts: Record<Exclude<keyof FactRegister, keyof Register> | 'proceedings', string> = {
  proceedings: versionsOf('proceeding', ['nature', 'court_kind', 'forum_state']),
  missions: rowsOf('mission', ['id', 'acronym', 'is_un', 'kind', 'ended_on']),
  incidents: versionsOf('incident', [
    'mission_id',
    'occurred_from',
    'occurred_to',
    'host_state',
    'incident_country',
    'offences',
    'means',
    'context',
    'perpetrator_class',
    'decided_exclusions',
    'confirmation',
    'looked_from',
    'looked_to',
  ]),
  victims: versionsOf('victim', [
    'incident_id',
    'persons_min',
    'persons_max',
    'contributing_country',
    'citizenships',
    'personnel_category',
    'sex',
    'in_un_toll',
    'also_suspect_id',
    'is_withdrawn',
  ]),
  victimStatuses: rowsOf(
    'victim_status',
    ['id', 'victim_id', 'status', 'occurred_from', 'occurred_to', 'supersedes_id'],
    ['recorded_at'],
  ),
};

const read = (sources: Readonly<Record<string, string>>): string =>
  `SELECT json_build_object(${Object.entries(sources)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')}) AS register`;

/** SQL that gives the ledger and its ties, as the oracle of progress takes them, in one JSON value named `register`. */
export const readRegister = read(tables);
/** The same with what is known of incidents, victims and courts. */
export const readFactRegister = read({ ...tables, ...facts });
