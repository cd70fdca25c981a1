import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { amendIncident, decideChange, linkProceeding, reclassify, versionOf } from '../journeys/acts.js';
import {
  anIncident,
  aSource,
  openProceeding,
  recordIncident,
  recordStep,
  recordSuspect,
  verifyAct,
} from '../support/builders.js';
import { TestApp, type Answer } from '../support/test-app.js';

/*
 * Every write is accepted, refused and warned alike, whether or not there is something that the writer may not read
 * (rules S4, S7, S8). Each test writes twice: beside a Strictly Confidential record, and beside nothing.
 */
const STRICT = { classification: 'STRICTLY_CONFIDENTIAL' } as const;
const sealed = { ...STRICT, sources: [aSource(STRICT)] };

let app: TestApp;
let day = 0;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

/** An incident on a day of its own. */
async function incidentAlone(overrides: object = {}): Promise<string> {
  day += 1;
  const from = `2017-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`;
  return (await recordIncident(app, { occurredOn: { from }, ...overrides })).id;
}
/** What the writer is told, without the ids that are drawn anew each time. */
function told(answer: Answer): string {
  return answer.text.replaceAll(/"(id|version|reference)":"[^"]*"/g, '"$1":"*"');
}
const send = async (query: string, input: object): Promise<string> =>
  told(await app.graphql('mission', query, { input }));

const RECORD = `mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { incident { id } warnings possibleDuplicates { id } pending { id } } }`;
test('an incident on the day of a sealed one has no possible duplicate (S7)', async () => {
  const victims = [{ status: 'KILLED', personnelCategory: 'POLICE' }];
  const write = (from: string): Promise<string> => send(RECORD, anIncident({ occurredOn: { from }, victims }));
  await recordIncident(app, { ...sealed, occurredOn: { from: '2019-01-01' } });
  expect(await write('2019-01-01')).toBe(await write('2019-02-01'));
  expect(await write('2019-02-01')).not.toBe(await write('2019-03-01'));
});

const SUSPECT = `mutation ($input: RecordSuspectInput!) { recordSuspect(input: $input) { suspect { id } possibleDuplicates { id } warnings } }`;
test('a suspect of the name of a sealed one has no possible duplicate (S7)', async () => {
  const incident = await incidentAlone();
  await recordSuspect(app, [incident], { ...sealed, fullName: 'Nobody Hidden' });
  const write = (fullName: string): Promise<string> =>
    send(SUSPECT, { incidents: [incident], fullName, sources: [aSource()] });
  expect(await write('Nobody Hidden')).toBe(await write('Nobody Else'));
  expect(await write('Nobody Else')).not.toBe(await write('Nobody At All'));
});

const OPEN = `mutation ($input: OpenProceedingInput!) { openProceeding(input: $input) { proceeding { id } warnings pending { id } } }`;
test('a proceeding with the docket number of a sealed one is not warned of (S7)', async () => {
  const incident = await incidentAlone();
  await openProceeding(app, [incident], { ...sealed, docketNumber: 'RP 1' });
  const links = [{ incident, basis: 'SOURCE' }];
  const write = (docketNumber: string): Promise<string> => send(OPEN, { links, docketNumber, sources: [aSource()] });
  expect(await write('RP 1')).toBe(await write('RP 2'));
  expect(await write('RP 2')).not.toBe(await write('RP 3'));
});

const LINK = `mutation ($input: LinkProceedingInput!) { linkProceeding(input: $input) { proceeding { id } warnings pending { id } } }`;
async function link(proceeding: string, changes: object): Promise<string> {
  const expectedVersion = await versionOf(app, proceeding, 'mission');
  return send(LINK, { proceeding, expectedVersion, sources: [aSource()], ...changes });
}
test('a link that is there already, sealed, is accepted as a new one (S7)', async () => {
  const [first, second] = [await incidentAlone(), await incidentAlone()];
  const beside = (await openProceeding(app, [first])).id;
  const alone = (await openProceeding(app, [first])).id;
  const links = [{ incident: second, basis: 'SOURCE' }];
  await linkProceeding(app, beside, { links: [{ ...links[0], ...STRICT }], sources: [aSource(STRICT)] });
  expect(await link(beside, { links })).toBe(await link(alone, { links }));
});

