import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { FieldKind } from '../../src/access/field-kinds.js';
import { connect } from '../../src/database/data-source.js';
import { APPLICATION_ROLE } from '../../src/database/postgres-roles.js';
import { describedTypes, type TypeDescription } from '../../src/reading/describe.js';
import { resolvers } from '../../src/resolvers.js';
import { cloneTemplate, type TestDatabase } from '../support/test-database.js';

/** Text columns by name. Histories and views have those of their tables. */
const TEXT_COLUMNS = `SELECT DISTINCT a.column_name AS name FROM information_schema.columns a
  JOIN information_schema.tables t ON t.table_schema = a.table_schema AND t.table_name = a.table_name AND t.table_type = 'BASE TABLE'
  WHERE a.table_schema = 'public' AND a.table_name NOT IN ('migrations', 'personal_text') AND a.data_type IN ('text', 'json', 'jsonb', 'ARRAY')`;

/** Words of a vocabulary, codes, labels drawn at random, digests, ids, and what is computed from these. */
const CODES =
  `accountability acronym acting_state basis candidate_ids citizenships code confirmation context contributing_countries
  contributing_country contributor_states country_code court_kind credibility currency custody decided_exclusions decision enrolment_basis
  field fine_currency first_arrest_on first_charge_on first_conviction_on first_verdict_on flags format forum_state forum_states ground group_ids
  host_state host_state_basis host_states identity implied incident_country information input_hash instance_id investigation_opened_on key
  kind label language last_step_on location_precision m49 maybe_reached means missions mutation nature needs next_precision occurred_precision offence
  offences other_competent_states outcome party perpetrator_class personnel_category prosecution_opened_on published_precision reached
  record_type reference reliability resolution result role secret sentence_kind sex sha256 since_precision stage standing status system track unit until_precision verification`.split(
    /\s+/,
  );

/** Free text that is about no victim, suspect or witness, and why it may stand in the tables themselves. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  'names of States, missions, groups, courts, publishers and places': [
    ...['aliases', 'court', 'custodian', 'name', 'name_en', 'name_fr', 'place', 'publisher', 'qualification'],
  ],
  'numbers of cases and identifiers in other systems: masked, and without them nothing can be found again': [
    'docket_number',
    'identifier',
  ],
  'users of the register': ['display_name', 'funder', 'issuer', 'office', 'subject'],
  'why somebody changed or decided something, and from what to what: for those who work on it': [
    ...['after_value', 'before_value', 'proposal', 'reason', 'resolution_reason'],
  ],
  'what somebody asked for as a file, and why: the log of what left the register': ['about', 'document', 'purpose'],
  'rows of a public list without names, and the name of its file': ['cells', 'file'],
  'numbers as they were published': ['facts', 'tables'],
};

/** Kinds of field that say who somebody is, or are prose that may. */
const IDENTIFYING: readonly FieldKind[] = [
  'SUSPECT_IDENTITY',
  'VICTIM_IDENTITY',
  'WITNESS',
  'SOURCE_IDENTITY',
  'FREE_TEXT',
];

/** Columns of such kinds that are read from elsewhere than the side table; case numbers are, see above. */
const outsideSideTable = (types: readonly TypeDescription[]): string[] =>
  types.flatMap(({ name, columns }) =>
    Object.entries(columns)
      .filter(
        ([, { kind, cast, sql }]) =>
          IDENTIFYING.includes(kind) && cast !== 'uuid' && !sql('t').includes('FROM personal_text '),
      )
      .map(([column]) => `${name}.${column}`)
      .filter((path) => path !== 'Proceeding.docket_number'),
  );

describe('text about persons', () => {
  let database: TestDatabase;
  let owner: DataSource;
  beforeAll(async () => {
    database = await cloneTemplate();
    owner = await connect(database.ownerUrl);
  });
  afterAll(async () => {
    await owner.destroy();
    await database.drop();
  });

  const unknown = async (): Promise<string[]> => {
    const known = new Set([...CODES, ...Object.values(PLAIN).flat()]);
    const columns = await owner.query<{ name: string }[]>(TEXT_COLUMNS);
    return columns.map(({ name }) => name).filter((name) => !known.has(name));
  };

  it('stands in no other table than its side table', async () => {
    expect(await unknown()).toEqual([]);
    await owner.query('ALTER TABLE suspect ADD COLUMN nickname text');
    expect(await unknown()).toEqual(['nickname']);
  });

  it('is read from there by every field that says who somebody is', () => {
    expect(resolvers.length).toBeGreaterThan(0);
    expect(outsideSideTable(describedTypes())).toEqual([]);
    const [type] = describedTypes();
    const planted = { name: 'Planted', columns: { name: { kind: 'WITNESS', cast: 'text', sql: () => 't.name' } } };
    expect(outsideSideTable([{ ...type, ...planted } as TypeDescription])).toEqual(['Planted.name']);
  });

  it('can be erased by the application', async () => {
    const sql = `SELECT has_table_privilege($1, 'personal_text', 'DELETE') AS may`;
    expect(await owner.query(sql, [APPLICATION_ROLE])).toEqual([{ may: true }]);
  });
});
