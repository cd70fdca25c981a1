import { amendIncident, decideStep } from '../journeys/acts.js';
import {
  aSource,
  openProceeding,
  recordIncident,
  recordObstacle,
  recordStep,
  recordSuspect,
  verifyAct,
} from '../support/builders.js';
import type { TestApp } from '../support/test-app.js';

/** A text that occurs nowhere else, in a field that not everybody reads. */
export const canary = (name: string): string => `CANARY-${name}-2589`;

export interface MasksCorpus {
  /** Ids by type: two of each, the first with every value there can be, the second with as few as there can be. */
  readonly records: Readonly<Record<string, readonly [string, string]>>;
  /** Named, nameless, minor, finally acquitted, Confidential, Strictly Confidential. */
  readonly suspects: readonly string[];
}

const source = (name: string, overrides: object = {}): object =>
  aSource({
    citation: canary(`${name}-citation`),
    url: `https://example.org/${canary(`${name}-url`)}`,
    publisher: canary(`${name}-publisher`),
    publishedOn: { from: '2019-01-01' },
    ...overrides,
  });
const dead = { status: 'KILLED', personnelCategory: 'CONTINGENT' };

async function incidents(app: TestApp): Promise<[string, string]> {
  const rich = await recordIncident(app, {
    summary: canary('summary'),
    location: { place: canary('place'), latitude: 4.7412589, longitude: 22.8172589, precision: 'EXACT' },
    perpetratorGroups: [canary('group')],
    externalRefs: [{ system: 'NOTICAS', identifier: canary('incident-ref') }],
    attackers: { min: 3, max: 5 },
    victims: [
      {
        ...dead,
        contributingCountry: 'MAR',
        citizenships: ['MAR'],
        sex: 'MALE',
        fullName: canary('own-victim'),
        externalRefs: [{ system: 'SAGE', identifier: canary('victim-ref') }],
      },
      { ...dead, contributingCountry: 'TCD', fullName: canary('other-victim') },
      { ...dead, contributingCountry: 'MAR', fullName: canary('sealed-victim'), classification: 'CONFIDENTIAL' },
    ],
    sources: [source('incident'), source('sealed', { classification: 'CONFIDENTIAL' })],
  });
  const bare = await recordIncident(app, {
    hostState: 'CAF',
    victims: [
      { ...dead, contributingCountry: 'MAR' },
      { ...dead, contributingCountry: 'TCD' },
    ],
  });
  return [rich.id, bare.id];
}

/** An acquittal that has become final: the name is masked again. */
async function acquit(app: TestApp, proceeding: string, suspect: string): Promise<void> {
  for (const [kind, outcome] of [
    ['JUDGMENT', 'ACQUITTED'],
    ['FINAL', null],
  ]) {
    const [step] = await recordStep(app, {
      kind,
      proceeding,
      occurredOn: { from: '2020-02-07' },
      accused: [{ suspect, ...(outcome ? { outcome } : {}) }],
    });
    await verifyAct(app, step?.act ?? '');
  }
}

async function firstVictims(app: TestApp, incident: string): Promise<string> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Incident { victims { nodes { id contributingCountry { code } } }
    sources { id } perpetratorGroups { id } } } }`;
  const { node } = await app.ask<{
    node: { victims: { nodes: { id: string; contributingCountry: { code: string } | null }[] } };
  }>('researcher', query, { id: incident });
  return node.victims.nodes.find((victim) => victim.contributingCountry?.code === 'MAR')?.id ?? '';
}

async function sourceOf(app: TestApp, id: string, type: string): Promise<string> {
  const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { sources { id } } } }`;
  const { node } = await app.ask<{ node: { sources: { id: string }[] } }>('researcher', query, { id });
  return node.sources[0]?.id ?? '';
}

/** Writes two of every record: one that says all it can say, and one that says nothing it need not say. */
export async function writeMasksCorpus(app: TestApp): Promise<MasksCorpus> {
  const [rich, bare] = await incidents(app);
  const both = [rich, bare];
  const named = await recordSuspect(app, both, { fullName: canary('suspect'), affiliation: canary('affiliation') });
  const nameless = await recordSuspect(app, both);
  const minor = await recordSuspect(app, both, {
    fullName: canary('minor'),
    affiliation: canary('minor-force'),
    isMinor: true,
  });
  const acquitted = await recordSuspect(app, both, { fullName: canary('acquitted') });
  const sealed = await recordSuspect(app, both, { fullName: canary('sealed-suspect'), classification: 'CONFIDENTIAL' });
  const strict = await recordSuspect(app, both, {
    fullName: canary('strict-suspect'),
    classification: 'STRICTLY_CONFIDENTIAL',
  });
  const suspects = [named, nameless, minor, acquitted, sealed, strict].map(({ id }) => id);
  const court = { docketNumber: canary('docket'), court: canary('court'), accused: { min: 4, max: 4 } };
  const full = await openProceeding(app, both, { ...court, suspects, sources: [source('proceeding')] });
  const short = await openProceeding(app, both, { courtKind: null, forumState: null, court: null });
  await acquit(app, full.id, acquitted.id);
  const [charged] = await recordStep(app, {
    kind: 'CHARGED',
    proceeding: full.id,
    occurredOn: { from: '2018-04-01' },
    accused: [{ suspect: named.id, charges: [{ offence: 'MURDER', qualification: canary('qualification') }] }],
    note: canary('note'),
    sources: [source('step')],
  });
  const [opened] = await recordStep(app, {
    kind: 'INVESTIGATION_OPENED',
    proceeding: short.id,
    occurredOn: { from: '2018-01-01' },
  });
  await decideStep(app, { milestone: charged?.id ?? '' }, 'hq2', 'DISPUTE', canary('decision'));
  const obstacle = await recordObstacle(app, both, {
    until: { from: '2019-01-01' },
    note: canary('obstacle-note'),
    sources: [source('obstacle')],
  });
  const plain = await recordObstacle(app, both, { kind: 'PROCEDURE' });
  const [proposal = ''] = await amendIncident(app, rich, { reason: canary('reason'), confirmation: 'CONFIRMED' });
  const [other = ''] = await amendIncident(app, bare, { confirmation: 'CONFIRMED' });
  const records: Record<string, readonly [string, string]> = {
    Incident: [rich, bare],
    Victim: [await firstVictims(app, rich), await firstVictims(app, bare)],
    Suspect: [named.id, nameless.id],
    Proceeding: [full.id, short.id],
    Milestone: [charged?.id ?? '', opened?.id ?? ''],
    Source: [await sourceOf(app, full.id, 'Proceeding'), await sourceOf(app, short.id, 'Proceeding')],
    Obstacle: [obstacle.id, plain.id],
    Change: [proposal, other],
  };
  return { records, suspects };
}
