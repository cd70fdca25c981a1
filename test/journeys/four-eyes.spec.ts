import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { nodeIdOf } from '../../src/reading/node-id.js';
import {
  confirmedIncident,
  openProceeding,
  recordStep,
  recordSuspect,
  verifyAct,
  type MadeStep,
} from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { codeOf, correctStep, decideStep, funnel, progressOf, reachedIn, withdrawStep } from './acts.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

let incident: string;
let proceeding: string;
let suspect: string;
beforeEach(async () => {
  incident = (await confirmedIncident(app)).id;
  suspect = (await recordSuspect(app, [incident])).id;
  proceeding = (await openProceeding(app, [incident], { suspects: [suspect] })).id;
});

const judgment = (overrides: object = {}): object => ({
  kind: 'JUDGMENT',
  proceeding,
  occurredOn: { from: '2020-02-07' },
  accused: [{ suspect, outcome: 'CONVICTED' }],
  ...overrides,
});
async function recordJudgment(actor = 'hq', overrides: object = {}): Promise<MadeStep> {
  const [made] = await recordStep(app, judgment(overrides), actor);
  if (!made) throw new Error('No row was made.');
  return made;
}
const judged = async (): Promise<unknown> => {
  const { stage, convicted, firstVerdictOn } = await progressOf(app, incident);
  return [stage, convicted?.max, firstVerdictOn?.from ?? null];
};
const NOT_JUDGED = ['REPORTED', 0, null];
const VERDICT = ['VERDICT', 1, '2020-02-07'];

test('a verdict that waits for its second person counts nowhere: not in progress, figures, filters or lists (F3)', async () => {
  const before = await funnel(app, 'unit: INCIDENT');
  const made = await recordJudgment();
  expect(made).toMatchObject({ verification: 'PENDING', countsFrom: null });
  expect(await judged()).toEqual(NOT_JUDGED);
  const after = await funnel(app, 'unit: INCIDENT');
  expect(after.total).toEqual(before.total);
  const node = `{ node(id: "${made.id}") { id } }`;
  expect((await app.graphql('researcher', node)).data).toEqual({ node: null });
  expect((await app.graphql('mission', node)).data).toEqual({ node: { id: made.id } });
  const listed = await app.ask<{ node: { milestones: { totalCount: number } } }>(
    'researcher',
    `{ node(id: "${proceeding}") { ... on Proceeding { milestones { totalCount } standing { state } } } }`,
  );
  expect(listed.node).toEqual({ milestones: { totalCount: 0 }, standing: { state: 'INQUIRY' } });

  await verifyAct(app, made.act);
  expect(await judged()).toEqual(VERDICT);
  expect(reachedIn((await funnel(app, 'unit: INCIDENT')).total, 'VERDICT')).toBe(
    (reachedIn(before.total, 'VERDICT') ?? 0) + 1,
  );
});

test.each([
  ['its recorder', 'hq', 'FORBIDDEN'],
  ['a liaison', 'hostState', 'FORBIDDEN'],
  ['a researcher', 'researcher', 'FORBIDDEN'],
  ['somebody out of whose sight it is', 'otherMission', 'NOT_FOUND'],
])('%s cannot verify a verdict (F1, F5)', async (_who, actor, code) => {
  const { act } = await recordJudgment();
  for (const decision of ['VERIFY', 'REJECT', 'DISPUTE'])
    expect(codeOf(await decideStep(app, { act }, actor, decision, 'Because'))).toBe(code);
  expect(await judged()).toEqual(NOT_JUDGED);
});

test('an act out of sight is refused like an act that never was, byte for byte (S20)', async () => {
  const { act } = await recordJudgment();
  const refused = await decideStep(app, { act }, 'otherMission');
  expect(refused).toEqual(await decideStep(app, { act: nodeIdOf('Act', randomUUID()) }, 'otherMission'));
});

