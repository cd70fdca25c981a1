import 'reflect-metadata';
import { Client } from 'pg';
import { Instance } from '../../src/config/config.module.js';
import { loadConfig } from '../../src/config/load-config.js';
import { createApplication } from '../../src/application.js';
import { SyntheticService } from '../../src/examples/synthetic.service.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { createLogger } from '../../src/logging/logger.js';
import { cloneTemplate } from '../support/test-database.js';
import { startTestServer } from '../support/test-server.js';
import { QUESTIONS } from './analytics.questions.js';

/**
 * Each question of the analytics, through GraphQL as a researcher asks it, against the best SQL by hand over base tables
 * for the same numbers: without rights, masks, bounds, unknowns or the past. First and repeated, in turn, in one run.
 */
const ROUNDS = 5;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function main(): Promise<void> {
  const incidents = Number(process.argv[2] ?? 10_000);
  const stopServer = await startTestServer();
  const database = await cloneTemplate();
  const config = loadConfig({ DATABASE_URL: database.appUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test' });
  const app = await createApplication(config, new Instance(null, database.appUrl), createLogger('silent'));
  await app.listen(0, '127.0.0.1');
  const identity = app.get(IdentityService);
  await identity.createUser('bench', 'Benchmark');
  const until = new Date(Date.now() + 3_600_000);
  await identity.addGrant({ subject: 'bench', role: 'HQ_FOCAL_POINT', clearance: 'UNCLASSIFIED', until });
  const { secret } = await identity.createToken('bench', 'bench', 1);
  const seeding = await timed(() => app.get(SyntheticService).seed({ incidents, seed: 1 }));
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query('ANALYZE');
  console.log(`${incidents} incidents in ${(seeding / 1000).toFixed(1)} s`);
  const url = `${await app.getUrl()}/graphql`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
  const ask = async (query: string): Promise<void> => {
    const text = await (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })).text();
    if (text.includes('"errors"')) throw new Error(text);
  };
  for (const { name, query, byHand } of QUESTIONS) {
    const first = await timed(() => ask(query));
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await timed(() => ask(query)));
      theirs.push(await timed(() => client.query(byHand)));
    }
    const [a, b] = [median(ours), median(theirs)];
    console.log(
      `${name}: first ${first.toFixed(0)} ms, repeated ${a.toFixed(0)} ms, by hand ${b.toFixed(0)} ms; ratio first ${(first / b).toFixed(2)}, repeated ${(a / b).toFixed(2)}`,
    );
  }
  await client.end();
  await app.close();
  await database.drop();
  await stopServer();
}

await main();
