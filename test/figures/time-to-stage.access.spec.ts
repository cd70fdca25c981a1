import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codeOf } from '../journeys/acts.js';
import {
  aSource,
  confirmedIncident,
  openProceeding,
  recordStep,
  recordSuspect,
  verifyAct,
} from '../support/builders.js';
import type { Answer } from '../support/test-app.js';
import { TestApp } from '../support/test-app.js';
import { onlyGroup, REPORT, timeToStage } from './time-report.js';

const followed = { basis: 'CONTEMPORANEOUS', lookedFrom: '2017-05-08', lookedTo: '2025-12-31' };
const STAGE = 'stage: INVESTIGATION';

let app: TestApp;
let day = 0;
beforeAll(async () => {
  app = await TestApp.start();
  await app.addActor('nobody');
});
afterAll(() => app.stop());

/** A confirmed incident on a day of its own, followed from then on. */
async function incidentAlone(): Promise<{ id: string; filter: string }> {
  day += 1;
  const from = `2017-01-${String(day).padStart(2, '0')}`;
  const { id } = await confirmedIncident(app, {
    occurredOn: { from },
    enrolment: { ...followed, lookedFrom: from },
  });
  return { id, filter: `filter: { occurredFrom: "${from}", occurredTo: "${from}" }` };
}
const ask = (actor: string, args: string): Promise<Answer> =>
  app.graphql(actor, `{ timeToStage(${args}) { ${REPORT} } }`);
const ruleOf = ({ errors }: Answer): unknown =>
  (errors?.[0]?.extensions['fields'] as { path: string; rule: string }[] | undefined)?.map(
    ({ path, rule }) => `${path} ${rule}`,
  );

describe('who may ask', () => {
  test.each(['auditor', 'administrator', 'nobody'])('%s gets no figure', async (actor) => {
    expect(codeOf(await ask(actor, `unit: INCIDENT, ${STAGE}`))).toBe('FORBIDDEN');
  });

  test.each([
    ['researcher', 'unit: SUSPECT', ['unit FIXED_CUT']],
    ['donor', 'unit: SUSPECT', ['unit FIXED_CUT']],
    ['researcher', 'unit: VICTIM, filter: { harm: NON_FATAL }', ['unit FIXED_CUT']],
    ['researcher', 'unit: INCIDENT', undefined],
    ['donor', 'unit: FATALITY', undefined],
    ['mission', 'unit: SUSPECT', undefined],
  ])('%s, asking with %s, breaks %j (D1)', async (actor, args, rules) => {
    expect(ruleOf(await ask(actor, `${args}, ${STAGE}`))).toEqual(rules);
  });

  test.each([
    ['a report, which is where all begin', 'unit: INCIDENT, stage: REPORTED', 'stage STAGE'],
    ['an arrest of a proceeding', 'unit: PROCEEDING, stage: ARREST', 'stage STAGE'],
    ['a stage from a later one', 'unit: INCIDENT, stage: CHARGE, from: VERDICT', 'from ORDER'],
    ['a stage from itself', 'unit: INCIDENT, stage: CHARGE, from: CHARGE', 'from ORDER'],
    ['an outcome of an arrest', 'unit: INCIDENT, stage: ARREST, outcome: CONVICTED', 'outcome STAGE'],
    ['an outcome of appeals', 'unit: INCIDENT, stage: VERDICT, outcome: QUASHED', 'outcome OUTCOME'],
    ['periods without days', `unit: INCIDENT, ${STAGE}, groupBy: PERIOD`, 'periodCuts REQUIRED'],
    ['days without periods', `unit: INCIDENT, ${STAGE}, periodCuts: ["2020-01-01"]`, 'periodCuts PERIOD'],
    ['a year of steps', `unit: INCIDENT, ${STAGE}, groupBy: STEP_YEAR`, 'groupBy[0] DIMENSION'],
    ['days to come', `unit: INCIDENT, ${STAGE}, asOf: "2199-01-01"`, 'asOf NOT_IN_FUTURE'],
  ])('nobody waits for %s', async (_what, args, rule) => {
    expect(ruleOf(await ask('hq', args))).toEqual([rule]);
  });

  test('a liaison is told of the cases of their State alone, a donor on public basis', async () => {
    const { filter } = await incidentAlone();
    const eligible = async (actor: string): Promise<number> =>
      (await onlyGroup(app, `unit: INCIDENT, ${STAGE}, ${filter}`, actor)).eligible;
    expect([await eligible('hostState'), await eligible('otherMission'), await eligible('donor')]).toEqual([1, 0, 1]);
  });
});

