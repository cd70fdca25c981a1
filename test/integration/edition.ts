import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportOptions, ImportReport } from '../../src/imports/fatalities-import.service.js';
import { FatalitiesImportService } from '../../src/imports/fatalities-import.service.js';
import type { TestApp } from '../support/test-app.js';

export interface EditionRow {
  readonly id: string;
  readonly date: string;
  readonly mission: string;
  readonly nationality?: string;
  readonly personnel?: string;
  readonly cause?: string;
}

const HEADER =
  'id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update';

/** An edition in the form of 2023. */
export function editionText(rows: readonly EditionRow[], edition: string): string {
  const lines = rows.map(
    ({ id, date, mission, nationality = 'TCD', personnel = 'Military', cause = 'Malicious Act' }, i) =>
      [i + 1, date, id, mission, 'Fatality', 'M', nationality, personnel, cause, '', nationality, edition].join(),
  );
  return [HEADER, ...lines, ''].join('\r\n');
}

/** Imports rows as an edition: the importing system actor, or a test's actor by name. */
export async function importRows(
  app: TestApp,
  rows: readonly EditionRow[],
  edition: string,
  options: ImportOptions & { readonly as?: string } = {},
): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-'));
  try {
    const path = join(folder, 'fatalities.csv');
    await writeFile(path, editionText(rows, edition));
    return await importFile(app, path, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function importFile(
  app: TestApp,
  path: string,
  options: ImportOptions & { readonly as?: string } = {},
): Promise<ImportReport> {
  const service = app.app.get(FatalitiesImportService);
  const viewer = options.as === undefined ? await service.systemActor() : await app.viewer(options.as);
  return service.import(viewer, path, options);
}

/** Every table with its rows and the newest time that a row of it is known from: equal before and after means that nothing was written. */
export async function registerState(app: TestApp): Promise<Record<string, unknown>> {
  const tables = await app.database.read<{ name: string; times: string[] }>(
    `SELECT t.table_name AS name, ARRAY(SELECT c.column_name::text FROM information_schema.columns c WHERE c.table_schema = t.table_schema
       AND c.table_name = t.table_name AND c.column_name IN ('known_from', 'recorded_at', 'imported_at', 'resolved_at')) AS times
     FROM information_schema.tables t WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND t.table_name NOT IN ('audit_entry', 'migrations')
       AND has_table_privilege(format('%I.%I', t.table_schema, t.table_name), 'SELECT') ORDER BY 1`,
  );
  const parts = tables.map(
    ({ name, times }) =>
      `SELECT '${name}' AS name, count(*)::text || ' ' || COALESCE(GREATEST(${times.map((time) => `max(${time}::text)`).join(', ') || 'NULL::text'}), '') AS state FROM "${name}"`,
  );
  const rows = await app.database.read<{ name: string; state: string }>(parts.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}

export interface ListedVictim {
  readonly key: string;
  readonly incident: string;
  readonly date: string;
  readonly country: string | null;
  readonly status: string;
  readonly withdrawn: boolean;
}

/** Victims that rows of the list became, by casualty id. */
export async function listed(app: TestApp): Promise<Record<string, ListedVictim>> {
  const rows = await app.database.read<ListedVictim>(
    `SELECT r.key, v.incident_id AS incident, i.occurred_from::text AS date, COALESCE(v.contributing_country, v.citizenships[1]) AS country, v.is_withdrawn AS withdrawn,
       (SELECT s.status FROM victim_status s WHERE s.victim_id = v.id AND NOT EXISTS (SELECT 1 FROM victim_status x WHERE x.supersedes_id = s.id)
        ORDER BY s.occurred_to DESC LIMIT 1) AS status
     FROM import_row r JOIN victim v ON v.id = r.victim_id JOIN incident i ON i.id = v.incident_id ORDER BY r.key`,
  );
  return Object.fromEntries(rows.map((row) => [row.key, row]));
}
