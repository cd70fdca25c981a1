import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { confirmedIncident, openProceeding, recordObstacle, recordStep, recordSuspect } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { codeOf, decideChange, funnel, progressOf, reachedIn, reclassify } from './acts.js';

let app: TestApp;
let incident: string;
/** Another incident of the same proceeding, of which the suspect is no suspect. */
let other: string;
let suspect: string;
let proceeding: string;
let step: string;
let victim: string;
let link: string;
let obstacle: string;
/** An instant at which everything was on record and open. */
let before: string;

beforeAll(async () => {
  app = await TestApp.start();
  incident = (await confirmedIncident(app)).id;
  other = (await confirmedIncident(app, { occurredOn: { from: '2017-06-01' } })).id;
  suspect = (await recordSuspect(app, [incident])).id;
  proceeding = (await openProceeding(app, [incident, other], { suspects: [suspect] })).id;
  const accused = [{ suspect }];
  const made = await recordStep(app, { kind: 'ARRESTED', proceeding, accused, occurredOn: { from: '2018-01-01' } });
  step = made[0]?.id ?? '';
  const query = `query ($id: ID!, $proceeding: ID!) { node(id: $id) { ... on Incident { victims { nodes { id } } } }
    trial: node(id: $proceeding) { ... on Proceeding { links { id incident { id } } } } }`;
  const data = await app.ask<{
    node: { victims: { nodes: { id: string }[] } };
    trial: { links: { id: string; incident: { id: string } }[] };
  }>('hq', query, { id: incident, proceeding });
  victim = data.node.victims.nodes[0]?.id ?? '';
  link = data.trial.links.find((one) => one.incident.id === incident)?.id ?? '';
  obstacle = (await recordObstacle(app, [incident, other])).id;
  before = (await funnel(app, 'unit: INCIDENT', 'hq')).knownAt;
});

afterAll(() => app.stop());

/** The record that a test has raised: it is lowered again by two, so that the next test finds the scene as it was. */
let raised: string | null = null;
async function raise(id: string, classification = 'STRICTLY_CONFIDENTIAL'): Promise<readonly string[]> {
  raised = id;
  return reclassify(app, id, classification);
}
async function lower(id: string): Promise<void> {
  raised = null;
  for (const change of await reclassify(app, id, 'UNCLASSIFIED')) await decideChange(app, change);
}
afterEach(async () => {
  if (raised !== null) await lower(raised);
});

const isSeen = async (actor: string, id: string): Promise<boolean> =>
  (await app.ask<{ node: object | null }>(actor, `{ node(id: "${id}") { id } }`)).node !== null;
const stages = async (actor: string, id: string): Promise<string[]> => {
  const now = await progressOf(app, id, { actor });
  const then = await progressOf(app, id, { actor, knownAt: before });
  return [now.stage, then.stage];
};
const suspects = async (actor: string): Promise<unknown> => {
  const now = await funnel(app, 'unit: SUSPECT', actor);
  const then = await funnel(app, `unit: SUSPECT, knownAt: "${before}"`, actor);
  return [now.total.registered.value, then.total.registered.value];
};

/** What an arrest hangs on. */
const OF_THE_ARREST: readonly [string, () => string][] = [
  ['Suspect', () => suspect],
  ['Proceeding', () => proceeding],
  ['IncidentLink', () => link],
  ['Milestone', () => step],
];
const RECORDS: readonly [string, () => string][] = [
  ['Incident', () => incident],
  ['Victim', () => victim],
  ['Obstacle', () => obstacle],
  ...OF_THE_ARREST,
];

test.each(RECORDS)(
  'a raised %s is gone at once for whoever is not cleared; to lower it takes a second person, who is not the proposer',
  async (_type, idOf) => {
    const id = idOf();
    expect([await isSeen('mission', id), await isSeen('hq', id)]).toEqual([true, true]);
    expect(await raise(id)).toEqual([]);
    expect([await isSeen('mission', id), await isSeen('hq', id)]).toEqual([false, true]);

    const [change = ''] = await reclassify(app, id, 'UNCLASSIFIED');
    raised = null;
    expect(codeOf(await decideChange(app, change, 'hq'))).toBe('FORBIDDEN');
    expect(codeOf(await decideChange(app, change, 'mission'))).toBe('NOT_FOUND');
    expect(await isSeen('mission', id)).toBe(false);
    expect(codeOf(await decideChange(app, change, 'hq2'))).toContain('VERIFIED');
    expect(await isSeen('mission', id)).toBe(true);
  },
);

