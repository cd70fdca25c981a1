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
  stored,
} from '../reading/describe.js';

const userColumns = {
  display_name: stored('PUBLIC', 'display_name'),
  office: stored('PUBLIC', 'office'),
  is_system: stored('PUBLIC', 'is_system', 'boolean'),
};

/** People and systems: read by UN staff, the auditor and the administrator; everybody reads themselves. */
describe({
  name: 'Actor',
  table: 'app_user',
  reach: { kind: 'own', subject: 'Actor', columns: () => ({}), self: (t) => `${t}.id` },
  level: null,
  columns: userColumns,
  fields: {
    id: nodeId('Actor'),
    displayName: column(userColumns, 'display_name'),
    office: column(userColumns, 'office'),
    isSystem: column(userColumns, 'is_system'),
    grants: list('PUBLIC', 'Grant', (g, r) => `${g}.holder_id = ${r}.id`, [
      { sql: (g) => `${g}.from_at`, type: 'timestamptz' },
    ]),
  },
});

const grantColumns = {
  holder_id: stored('PUBLIC', 'holder_id', 'uuid'),
  role: stored('PUBLIC', 'role'),
  clearance: stored('PUBLIC', 'clearance', 'smallint'),
  missions: stored('PUBLIC', 'missions', 'text[]'),
  host_states: stored('PUBLIC', 'host_states', 'text[]'),
  contributing_countries: stored('PUBLIC', 'contributing_countries', 'text[]'),
  citizenships: stored('PUBLIC', 'citizenships', 'text[]'),
  forum_states: stored('PUBLIC', 'forum_states', 'text[]'),
  funder: stored('PUBLIC', 'funder'),
  from_at: stored('PUBLIC', 'from_at', 'timestamptz'),
  until_at: stored('PUBLIC', 'until_at', 'timestamptz'),
  reason: stored('PUBLIC', 'reason'),
  break_glass: stored('PUBLIC', 'break_glass', 'boolean'),
  granted_by_id: stored('PUBLIC', 'granted_by_id', 'uuid'),
  revoked_at: stored('PUBLIC', 'revoked_at', 'timestamptz'),
};

/** Grants: read like their holders. */
describe({
  name: 'Grant',
  table: 'role_grant',
  reach: { kind: 'own', subject: 'Actor', columns: () => ({}), self: (t) => `${t}.holder_id` },
  level: null,
  columns: grantColumns,
  fields: {
    id: nodeId('Grant'),
    holder: one('PUBLIC', 'Actor', (a, r) => `${a}.id = ${r}.holder_id`),
    role: column(grantColumns, 'role'),
    scope: row('PUBLIC', 'GrantScope', (r) => `(SELECT ${r}.*)`),
    clearance: expression(
      'PUBLIC',
      (r) => `(ARRAY['UNCLASSIFIED','CONFIDENTIAL','STRICTLY_CONFIDENTIAL'])[${r}.clearance + 1]`,
    ),
    from: instantOf('PUBLIC', 'from_at'),
    until: instantOf('PUBLIC', 'until_at'),
    reason: column(grantColumns, 'reason'),
    breakGlass: column(grantColumns, 'break_glass'),
    grantedBy: list('PUBLIC', 'Actor', (a, r) => `${a}.id = ${r}.granted_by_id`, []),
    revokedAt: instantOf('PUBLIC', 'revoked_at'),
  },
});

const countries = (name: string) => list('PUBLIC', 'Country', (c, r) => `${c}.code = ANY(${r}.${name})`, []);

describeValue({
  name: 'GrantScope',
  fields: {
    missions: list('PUBLIC', 'Mission', (m, r) => `${m}.acronym = ANY(${r}.missions)`, []),
    hostStates: countries('host_states'),
    contributingCountries: countries('contributing_countries'),
    citizenships: countries('citizenships'),
    forumStates: countries('forum_states'),
    funder: expression('PUBLIC', (r) => `${r}.funder`),
  },
});

const tokenColumns = {
  owner_id: stored('PUBLIC', 'owner_id', 'uuid'),
  name: stored('PUBLIC', 'name'),
  created_at: stored('PUBLIC', 'created_at', 'timestamptz'),
  expires_at: stored('PUBLIC', 'expires_at', 'timestamptz'),
  last_used_at: stored('PUBLIC', 'last_used_at', 'timestamptz'),
  revoked_at: stored('PUBLIC', 'revoked_at', 'timestamptz'),
};

/** Tokens: read by their owner alone, never with the secret. */
describe({
  name: 'ApiToken',
  table: 'api_token',
  reach: { kind: 'own', subject: 'ApiToken', columns: () => ({}), self: (t) => `${t}.owner_id` },
  level: null,
  columns: tokenColumns,
  fields: {
    id: nodeId('ApiToken'),
    name: column(tokenColumns, 'name'),
    createdAt: instantOf('PUBLIC', 'created_at'),
    expiresAt: instantOf('PUBLIC', 'expires_at'),
    lastUsedAt: instantOf('PUBLIC', 'last_used_at'),
    revokedAt: instantOf('PUBLIC', 'revoked_at'),
  },
});
