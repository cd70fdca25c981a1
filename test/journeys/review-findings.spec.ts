import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { nodeIdOf } from '../../src/reading/node-id.js';
import {
  anIncident,
  aSource,
  confirmedIncident,
  openProceeding,
  recordIncident,
  recordStep,
  recordSuspect,
} from '../support/builders.js';
import { TestApp, type Answer } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const RECORD_INCIDENT =
  'mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { incident { id version } } }';
const RECORD_STEP = 'mutation ($input: RecordMilestoneInput!) { recordMilestone(input: $input) { milestones { id } } }';
const CORRECT = 'mutation ($input: CorrectMilestoneInput!) { correctMilestone(input: $input) { milestone { id } } }';
const LINK = 'mutation ($input: LinkProceedingInput!) { linkProceeding(input: $input) { proceeding { id version } } }';
const AMEND = `mutation ($input: AmendIncidentInput!) {
  amendIncident(input: $input) { incident { id version summary enrolment { lookedFrom lookedTo } } pending { id } } }`;
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const victim = { status: 'KILLED', contributingCountry: 'MAR', personnelCategory: 'CONTINGENT' };

/** Code of the first error, and the rule that the first fault breaks. */
function refusal(answer: Answer): string {
  const extensions = answer.errors?.[0]?.extensions;
  const fields = extensions?.['fields'] as { rule: string }[] | undefined;
  return [extensions?.code ?? 'answered', ...(fields ?? []).map(({ rule }) => rule)].join(' ');
}

async function amend(incident: { id: string }, change: object): Promise<Answer> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Incident { version } } }';
  const { node } = await app.ask<{ node: { version: string } }>('hq', query, { id: incident.id });
  const input = {
    incident: incident.id,
    expectedVersion: node.version,
    reason: 'Test',
    sources: [aSource()],
    ...change,
  };
  return app.graphql('hq', AMEND, { input });
}

const step = (input: object): Promise<Answer> =>
  app.graphql('hq', RECORD_STEP, { input: { occurredOn: { from: '2018-01-01' }, sources: [aSource()], ...input } });

describe('variables that do not fit the schema', () => {
  it.each([
    ['an unknown value', { ...anIncident(), means: 'ICE' }],
    ['an unknown field', { ...anIncident(), colour: 'RED' }],
    ['nothing', undefined],
  ])('are the fault of the caller: %s', async (_name, input) => {
    expect(refusal(await app.graphql('hq', RECORD_INCIDENT, { input }))).toBe('BAD_USER_INPUT SCHEMA');
  });

  it('a wrong argument beside a costly field is refused before anything runs', async () => {
    const wrong = `query ($id: ID! = "x") { node(id: $id) { id } viewer { subject } }`;
    const answer = await app.graphql('hq', wrong, { id: null });
    expect(refusal(answer)).toBe('BAD_USER_INPUT SCHEMA');
    expect(answer.data ?? null).toBeNull();
  });
});

describe('legal input', () => {
  it('names an incident twice', async () => {
    const { id } = await recordIncident(app);
    const answer = await step({ kind: 'STATUS_CHECKED', incidents: [id, id] });
    expect(answer.errors).toBeUndefined();
  });

  it('names a suspect twice, when a proceeding is opened and when it is linked', async () => {
    const { id } = await recordIncident(app);
    const [first, second] = [await recordSuspect(app, [id]), await recordSuspect(app, [id])];
    const { id: proceeding, version } = await openProceeding(app, [id], { suspects: [first.id, first.id] });
    const input = { proceeding, expectedVersion: version, suspects: [second.id, second.id], sources: [aSource()] };
    expect((await app.graphql('hq', LINK, { input })).errors).toBeUndefined();
  });

  it('relates two proceedings in the same way twice: a conflict', async () => {
    const { id } = await recordIncident(app);
    const other = await openProceeding(app, [id]);
    const { id: proceeding, version } = await openProceeding(app, [id]);
    const relation = { kind: 'JOINED_INTO', to: other.id };
    const input = { proceeding, expectedVersion: version, relation, sources: [aSource()] };
    const { linkProceeding } = await app.ask<{ linkProceeding: { proceeding: { version: string } } }>('hq', LINK, {
      input,
    });
    const again = { ...input, expectedVersion: linkProceeding.proceeding.version };
    expect(refusal(await app.graphql('hq', LINK, { input: again }))).toBe('CONFLICT');
  });

  it('holds half a surrogate pair, or reclassifies what is no record: refused', async () => {
    const halved = await app.graphql('hq', RECORD_INCIDENT, { input: anIncident({ summary: 'a\ud800b' }) });
    expect(refusal(halved)).toContain('BAD_USER_INPUT');
    const reclassify = `mutation ($id: ID!) {
      reclassify(input: { record: $id, classification: CONFIDENTIAL, reason: "Test" }) { record { id } } }`;
    const answer = await app.graphql('hq', reclassify, { id: nodeIdOf('constructor', randomUUID()) });
    expect(refusal(answer)).toBe('BAD_USER_INPUT RECORD');
  });
});

