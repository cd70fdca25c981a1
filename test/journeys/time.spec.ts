import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  confirmedIncident,
  openProceeding,
  recordIncident,
  recordStep,
  recordSuspect,
  verifyAct,
} from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { amendAndVerify, askFunnel, codeOf, funnel, progressOf, reachedIn } from './acts.js';
import { LATER, questions, writeScene, type Scene } from './time.scene.js';

let app: TestApp;
let scene: Scene;
/** Answers at K, in the order of the questions. */
let atK: readonly string[];
beforeAll(async () => {
  app = await TestApp.start();
  scene = await writeScene(app);
  atK = await askAll();
});
afterAll(() => app.stop());

async function askAll(): Promise<string[]> {
  const answers: string[] = [];
  for (const [actor, query] of questions(scene)) {
    const answer = await app.graphql(actor, query);
    if (answer.errors) throw new Error(`${query}: ${answer.text}`);
    answers.push(answer.text);
  }
  return answers;
}
const now = async (): Promise<string> => (await app.viewer('hq')).now;

test.each(LATER.map(({ title }, index) => [title, index] as const))(
  'after %s the same asOf and knownAt give the same bytes, while the figures of now differ (T3, K1)',
  async (_title, index) => {
    const later = LATER[index];
    const before = later && (await app.graphql('hq', later.shows(scene))).text;
    await later?.write(app, scene);
    expect(later && (await app.graphql('hq', later.shows(scene))).text).not.toEqual(before);
    // To ask is dear: every third time, and at the end.
    if (index % 3 === 2 || index === LATER.length - 1) expect(await askAll()).toEqual(atK);
  },
);

test('an absent knownAt is the newest settled instant; it is returned, and asking for it gives the same figure (S12)', async () => {
  for (const args of ['unit: INCIDENT, groupBy: [HOST_STATE]', 'unit: SUSPECT', 'unit: FATALITY, groupBy: [MISSION]']) {
    const open = await funnel(app, args, 'hq');
    expect(open.knownAt <= (await now())).toBe(true);
    expect(await funnel(app, `${args}, knownAt: "${open.knownAt}"`, 'hq')).toEqual(open);
  }
});

test('an amended attribute gives the old figure at the old instant, and the new one from then on (T3)', async () => {
  const { id } = await confirmedIncident(app, {
    occurredOn: { from: '2014-09-01', to: '2014-12-31', precision: 'RANGE' },
  });
  const byState = async (knownAt?: string): Promise<string[]> => {
    const at = knownAt === undefined ? '' : `, knownAt: "${knownAt}"`;
    const figure = await funnel(
      app,
      `unit: INCIDENT, groupBy: [HOST_STATE], filter: { occurredTo: "2015-01-01" }${at}`,
      'hq',
    );
    return figure.rows.map(({ key, registered }) => `${key[0]?.code ?? ''} ${registered.value ?? '-'}`);
  };
  const early = await now();
  expect(await byState()).toEqual(['CAF 1']);
  await amendAndVerify(app, id, { hostState: 'TCD' });
  expect([await byState(), await byState(early)]).toEqual([['TCD 1'], ['CAF 1']]);
});

test('a date that straddles asOf is in max and not in the figure, for steps and never for incidents (T5)', async () => {
  const cohort = 'filter: { occurredFrom: "2015-01-01", occurredTo: "2015-12-31" }';
  const { id } = await confirmedIncident(app, { occurredOn: { from: '2015-03-01' } });
  const proceeding = await openProceeding(app, [id]);
  const occurredOn = { from: '2016-01-01', precision: 'YEAR' };
  await recordStep(app, { kind: 'INVESTIGATION_OPENED', proceeding: proceeding.id, occurredOn });
  const stageAt = async (asOf: string): Promise<unknown> => {
    const answer = await askFunnel(app, `unit: INCIDENT, ${cohort}, asOf: "${asOf}"`, 'hq');
    const { accountabilityFunnel } = answer.data as unknown as {
      accountabilityFunnel: { total: { stages: { stage: string; reached: object }[] } };
    };
    return accountabilityFunnel.total.stages.find(({ stage }) => stage === 'INVESTIGATION')?.reached;
  };
  expect(await stageAt('2015-12-31')).toEqual({ value: 0, min: 0, max: 0 });
  expect(await stageAt('2016-01-01')).toEqual({ value: 0, min: 0, max: 1 });
  expect(await stageAt('2016-12-30')).toEqual({ value: 0, min: 0, max: 1 });
  expect(await stageAt('2016-12-31')).toEqual({ value: 1, min: 1, max: 1 });
  expect((await progressOf(app, id, { asOf: '2016-12-30' })).reached).toEqual(['REPORTED']);
  expect((await progressOf(app, id, { asOf: '2016-12-31' })).reached).toEqual(['REPORTED', 'INVESTIGATION']);
});

test('a knownAt before the first row is no data: null and never 0', async () => {
  const figure = await funnel(app, 'unit: INCIDENT, knownAt: "2001-01-01T00:00:00Z"', 'hq');
  expect(figure.total).toMatchObject({ registered: { value: null, min: null, max: null }, eligible: { value: null } });
  expect(figure.total.stages.map(({ reached }) => reached.value)).toEqual([null, null, null, null, null, null]);
  const query = `{ node(id: "${scene.incident}") { ... on Incident { toll(knownAt: "2001-01-01T00:00:00Z") { killed { max } } } } }`;
  expect((await app.graphql('hq', query)).data).toEqual({ node: { toll: null } });
});

