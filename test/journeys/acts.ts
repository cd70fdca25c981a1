import { aSource } from '../support/builders.js';
import type { Answer, TestApp } from '../support/test-app.js';

const AMEND =
  'mutation ($input: AmendIncidentInput!) { amendIncident(input: $input) { pending { id } incident { version } } }';
const VERIFY_CHANGE =
  'mutation ($input: VerifyChangeInput!) { verifyChange(input: $input) { change { verification } } }';
const VERSION = 'query ($id: ID!) { node(id: $id) { ... on Incident { version } ... on Proceeding { version } } }';

/** The version of a record as this actor reads it. */
export async function versionOf(app: TestApp, id: string, actor = 'hq'): Promise<string> {
  const { node } = await app.ask<{ node: { version: string } | null }>(actor, VERSION, { id });
  if (!node) throw new Error(`${actor} does not read ${id}.`);
  return node.version;
}

/** Amends an incident at the version that the actor reads; returns the proposals that wait. */
export async function amendIncident(app: TestApp, id: string, changes: object, actor = 'hq'): Promise<string[]> {
  const expectedVersion = await versionOf(app, id, actor);
  const input = { incident: id, expectedVersion, reason: 'A test amends', sources: [aSource()], ...changes };
  const data = await app.ask<{ amendIncident: { pending: { id: string }[] } }>(actor, AMEND, { input });
  return data.amendIncident.pending.map((change) => change.id);
}

export function decideChange(
  app: TestApp,
  change: string,
  actor = 'hq2',
  decision = 'VERIFY',
  reason: string | null = null,
): Promise<Answer> {
  return app.graphql(actor, VERIFY_CHANGE, { input: { change, decision, reason } });
}

/** Amends, and lets a second person verify everything that waits for it. */
export async function amendAndVerify(app: TestApp, id: string, changes: object): Promise<void> {
  for (const change of await amendIncident(app, id, changes)) {
    const answer = await decideChange(app, change);
    if (answer.errors) throw new Error(answer.text);
  }
}

const LINK = `mutation ($input: LinkProceedingInput!) { linkProceeding(input: $input) { pending { id }
  proceeding { version links { id basis verification incident { id } } } } }`;

export interface LinkedProceeding {
  readonly pending: readonly { readonly id: string }[];
  readonly proceeding: {
    readonly version: string;
    readonly links: readonly {
      readonly id: string;
      readonly basis: string;
      readonly verification: string;
      readonly incident: { readonly id: string };
    }[];
  };
}

/** Links a proceeding, or ends links, at the version that the actor reads. */
export async function linkProceeding(
  app: TestApp,
  proceeding: string,
  changes: object,
  actor = 'hq',
): Promise<LinkedProceeding> {
  const expectedVersion = await versionOf(app, proceeding, actor);
  const input = { proceeding, expectedVersion, sources: [aSource()], ...changes };
  return (await app.ask<{ linkProceeding: LinkedProceeding }>(actor, LINK, { input })).linkProceeding;
}

const CORRECT = `mutation ($input: CorrectMilestoneInput!) { correctMilestone(input: $input) { milestone { id verification countsFrom } } }`;
const WITHDRAW = `mutation ($input: WithdrawMilestoneInput!) { withdrawMilestone(input: $input) { milestone { id verification countsFrom } } }`;
const VERIFY = `mutation ($input: VerifyMilestoneInput!) { verifyMilestone(input: $input) { milestones { id verification disputed } } }`;
const RECLASSIFY = `mutation ($input: ReclassifyInput!) { reclassify(input: $input) { pending { id } } }`;

export interface Row {
  readonly id: string;
  readonly verification: string;
  readonly countsFrom: string | null;
}

export async function correctStep(app: TestApp, milestone: string, changes: object, actor = 'hq'): Promise<Row> {
  const input = { milestone, reason: 'A test corrects', ...changes };
  return (await app.ask<{ correctMilestone: { milestone: Row } }>(actor, CORRECT, { input })).correctMilestone
    .milestone;
}