test('the last link that the writer reads stays, whether or not there is a sealed one (1.1)', async () => {
  const [first, second] = [await incidentAlone(), await incidentAlone()];
  const beside = (await openProceeding(app, [first])).id;
  const alone = (await openProceeding(app, [first])).id;
  const links = [{ incident: second, basis: 'SOURCE', ...STRICT }];
  await linkProceeding(app, beside, { links, sources: [aSource(STRICT)] });
  const last = async (proceeding: string): Promise<string> => {
    const query = `{ node(id: "${proceeding}") { ... on Proceeding { links { id } } } }`;
    const { node } = await app.ask<{ node: { links: { id: string }[] } }>('mission', query);
    return link(proceeding, { unlink: node.links.map(({ id }) => id) });
  };
  expect(await last(beside)).toBe(await last(alone));
});

test('a link of a proceeding with a sealed judgment is accepted like one of a proceeding without any (S8)', async () => {
  const [first, second] = [await incidentAlone(), await incidentAlone()];
  const suspect = await recordSuspect(app, [first]);
  const suspects = [suspect.id];
  const beside = (await openProceeding(app, [first], { suspects })).id;
  const alone = (await openProceeding(app, [first], { suspects })).id;
  const accused = [{ suspect: suspect.id, outcome: 'CONVICTED' }];
  const judgment = { ...sealed, kind: 'JUDGMENT', proceeding: beside, accused, occurredOn: { from: '2020-01-01' } };
  const [made] = await recordStep(app, judgment);
  await verifyAct(app, made?.act ?? '');
  const links = [{ incident: second, basis: 'SOURCE' }];
  expect(await link(beside, { links })).toBe(await link(alone, { links }));
});

test('a suspect whom only a sealed incident ties to a proceeding is refused like one who is not tied at all (S8)', async () => {
  const [first, second] = [await incidentAlone(), await incidentAlone()];
  const hidden = await incidentAlone(sealed);
  const proceedingOf = async (incidents: readonly string[]): Promise<string> =>
    (await openProceeding(app, incidents)).id;
  const [beside, alone] = [await proceedingOf([first, hidden]), await proceedingOf([first])];
  const tied = await recordSuspect(app, [second, hidden]);
  const loose = await recordSuspect(app, [second]);
  const accuse = (proceeding: string, suspect: string): Promise<string> => link(proceeding, { suspects: [suspect] });
  expect(await accuse(beside, tied.id)).toBe(await accuse(alone, loose.id));
});

const STEP = `mutation ($input: RecordMilestoneInput!) { recordMilestone(input: $input) { milestones { id warnings verification } warnings } }`;
test('an escape is warned of as without custody where the arrest is sealed (S8)', async () => {
  const incident = await incidentAlone();
  const suspect = await recordSuspect(app, [incident]);
  const suspects = [suspect.id];
  const accused = [{ suspect: suspect.id }];
  const { id: proceeding } = await openProceeding(app, [incident], { suspects });
  const escape = { kind: 'ESCAPED', proceeding, accused, occurredOn: { from: '2020-01-01' }, sources: [aSource()] };
  const without = await send(STEP, escape);
  await recordStep(app, { ...sealed, kind: 'ARRESTED', proceeding, accused, occurredOn: { from: '2019-01-01' } });
  expect(await send(STEP, escape)).toBe(without);
  expect(without).toContain('Custody ends without having begun.');
  expect(told(await app.graphql('hq', STEP, { input: escape }))).not.toBe(without);
});

const CORRECT = `mutation ($input: CorrectMilestoneInput!) { correctMilestone(input: $input) { milestone { kind } } }`;
test('a charge about an incident that only a sealed link ties to the proceeding is refused (S8)', async () => {
  const correct = async (isTied: boolean): Promise<string> => {
    const [first, second] = [await incidentAlone(), await incidentAlone()];
    const { id: proceeding } = await openProceeding(app, [first]);
    const links = [{ incident: second, basis: 'SOURCE', ...STRICT }];
    if (isTied) await linkProceeding(app, proceeding, { links, sources: [aSource(STRICT)] });
    const accused = [{ persons: { min: 1, max: 1 } }];
    const [step] = await recordStep(app, { kind: 'CHARGED', proceeding, accused, occurredOn: { from: '2019-01-01' } });
    return send(CORRECT, { milestone: step?.id, reason: 'r', charges: [{ offence: 'MURDER', incident: second }] });
  };
  expect(await correct(true)).toBe(await correct(false));
});