test('a raised incident is gone from every figure, also from those of an earlier knownAt', async () => {
  const count = async (): Promise<unknown> => {
    const then = await funnel(app, `unit: INCIDENT, knownAt: "${before}"`);
    return [(await funnel(app, 'unit: INCIDENT')).total.registered.value, then.total.registered.value];
  };
  const [now, then] = (await count()) as [number, number];
  await raise(incident, 'CONFIDENTIAL');
  expect(await count()).toEqual([now - 1, then - 1]);
});

test('a raised victim is gone from the toll and from figures of persons, also at an earlier knownAt', async () => {
  const toll = async (): Promise<unknown> => {
    const query = `{ node(id: "${incident}") { ... on Incident { now: toll { killed { max } } then: toll(knownAt: "${before}") { killed { max } } } } }`;
    return (await app.ask<{ node: unknown }>('researcher', query)).node;
  };
  const fatalities = async (): Promise<number | null> =>
    (await funnel(app, `unit: FATALITY, knownAt: "${before}"`)).total.registered.value;
  const dead = (await fatalities()) ?? 0;
  expect(await toll()).toEqual({ now: { killed: { max: 1 } }, then: { killed: { max: 1 } } });
  await raise(victim, 'CONFIDENTIAL');
  expect(await toll()).toEqual({ now: { killed: { max: 0 } }, then: { killed: { max: 0 } } });
  expect(await fatalities()).toBe(dead - 1);
});

test.each(OF_THE_ARREST)(
  'a raised %s takes its arrest out of every incident concerned at every knownAt; lowered, it shows from then on only',
  async (type, idOf) => {
    expect(await stages('mission', incident)).toEqual(['ARREST', 'ARREST']);
    const arrests = reachedIn((await funnel(app, 'unit: INCIDENT', 'mission')).total, 'ARREST') ?? 0;
    await raise(idOf());
    expect(await stages('mission', incident)).toEqual(['REPORTED', 'REPORTED']);
    expect(await stages('hq', incident)).toEqual(['ARREST', 'ARREST']);
    // A link concerns one incident; the others concern both that the proceeding covers.
    const gone = type === 'IncidentLink' ? 1 : 2;
    const figure = await funnel(app, 'unit: INCIDENT', 'mission');
    expect(reachedIn(figure.total, 'ARREST')).toBe(arrests - gone);

    const sealedAt = (await funnel(app, 'unit: INCIDENT', 'hq')).knownAt;
    await lower(idOf());
    expect((await progressOf(app, incident, { actor: 'mission' })).stage).toBe('ARREST');
    expect((await progressOf(app, incident, { actor: 'mission', knownAt: sealedAt })).stage).toBe('REPORTED');
  },
);

test('a raised suspect is counted no more by whoever is not cleared, neither as a unit nor among the accused (S1)', async () => {
  const accused = async (): Promise<unknown> => {
    const query = `{ node(id: "${proceeding}") { ... on Proceeding { accused { max } suspects { totalCount } } } }`;
    return (await app.ask<{ node: unknown }>('mission', query)).node;
  };
  const [now, then] = (await suspects('mission')) as [number, number];
  expect(await accused()).toEqual({ accused: { max: 1 }, suspects: { totalCount: 1 } });
  await raise(suspect);
  expect(await suspects('mission')).toEqual([now - 1, then - 1]);
  expect(await accused()).toEqual({ accused: { max: 0 }, suspects: { totalCount: 0 } });
});

test('a suspect recorded as Confidential and lowered is a row for those who may know of suspects', async () => {
  const { id } = await recordSuspect(app, [incident], { classification: 'CONFIDENTIAL' });
  const query = `{ node(id: "${incident}") { ... on Incident { suspects { nodes { id } } } } }`;
  const seen = async (): Promise<string[]> => {
    const { node } = await app.ask<{ node: { suspects: { nodes: { id: string }[] } } }>('hostState', query);
    return node.suspects.nodes.map((one) => one.id);
  };
  expect(await seen()).toEqual([suspect]);
  await lower(id);
  expect((await seen()).toSorted()).toEqual([suspect, id].toSorted());
});
