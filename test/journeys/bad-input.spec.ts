import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import {
  anIncident,
  aSource,
  openProceeding,
  recordIncident,
  recordObstacle,
  recordSuspect,
} from '../support/builders.js';
import { TestApp, type Answer } from '../support/test-app.js';
import { versionOf } from './acts.js';
import { CASES, PERSONAL, type Ground } from './bad-input.cases.js';
import { tableCounts } from './table-counts.js';

let app: TestApp;
/** The whole log, at its most talkative. */
const log: string[] = [];
let ground: Ground;

interface Met {
  readonly victims: {
    readonly nodes: readonly { readonly id: string; readonly statuses: readonly { readonly id: string }[] }[];
  };
}
beforeAll(async () => {
  app = await TestApp.start(pino({ level: 'trace' }, { write: (line) => void log.push(line) }));
  const { id: incident } = await recordIncident(app, {
    victims: ['MAR', 'TCD'].map((contributingCountry) => ({
      status: 'MISSING',
      contributingCountry,
      personnelCategory: 'POLICE',
    })),
  });
  const { id: foreign } = await recordIncident(app);
  const suspect = await recordSuspect(app, [incident]);
  const stranger = await recordSuspect(app, [foreign]);
  const { id: proceeding } = await openProceeding(app, [incident], { suspects: [suspect.id] });
  const query = `{ node(id: "${incident}") { ... on Incident { victims { nodes { id statuses { id } } } } } }`;
  const { node } = await app.ask<{ node: Met }>('hq', query);
  const [first, second] = node.victims.nodes;
  ground = {
    incident,
    foreign,
    victim: first?.id ?? '',
    otherVictim: second?.id ?? '',
    otherStatus: second?.statuses[0]?.id ?? '',
    suspect: suspect.id,
    stranger: stranger.id,
    proceeding,
    obstacle: (await recordObstacle(app, [incident], { classification: 'CONFIDENTIAL' })).id,
    version: await versionOf(app, incident),
    proceedingVersion: await versionOf(app, proceeding),
  };
});
afterAll(() => app.stop());

let before: object;
beforeEach(async () => {
  before = await tableCounts(app);
  log.length = 0;
});

const nameOf = (mutation: string): string => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
const send = (mutation: string, input: object, actor = 'hq'): Promise<Answer> =>
  app.graphql(actor, `mutation ($input: ${nameOf(mutation)}) { ${mutation}(input: $input) { __typename } }`, { input });

interface Fault {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}
const faultsOf = (answer: Answer): readonly Fault[] =>
  (answer.errors ?? []).flatMap((error) => (error.extensions['fields'] ?? []) as Fault[]);

const OURS = /node_modules|\.[jt]s:\d|SELECT |INSERT |UPDATE |constraint|relation "|postgres/i;

/** Nothing is written, nothing of ours is told, nothing about a person is repeated. */
async function expectRefusal(answer: Pick<Answer, 'text'>): Promise<void> {
  expect([answer.text, ...log].join('')).not.toContain(PERSONAL);
  expect(answer.text).not.toMatch(OURS);
  expect(answer.text.length).toBeLessThan(3000);
  expect(await tableCounts(app)).toEqual(before);
}

test.each(CASES.map((one) => [one.mutation, one.title, one] as const))(
  '%s with %s is refused: path, rule and a sentence, and nothing is written',
  async (mutation, _title, { input, faults, actor }) => {
    const answer = await send(mutation, input(ground), actor);
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(
      faultsOf(answer)
        .map(({ path, rule }) => `${path} ${rule}`)
        .toSorted(),
    ).toEqual(faults.toSorted());
    for (const { message } of faultsOf(answer)) expect(message).toMatch(/^\S.{8,}\S$/s);
    expect(answer.errors?.[0]?.message).toBe(faultsOf(answer)[0]?.message);
    expect(answer.status).toBe(200);
    // One line tells it: who asked for what, and the code.
    expect(log.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 30, operation: 'mutation', codes: ['BAD_USER_INPUT'] }),
    ]);
    expect(log.join('')).not.toMatch(OURS);
    await expectRefusal(answer);
  },
);

test('several faults are told at once', async () => {
  const answer = await send('recordIncident', anIncident({ mission: '', summary: '', offences: [] }));
  expect(
    faultsOf(answer)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(['input.mission', 'input.offences', 'input.summary']);
  const untyped = await send('recordIncident', { mission: 5, means: 'SWORD' });
  expect(new Set(faultsOf(untyped).map(({ path }) => path))).toEqual(
    new Set(['input', 'input.mission', 'input.means']),
  );
});

test('an id of another type is refused like an id of nothing', async () => {
  const answer = await send('recordSuspect', { incidents: [ground.proceeding], sources: [aSource()] });
  expect(answer.errors?.[0]).toMatchObject({
    message: 'Incident (input.incidents[0]) was not found.',
    extensions: { code: 'NOT_FOUND' },
  });
  await expectRefusal(answer);
});

test('a change to an older version is a conflict that names both versions and no value', async () => {
  const change = { incident: ground.incident, reason: 'r', sources: [aSource()], summary: PERSONAL };
  const answer = await send('amendIncident', { ...change, expectedVersion: 'older' });
  expect(answer.errors?.[0]?.extensions).toEqual({
    code: 'CONFLICT',
    expectedVersion: 'older',
    currentVersion: ground.version,
  });
  await expectRefusal(answer);
});

test('the same key again is done once; the same key with other content is a conflict and writes nothing (S6)', async () => {
  const input = anIncident({ idempotencyKey: 'k-1' });
  const query = 'mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { incident { reference } } }';
  const first = await app.graphql('hq', query, { input });
  before = await tableCounts(app);
  expect((await app.graphql('hq', query, { input })).text).toBe(first.text);
  expect(await tableCounts(app)).toMatchObject({ incident: (before as { incident: number }).incident });
  before = await tableCounts(app);
  const other = await app.graphql('hq', query, { input: { ...input, summary: PERSONAL } });
  expect(other.errors?.[0]?.extensions).toEqual({ code: 'CONFLICT' });
  await expectRefusal(other);
  // Another person's key is another key.
  const theirs = await app.graphql('hq2', query, { input });
  expect(theirs.errors).toBeUndefined();
  expect(theirs.text).not.toBe(first.text);
});

test('a fault of ours is INTERNAL with a reference to quote, and nothing else', async () => {
  const read = app.database.read.bind(app.database);
  app.database.read = (sql, values) =>
    read(sql.includes('personal_text') ? `SELECT secret FROM "${PERSONAL}"` : sql, values);
  const answer = await app.graphql('hq', '{ incidents { nodes { summary } } }');
  app.database.read = read;
  expect(answer.errors?.[0]).toMatchObject({
    extensions: { code: 'INTERNAL', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown },
  });
  await expectRefusal(answer);
});