test('the last link in sight stays also when a second person decides, whether or not there is a sealed one (1.1)', async () => {
  const endBoth = async (isTied: boolean): Promise<string[]> => {
    const [first, second] = [await incidentAlone(), await incidentAlone()];
    const { id: proceeding } = await openProceeding(app, [first, second]);
    const links = [{ incident: await incidentAlone(), basis: 'SOURCE', ...STRICT }];
    if (isTied) await linkProceeding(app, proceeding, { links, sources: [aSource(STRICT)] });
    const accused = [{ persons: { min: 1, max: 1 }, outcome: 'CONVICTED' }];
    await recordStep(app, { kind: 'JUDGMENT', proceeding, accused, occurredOn: { from: '2020-01-01' } });
    const query = `{ node(id: "${proceeding}") { ... on Proceeding { links { id } } } }`;
    const { node } = await app.ask<{ node: { links: { id: string }[] } }>('mission', query);
    const unlinked = [];
    for (const { id } of node.links) unlinked.push(await linkProceeding(app, proceeding, { unlink: [id] }, 'mission'));
    const answers: string[] = [];
    for (const { id } of unlinked.flatMap(({ pending }) => pending))
      answers.push(told(await decideChange(app, id, 'mission2')));
    return answers;
  };
  const beside = await endBoth(true);
  expect(beside).toHaveLength(2);
  expect(beside).toEqual(await endBoth(false));
});

test('a change that waits out of sight does not stop another (S8)', async () => {
  const amend = async (isWaiting: boolean): Promise<number> => {
    const incident = await incidentAlone(sealed);
    if (isWaiting) await amendIncident(app, incident, { confirmation: 'CONFIRMED', sources: [aSource(STRICT)] });
    for (const change of await reclassify(app, incident, 'UNCLASSIFIED')) await decideChange(app, change);
    return (await amendIncident(app, incident, { confirmation: 'CONFIRMED' }, 'mission')).length;
  };
  expect([await amend(true), await amend(false)]).toEqual([1, 1]);
});

test('a suspect whose tie to an incident is above the grant for it is refused like one without a tie (G1)', async () => {
  await app.addActor(
    'wide',
    { role: 'HQ_FOCAL_POINT', clearance: 'UNCLASSIFIED' },
    { role: 'MISSION_FOCAL_POINT', clearance: 'CONFIDENTIAL', missions: ['MINUSCA'] },
  );
  const record = async (isTied: boolean): Promise<string> => {
    const here = await incidentAlone();
    const { id: there } = await recordIncident(app, { mission: 'MINUSMA', occurredOn: { from: '2016-03-01' } });
    const concerned = isTied ? [here, there] : [here];
    const suspect = await recordSuspect(app, concerned, { classification: 'CONFIDENTIAL' });
    const step = { kind: 'STATUS_CHECKED', incidents: [there], accused: [{ suspect: suspect.id }] };
    const input = { ...step, occurredOn: { from: '2019-02-01' }, sources: [aSource()] };
    return told(await app.graphql('wide', STEP, { input }));
  };
  expect(await record(true)).toBe(await record(false));
});

const SPLIT = `mutation ($input: SplitIncidentInput!) { splitIncident(input: $input) { created { id } } }`;
test('a split of all victims that the writer reads is refused, whether or not there is a sealed one (1.1)', async () => {
  const victim = { status: 'KILLED', contributingCountry: 'TCD', personnelCategory: 'CONTINGENT' };
  const beside = await incidentAlone({ victims: [victim, { ...victim, ...STRICT }] });
  const alone = await incidentAlone({ victims: [victim] });
  const split = async (incident: string): Promise<string> => {
    const query = `{ node(id: "${incident}") { ... on Incident { victims { nodes { id } } } } }`;
    const { node } = await app.ask<{ node: { victims: { nodes: { id: string }[] } } }>('mission', query);
    const expectedVersion = await versionOf(app, incident, 'mission');
    return send(SPLIT, {
      incident,
      expectedVersion,
      victims: node.victims.nodes.map(({ id }) => id),
      reason: 'Two attacks',
    });
  };
  expect(await split(beside)).toBe(await split(alone));
});

test('a version that the writer has read is still the one to amend after a sealed change (S4)', async () => {
  const incident = await incidentAlone();
  const expectedVersion = await versionOf(app, incident, 'mission');
  const suspect = await recordSuspect(app, [incident], sealed);
  await openProceeding(app, [incident], { ...sealed, suspects: [suspect.id] });
  const query = 'mutation ($input: AmendIncidentInput!) { amendIncident(input: $input) { incident { means } } }';
  const input = { incident, expectedVersion, reason: 'r', means: 'ARSON', sources: [aSource()] };
  expect((await app.graphql('mission', query, { input })).data).toEqual({
    amendIncident: { incident: { means: 'ARSON' } },
  });
});
