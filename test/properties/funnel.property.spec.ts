import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from 'pg';
import { agreesOn, tally } from './funnel-check.js';
import { printHistory } from './history.js';
import { randomRegister, type RandomRegister } from './random-register.js';
import { openRegister, type OpenRegister } from './open-register.js';
import { writeRegister } from './register-check.js';
import { toldRegisters } from './told-registers.js';

const DEFAULT_RUNS = 100;
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? DEFAULT_RUNS);
const SEED = Number(process.env['PROPERTY_SEED'] ?? 5);
const MILLISECONDS_A_RUN = 2000;
/** For so long a failing register is made smaller. */
const MILLISECONDS_TO_SHRINK = 30_000;

describe('the funnel', () => {
  let register: OpenRegister;

  beforeAll(async () => {
    // To look for the best plan of these long queries costs more than to run any of them on a few rows.
    register = await openRegister('SET join_collapse_limit = 1; SET from_collapse_limit = 1');
  });
  afterAll(() => register.close());

  it(
    'gives for any register, viewer and question what plain loops over its rows give',
    async () => {
      let until = Infinity;
      const property = fc.asyncProperty(randomRegister, async (drawn) => {
        if (performance.now() > until) return;
        try {
          await holdsFor(register.client, drawn);
        } catch (error) {
          until = Math.min(until, performance.now() + MILLISECONDS_TO_SHRINK);
          throw error;
        }
      });
      const examples = toldRegisters.map((register): [RandomRegister] => [register]);
      const result = await fc.check(property, { numRuns: RUNS, seed: SEED, examples });
      if (result.failed) {
        const [register] = result.counterexample ?? [];
        const where = `PROPERTY_SEED=${result.seed}, path ${result.counterexamplePath}, ${result.numShrinks} shrinks`;
        throw new Error(`${where}\n${register ? printHistory(register.history) : ''}\n${String(result.errorInstance)}`);
      }
      // Of each sort of answer there were some: intervals, unknowns, ranges, exclusions, refusals, overlapping rows.
      if (RUNS >= DEFAULT_RUNS) expect(Object.entries(tally).filter(([, number]) => number === 0)).toEqual([]);
    },
    60_000 + MILLISECONDS_TO_SHRINK + RUNS * MILLISECONDS_A_RUN,
  );
});

/** Writes the register, asks its questions of the service and of the oracle, and leaves no trace. */
async function holdsFor(client: Client, { history, questions }: RandomRegister): Promise<void> {
  await client.query('BEGIN');
  try {
    const written = await writeRegister(client, history);
    tally.registers += 1;
    for (const question of questions) await agreesOn(client, written, question);
  } finally {
    await client.query('ROLLBACK');
  }
}