test('a sealed step changes not one byte for whoever is not cleared for it, and moves the figure for whoever is (1.1)', async () => {
  const { id, filter } = await incidentAlone();
  const args = `unit: INCIDENT, ${STAGE}, ${filter}`;
  const UNCLEARED = ['mission', 'hostState', 'researcher', 'donor'];
  const told = (): Promise<string[]> => Promise.all(UNCLEARED.map(async (actor) => (await ask(actor, args)).text));
  const [before, cleared] = [await told(), (await ask('hq', args)).text];
  const { id: proceeding } = await openProceeding(app, [id], {
    classification: 'STRICTLY_CONFIDENTIAL',
    sources: [aSource({ classification: 'STRICTLY_CONFIDENTIAL' })],
  });
  await recordStep(app, {
    ...{ kind: 'INVESTIGATION_OPENED', proceeding, occurredOn: { from: '2018-01-01' } },
    ...{ classification: 'STRICTLY_CONFIDENTIAL', sources: [aSource({ classification: 'STRICTLY_CONFIDENTIAL' })] },
  });
  expect(await told()).toEqual(before);
  expect((await ask('hq', args)).text).not.toBe(cleared);
  expect(await onlyGroup(app, args, 'hq')).toMatchObject({ size: 1, events: 1 });
});

test('a step counts at an instant from which it was on record, and the answer of then never changes (T3)', async () => {
  const { id, filter } = await incidentAlone();
  const args = `unit: INCIDENT, ${STAGE}, ${filter}`;
  const then = await timeToStage(app, args);
  const { id: proceeding } = await openProceeding(app, [id]);
  await recordStep(app, { kind: 'INVESTIGATION_OPENED', proceeding, occurredOn: { from: '2018-01-01' } });
  const now = await timeToStage(app, args);
  expect([then.groups[0]?.events, now.groups[0]?.events]).toEqual([0, 1]);
  const again = await timeToStage(app, `${args}, knownAt: "${then.knownAt}"`);
  expect(again).toEqual({ ...then, citation: again.citation });
  expect(again.citation).toBe(then.citation);
});

test('before anything was on record there is no group: no data is not 0', async () => {
  const report = await timeToStage(app, `unit: INCIDENT, ${STAGE}, knownAt: "2001-01-01T00:00:00Z"`);
  expect([report.groups, report.difference, report.differenceRefused]).toEqual([
    [],
    null,
    'Nothing was on record then.',
  ]);
});

test.each([
  ['JOINED', 0],
  ['EVIDENCE', 1],
] as const)('a proceeding closed on the ground %s is an end for %i (T8)', async (ground, competing) => {
  const { id, filter } = await incidentAlone();
  const { id: proceeding } = await openProceeding(app, [id]);
  await recordStep(app, { kind: 'INVESTIGATION_OPENED', proceeding, occurredOn: { from: '2018-01-01' } });
  const [closing] = await recordStep(app, { kind: 'CLOSED', ground, proceeding, occurredOn: { from: '2019-01-01' } });
  const group = (): Promise<object> => onlyGroup(app, `unit: INCIDENT, stage: VERDICT, ${filter}`);
  expect(await group()).toMatchObject({ competing: 0, censored: 1, reopened: 0 });
  await verifyAct(app, closing?.act ?? '');
  expect(await group()).toMatchObject({ competing, censored: 1 - competing });
});

test('a group too small is refused with the reason, in the words of the estimate', async () => {
  const { id, filter } = await incidentAlone();
  await recordSuspect(app, [id]);
  const report = await timeToStage(app, `unit: SUSPECT, ${STAGE}, ${filter}`);
  expect(report.groups[0]).toMatchObject({ size: 1, points: [], shares: [], median: null, allAtAsOf: [] });
  expect(report.groups[0]?.refused).toContain('at least 10');
  expect(report.differenceRefused).toContain('one group');
  const french = await app.ask(
    'hq',
    `{ timeToStage(unit: INCIDENT, stage: VERDICT, outcome: CONVICTED) { event(lang: FR) note(lang: FR) definition { id text(lang: FR) } } }`,
  );
  expect(french['timeToStage']).toMatchObject({
    event: 'Jugement : Condamnation',
    definition: { id: 'TIME_TO_STAGE' },
  });
});

test('an incident before two forums stands in both groups, and groups that share units are not compared', async () => {
  const { id, filter } = await incidentAlone();
  await openProceeding(app, [id]);
  await openProceeding(app, [id], { courtKind: 'INTERNATIONAL', forumState: null });
  const report = await timeToStage(app, `unit: INCIDENT, ${STAGE}, ${filter}, groupBy: FORUM`);
  expect(report.groups.map(({ key, eligible }) => [key?.code, eligible])).toEqual([
    ['HOST_STATE', 1],
    ['INTERNATIONAL', 1],
  ]);
  expect([report.overlapping, report.difference]).toEqual([true, null]);
  expect(report.differenceRefused).toContain('several groups');
});
