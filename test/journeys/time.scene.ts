import {
  aSource,
  confirmedIncident,
  openProceeding,
  recordIncident,
  recordStep,
  recordSuspect,
  verifyAct,
} from '../support/builders.js';
import type { TestApp } from '../support/test-app.js';
import {
  amendAndVerify,
  amendIncident,
  correctStep,
  decideStep,
  linkProceeding,
  reclassify,
  versionOf,
  withdrawStep,
} from './acts.js';

export interface Scene {
  readonly incident: string;
  readonly other: string;
  readonly suspect: string;
  readonly proceeding: string;
  readonly arrest: string;
  readonly judgment: string;
  readonly missing: string;
  readonly victims: readonly string[];
  /** K: everything above is on record, and nothing of LATER. */
  readonly knownAt: string;
}

const missing = { status: 'MISSING', contributingCountry: 'MAR', personnelCategory: 'CONTINGENT' };
const dead = { ...missing, status: 'KILLED' };

/** An incident with a missing and a dead victim, followed to a verdict by way of an escape; another one beside it. */
export async function writeScene(app: TestApp): Promise<Scene> {
  const { id: incident } = await confirmedIncident(app, { victims: [missing, dead, dead] });
  const { id: other } = await recordIncident(app, { occurredOn: { from: '2018-06-01' } });
  const { id: suspect } = await recordSuspect(app, [incident]);
  const { id: proceeding } = await openProceeding(app, [incident], { suspects: [suspect] });
  const step = async (kind: string, from: string, outcome?: string): Promise<{ id: string; act: string }> => {
    const accused = kind === 'INVESTIGATION_OPENED' ? [] : [{ suspect, ...(outcome ? { outcome } : {}) }];
    const [made] = await recordStep(app, { kind, proceeding, accused, occurredOn: { from } });
    return made ?? { id: '', act: '' };
  };
  await step('INVESTIGATION_OPENED', '2018-01-01');
  const arrest = await step('ARRESTED', '2018-03-01');
  await step('ESCAPED', '2019-03-01');
  const judgment = await step('JUDGMENT', '2020-02-07', 'CONVICTED');
  await verifyAct(app, judgment.act);
  const query = `{ node(id: "${incident}") { ... on Incident { victims { nodes { id status } } } } }`;
  const { node } = await app.ask<{ node: { victims: { nodes: { id: string; status: string }[] } } }>('hq', query);
  const victims = node.victims.nodes;
  const { now } = await app.viewer('hq');
  return {
    ...{ incident, other, suspect, proceeding, arrest: arrest.id, judgment: judgment.id, knownAt: now },
    missing: victims.find(({ status }) => status === 'MISSING')?.id ?? '',
    victims: victims.filter(({ status }) => status === 'KILLED').map(({ id }) => id),
  };
}

const COUNT = '{ value min max }';
const ROW = `key { code } registered ${COUNT} excluded { reason count ${COUNT} } eligible ${COUNT} stages { stage reached ${COUNT} }`;
const PROGRESS = `stage reached standing implied firstArrestOn { from } firstVerdictOn { from to } everArrested { max } inCustody { min max }
  convicted { min max } acquitted { max } accountability information lastStepOn { from to } daysSinceLastStep`;

/** Questions at (A, K), each with who asks; none of the answers may ever change. */
export function questions({
  incident,
  suspect,
  proceeding,
  missing: victim,
  knownAt,
}: Scene): readonly (readonly [string, string])[] {
  const figure = (args: string): string =>
    `{ accountabilityFunnel(${args}, asOf: "2021-12-31", knownAt: "${knownAt}") { asOf knownAt overlapping total { ${ROW} } rows { ${ROW} } } }`;
  const node = (id: string, selection: string): string => `{ node(id: "${id}") { ${selection} } }`;
  const at = `asOf: "2021-12-31", knownAt: "${knownAt}"`;
  return [
    ['hq', figure('unit: INCIDENT, groupBy: [HOST_STATE, ATTACK_MEANS]')],
    ['researcher', figure('unit: INCIDENT, groupBy: [YEAR], filter: { harm: ANY }')],
    ['donor', figure('unit: FATALITY, groupBy: [CONTRIBUTING_COUNTRY]')],
    ['mission', figure('unit: VICTIM, groupBy: [SEX, PERSONNEL_CATEGORY], filter: { harm: ANY }')],
    ['hq', figure('unit: SUSPECT, groupBy: [FORUM]')],
    ['hq', figure('unit: PROCEEDING, groupBy: [FORUM_STATE]')],
    ['researcher', node(incident, `... on Incident { progress(${at}) { ${PROGRESS} } }`)],
    [
      'hq',
      node(
        incident,
        `... on Incident { toll(${at}) { killed { min max } missing { max } lines { status persons { max } } } }`,
      ),
    ],
    [
      'researcher',
      node(incident, `... on Incident { milestones(${at}) { totalCount nodes { id kind occurredOn { from } } } }`),
    ],
    ['hq', node(victim, `... on Victim { status(${at}) statuses(${at}) { status occurredOn { from } } }`)],
    [
      'mission',
      node(
        suspect,
        `... on Suspect { standing(${at}) { custody inProceedings { state } } milestones(${at}) { totalCount } }`,
      ),
    ],
    [
      'hq',
      node(
        proceeding,
        `... on Proceeding { standing(${at}) { state reached } accused(${at}) { max } milestones(${at}) { totalCount } }`,
      ),
    ],
  ];
}

