import fc from 'fast-check';
import type { Client } from 'pg';
import { printHistory, type History } from './history.js';
import { registerHistory } from './random-register.js';
import { writeRegister, type Written } from './register-check.js';

/** For so long a failing register is made smaller. */
const MILLISECONDS_TO_SHRINK = 30_000;
const MILLISECONDS_A_RUN = 2000;

/** How often a property is tried, with which seed, and how long that may take. */
export function runsOf(
  byDefault: number,
  seed: number,
): { runs: number; seed: number; isWhole: boolean; time: number } {
  const runs = Number(process.env['PROPERTY_RUNS'] ?? byDefault);
  return {
    runs,
    seed: Number(process.env['PROPERTY_SEED'] ?? seed),
    isWhole: runs >= byDefault,
    time: 60_000 + MILLISECONDS_TO_SHRINK + runs * MILLISECONDS_A_RUN,
  };
}

/** A register with its questions. */
export interface OnRegister<Q> {
  readonly history: History;
  readonly questions: readonly Q[];
}

/**
 * Tries a property on random registers, and on those told by hand first, each with questions of its own: writes the register, asks, and leaves no trace. Throws
 * with the seed, the register and the question when it does not hold.
 */
export async function tryOnRegisters<Q>(
  client: Client,
  { runs, seed }: { readonly runs: number; readonly seed: number },
  question: fc.Arbitrary<Q>,
  holds: (client: Client, written: Written, question: Q) => Promise<void>,
  told: readonly OnRegister<Q>[] = [],
): Promise<void> {
  const drawn = fc.noBias(
    fc.record({ history: registerHistory, questions: fc.array(question, { minLength: 2, maxLength: 2 }) }),
  );
  let until = Infinity;
  const property = fc.asyncProperty(drawn, async ({ history, questions }) => {
    if (performance.now() > until) return;
    try {
      await holdsFor(client, history, (written) => questions.map((one) => () => holds(client, written, one)));
    } catch (error) {
      until = Math.min(until, performance.now() + MILLISECONDS_TO_SHRINK);
      throw error;
    }
  });
  const examples = told.map((one): [OnRegister<Q>] => [one]);
  const result = await fc.check(property, { numRuns: runs, seed, examples });
  if (!result.failed) return;
  const [register] = result.counterexample ?? [];
  const where = `PROPERTY_SEED=${result.seed}, path ${result.counterexamplePath}, ${result.numShrinks} shrinks, ${JSON.stringify(register?.questions)}`;
  throw new Error(`${where}\n${register ? printHistory(register.history) : ''}\n${String(result.errorInstance)}`);
}

async function holdsFor(
  client: Client,
  history: History,
  checks: (written: Written) => (() => Promise<void>)[],
): Promise<void> {
  await client.query('BEGIN');
  try {
    for (const check of checks(await writeRegister(client, history))) await check();
  } finally {
    await client.query('ROLLBACK');
  }
}
