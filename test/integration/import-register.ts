import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { Client } from 'pg';
import { InvalidInputError, type FieldFault } from '../../src/errors/app-error.js';
import { TestApp } from '../support/test-app.js';
import { type EditionRow } from './edition.js';

export const A = '2023-01-31';
export const B = '2023-06-30';
export const C = '2023-12-31';
export const day = { date: '2014-10-03', mission: 'MINUSMA' };
/** Two malicious acts of one day, one to be determined on a day of its own, one illness. */
export const base: readonly EditionRow[] = [
  { id: 'M-1', ...day },
  { id: 'M-2', ...day, nationality: 'NER' },
  { id: 'M-3', date: '2015-01-05', mission: 'MINUSMA', cause: 'To Be Determined' },
  { id: 'M-4', date: '2015-02-06', mission: 'MINUSMA', cause: 'Illness' },
];
export const but = (id: string, values: Partial<EditionRow>): EditionRow[] =>
  base.map((row) => (row.id === id ? { ...row, ...values } : row));

/** The application of the spec that calls `emptyRegister`. */
export let app: TestApp;
let filled: string[];
/** Registers the hooks: one application for a spec, and empty tables for each of its tests. */
export const emptyRegister = (): void => {
  beforeAll(async () => {
    app = await TestApp.start();
    const tables = await app.database.read<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
    );
    const names: string[] = [];
    for (const { name } of tables) {
      const [row] = await app.database.read<{ isEmpty: boolean }>(
        `SELECT NOT EXISTS (SELECT 1 FROM "${name}") AS "isEmpty"`,
      );
      if (row?.isEmpty) names.push(`"${name}"`);
    }
    filled = names;
  });
  // An application takes seconds to start: each test finds its tables empty again instead.
  afterEach(async () => {
    const owner = new Client({ connectionString: app.databaseUrls.ownerUrl });
    await owner.connect();
    // The register's own triggers refuse this; only a test may do it.
    const triggers = (state: string): string =>
      filled.map((name) => `ALTER TABLE ${name} ${state} TRIGGER USER;`).join(' ');
    await owner.query(`BEGIN; ${triggers('DISABLE')} TRUNCATE ${filled.join()}; ${triggers('ENABLE')} COMMIT`);
    await owner.end();
  });
  afterAll(() => app.stop());
};

export const faultsOf = async (promise: Promise<unknown>): Promise<FieldFault[]> => {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputError)) throw new Error(`Not refused: ${String(error)}`);
  return (error.details as { fields: FieldFault[] }).fields;
};
export const killed = async (): Promise<number> => {
  const data = await app.ask<{ accountabilityFunnel: { total: { eligible: { value: number } } } }>(
    'hq',
    '{ accountabilityFunnel(unit: FATALITY) { total { eligible { value } } } }',
  );
  return data.accountabilityFunnel.total.eligible.value;
};
export const sql = (text: string, values: unknown[] = []): Promise<unknown> =>
  app.database.write(({ manager }) => manager.query(text, values));

export interface Doubt {
  readonly id: string;
  readonly row: number;
  readonly reason: string;
  readonly resolution: string | null;
  readonly candidates: readonly { id: string }[];
}
export const doubts = async (actor = 'hq', resolved: boolean | null = false): Promise<Doubt[]> => {
  const data = await app.ask<{ importDoubts: { nodes: Doubt[] } }>(
    actor,
    'query ($resolved: Boolean) { importDoubts(resolved: $resolved, first: 50) { nodes { id row reason resolution candidates { id } } } }',
    { resolved },
  );
  return data.importDoubts.nodes;
};
export const RESOLVE =
  'mutation ($input: ResolveImportDoubtInput!) { resolveImportDoubt(input: $input) { doubt { resolution resolvedBy { id } } incident { id } } }';