export interface Later {
  readonly title: string;
  readonly write: (app: TestApp, scene: Scene) => Promise<unknown>;
  /** What shows the difference now. */
  readonly shows: (scene: Scene) => string;
}

const figureOfNow = (args: string): string =>
  `{ accountabilityFunnel(${args}, asOf: "2021-12-31") { total { ${ROW} } rows { ${ROW} } } }`;
const progressOfNow = ({ incident }: Scene): string =>
  `{ node(id: "${incident}") { ... on Incident { progress(asOf: "2021-12-31") { ${PROGRESS} } } } }`;
const tollOfNow = ({ incident }: Scene): string =>
  `{ node(id: "${incident}") { ... on Incident { toll(asOf: "2021-12-31") { killed { max } missing { max } } } } }`;

async function status(app: TestApp, input: object): Promise<void> {
  const query = 'mutation ($input: RecordVictimStatusInput!) { recordVictimStatus(input: $input) { victim { id } } }';
  await app.ask('hq', query, { input: { sources: [aSource()], ...input } });
}

/** What is written after K, each of it about a day before A. */
export const LATER: readonly Later[] = [
  {
    title: 'a correction of the arrest',
    write: (app, { arrest }) => correctStep(app, arrest, { occurredOn: { from: '2018-04-01' } }),
    shows: progressOfNow,
  },
  {
    title: 'a verified correction of the verdict',
    write: async (app, { judgment }) => {
      const { id } = await correctStep(app, judgment, { outcome: 'ACQUITTED' });
      await decideStep(app, { milestone: id });
    },
    shows: progressOfNow,
  },
  {
    title: 'a step of long ago, recorded late',
    write: async (app, { other }) => {
      const proceeding = await openProceeding(app, [other]);
      await recordStep(app, {
        kind: 'INVESTIGATION_OPENED',
        proceeding: proceeding.id,
        occurredOn: { from: '2018-07-01' },
      });
    },
    shows: ({ other }) => `{ node(id: "${other}") { ... on Incident { progress { reached } } } }`,
  },
  {
    title: 'another host State',
    write: (app, { incident }) => amendAndVerify(app, incident, { hostState: 'TCD' }),
    shows: () => figureOfNow('unit: INCIDENT, groupBy: [HOST_STATE]'),
  },
  {
    title: 'other means, another day and another class of perpetrator',
    write: (app, { incident }) =>
      amendIncident(app, incident, { means: 'ARSON', perpetratorClass: 'CROWD', occurredOn: { from: '2016-12-31' } }),
    shows: () => figureOfNow('unit: INCIDENT, groupBy: [YEAR, ATTACK_MEANS]'),
  },
  {
    title: 'the missing victim declared dead',
    write: (app, { missing: victim }) =>
      status(app, { victim, status: 'DECLARED_DEAD', occurredOn: { from: '2019-05-08' } }),
    shows: tollOfNow,
  },
  {
    title: 'another victim',
    write: (app, { incident }) => amendIncident(app, incident, { addVictims: [dead] }),
    shows: tollOfNow,
  },
  {
    title: 'an exclusion',
    write: (app, { incident }) => amendAndVerify(app, incident, { exclusions: ['INSIDER'] }),
    shows: () => figureOfNow('unit: INCIDENT'),
  },
  {
    title: 'a confirmation of the other incident',
    write: (app, { other }) => amendAndVerify(app, other, { confirmation: 'CONFIRMED' }),
    shows: () => figureOfNow('unit: INCIDENT'),
  },
  {
    title: 'a link to the other incident and a second suspect',
    write: async (app, { other, incident, proceeding }) => {
      await recordSuspect(app, [incident], { proceedings: [proceeding] });
      const linked = await linkProceeding(app, proceeding, { links: [{ incident: other, basis: 'SOURCE' }] });
      for (const { id } of linked.pending)
        await app.ask(
          'hq2',
          `mutation { verifyChange(input: { change: "${id}", decision: VERIFY }) { change { id } } }`,
        );
    },
    shows: ({ proceeding }) => `{ node(id: "${proceeding}") { ... on Proceeding { accused { max } links { id } } } }`,
  },
  {
    title: 'a split',
    write: async (app, { incident, victims }) => {
      const input = {
        incident,
        expectedVersion: await versionOf(app, incident),
        victims: victims.slice(0, 1),
        reason: 'Two attacks',
      };
      const query = 'mutation ($input: SplitIncidentInput!) { splitIncident(input: $input) { created { id } } }';
      await app.ask('hq', query, { input });
    },
    shows: tollOfNow,
  },
  {
    title: 'a verified withdrawal of the verdict',
    write: async (app, { judgment }) => {
      const query = `{ node(id: "${judgment}") { ... on Milestone { supersededBy { id } } } }`;
      const { node } = await app.ask<{ node: { supersededBy: { id: string } } }>('hq', query);
      const { id } = await withdrawStep(app, node.supersededBy.id);
      await decideStep(app, { milestone: id });
    },
    shows: progressOfNow,
  },
  {
    title: 'a new incident, raised in class',
    write: async (app) => {
      const { id } = await recordIncident(app, { occurredOn: { from: '2018-08-08' } });
      await reclassify(app, id, 'CONFIDENTIAL');
    },
    shows: () => figureOfNow('unit: INCIDENT'),
  },
];
