import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { connect } from '../../src/database/data-source.js';
import { cloneTemplate, type TestDatabase } from '../support/test-database.js';
import { importsOf, literalsIn, sourceFiles, type SourceFile } from './source-files.js';

/**
 * Who may name a table that carries a class. The kernel, and the descriptions that it reads (`*.reading.ts`); definitions
 * that count up to a given class (`*.sql.ts`); those who write rows and keep the projection, the parts of the import among
 * them; and the command line, whose user holds the database anyway.
 */
const MAY_NAME_TABLES =
  /^src\/(reading|cli)\/|\.(reading|sql|service|writer|projection|entity)\.ts$|^src\/entities\.ts$|\/(records|chain|steps|host-state|known-codes|import\.[a-z]+)\.ts$/;

/**
 * Tables and views that carry a class: those with a level, those that say something of a record, those that refer to one
 * of these, whatever shows their rows, and the rows that an import found.
 */
const CLASSIFIED = `
  WITH RECURSIVE relation AS (
    SELECT c.oid, c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')),
  carrying AS (
    SELECT r.oid FROM relation r WHERE r.relname LIKE 'import%' OR EXISTS (SELECT 1 FROM pg_attribute a
      WHERE a.attrelid = r.oid AND a.attname IN ('level', 'record_id') AND NOT a.attisdropped)
    UNION SELECT f.conrelid FROM pg_constraint f JOIN carrying c ON c.oid = f.confrelid WHERE f.contype = 'f')
  SELECT DISTINCT t.relname AS name FROM relation t
  WHERE t.oid IN (SELECT c.oid FROM carrying c) OR EXISTS (SELECT 1 FROM relation b JOIN carrying c ON c.oid = b.oid
    WHERE t.relname IN (b.relname || '_version', b.relname || '_history'))
  ORDER BY name`;

const NAMED = [
  /\b(?:FROM|JOIN|USING|INTO|UPDATE)\s+(?:ONLY\s+)?"?([a-z_]+)/g,
  /\bFROM\s+[a-z_]+(?:\s+[a-z]\w*)?\s*,\s*"?([a-z_]+)/g,
];

/** Places where a file that may not names one of the tables in SQL, or takes its entity (types alone do no harm). */
function baseTables(files: readonly SourceFile[], tables: ReadonlySet<string>): string[] {
  const entities = entityFiles(tables);
  return files
    .filter(({ path }) => !MAY_NAME_TABLES.test(path))
    .flatMap((file) => {
      const named = literalsIn(file)
        .flatMap((text) => NAMED.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')))
        .filter((name) => tables.has(name));
      const text = file.text.replaceAll(/^import type [^;]*;/gm, '');
      return [...named, ...importsOf({ ...file, text }).filter((path) => entities.has(path))].map(
        (name) => `${file.path} names ${name}`,
      );
    });
}

function entityFiles(tables: ReadonlySet<string>): ReadonlySet<string> {
  const found = sourceFiles('src').filter(({ path, text }) => {
    const [, table] = /@Entity\(\{ name: '(\w+)' \}\)/.exec(text) ?? [];
    return path.endsWith('.entity.ts') && tables.has(table ?? '');
  });
  return new Set(found.map(({ path }) => path));
}

let database: TestDatabase;
let owner: DataSource;
let tables: ReadonlySet<string>;

beforeAll(async () => {
  database = await cloneTemplate();
  owner = await connect(database.ownerUrl);
  tables = new Set((await owner.query<{ name: string }[]>(CLASSIFIED)).map(({ name }) => name));
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

describe('tables that carry a class', () => {
  it('are those that a record, or what is said of it, is in', () => {
    for (const name of [
      'incident',
      'victim_version',
      'personal_text',
      'milestone',
      'step_author',
      'import_doubt',
      'record_incident',
    ])
      expect(tables).toContain(name);
    for (const name of ['country', 'mission', 'milestone_kind', 'app_user']) expect(tables).not.toContain(name);
  });

  it('are named only by the kernel, by what it reads, and by those who write', () => {
    expect(baseTables(sourceFiles('src'), tables)).toEqual([]);
  });

  it('are caught in a query, in a join, in a list, in a resolver that writes, and by an entity', () => {
    const query = (sql: string, path = 'src/gaps/gap.queries.ts'): SourceFile => ({
      path,
      text: `const sql = \`${sql}\`;`,
    });
    const faults = [
      query('SELECT i.id FROM incident i'),
      query('SELECT 1 FROM ${q.relation(type)} r JOIN victim_version v ON v.incident_id = r.id'),
      query('SELECT 1 FROM mission m, suspect s'),
      query('UPDATE incident SET level = 0', 'src/incidents/incident.resolver.ts'),
    ];
    const entity = {
      path: 'src/gaps/gap.queries.ts',
      text: `import { Incident } from '../incidents/incident.entity.js';\nimport type { Victim } from '../incidents/victim.entity.js';`,
    };
    expect(baseTables([...faults, entity], tables)).toHaveLength(faults.length + 1);
    expect(baseTables([query('SELECT 1 FROM ${q.relation("Incident")} i JOIN mission m ON TRUE')], tables)).toEqual([]);
  });
});
