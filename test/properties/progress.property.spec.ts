import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from 'pg';
import { progressSql } from '../../src/ledger/progress.sql.js';
import { progressOf } from '../oracle/progress.oracle.js';
import type { Register } from '../oracle/register.js';
import { HistoryWriter } from './history-writer.js';
import { type History, type HistoryQuestion, printHistory } from './history.js';
import { randomHistory } from './random-history.js';
import { openRegister, type OpenRegister } from './open-register.js';
import { readRegister } from './register-reader.js';
import { idOf, instantOf } from './statements.js';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 150);
const SEED = Number(process.env.PROPERTY_SEED ?? 2589);
const MILLISECONDS_A_RUN = 1000;

const question = { cohort: 'SELECT unnest($1::uuid[]) AS id', level: '$2::smallint', asOf: '$3::date' };
const queries = {
  now: `SELECT to_jsonb(p) AS row FROM ${progressSql({ ...question, knownAt: null })} p`,
  then: `SELECT to_jsonb(p) AS row FROM ${progressSql({ ...question, knownAt: '$4::timestamptz' })} p`,
};

describe('the query of progress', () => {
  let register: OpenRegister;

  beforeAll(async () => {
    // The plan of this long query costs more than its run on a few rows.
    register = await openRegister("SET plan_cache_mode = 'force_generic_plan'");
  });
  afterAll(() => register.close());

  it(
    'gives for any history, at any instant, day and level what the plain derivation gives',
    async () => {
      const property = fc.asyncProperty(randomHistory, (history) => holdsFor(register.client, history));
      const result = await fc.check(property, { numRuns: RUNS, seed: SEED });
      if (!result.failed) return;
      const [history] = result.counterexample ?? [];
      const where = `PROPERTY_SEED=${result.seed}, path ${result.counterexamplePath}, ${result.numShrinks} shrinks`;
      throw new Error(`${where}\n${history ? printHistory(history) : ''}\n${String(result.errorInstance)}`);
    },
    60_000 + RUNS * MILLISECONDS_A_RUN,
  );
});

/** Writes the history, asks its questions of the database and of the oracle, and leaves no trace. */
async function holdsFor(client: Client, history: History): Promise<void> {
  const writer = new HistoryWriter(history);
  await client.query('BEGIN');
  try {
    await client.query(writer.write());
    const { rows } = await client.query<{ register: Register }>(readRegister);
    for (const { register } of rows) {
      for (const asked of history.questions) await agreesOn(client, register, history, asked, writer.moment);
    }
  } finally {
    await client.query('ROLLBACK');
  }
}

async function agreesOn(
  client: Client,
  register: Register,
  history: History,
  { level, asOf, knownAt: moment }: HistoryQuestion,
  lastMoment: number,
): Promise<void> {
  const incidentIds = Array.from({ length: history.incidents }, (_, position) => idOf('incident', position));
  const knownAt = moment === null ? null : instantOf(moment % (lastMoment + 1));
  const { rows } = await client.query<{ row: { incident_id: string } }>({
    name: knownAt === null ? 'now' : 'then',
    text: knownAt === null ? queries.now : queries.then,
    values: [incidentIds, level, asOf, ...(knownAt === null ? [] : [knownAt])],
  });
  const found = Object.fromEntries(rows.map(({ row }) => [row.incident_id, row]));
  const expected = Object.fromEntries(
    incidentIds.map((incidentId) => {
      const row = progressOf(register, { incidentId, level, asOf, knownAt });
      return [incidentId, { incident_id: incidentId, ...row }];
    }),
  );
  expect({ level, asOf, knownAt, rows: rows.length, ...found }).toEqual({
    level,
    asOf,
    knownAt,
    rows: incidentIds.length,
    ...expected,
  });
}