test('somebody who does not read every source of a step cannot verify it (F5)', async () => {
  const { act } = await recordJudgment('hq', {
    sources: [
      {
        citation: 'A cable',
        reliability: 'A',
        credibility: 'ONE',
        isPublic: false,
        classification: 'STRICTLY_CONFIDENTIAL',
      },
    ],
  });
  expect(codeOf(await decideStep(app, { act }, 'mission'))).toBe('FORBIDDEN');
  expect(codeOf(await decideStep(app, { act }, 'hq2'))).toContain('VERIFIED');
});

test('a correction of a counting verdict takes two again, and until then the old one goes on counting (F1)', async () => {
  const first = await recordJudgment();
  await verifyAct(app, first.act);
  const corrected = await correctStep(app, first.id, { occurredOn: { from: '2020-02-09' } }, 'mission');
  expect(corrected).toMatchObject({ verification: 'PENDING', countsFrom: null });
  expect(await judged()).toEqual(VERDICT);
  // Who wrote any row of the chain is no second person for any other row of it.
  for (const author of ['hq', 'mission'])
    expect(codeOf(await decideStep(app, { milestone: corrected.id }, author))).toBe('FORBIDDEN');
  expect(codeOf(await decideStep(app, { milestone: corrected.id }, 'mission2'))).toContain('VERIFIED');
  expect(await judged()).toEqual(['VERDICT', 1, '2020-02-09']);
});

test('a second correction is refused while one waits, and a refused correction leaves the old verdict standing (F1)', async () => {
  const first = await recordJudgment();
  await verifyAct(app, first.act);
  const corrected = await correctStep(app, first.id, { outcome: 'ACQUITTED' });
  await expect(correctStep(app, first.id, { outcome: 'DISCHARGED' }, 'mission')).rejects.toThrow('CONFLICT');
  expect(codeOf(await decideStep(app, { milestone: corrected.id }, 'hq2', 'REJECT', 'The first was right'))).toContain(
    'REJECTED',
  );
  expect(await judged()).toEqual(VERDICT);
  expect(codeOf(await decideStep(app, { milestone: corrected.id }, 'hq2'))).toBe('CONFLICT');
  await correctStep(app, first.id, { occurredOn: { from: '2020-02-08' } });
});

test('a withdrawal of a counting verdict takes two, and takes the verdict out of every figure (F1)', async () => {
  const first = await recordJudgment();
  await verifyAct(app, first.act);
  const withdrawal = await withdrawStep(app, first.id);
  expect(await judged()).toEqual(VERDICT);
  expect(codeOf(await decideStep(app, { milestone: withdrawal.id }, 'hq2'))).toContain('VERIFIED');
  expect(await judged()).toEqual(NOT_JUDGED);
  await expect(correctStep(app, withdrawal.id, { outcome: 'ACQUITTED' })).rejects.toThrow('CONFLICT');
});

test('a refused verdict counts nowhere, is seen by those who work on it, and can neither be verified nor corrected', async () => {
  const { id, act } = await recordJudgment();
  expect(codeOf(await decideStep(app, { act }, 'hq2', 'REJECT'))).toBe('BAD_USER_INPUT');
  expect(codeOf(await decideStep(app, { act }, 'hq2', 'REJECT', 'Wrong court'))).toContain('REJECTED');
  expect(await judged()).toEqual(NOT_JUDGED);
  expect(codeOf(await decideStep(app, { act }, 'mission'))).toBe('CONFLICT');
  await expect(correctStep(app, id, { outcome: 'ACQUITTED' })).rejects.toThrow('CONFLICT');
  const verification = `{ node(id: "${id}") { ... on Milestone { verification } } }`;
  expect((await app.graphql('mission', verification)).data).toEqual({ node: { verification: 'REJECTED' } });
  expect((await app.graphql('researcher', verification)).data).toEqual({ node: null });
});

