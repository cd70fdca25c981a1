import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  aSource,
  confirmedIncident,
  openProceeding,
  recordStep,
  recordSuspect,
  verifyAct,
} from '../support/builders.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let incident: string;
beforeAll(async () => {
  app = await TestApp.start();
  incident = (await confirmedIncident(app)).id;
});
afterAll(() => app.stop());

/** The source of a record that the actor reads; every source here has one publisher of its own. */
async function sourceOf(id: string, actor: string): Promise<string> {
  const sources = 'sources { id }';
  const { node } = await app.ask<{ node: { sources: { id: string }[] } }>(
    actor,
    `{ node(id: "${id}") { ... on Milestone { ${sources} } ... on Suspect { ${sources} } ... on Incident { ${sources} } } }`,
  );
  return node.sources[0]?.id ?? '';
}
const isRead = async (actor: string, id: string): Promise<boolean> =>
  (await app.ask<{ node: object | null }>(actor, `{ node(id: "${id}") { id } }`)).node !== null;
const readers = async (id: string): Promise<string[]> => {
  const actors = ['hq', 'mission', 'otherMission', 'hostState', 'contributor', 'researcher', 'donor', 'auditor'];
  const seen = await Promise.all(actors.map(async (actor) => [actor, await isRead(actor, id)] as const));
  return seen.filter(([, is]) => is).map(([actor]) => actor);
};

test('a source of an incident is read by whoever reads the incident', async () => {
  const source = await sourceOf(incident, 'hq');
  expect(await readers(source)).toEqual(['hq', 'mission', 'hostState', 'contributor', 'researcher']);
});

test('a source of a step that waits is read by those who work on it, and by all others once it counts', async () => {
  const proceeding = await openProceeding(app, [incident]);
  const [step] = await recordStep(app, {
    kind: 'JUDGMENT',
    proceeding: proceeding.id,
    occurredOn: { from: '2019-01-01' },
    accused: [{ persons: { min: 1, max: 1 }, outcome: 'CONVICTED' }],
  });
  const source = await sourceOf(step?.id ?? '', 'hq');
  expect(await readers(source)).toEqual(['hq', 'mission']);
  await verifyAct(app, step?.act ?? '');
  expect(await readers(source)).toEqual(['hq', 'mission', 'hostState', 'contributor', 'researcher']);
});

test('a source that a liaison submits is read by the liaison, though its step waits', async () => {
  const proceeding = await openProceeding(app, [incident]);
  const submitted = { kind: 'TRIAL_OPENED', proceeding: proceeding.id, occurredOn: { from: '2018-06-01' } };
  const [step] = await recordStep(app, { ...submitted, sources: [aSource({ publisher: 'Ministry' })] }, 'hostState');
  expect(step?.verification).toBe('PENDING');
  const source = await sourceOf(step?.id ?? '', 'hostState');
  expect(await readers(source)).toEqual(['hq', 'mission', 'hostState']);
});

test('a source of a suspect is read by those who may know of suspects', async () => {
  const suspect = await recordSuspect(app, [incident]);
  const source = await sourceOf(suspect.id, 'hq');
  expect(await readers(source)).toEqual(['hq', 'mission', 'hostState']);
});