test('a knownAt before a first row of somebody’s own is no data for them, though others have some (1.1)', async () => {
  await app.addActor('elsewhere', { role: 'MISSION_FOCAL_POINT', clearance: 'UNCLASSIFIED', missions: ['UNIFIL'] });
  const early = await now();
  await recordIncident(app, { mission: 'UNIFIL', occurredOn: { from: '2011-05-27' } });
  const value = async (knownAt: string): Promise<number | null> =>
    (await funnel(app, `unit: INCIDENT, knownAt: "${knownAt}"`, 'elsewhere')).total.registered.value;
  expect([await value(early), await value(await now())]).toEqual([null, 1]);
});

const SOON = '2199-12-31';
test.each([
  ['accountabilityFunnel', `{ accountabilityFunnel(unit: INCIDENT, AT) { asOf } }`],
  ['progress', `{ incidents { nodes { progress(AT) { stage } } } }`],
  ['toll', `{ incidents { nodes { toll(AT) { killed { max } } } } }`],
  ['milestones', `{ incidents { nodes { milestones(AT) { totalCount } } } }`],
  ['status', `{ incidents { nodes { victims { nodes { status(AT) } } } } }`],
  ['standing', `{ suspects { nodes { standing(AT) { custody } } } }`],
  ['accused', `{ proceedings { nodes { accused(AT) { max } } } }`],
])('%s refuses an asOf and a knownAt in the future', async (_field, query) => {
  for (const [at, path] of [
    [`asOf: "${SOON}"`, 'asOf'],
    [`knownAt: "${SOON}T00:00:00Z"`, 'knownAt'],
  ] as const) {
    const answer = await app.graphql('hq', query.replace('AT', at));
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path, rule: 'NOT_IN_FUTURE' }],
    });
  }
  expect(codeOf(await app.graphql('hq', query.replace('AT', `knownAt: "${await now()}"`)))).toContain('data');
});

test('a verdict counts at a knownAt from its verification on, not from its recording (F4)', async () => {
  const { id } = await confirmedIncident(app, { occurredOn: { from: '2013-02-02' } });
  const suspect = await recordSuspect(app, [id]);
  const proceeding = await openProceeding(app, [id], { suspects: [suspect.id] });
  const accused = [{ suspect: suspect.id, outcome: 'CONVICTED' }];
  const step = { kind: 'JUDGMENT', proceeding: proceeding.id, accused, occurredOn: { from: '2014-02-07' } };
  const [judgment] = await recordStep(app, step);
  const waiting = await now();
  await verifyAct(app, judgment?.act ?? '');
  expect((await progressOf(app, id, { knownAt: waiting })).stage).toBe('REPORTED');
  expect((await progressOf(app, id, { knownAt: await now() })).stage).toBe('VERDICT');
});

test('a figure asked while a writer is at work is the same afterwards: it waits for what it must hold, and for nothing else (K1)', async () => {
  const cohort = 'unit: INCIDENT, groupBy: [ATTACK_MEANS], filter: { missions: ["MINUSCA"] }';
  const settled = (await funnel(app, cohort, 'hq')).knownAt;
  const [row] = await app.database.read<{ id: string }>(`SELECT id FROM incident WHERE means = 'SHOOTING' LIMIT 1`);
  let finish = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begun = (): void => undefined;
  const written = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const writer = app.database.write(async ({ manager }) => {
    await manager.query(`UPDATE incident SET means = 'STABBING_OR_BLUNT' WHERE id = $1`, [row?.id]);
    begun();
    await gate;
  });
  await written;
  // Settled before the writer began: answered at once.
  const early = await askFunnel(app, `${cohort}, knownAt: "${settled}"`, 'hq');
  // Asked for after the writer took its instant: the answer waits for the commit.
  const knownAt = await now();
  let isAnswered = false;
  const asked = askFunnel(app, `${cohort}, knownAt: "${knownAt}"`, 'hq').then((answer) => {
    isAnswered = true;
    return answer;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(isAnswered).toBe(false);
  finish();
  await writer;
  const first = await asked;
  expect(first.text).toContain('STABBING_OR_BLUNT');
  expect((await askFunnel(app, `${cohort}, knownAt: "${knownAt}"`, 'hq')).text).toBe(first.text);
  expect((await askFunnel(app, `${cohort}, knownAt: "${settled}"`, 'hq')).text).toBe(early.text);
  expect(early.text).not.toContain('STABBING_OR_BLUNT');
});

test('reached never falls as asOf grows, and what is undone is taken from standing alone', async () => {
  const seen: string[] = [];
  for (const asOf of ['2017-12-31', '2018-12-31', '2019-12-31', '2020-12-31', '2021-12-31']) {
    const { reached, standing } = await progressOf(app, scene.incident, { asOf, knownAt: scene.knownAt, actor: 'hq' });
    seen.push(`${asOf.slice(0, 4)} ${reached.at(-1) ?? ''} ${standing.at(-1) ?? ''}`);
  }
  expect(seen).toEqual([
    '2017 REPORTED REPORTED',
    '2018 ARREST ARREST',
    '2019 ARREST INVESTIGATION',
    '2020 VERDICT VERDICT',
    '2021 VERDICT VERDICT',
  ]);
  expect(
    reachedIn(
      (await funnel(app, `unit: INCIDENT, asOf: "2019-12-31", knownAt: "${scene.knownAt}"`, 'hq')).total,
      'ARREST',
    ),
  ).toBe(1);
});
