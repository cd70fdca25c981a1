import type { TestApp } from './test-app.js';

/** A valid public source. */
export const aSource = (overrides: object = {}): object => ({
  citation: 'Press release on the attack',
  publisher: 'Test Agency',
  reliability: 'B',
  credibility: 'TWO',
  isPublic: true,
  ...overrides,
});

/** A valid RecordIncidentInput: one Moroccan peacekeeper killed in MINUSCA. */
export const anIncident = (overrides: object = {}): object => ({
  mission: 'MINUSCA',
  occurredOn: { from: '2017-05-08' },
  offences: ['MURDER'],
  means: 'SHOOTING',
  context: 'AMBUSH',
  perpetratorClass: 'NON_STATE_GROUP',
  victims: [{ status: 'KILLED', contributingCountry: 'MAR', personnelCategory: 'CONTINGENT' }],
  sources: [aSource()],
  ...overrides,
});

export interface Made {
  readonly id: string;
  readonly version: string;
}

export async function recordIncident(
  app: TestApp,
  overrides: object = {},
  actor = 'hq',
): Promise<Made & { reference: string }> {
  const data = await app.ask<{ recordIncident: { incident: Made & { reference: string } } }>(
    actor,
    'mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { incident { id reference version } } }',
    { input: anIncident(overrides) },
  );
  return data.recordIncident.incident;
}

/** Records an incident and lets a second person confirm it, so that it is eligible. */
export async function confirmedIncident(app: TestApp, overrides: object = {}): Promise<Made & { reference: string }> {
  const made = await recordIncident(app, overrides);
  const amended = await app.ask<{ amendIncident: { pending: { id: string }[] } }>(
    'hq',
    'mutation ($input: AmendIncidentInput!) { amendIncident(input: $input) { pending { id } } }',
    {
      input: {
        incident: made.id,
        expectedVersion: made.version,
        reason: 'Confirmed',
        confirmation: 'CONFIRMED',
        sources: [aSource()],
      },
    },
  );
  await app.ask(
    'hq2',
    'mutation ($id: ID!) { verifyChange(input: { change: $id, decision: VERIFY }) { change { id } } }',
    {
      id: amended.amendIncident.pending[0]?.id,
    },
  );
  return made;
}

export async function openProceeding(
  app: TestApp,
  incidents: readonly string[],
  overrides: object = {},
  actor = 'hq',
): Promise<Made> {
  const data = await app.ask<{ openProceeding: { proceeding: Made } }>(
    actor,
    'mutation ($input: OpenProceedingInput!) { openProceeding(input: $input) { proceeding { id version } } }',
    {
      input: {
        courtKind: 'CIVIL',
        forumState: 'CAF',
        court: 'Criminal Court of Bangui',
        links: incidents.map((incident) => ({ incident, basis: 'SOURCE' })),
        sources: [aSource()],
        ...overrides,
      },
    },
  );
  return data.openProceeding.proceeding;
}

export async function recordSuspect(
  app: TestApp,
  incidents: readonly string[],
  overrides: object = {},
  actor = 'hq',
): Promise<{ id: string; label: string }> {
  const data = await app.ask<{ recordSuspect: { suspect: { id: string; label: string } } }>(
    actor,
    'mutation ($input: RecordSuspectInput!) { recordSuspect(input: $input) { suspect { id label } } }',
    { input: { incidents, sources: [aSource()], classification: 'UNCLASSIFIED', ...overrides } },
  );
  return data.recordSuspect.suspect;
}

/** Records an obstacle; Unclassified and of no State's making unless said otherwise. */
export async function recordObstacle(
  app: TestApp,
  incidents: readonly string[],
  overrides: object = {},
  actor = 'hq',
): Promise<{ id: string }> {
  const data = await app.ask<{ recordObstacle: { obstacle: { id: string } } }>(
    actor,
    'mutation ($input: RecordObstacleInput!) { recordObstacle(input: $input) { obstacle { id } } }',
    {
      input: {
        incidents,
        kind: 'NO_STATE_CONTROL',
        since: { from: '2018-01-01' },
        classification: 'UNCLASSIFIED',
        sources: [aSource()],
        ...overrides,
      },
    },
  );
  return data.recordObstacle.obstacle;
}

export interface MadeStep {
  readonly id: string;
  readonly act: string;
  readonly verification: string;
  readonly countsFrom: string | null;
}

export async function recordStep(app: TestApp, step: object, actor = 'hq'): Promise<MadeStep[]> {
  const data = await app.ask<{ recordMilestone: { milestones: MadeStep[] } }>(
    actor,
    'mutation ($input: RecordMilestoneInput!) { recordMilestone(input: $input) { milestones { id act verification countsFrom } } }',
    { input: { sources: [aSource()], ...step } },
  );
  return data.recordMilestone.milestones;
}

export async function verifyAct(app: TestApp, act: string, actor = 'hq2'): Promise<void> {
  await app.ask(
    actor,
    'mutation ($act: ID!) { verifyMilestone(input: { act: $act, decision: VERIFY }) { milestones { id } } }',
    { act },
  );
}