it('a call repeated after the record went out of sight finds nothing', async () => {
  await app.addActor('leaving', { role: 'MISSION_FOCAL_POINT', clearance: 'CONFIDENTIAL', missions: ['MINUSCA'] });
  const input = anIncident({ idempotencyKey: 'once', classification: 'CONFIDENTIAL' });
  const made = await app.ask<{ recordIncident: { incident: { id: string } } }>('leaving', RECORD_INCIDENT, { input });
  const raise = `mutation ($id: ID!) {
    reclassify(input: { record: $id, classification: STRICTLY_CONFIDENTIAL, reason: "Test" }) { pending { id } } }`;
  await app.ask('hq', raise, { id: made.recordIncident.incident.id });
  expect(refusal(await app.graphql('leaving', RECORD_INCIDENT, { input }))).toBe('NOT_FOUND');
});

describe('a victim who is a suspect as well', () => {
  const READ = 'query ($id: ID!) { node(id: $id) { ... on Incident { victims { nodes { alsoSuspect { id } } } } } }';

  it('is recorded as such, with the incident and later', async () => {
    const { id } = await recordSuspect(app, [(await recordIncident(app)).id]);
    const made = await recordIncident(app, { victims: [{ ...victim, alsoSuspect: id }] });
    expect((await amend(made, { addVictims: [{ ...victim, alsoSuspect: id }] })).errors).toBeUndefined();
    const { node } = await app.ask<{ node: object }>('hq', READ, { id: made.id }, 'INVESTIGATION');
    expect(node).toEqual({ victims: { nodes: [{ alsoSuspect: { id } }, { alsoSuspect: { id } }] } });
  });

  it('is nobody whom the writer does not know', async () => {
    const secret = await recordSuspect(app, [(await recordIncident(app)).id], {
      classification: 'STRICTLY_CONFIDENTIAL',
    });
    for (const alsoSuspect of [secret.id, nodeIdOf('Suspect', randomUUID())]) {
      const input = anIncident({ victims: [{ ...victim, alsoSuspect }] });
      expect(refusal(await app.graphql('mission', RECORD_INCIDENT, { input }))).toBe('NOT_FOUND');
    }
  });
});

describe('an amendment', () => {
  it('clears a summary', async () => {
    const answer = await amend(await recordIncident(app, { summary: 'What happened' }), { summary: null });
    expect(answer.data).toMatchObject({ amendIncident: { incident: { summary: null } } });
  });

  it.each([
    ['one day of a search', { basis: 'CONTEMPORANEOUS', lookedTo: '2020-01-01' }, 'ORDER'],
    ['a search to come', { basis: 'CONTEMPORANEOUS', lookedFrom: '2020-01-01', lookedTo: TOMORROW }, 'NOT_IN_FUTURE'],
  ])('is refused with %s', async (_name, enrolment, rule) => {
    expect(refusal(await amend(await recordIncident(app), { enrolment }))).toBe(`BAD_USER_INPUT ${rule}`);
  });

  it('judges new victims by the new date', async () => {
    const addVictims = [{ ...victim, statusOn: { from: '2016-02-01' } }];
    const earlier = { occurredOn: { from: '2016-01-01' }, addVictims };
    expect((await amend(await recordIncident(app), earlier)).errors).toBeUndefined();
    const later = { occurredOn: { from: '2018-01-01' }, addVictims };
    expect(refusal(await amend(await recordIncident(app), later))).toBe('BAD_USER_INPUT NOT_BEFORE_INCIDENT');
  });

  it("calls only the mission's own host State the mission's default", async () => {
    const basis = { hostStateBasis: 'MISSION_DEFAULT' };
    expect(refusal(await amend(await recordIncident(app), { hostState: 'MLI', ...basis }))).toBe(
      'BAD_USER_INPUT MISSION_DEFAULT',
    );
    expect((await amend(await recordIncident(app), { hostState: 'CAF', ...basis })).errors).toBeUndefined();
  });
});

