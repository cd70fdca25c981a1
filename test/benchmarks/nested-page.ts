import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { IdentityService } from '../../src/identity/identity.service.js';
import { createApplication } from '../../src/application.js';
import { Instance } from '../../src/config/config.module.js';
import { loadConfig } from '../../src/config/load-config.js';
import { DatabaseService } from '../../src/database/database.service.js';
import { createLogger } from '../../src/logging/logger.js';
import { startTestServer } from '../support/test-server.js';
import { cloneTemplate } from '../support/test-database.js';
import { fillRegister } from './fill-register.js';

/**
 * A nested page of 50 incidents (mission, toll, victims, proceedings, progress) against a floor that does nothing but
 * the work: node:http and pg with one hand-written query for the same values, without rights, masks, past or GraphQL.
 * Prints SQL statements at 1, 10 and 50 rows, and requests per second of both in turn, in one run.
 */
const CONNECTIONS = 16;
const SECONDS = 6;
const ROUNDS = 3;

const QUERY = `query ($n: Int) { incidents(first: $n) { nodes { reference occurredOn { from to } mission { acronym name }
  toll { killed { min max } injured { min max } }
  victims(first: 5) { nodes { label persons { min max } status contributingCountry { code name } } }
  proceedings(first: 5) { nodes { court courtKind forumState { code } } }
  progress { stage reached firstVerdictOn { from to } convicted { min max } lastStepOn { from to } } } } }`;

const FLOOR = `SELECT COALESCE(json_agg(row), '[]') AS rows FROM (
  SELECT i.reference, json_build_object('from', i.occurred_from, 'to', i.occurred_to) AS "occurredOn",
    json_build_object('acronym', m.acronym, 'name', m.name_en) AS mission, t.toll, v.victims, p.proceedings,
    json_build_object('stage', g.stage, 'reached', g.reached, 'firstVerdictOn', g.first_verdict_on, 'convicted',
      json_build_object('min', g.convicted_min, 'max', g.convicted_max), 'lastStepOn', g.last_step_on) AS progress
  FROM (SELECT * FROM incident ORDER BY occurred_from DESC, id LIMIT $1) i
  JOIN mission m ON m.id = i.mission_id JOIN incident_progress g ON g.incident_id = i.id AND g.level = 0
  CROSS JOIN LATERAL (SELECT json_build_object('killed', json_build_object('min', COALESCE(sum(w.persons_min) FILTER (WHERE s.status = 'KILLED'), 0)),
      'injured', json_build_object('min', COALESCE(sum(w.persons_min) FILTER (WHERE s.status = 'INJURED'), 0))) AS toll
    FROM victim w JOIN victim_status s ON s.victim_id = w.id WHERE w.incident_id = i.id) t
  CROSS JOIN LATERAL (SELECT COALESCE(json_agg(json_build_object('label', w.label, 'persons', json_build_object('min', w.persons_min, 'max', w.persons_max),
      'status', s.status, 'contributingCountry', json_build_object('code', c.code, 'name', c.name_en))), '[]') AS victims
    FROM victim w JOIN victim_status s ON s.victim_id = w.id LEFT JOIN country c ON c.code = w.contributing_country WHERE w.incident_id = i.id) v
  CROSS JOIN LATERAL (SELECT COALESCE(json_agg(json_build_object('court', q.court, 'courtKind', q.court_kind, 'forumState', json_build_object('code', q.forum_state))), '[]') AS proceedings
    FROM incident_link l JOIN proceeding q ON q.id = l.proceeding_id WHERE l.incident_id = i.id) p
) row`;

async function floor(url: string): Promise<{ server: Server; pool: Pool; url: string }> {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      pool
        .query<{ rows: unknown }>({ name: 'floor', text: FLOOR, values: [50] })
        .then(({ rows }) =>
          response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: rows[0] })),
        )
        .catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, pool, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** Requests per second over some seconds; every answer must be 200. */
async function rate(url: string, headers: Record<string, string>, body: string): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let answered = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const response = await fetch(url, { method: 'POST', headers, body });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  return answered / SECONDS;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export async function nestedPage(): Promise<void> {
  const stopServer = await startTestServer();
  const database = await cloneTemplate();
  const config = loadConfig({ DATABASE_URL: database.appUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test' });
  const app = await createApplication(config, new Instance(null, database.appUrl), createLogger('silent'));
  await app.listen(0, '127.0.0.1');
  const identity = app.get(IdentityService);
  await identity.createUser('bench', 'Benchmark');
  await identity.addGrant({
    subject: 'bench',
    role: 'RESEARCHER',
    clearance: 'UNCLASSIFIED',
    until: new Date(Date.now() + 3_600_000),
  });
  const { secret } = await identity.createToken('bench', 'bench', 1);
  await fillRegister(app, database.ownerUrl, 5_000);

  const service = app.get(DatabaseService);
  const read = service.read.bind(service);
  let statements = 0;
  service.read = (sql, values) => {
    statements += 1;
    return read(sql, values);
  };
  const url = `${await app.getUrl()}/graphql`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
  for (const n of [1, 10, 50]) {
    statements = 0;
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: QUERY, variables: { n } }),
    });
    const text = await answer.text();
    if (text.includes('"errors"')) throw new Error(text);
    console.log(`${n} rows: ${statements} SQL statements (one finds out who asks), ${text.length} bytes`);
  }
  const body = JSON.stringify({ query: QUERY, variables: { n: 50 } });
  const ground = await floor(database.appUrl);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await rate(url, headers, body));
    theirs.push(await rate(ground.url, { 'content-type': 'application/json' }, body));
  }
  console.log(`register: ${ours.map((value) => value.toFixed(0)).join(' / ')} requests per second`);
  console.log(`floor:    ${theirs.map((value) => value.toFixed(0)).join(' / ')} requests per second`);
  console.log(`ratio of medians: ${(median(ours) / median(theirs)).toFixed(3)}`);
  ground.server.close();
  ground.server.closeAllConnections();
  await ground.pool.end();
  await app.close();
  await database.drop();
  await stopServer();
}