test('a dispute marks a verdict and un-counts nothing; neither its author nor the disputer can end it (F3)', async () => {
  const { id, act } = await recordJudgment();
  await verifyAct(app, act);
  expect(codeOf(await decideStep(app, { milestone: id }, 'mission', 'DISPUTE', 'Another report'))).toContain(
    '"disputed":true',
  );
  expect(await judged()).toEqual(VERDICT);
  const mark = `{ node(id: "${id}") { ... on Milestone { disputed verification } } }`;
  expect((await app.graphql('researcher', mark)).data).toEqual({ node: { disputed: true, verification: 'VERIFIED' } });
  for (const actor of ['hq', 'mission'])
    expect(codeOf(await decideStep(app, { milestone: id }, actor))).toBe('FORBIDDEN');
  expect(codeOf(await decideStep(app, { milestone: id }, 'mission2'))).toContain('"disputed":false');
  expect((await app.graphql('researcher', mark)).data).toEqual({ node: { disputed: false, verification: 'VERIFIED' } });
});

test('an act is decided as a whole: all of its rows count from one instant, or none of them', async () => {
  const other = await recordSuspect(app, [incident], { proceedings: [proceeding] });
  const accused = [
    { suspect, outcome: 'CONVICTED' },
    { suspect: other.id, outcome: 'ACQUITTED' },
  ];
  const rows = await recordStep(app, judgment({ accused }));
  expect(new Set(rows.map(({ act }) => act)).size).toBe(1);
  await verifyAct(app, rows[0]?.act ?? '');
  const { nodes } = await app.ask<{ nodes: { countsFrom: string }[] }>(
    'researcher',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Milestone { countsFrom } } }',
    { ids: rows.map(({ id }) => id) },
  );
  expect(nodes).toHaveLength(2);
  expect(new Set(nodes.map(({ countsFrom }) => countsFrom)).size).toBe(1);
});

test('an act is decided as far as it is in sight; a row out of sight waits, and its being there is not told (F5, S8)', async () => {
  const hidden = await recordSuspect(app, [incident], {
    proceedings: [proceeding],
    classification: 'STRICTLY_CONFIDENTIAL',
  });
  const accused = [
    { suspect, outcome: 'CONVICTED' },
    { suspect: hidden.id, outcome: 'CONVICTED' },
  ];
  const rows = await recordStep(app, judgment({ accused }));
  const { data } = await decideStep(app, { act: rows[0]?.act ?? '' }, 'mission');
  expect(data).toMatchObject({ verifyMilestone: { milestones: [{ verification: 'VERIFIED' }] } });
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Milestone { verification } } }';
  const { nodes } = await app.ask<{ nodes: { verification: string }[] }>('hq', query, {
    ids: rows.map(({ id }) => id),
  });
  expect(nodes.map(({ verification }) => verification).toSorted()).toEqual(['PENDING', 'VERIFIED']);
});

test('what a liaison submits waits for a focal point; until then only its submitter and those who work on it see it', async () => {
  const step = { kind: 'INVESTIGATION_OPENED', proceeding, occurredOn: { from: '2018-01-01' } };
  const [submitted] = await recordStep(app, step, 'hostState');
  expect(submitted).toMatchObject({ verification: 'PENDING', countsFrom: null });
  expect((await progressOf(app, incident)).stage).toBe('REPORTED');
  const node = `{ node(id: "${submitted?.id ?? ''}") { id } }`;
  expect((await app.graphql('hostState', node)).data).toEqual({ node: { id: submitted?.id } });
  expect((await app.graphql('researcher', node)).data).toEqual({ node: null });
  expect(codeOf(await decideStep(app, { act: submitted?.act ?? '' }, 'hostState'))).toBe('FORBIDDEN');
  expect(codeOf(await decideStep(app, { act: submitted?.act ?? '' }, 'mission'))).toContain('VERIFIED');
  expect((await progressOf(app, incident)).stage).toBe('INVESTIGATION');
});
