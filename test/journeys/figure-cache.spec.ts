import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { FigureCache } from '../../src/analytics/figure.cache.js';
import { FigureService } from '../../src/analytics/figure.service.js';
import { FunnelService, type FunnelArgs } from '../../src/analytics/funnel.service.js';
import { Reader } from '../../src/reading/reader.js';
import {
  aSource,
  confirmedIncident,
  openProceeding,
  recordIncident,
  recordStep,
  recordSuspect,
} from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import {
  amendAndVerify,
  correctStep,
  decideChange,
  decideStep,
  linkProceeding,
  reclassify,
  withdrawStep,
} from './acts.js';

/** What researchers, donors and others ask; each is kept apart. */
const QUESTIONS: readonly FunnelArgs[] = [
  { unit: 'INCIDENT', groupBy: ['HOST_STATE'] },
  { unit: 'FATALITY', groupBy: ['CONTRIBUTING_COUNTRY'] },
  { unit: 'PROCEEDING', asOf: '2019-06-30' },
];
const SEALED = 'STRICTLY_CONFIDENTIAL';

let app: TestApp;
let incident: string;
let proceeding: string;
let suspect: string;

beforeAll(async () => {
  app = await TestApp.start();
  incident = (await confirmedIncident(app)).id;
  await confirmedIncident(app, { occurredOn: { from: '2018-02-01' } });
  suspect = (await recordSuspect(app, [incident])).id;
  proceeding = (await openProceeding(app, [incident], { suspects: [suspect] })).id;
});
afterAll(() => app.stop());
afterEach(() => {
  jest.restoreAllMocks();
});

/** The figures of an actor, and how many statements each took. */
async function asked(actor: string): Promise<{ figures: object[]; statements: number[] }> {
  let count = 0;
  const { database } = app;
  const snapshot = database.snapshot.bind(database);
  jest.spyOn(database, 'snapshot').mockImplementation((work) =>
    snapshot((run) =>
      work((sql, values) => {
        count += 1;
        return run(sql, values);
      }),
    ),
  );
  const viewer = await app.viewer(actor);
  const [figures, statements]: [object[], number[]] = [[], []];
  for (const question of QUESTIONS) {
    count = 0;
    figures.push(await app.app.get(FunnelService).funnel(viewer, question));
    statements.push(count);
  }
  jest.restoreAllMocks();
  return { figures, statements };
}

/** The same figures made by somebody who has kept none. */
async function anew(actor: string): Promise<object[]> {
  const figures = new FigureService(app.app.get(Reader), new FigureCache());
  const viewer = await app.viewer(actor);
  return Promise.all(QUESTIONS.map((question) => new FunnelService(figures).funnel(viewer, question)));
}

const KEPT = [1, 1, 1];
const isMadeAnew = (statements: readonly number[]): boolean => statements.every((count) => count > 1);

test('a question that comes again costs one statement, whoever of the same rights asks, and answers the same', async () => {
  const first = await asked('researcher');
  expect(isMadeAnew(first.statements)).toBe(true);
  expect(await asked('researcher')).toEqual({ figures: first.figures, statements: KEPT });
  // Donors are answered on public basis, which is not what a researcher is asked for with rights of their own.
  const donor = await asked('donor');
  expect(donor.figures).toEqual(await anew('donor'));
  expect((await asked('donor')).statements).toEqual(KEPT);
  await app.addActor('researcher2', { role: 'RESEARCHER', clearance: 'UNCLASSIFIED' });
  expect((await asked('researcher2')).statements).toEqual(KEPT);
  await app.addActor('cleared', { role: 'RESEARCHER', clearance: 'CONFIDENTIAL' });
  expect(isMadeAnew((await asked('cleared')).statements)).toBe(true);
});

/** Everything that a researcher sees come about, in an order in which each can. */
const VISIBLE: readonly [string, () => Promise<unknown>][] = [
  ['an incident is recorded', () => recordIncident(app, { occurredOn: { from: '2019-03-01' } })],
  [
    'a step is recorded',
    () => recordStep(app, { kind: 'INVESTIGATION_OPENED', proceeding, occurredOn: { from: '2018-01-01' } }),
  ],
  [
    'a step is verified',
    async () => {
      const accused = [{ suspect, outcome: 'CONVICTED' }];
      const [step] = await recordStep(app, {
        kind: 'JUDGMENT',
        proceeding,
        accused,
        occurredOn: { from: '2019-01-01' },
      });
      expect((await decideStep(app, { milestone: step?.id ?? '' })).errors).toBeUndefined();
    },
  ],
  [
    'a step is corrected, disputed and withdrawn',
    async () => {
      const [step] = await recordStep(app, {
        kind: 'CHARGED',
        proceeding,
        accused: [{ suspect }],
        occurredOn: { from: '2018-05-01' },
      });
      const { id } = await correctStep(app, step?.id ?? '', { occurredOn: { from: '2018-06-01' } });
      await withdrawStep(app, id);
    },
  ],
  [
    'a victim dies',
    async () => {
      const injured = { status: 'INJURED', contributingCountry: 'MAR', personnelCategory: 'CONTINGENT' };
      const { id } = await confirmedIncident(app, { victims: [injured], occurredOn: { from: '2015-05-05' } });
      const victims = '{ node(id: "ID") { ... on Incident { victims { nodes { id } } } } }'.replace('ID', id);
      const data = await app.ask<{ node: { victims: { nodes: { id: string }[] } } }>('hq', victims);
      const status = `mutation ($input: RecordVictimStatusInput!) { recordVictimStatus(input: $input) { victim { id } } }`;
      const victim = data.node.victims.nodes[0]?.id;
      await app.ask('hq', status, {
        input: { victim, status: 'KILLED', occurredOn: { from: '2015-05-09' }, sources: [aSource()] },
      });
    },
  ],
  ['facts of an incident are amended', () => amendAndVerify(app, incident, { hostState: 'MLI' })],
  ['an incident is left out', () => amendAndVerify(app, incident, { exclusions: ['INSIDER'] })],
  [
    'a proceeding is linked',
    async () => {
      const other = await confirmedIncident(app, { occurredOn: { from: '2017-09-09' } });
      await linkProceeding(app, proceeding, { links: [{ incident: other.id, basis: 'SOURCE' }] });
    },
  ],
];

