import { Client } from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Instance } from '../../src/config/config.module.js';
import { loadConfig } from '../../src/config/load-config.js';
import { createApplication } from '../../src/application.js';
import { SyntheticService } from '../../src/examples/synthetic.service.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { createLogger } from '../../src/logging/logger.js';
import { cloneTemplate } from '../support/test-database.js';
import { startTestServer } from '../support/test-server.js';
import { QUESTIONS, type BenchQuestion } from './analytics.questions.js';

/** How often each is asked; the middle one counts. A register is made up anew for every size, and removed. */
const ROUNDS = 3;
const SIZES = [10_000, 100_000];
const PERSON = 'bench';

interface Timing {
  readonly name: string;
  /** Milliseconds: asked for the first time over a state of the register, again, and by hand. */
  readonly first: number;
  readonly again: number;
  readonly byHand: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

type Ask = (query: string) => Promise<void>;

/** The application as clients meet it, and an account whose grants see all that is Unclassified. */
async function open(app: NestFastifyApplication): Promise<Ask> {
  await app.listen(0, '127.0.0.1');
  const identity = app.get(IdentityService);
  await identity.createUser(PERSON, 'Benchmark');
  const until = new Date(Date.now() + 86_400_000);
  await identity.addGrant({ subject: PERSON, role: 'HQ_FOCAL_POINT', clearance: 'UNCLASSIFIED', until });
  const { secret } = await identity.createToken(PERSON, PERSON, 1);
  const url = `${await app.getUrl()}/graphql`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
  return async (query) => {
    const text = await (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })).text();
    if (text.includes('"errors"')) throw new Error(text);
  };
}

/** Both sides in turn. What was kept is forgotten before each first time: a new instant is on record. */
async function timingOf(
  question: BenchQuestion,
  ask: Ask,
  client: Client,
  touch: () => Promise<void>,
): Promise<Timing> {
  const [first, again, byHand]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await touch();
    first.push(await timed(() => ask(question.query)));
    again.push(await timed(() => ask(question.query)));
    byHand.push(await timed(() => client.query(question.byHand)));
  }
  return { name: question.name, first: median(first), again: median(again), byHand: median(byHand) };
}

async function benchmark(incidents: number): Promise<Timing[]> {
  const stopServer = await startTestServer();
  const database = await cloneTemplate();
  const config = loadConfig({ DATABASE_URL: database.appUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test' });
  const app = await createApplication(config, new Instance(null, database.appUrl), createLogger('silent'));
  const ask = await open(app);
  const seeding = await timed(() => app.get(SyntheticService).seed({ incidents, seed: 1 }));
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  // As ours; and sets joined as sets, which is the best for each of these questions.
  await client.query(`SET work_mem = '64MB'; SET jit = off; SET enable_nestloop = off`);
  const { rows } = await client.query<{ steps: string }>('SELECT count(*) AS steps FROM milestone');
  console.log(`\n${incidents} incidents, ${rows[0]?.steps} steps, made in ${(seeding / 1000).toFixed(0)} s`);
  const touch = async (): Promise<void> => {
    await client.query(
      'UPDATE incident_progress SET touched_at = now() WHERE level = 0 AND incident_id = (SELECT id FROM incident WHERE level = 0 LIMIT 1)',
    );
  };
  const timings: Timing[] = [];
  console.log(cells('question', 'first, ms', 'again, ms', 'hand, ms', 'first/hand', 'again/hand'));
  for (const question of QUESTIONS) {
    const timing = await timingOf(question, ask, client, touch);
    const { name, first, again, byHand } = timing;
    const ratios = [first / byHand, again / byHand].map((ratio) => ratio.toFixed(2));
    console.log(cells(name, ...[first, again, byHand].map((ms) => ms.toFixed(0)), ...ratios));
    timings.push(timing);
  }
  await client.end();
  await app.close();
  await database.drop();
  await stopServer();
  return timings;
}

const cells = (...values: (string | number)[]): string =>
  values.map((value, i) => (i === 0 ? String(value).padEnd(48) : String(value).padStart(11))).join('');

/**
 * Each question of the analytics, through GraphQL, against the best SQL by hand over base tables, in turn, in one run: for
 * the first time and again, at each size; and how both grow with the register. Numbers of incidents as arguments.
 */
export async function analytics(sizes: readonly number[]): Promise<void> {
  const tables: Timing[][] = [];
  for (const size of sizes.length > 0 ? sizes : SIZES) {
    tables.push(await benchmark(size));
  }
  const [small, large] = [tables[0], tables.at(-1)];
  if (!small || !large || small === large) return;
  console.log(`\n${cells('growth from the first size to the last', 'first', 'again', 'hand')}`);
  for (const [i, { name, first, again, byHand }] of large.entries()) {
    const from = small[i] ?? { first: 1, again: 1, byHand: 1 };
    const growth = [first / from.first, again / from.again, byHand / from.byHand];
    console.log(cells(name, ...growth.map((times) => `x ${times.toFixed(1)}`)));
  }
}
