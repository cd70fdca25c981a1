import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { nodeIdOf } from '../../src/reading/node-id.js';
import {
  confirmedIncident,
  openProceeding,
  recordIncident,
  recordStep,
  recordSuspect,
  verifyAct,
} from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { amendAndVerify, amendIncident, codeOf, decideChange, linkProceeding, progressOf } from './acts.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const inMali = { mission: 'MINUSMA', occurredOn: { from: '2016-03-01' } };

async function judgedProceeding(others: readonly string[] = []): Promise<{ proceeding: string; incident: string }> {
  const { id: incident } = await confirmedIncident(app);
  const suspect = await recordSuspect(app, [incident]);
  const { id: proceeding } = await openProceeding(app, [incident, ...others], { suspects: [suspect.id] });
  const accused = [{ suspect: suspect.id, outcome: 'CONVICTED' }];
  const [step] = await recordStep(app, { kind: 'JUDGMENT', proceeding, accused, occurredOn: { from: '2020-02-07' } });
  await verifyAct(app, step?.act ?? '');
  return { proceeding, incident };
}
const linksSeen = async (actor: string, proceeding: string): Promise<unknown> => {
  const query = `{ node(id: "${proceeding}") { ... on Proceeding { links { verification } } } }`;
  const { node } = await app.ask<{ node: { links: { verification: string }[] } | null }>(actor, query);
  return node && node.links.map(({ verification }) => verification);
};

test("a link on the court's word counts only from its second person; until then only those who work on it see it (F2)", async () => {
  const { id: incident } = await confirmedIncident(app);
  const opened = await openProceeding(app, [], { links: [{ incident, basis: 'COURT' }] });
  await recordStep(app, { kind: 'TRIAL_OPENED', proceeding: opened.id, occurredOn: { from: '2019-01-01' } });
  expect((await progressOf(app, incident)).reached).toEqual(['REPORTED']);
  expect([await linksSeen('researcher', opened.id), await linksSeen('mission', opened.id)]).toEqual([
    null,
    ['PENDING'],
  ]);
  const { proceedings } = await app.ask<{ proceedings: { nodes: { id: string }[] } }>(
    'researcher',
    '{ proceedings { nodes { id } } }',
  );
  expect(proceedings.nodes.map(({ id }) => id)).not.toContain(opened.id);

  const [change = ''] = await pendingOf(opened.id, incident);
  expect(codeOf(await decideChange(app, change, 'hq'))).toBe('FORBIDDEN');
  expect(codeOf(await decideChange(app, change, 'hostState'))).toBe('FORBIDDEN');
  expect(codeOf(await decideChange(app, change, 'mission'))).toContain('VERIFIED');
  expect((await progressOf(app, incident)).reached).toEqual(['REPORTED', 'INVESTIGATION', 'CHARGE', 'PROSECUTION']);
  expect(await linksSeen('researcher', opened.id)).toEqual(['VERIFIED']);
});

/** The proposals that wait on links, read from the database as nobody returns them twice. */
async function pendingOf(proceeding: string, incident: string): Promise<string[]> {
  const uuid = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';
  const rows = await app.database.read<{ id: string }>(
    `SELECT c.id FROM change c JOIN incident_link l ON l.id = c.record_id WHERE l.proceeding_id = $1 AND l.incident_id = $2 AND c.needs_review`,
    [uuid(proceeding), uuid(incident)],
  );
  return rows.map(({ id }) => nodeIdOf('Change', id));
}

test('a refused link never counts and is gone', async () => {
  const { id: incident } = await confirmedIncident(app);
  const opened = await openProceeding(app, [incident]);
  const linked = await linkProceeding(app, opened.id, { links: [{ incident, basis: 'COURT' }] });
  expect(codeOf(await decideChange(app, linked.pending[0]?.id ?? '', 'hq2', 'REJECT'))).toBe('BAD_USER_INPUT');
  await decideChange(app, linked.pending[0]?.id ?? '', 'hq2', 'REJECT', 'The judgment names another attack');
  expect(await linksSeen('researcher', opened.id)).toEqual(['ACCEPTED']);
});

test('any counting link of a proceeding that carries a judgment takes two: a conviction does not spread by one hand (F2)', async () => {
  const { proceeding } = await judgedProceeding();
  const { id: other } = await confirmedIncident(app);
  const linked = await linkProceeding(app, proceeding, { links: [{ incident: other, basis: 'SOURCE' }] });
  expect(linked.pending).toHaveLength(1);
  expect((await progressOf(app, other)).stage).toBe('REPORTED');
  await decideChange(app, linked.pending[0]?.id ?? '');
  expect((await progressOf(app, other)).reached).toContain('VERDICT');
});

test('to end a counting link of a judged proceeding takes two, and until then it counts (F2)', async () => {
  const { id: other } = await confirmedIncident(app, { occurredOn: { from: '2017-06-01' } });
  const { proceeding, incident } = await judgedProceeding([other]);
  const { links } = (await linkProceeding(app, proceeding, {})).proceeding;
  const link = links.find((one) => one.incident.id === incident)?.id ?? '';
  const ended = await linkProceeding(app, proceeding, { unlink: [link], reason: 'Another attack' });
  expect(ended.pending).toHaveLength(1);
  expect((await progressOf(app, incident)).stage).toBe('VERDICT');
  await expect(linkProceeding(app, proceeding, { unlink: [link] }, 'mission')).rejects.toThrow('CONFLICT');
  await decideChange(app, ended.pending[0]?.id ?? '');
  expect((await progressOf(app, incident)).stage).toBe('REPORTED');
});