/** What was answered after each change: at that instant of knowledge it is the answer for ever. */
const answered: { readonly actor: string; readonly figures: object[] }[] = [];

test.each(VISIBLE)('once %s, the figure is a new one, right to the row', async (_what, change) => {
  const { figures } = await asked('researcher');
  await change();
  const after = await asked('researcher');
  expect(isMadeAnew(after.statements)).toBe(true);
  expect(after.figures).not.toEqual(figures);
  expect(after.figures).toEqual(await anew('researcher'));
  answered.push({ actor: 'researcher', figures: after.figures }, { actor: 'hq', figures: (await asked('hq')).figures });
});

/** A figure without what says when it was asked. */
const rowsOf = (figure: object): object =>
  Object.fromEntries(Object.entries(figure).filter(([name]) => name !== 'citation'));

test('what was answered once is answered for that instant of knowledge ever after', async () => {
  expect(answered).toHaveLength(2 * VISIBLE.length);
  for (const { actor, figures } of answered) {
    const viewer = await app.viewer(actor);
    for (const [index, figure] of figures.entries()) {
      const { knownAt } = figure as { knownAt: string };
      const then = await app.app.get(FunnelService).funnel(viewer, { ...QUESTIONS[index], knownAt });
      expect(rowsOf(then)).toEqual(rowsOf(figure));
    }
  }
});

test('what is sealed leaves the figure at once, whichever record it is, and comes back when it is opened', async () => {
  const data = await app.ask<{ node: { victims: { nodes: { id: string }[] } } }>(
    'hq',
    'query ($id: ID!) { node(id: $id) { ... on Incident { victims { nodes { id } } } } }',
    { id: (await confirmedIncident(app, { occurredOn: { from: '2016-04-04' } })).id },
  );
  const victim = data.node.victims.nodes[0]?.id ?? '';
  for (const record of [victim, proceeding, incident]) {
    const open = await asked('researcher');
    await reclassify(app, record, SEALED);
    const sealed = await asked('researcher');
    expect(sealed.figures).not.toEqual(open.figures);
    expect(sealed.figures).toEqual(await anew('researcher'));
    for (const change of await reclassify(app, record, 'UNCLASSIFIED')) await decideChange(app, change);
    expect((await asked('researcher')).figures).toEqual(await anew('researcher'));
  }
});

test('what a researcher does not see makes no new figure for him, and one for whoever sees it (S11)', async () => {
  const [before] = [await asked('researcher'), await asked('hq')];
  const { id } = await recordIncident(app, { classification: SEALED, occurredOn: { from: '2018-08-08' } });
  await recordStep(app, { kind: 'DECLINED', incidents: [id], occurredOn: { from: '2018-09-09' } });
  await recordStep(app, {
    kind: 'CHARGED',
    proceeding,
    accused: [{ suspect }],
    classification: SEALED,
    occurredOn: { from: '2018-10-10' },
  });
  expect(await asked('researcher')).toEqual({ figures: before.figures, statements: KEPT });
  expect(isMadeAnew((await asked('hq')).statements)).toBe(true);
});

test('a question that takes the database too long is stopped, with a sentence that says so', async () => {
  const { database } = app;
  const snapshot = database.snapshot.bind(database);
  jest.spyOn(database, 'snapshot').mockImplementationOnce((work) =>
    snapshot(async (run) => {
      await run('SET LOCAL statement_timeout = 20', []);
      await run('SELECT pg_sleep(5)', []);
      return work(run);
    }),
  );
  const question = '{ accountabilityFunnel(unit: INCIDENT) { total { registered { value } } } }';
  const answer = await app.graphql('researcher', question);
  expect(answer.errors?.map(({ message, extensions }) => [message.slice(0, 30), extensions])).toEqual([
    ['The database stopped this ques', { code: 'TOO_COSTLY' }],
  ]);
  expect((await app.graphql('researcher', question)).errors).toBeUndefined();
});