export async function withdrawStep(app: TestApp, milestone: string, actor = 'hq'): Promise<Row> {
  const input = { milestone, reason: 'A test withdraws' };
  return (await app.ask<{ withdrawMilestone: { milestone: Row } }>(actor, WITHDRAW, { input })).withdrawMilestone
    .milestone;
}

/** A second person's decision on a step, or on an act; the answer as it came. */
export function decideStep(
  app: TestApp,
  target: { readonly milestone: string } | { readonly act: string },
  actor = 'hq2',
  decision = 'VERIFY',
  reason: string | null = null,
): Promise<Answer> {
  return app.graphql(actor, VERIFY, { input: { ...target, decision, reason } });
}

/** Changes the class of a record; returns the proposals that wait. */
export async function reclassify(
  app: TestApp,
  record: string,
  classification: string,
  actor = 'hq',
): Promise<readonly string[]> {
  const input = { record, classification, reason: 'A test reclassifies' };
  const data = await app.ask<{ reclassify: { pending: { id: string }[] } }>(actor, RECLASSIFY, { input });
  return data.reclassify.pending.map(({ id }) => id);
}

/** The code of the first error, or the answer itself when there is none: what a refusal is compared with. */
export const codeOf = (answer: Answer): string => answer.errors?.[0]?.extensions.code ?? answer.text;

const PROGRESS = `query ($id: ID!, $asOf: CalendarDate, $knownAt: Instant) { node(id: $id) { ... on Incident {
  progress(asOf: $asOf, knownAt: $knownAt) { stage reached standing convicted { min max } firstVerdictOn { from } } } } }`;

export interface Progress {
  readonly stage: string;
  readonly reached: readonly string[];
  readonly standing: readonly string[];
  readonly convicted: { readonly min: number; readonly max: number } | null;
  readonly firstVerdictOn: { readonly from: string } | null;
}

/** Progress of an incident, as a researcher sees it when nobody else is named. */
export async function progressOf(
  app: TestApp,
  id: string,
  { actor = 'researcher', ...at }: { actor?: string; asOf?: string; knownAt?: string } = {},
): Promise<Progress> {
  const { node } = await app.ask<{ node: { progress: Progress } | null }>(actor, PROGRESS, { id, ...at });
  if (!node) throw new Error(`${actor} does not read the incident.`);
  return node.progress;
}

const COUNT = '{ value min max }';
const ROW = `key { code } registered ${COUNT} excluded { reason count ${COUNT} } eligible ${COUNT} stages { stage reached ${COUNT} }`;

export interface Figure {
  readonly knownAt: string;
  readonly total: FigureRow;
  readonly rows: readonly FigureRow[];
}
export interface FigureRow {
  readonly key: readonly { readonly code: string | null }[];
  readonly registered: { readonly value: number | null };
  readonly excluded: readonly { readonly reason: string; readonly count: { readonly value: number } }[];
  readonly eligible: { readonly value: number | null };
  readonly stages: readonly { readonly stage: string; readonly reached: { readonly value: number | null } }[];
}

/** The funnel for arguments as GraphQL writes them; the answer as it came, for byte comparisons. */
export function askFunnel(app: TestApp, args: string, actor = 'researcher'): Promise<Answer> {
  return app.graphql(
    actor,
    `{ accountabilityFunnel(${args}) { asOf knownAt overlapping total { ${ROW} } rows { ${ROW} } } }`,
  );
}

export async function funnel(app: TestApp, args: string, actor = 'researcher'): Promise<Figure> {
  const answer = await askFunnel(app, args, actor);
  if (answer.errors) throw new Error(answer.text);
  return (answer.data as unknown as { accountabilityFunnel: Figure }).accountabilityFunnel;
}

/** How many eligible units of a row reached a stage. */
export const reachedIn = (row: FigureRow, stage: string): number | null =>
  row.stages.find((one) => one.stage === stage)?.reached.value ?? null;
