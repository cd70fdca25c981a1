import { subject } from '@casl/ability';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { abilityOf } from '../../src/access/ability.js';
import { rowCondition } from '../../src/access/row-conditions.js';
import { roles } from '../../src/access/roles.js';
import type { ActiveGrant, Level } from '../../src/access/viewer.js';
import type { Role } from '../../src/vocabulary/role.vocabulary.js';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);
let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: process.env['TEST_POSTGRES_OWNER_URL'] });
  await client.connect();
});
afterAll(() => client.end());

const state = fc.constantFrom('CAF', 'MLI', 'MAR', 'COD');
const states = fc.uniqueArray(state, { maxLength: 3 });
const missionId = fc.constantFrom('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002');
const grant: fc.Arbitrary<ActiveGrant> = fc.record({
  id: fc.constant('grant'),
  role: fc.constantFrom(...(Object.keys(roles) as Role[])),
  clearance: fc.constantFrom<Level>(0, 1, 2),
  scope: fc.record({
    missionIds: fc.uniqueArray(missionId, { maxLength: 2 }),
    hostStates: states,
    contributingCountries: states,
    citizenships: states,
    forumStates: states,
  }),
});
const incident = fc.record({
  missionId,
  hostState: fc.option(state),
  perpetratorClass: fc.constantFrom('NON_STATE_GROUP', 'HOST_STATE_AGENT', 'UNKNOWN'),
  openedToHost: fc.boolean(),
  contributorStates: states,
  citizenships: states,
  forumStates: states,
});

const columns = {
  missionId: { sql: 'i."missionId"' },
  hostState: { sql: 'i."hostState"' },
  perpetratorClass: { sql: 'i."perpetratorClass"' },
  openedToHost: { sql: 'i."openedToHost"' },
  contributorStates: { sql: 'i."contributorStates"', isList: true },
  citizenships: { sql: 'i."citizenships"', isList: true },
  forumStates: { sql: 'i."forumStates"', isList: true },
};
const ROWS = `jsonb_to_recordset($1) AS i(n int, "missionId" uuid, "hostState" text, "perpetratorClass" text, "openedToHost" boolean,
  "contributorStates" text[], citizenships text[], "forumStates" text[])`;

test('a row rule selects in SQL exactly the incidents that it allows in code', async () => {
  await fc.assert(
    fc.asyncProperty(grant, fc.array(incident, { minLength: 1, maxLength: 12 }), async (given, incidents) => {
      const values: unknown[] = [JSON.stringify(incidents.map((row, n) => ({ n, ...row })))];
      const sql = rowCondition(given, 'Incident', null, columns, (value) => {
        values.push(value);
        return `$${values.length}${Array.isArray(value) && String(value[0]).includes('-') ? '::uuid[]' : Array.isArray(value) ? '::text[]' : ''}`;
      });
      const typed = (sql ?? 'FALSE')
        .replaceAll('i."missionId" = ANY(', 'i."missionId"::text = ANY(')
        .replaceAll('::uuid[]', '::text[]');
      const { rows } = await client.query<{ n: number }>(`SELECT n FROM ${ROWS} WHERE ${typed} ORDER BY n`, values);
      const ability = abilityOf(given);
      const allowed = incidents.flatMap((row, n) =>
        ability.can('read', subject('Incident', { ...row }) as never) ? [n] : [],
      );
      expect(rows.map(({ n }) => n)).toEqual(allowed);
    }),
    { numRuns: RUNS },
  );
});

test('a role without a rule for incidents has no condition, and a rule on an unknown column is refused', () => {
  const donor: ActiveGrant = {
    id: 'g',
    role: 'DONOR',
    clearance: 0,
    scope: { missionIds: [], hostStates: [], contributingCountries: [], citizenships: [], forumStates: [] },
  };
  expect(rowCondition(donor, 'Incident', null, columns, () => '$1')).toBeNull();
  const mission: ActiveGrant = { ...donor, role: 'MISSION_FOCAL_POINT' };
  expect(() => rowCondition(mission, 'Incident', null, {}, () => '$1')).toThrow('no column for row rules');
});