describe('contradictions are refused', () => {
  it('half a point, recorded or amended', async () => {
    const location = { latitude: 5, precision: 'EXACT' };
    const answer = await app.graphql('hq', RECORD_INCIDENT, { input: anIncident({ location }) });
    expect(refusal(answer)).toBe('BAD_USER_INPUT BOTH');
    expect(refusal(await amend(await recordIncident(app), { location }))).toBe('BAD_USER_INPUT BOTH');
  });

  it('in a step: a sentence without a court, a suspect twice, more absent than there are', async () => {
    const incident = await recordIncident(app);
    const suspect = (await recordSuspect(app, [incident.id])).id;
    const proceeding = (await openProceeding(app, [incident.id], { suspects: [suspect] })).id;
    const arrest = { kind: 'ARRESTED', proceeding };
    const refusalOf = async (input: object): Promise<string> => refusal(await step(input));
    const sentence = { kind: 'LIFE' };
    expect(await refusalOf({ ...arrest, accused: [{ suspect, sentence }] })).toBe('BAD_USER_INPUT KIND');
    expect(await refusalOf({ ...arrest, accused: [{ suspect }, { suspect }] })).toBe('BAD_USER_INPUT ONCE');
    const persons = { min: 2, max: 2 };
    const absent = { min: 3, max: 3 };
    for (const input of [{ accused: [{ persons, absent }] }, { accused: [{ persons }], absent }])
      expect(await refusalOf({ ...arrest, ...input })).toBe('BAD_USER_INPUT ABOVE_PERSONS');
    const changed = [{ suspect, outcome: 'SENTENCE_CHANGED', sentence }];
    expect(await refusalOf({ kind: 'APPEAL_DECIDED', proceeding, accused: changed })).toBe('answered');
  });

  it.each([
    ['no judgment outcome', { outcome: 'UPHELD', sentence: null }, 'OUTCOME'],
    ['a sentence without a conviction', { outcome: 'ACQUITTED' }, 'CONVICTION_REQUIRED'],
    ['a term without length', { sentence: { kind: 'TERM' } }, 'LENGTH'],
    ['more absent than there are', { absent: { min: 3, max: 3 } }, 'ABOVE_PERSONS'],
  ])('in a correction: %s', async (_name, change, rule) => {
    const proceeding = (await openProceeding(app, [(await recordIncident(app)).id])).id;
    const [judgment] = await recordStep(app, {
      kind: 'JUDGMENT',
      proceeding,
      occurredOn: { from: '2020-02-07' },
      accused: [{ persons: { min: 2, max: 2 }, outcome: 'CONVICTED', sentence: { kind: 'LIFE' } }],
    });
    const input = { milestone: judgment?.id, reason: 'Test', ...change };
    expect(refusal(await app.graphql('hq', CORRECT, { input }))).toBe(`BAD_USER_INPUT ${rule}`);
  });
});

it('lists of stages in a filter are any of them', async () => {
  const incident = await confirmedIncident(app);
  await recordStep(app, {
    kind: 'INVESTIGATION_OPENED',
    proceeding: (await openProceeding(app, [incident.id])).id,
    occurredOn: { from: '2018-01-01' },
  });
  const found = async (filter: object): Promise<boolean> => {
    const query = 'query ($filter: IncidentFilter!) { incidents(filter: $filter, first: 200) { nodes { id } } }';
    const { incidents } = await app.ask<{ incidents: { nodes: { id: string }[] } }>('hq', query, { filter });
    return incidents.nodes.some(({ id }) => id === incident.id);
  };
  expect(await found({ reached: ['INVESTIGATION', 'VERDICT'] })).toBe(true);
  expect(await found({ reached: ['VERDICT'] })).toBe(false);
  expect(await found({ lacks: ['INVESTIGATION', 'VERDICT'] })).toBe(true);
  expect(await found({ lacks: ['INVESTIGATION'] })).toBe(false);
});
