import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import {
  aSource,
  confirmedIncident,
  openProceeding,
  recordIncident,
  recordObstacle,
  recordStep,
  recordSuspect,
} from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { corpusOf } from './sealed.corpus.js';
import { controls, operations, type Stage } from './sealed.operations.js';
import { SECRETS } from './sealed.secrets.js';

/** Asked after every secret, half of the operations in turn: cleared for less than it takes, and for all kinds of field. */
const CLOSE = 'mission';
/** Asked everything at the end: none of them may be told anything new by all the secrets together. */
const UNCLEARED = [CLOSE, 'hostState', 'researcher', 'donor'];

let app: TestApp;
let stage: Stage;
let asked: readonly string[];
let corpus: readonly string[];
const told = new Map<string, string[]>();
const made = new Map<string, string>();

async function setTheStage(): Promise<Stage> {
  const known = await confirmedIncident(app);
  const other = await recordIncident(app, { occurredOn: { from: '2018-06-01' } });
  const suspect = await recordSuspect(app, [known.id]);
  const proceeding = await openProceeding(app, [known.id], { suspects: [suspect.id] });
  const accused = [{ suspect: suspect.id }];
  const inProceeding = { proceeding: proceeding.id, sources: [aSource()] };
  await recordStep(app, { ...inProceeding, kind: 'INVESTIGATION_OPENED', occurredOn: { from: '2018-01-01' } });
  const [escape] = await recordStep(app, {
    ...inProceeding,
    kind: 'ESCAPED',
    accused,
    occurredOn: { from: '2019-09-01' },
  });
  const obstacle = await recordObstacle(app, [known.id]);
  const data = await app.ask<{ node: { victims: { nodes: { id: string }[] } } }>(
    'hq',
    'query ($id: ID!) { node(id: $id) { ... on Incident { victims { nodes { id } } } } }',
    { id: known.id },
  );
  const figure = await app.ask<{ accountabilityFunnel: { knownAt: string } }>(
    'hq',
    '{ accountabilityFunnel(unit: INCIDENT) { knownAt } }',
  );
  return {
    incident: known.id,
    reference: known.reference,
    other: other.id,
    suspect: suspect.id,
    proceeding: proceeding.id,
    step: escape?.id ?? '',
    victim: data.node.victims.nodes[0]?.id ?? '',
    obstacle: obstacle.id,
    knownAt: figure.accountabilityFunnel.knownAt,
  };
}

async function answersFor(actor: string, queries = asked): Promise<string[]> {
  const answers: string[] = [];
  for (const query of queries) {
    const { text } = await app.graphql(actor, query, {}, 'Test of sealed records');
    if (text.includes('"INTERNAL"')) throw new Error(`${actor}: ${query}: ${text}`);
    answers.push(text);
  }
  return answers;
}

/** Asks again and compares; `half` 0 or 1 asks every second operation only. */
async function expectNothingNew(actor: string, half?: number): Promise<void> {
  const isAsked = (i: number): boolean => half === undefined || i % 2 === half;
  const before = (told.get(actor) ?? []).filter((_, i) => isAsked(i));
  const now = await answersFor(
    actor,
    asked.filter((_, i) => isAsked(i)),
  );
  expect(now.flatMap((is, i) => (is === before[i] ? [] : [{ actor, was: before[i], is }]))).toEqual([]);
}

beforeAll(async () => {
  app = await TestApp.start();
  stage = await setTheStage();
  asked = operations(stage);
  for (const actor of UNCLEARED) told.set(actor, await answersFor(actor));
  corpus = corpusOf(buildClientSchema(await app.ask<IntrospectionQuery>('hq', getIntrospectionQuery())), stage);
  told.set('corpus', await answersFor(CLOSE, corpus));
  told.set('hq', await answersFor('hq', controls(stage)));
});
afterAll(() => app.stop());

test.each(SECRETS.map(({ title }, index) => [title, index] as const))(
  '%s changes what the cleared viewer is told and no byte of what the others are (1.1, S1, S4, S8, S12)',
  async (_title, index) => {
    await SECRETS[index]?.write(app, stage, made);
    const cleared = await answersFor('hq', controls(stage));
    expect(cleared).not.toEqual(told.get('hq'));
    told.set('hq', cleared);
    await expectNothingNew(CLOSE, index % 2);
  },
);

test('all of it together changes no byte for those with less clearance, fewer kinds of field, or figures alone (1.1)', async () => {
  for (const actor of UNCLEARED) await expectNothingNew(actor);
});

test('nor does it change a byte of any field, filter, order or figure that the schema has (1.1)', async () => {
  expect(await answersFor(CLOSE, corpus)).toEqual(told.get('corpus'));
});

test('what all may read changes what all are told: the comparison is not blind', async () => {
  await recordStep(app, { kind: 'ADJOURNED', proceeding: stage.proceeding, occurredOn: { from: '2021-01-01' } });
  for (const actor of [CLOSE, 'donor']) expect([actor, await answersFor(actor)]).not.toEqual([actor, told.get(actor)]);
});