test('the last link of a proceeding stays: without one nobody would read the proceeding', async () => {
  const { id: incident } = await confirmedIncident(app);
  const { id: proceeding } = await openProceeding(app, [incident]);
  const link = (await linkProceeding(app, proceeding, {})).proceeding.links[0]?.id ?? '';
  await expect(linkProceeding(app, proceeding, { unlink: [link] })).rejects.toThrow('CONFLICT');
});

test('a step that one mission records counts for every incident of the proceeding, also for those that it does not read', async () => {
  const { id: near } = await confirmedIncident(app);
  const { id: far } = await confirmedIncident(app, inMali);
  const { id: proceeding } = await openProceeding(app, [near, far]);
  await recordStep(app, { kind: 'INVESTIGATION_OPENED', proceeding, occurredOn: { from: '2018-01-01' } }, 'mission');
  for (const id of [near, far]) expect((await progressOf(app, id)).stage).toBe('INVESTIGATION');
});

interface Decided {
  readonly hostState: { readonly code: string } | null;
  readonly hostStateBasis: string;
  readonly confirmation: string;
  readonly scope: { readonly eligible: boolean; readonly exclusions: string[] };
}
const decided = async (id: string): Promise<Decided> => {
  const query = `{ node(id: "${id}") { ... on Incident { hostState { code } hostStateBasis confirmation scope { eligible exclusions } } } }`;
  return (await app.ask<{ node: Decided }>('researcher', query)).node;
};

test.each([
  ['the host State', { hostState: 'TCD' }, { hostState: { code: 'TCD' }, hostStateBasis: 'DECIDED' }],
  [
    'the confirmation',
    { confirmation: 'CONFIRMED' },
    { confirmation: 'CONFIRMED', scope: { eligible: true, exclusions: [] } },
  ],
  ['an exclusion', { exclusions: ['INSIDER'] }, { scope: { eligible: false, exclusions: ['INSIDER', 'UNCONFIRMED'] } }],
])(
  '%s waits as a proposal, which its proposer cannot verify, and holds from the second person on (G3)',
  async (_what, changes, after) => {
    const { id } = await recordIncident(app);
    const before = await decided(id);
    const pending = await amendIncident(app, id, changes);
    expect(pending).toHaveLength(1);
    expect(await decided(id)).toEqual(before);
    expect(codeOf(await decideChange(app, pending[0] ?? '', 'hq'))).toBe('FORBIDDEN');
    await expect(amendIncident(app, id, changes, 'mission')).rejects.toThrow('CONFLICT');
    expect(await decided(id)).toEqual(before);
    expect(codeOf(await decideChange(app, pending[0] ?? '', 'mission'))).toContain('VERIFIED');
    expect(await decided(id)).toEqual({ ...before, ...after });
    expect(codeOf(await decideChange(app, pending[0] ?? '', 'mission2'))).toBe('CONFLICT');
  },
);

test('an empty list of exclusions brings an incident back, and takes two as well', async () => {
  const { id } = await confirmedIncident(app);
  await amendAndVerify(app, id, { exclusions: ['NOT_A_CRIME'] });
  const [back = ''] = await amendIncident(app, id, { exclusions: [] });
  expect((await decided(id)).scope.eligible).toBe(false);
  await decideChange(app, back);
  expect((await decided(id)).scope).toEqual({ eligible: true, exclusions: [] });
});

test.each(['POLITICAL_MISSION', 'CAUSE_PENDING', 'UNCONFIRMED'])(
  '%s follows from the facts, so nobody can propose it',
  async (reason) => {
    const { id } = await recordIncident(app);
    await expect(amendIncident(app, id, { exclusions: [reason] })).rejects.toThrow('DERIVED');
  },
);

test('a proposal with a host State opens no row to that State until it is decided', async () => {
  const { id } = await recordIncident(app, { ...inMali, hostState: 'CAF' });
  const node = `{ node(id: "${id}") { id } }`;
  expect((await app.graphql('hostState', node)).data).toEqual({ node: null });
  const [change = ''] = await pendingHostState(id);
  await decideChange(app, change);
  expect((await app.graphql('hostState', node)).data).toEqual({ node: { id } });
});

/** The proposal that recording with another host State than the mission's has made. */
async function pendingHostState(id: string): Promise<string[]> {
  const uuid = Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';
  const rows = await app.database.read<{ id: string }>('SELECT id FROM change WHERE record_id = $1', [uuid]);
  return rows.map((row) => nodeIdOf('Change', row.id));
}

test('a change out of sight is refused like one that never was, byte for byte (S20)', async () => {
  const { id } = await recordIncident(app, { classification: 'STRICTLY_CONFIDENTIAL' });
  const [change = ''] = await amendIncident(app, id, { confirmation: 'CONFIRMED' });
  const refused = await decideChange(app, change, 'mission');
  expect(refused).toEqual(await decideChange(app, nodeIdOf('Change', randomUUID()), 'mission'));
});

test("what hides a case from the host State's liaison, or opens it, takes two: the class of perpetrator (G3)", async () => {
  const { id } = await confirmedIncident(app, { perpetratorClass: 'HOST_STATE_AGENT' });
  const seen = async (): Promise<unknown> =>
    (await app.ask<{ node: unknown }>('hostState', `{ node(id: "${id}") { id } }`)).node;
  const pending = await amendIncident(app, id, { perpetratorClass: 'UNKNOWN' }, 'mission');
  expect(pending).toHaveLength(1);
  expect(await seen()).toBeNull();
  await decideChange(app, pending[0] ?? '');
  expect(await seen()).not.toBeNull();
});
