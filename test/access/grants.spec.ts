import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { amendIncident, codeOf } from '../journeys/acts.js';
import { openProceeding, recordIncident, recordStep, recordSuspect } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';

/*
 * Each grant stands alone (rules G1). `wide` reads everything Unclassified from headquarters and MINUSCA up to
 * Confidential; `deep` reads all missions up to Confidential as a researcher and works on MINUSCA, Unclassified.
 */
let app: TestApp;
const ids = new Map<string, string>();
const named = new Map<string, string>();

const victims = (name: string): object[] => [
  { status: 'KILLED', contributingCountry: 'TCD', personnelCategory: 'CONTINGENT', fullName: `Open victim of ${name}` },
  {
    status: 'KILLED',
    contributingCountry: 'TCD',
    personnelCategory: 'CONTINGENT',
    fullName: `Sealed victim of ${name}`,
    classification: 'CONFIDENTIAL',
  },
];

async function writeIncident(name: string, mission: string, classification: string): Promise<void> {
  const { id } = await recordIncident(app, {
    mission,
    classification,
    occurredOn: { from: mission === 'MINUSCA' ? '2017-05-08' : '2016-03-01' },
    victims: victims(name),
    summary: `Summary of ${name}`,
    perpetratorGroups: [`Group of ${name}`],
    externalRefs: [{ system: 'NOTICAS', identifier: `Ref of ${name}` }],
    location: { place: `Place of ${name}`, precision: 'EXACT' },
  });
  ids.set(name, id);
  named.set(id, name);
  const suspect = await recordSuspect(app, [id], { fullName: `Suspect of ${name}`, classification: 'CONFIDENTIAL' });
  const proceeding = await openProceeding(app, [id], { suspects: [suspect.id], docketNumber: `Docket of ${name}` });
  const accused = [{ suspect: suspect.id }];
  await recordStep(app, { kind: 'ARRESTED', proceeding: proceeding.id, occurredOn: { from: '2018-01-01' }, accused });
}

beforeAll(async () => {
  app = await TestApp.start();
  await app.addActor(
    'wide',
    { role: 'HQ_FOCAL_POINT', clearance: 'UNCLASSIFIED' },
    { role: 'MISSION_FOCAL_POINT', clearance: 'CONFIDENTIAL', missions: ['MINUSCA'] },
  );
  await app.addActor(
    'deep',
    { role: 'RESEARCHER', clearance: 'CONFIDENTIAL' },
    { role: 'MISSION_FOCAL_POINT', clearance: 'UNCLASSIFIED', missions: ['MINUSCA'] },
  );
  await writeIncident('car', 'MINUSCA', 'UNCLASSIFIED');
  await writeIncident('carConfidential', 'MINUSCA', 'CONFIDENTIAL');
  await writeIncident('mali', 'MINUSMA', 'UNCLASSIFIED');
  await writeIncident('maliConfidential', 'MINUSMA', 'CONFIDENTIAL');
});
afterAll(() => app.stop());

const FIELDS = `{ incidents(first: 200) { totalCount nodes { id summary location { place } externalRefs { identifier }
  perpetratorGroups { name } progress { stage reached everArrested { max } } milestones { nodes { kind } } toll { killed { max } }
  victims { nodes { fullName } } suspects { nodes { fullName } } proceedings { nodes { docketNumber } } withheld { field reason } } } }`;

interface Seen {
  readonly id: string;
  readonly summary: string | null;
  readonly location: { readonly place: string } | null;
  readonly externalRefs: readonly { readonly identifier: string }[] | null;
  readonly perpetratorGroups: readonly { readonly name: string }[] | null;
  readonly progress: {
    readonly stage: string;
    readonly reached: string[];
    readonly everArrested: { max: number } | null;
  };
  readonly milestones: { readonly nodes: readonly { readonly kind: string }[] };
  readonly toll: { readonly killed: { readonly max: number } };
  readonly victims: { readonly nodes: readonly { readonly fullName: string | null }[] };
  readonly suspects: { readonly nodes: readonly { readonly fullName: string | null }[] } | null;
  readonly proceedings: { readonly nodes: readonly { readonly docketNumber: string | null }[] };
  readonly withheld: readonly { readonly field: string; readonly reason: string }[];
}

async function seenBy(actor: string): Promise<ReadonlyMap<string, Seen>> {
  const { incidents } = await app.ask<{ incidents: { totalCount: number; nodes: Seen[] } }>(
    actor,
    FIELDS,
    {},
    'Test of grants, row by row',
  );
  expect(incidents.totalCount).toBe(incidents.nodes.length);
  return new Map(incidents.nodes.map((row) => [named.get(row.id) ?? row.id, row]));
}

/** What a row tells, in one line. */
const told = (row: Seen | undefined): object | null =>
  row
    ? {
        killed: row.toll.killed.max,
        arrested: row.progress.everArrested?.max ?? null,
        stage: row.progress.stage,
        steps: row.milestones.nodes.map(({ kind }) => kind).join(' '),
        victims: row.victims.nodes.map(({ fullName }) => fullName ?? '-').toSorted(),
        suspects: row.suspects?.nodes.map(({ fullName }) => fullName) ?? null,
        text: [row.summary, row.location?.place ?? null, row.externalRefs?.[0]?.identifier ?? null],
        group: row.perpetratorGroups?.[0]?.name ?? null,
        docket: row.proceedings.nodes[0]?.docketNumber ?? null,
        withheld: row.withheld.map(({ field, reason }) => `${field}: ${reason}`),
      }
    : null;

const all = (name: string): object => ({
  text: [`Summary of ${name}`, `Place of ${name}`, `Ref of ${name}`],
  group: `Group of ${name}`,
  docket: `Docket of ${name}`,
  withheld: [],
});
const upToConfidential = (name: string): object => ({
  ...all(name),
  killed: 2,
  arrested: 1,
  stage: 'ARREST',
  steps: 'REPORTED ARRESTED',
  victims: [`Open victim of ${name}`, `Sealed victim of ${name}`],
  suspects: [`Suspect of ${name}`],
});
const upToUnclassified = (name: string): object => ({
  ...all(name),
  killed: 1,
  arrested: 0,
  stage: 'REPORTED',
  steps: 'REPORTED',
  victims: [`Open victim of ${name}`],
  suspects: [],
});

describe('headquarters at Unclassified with MINUSCA at Confidential', () => {
  test('reads Confidential rows of the mission and no Confidential row elsewhere (G1)', async () => {
    expect([...(await seenBy('wide')).keys()].toSorted()).toEqual(['car', 'carConfidential', 'mali']);
  });

  test('reads, within the rows, Confidential victims, people and steps of the mission only (G1)', async () => {
    const seen = await seenBy('wide');
    expect(told(seen.get('car'))).toEqual(upToConfidential('car'));
    expect(told(seen.get('carConfidential'))).toEqual(upToConfidential('carConfidential'));
    expect(told(seen.get('mali'))).toEqual(upToUnclassified('mali'));
  });

  test('may act at Confidential in the mission and at Unclassified elsewhere (G1)', async () => {
    const sealed = { classification: 'CONFIDENTIAL', victims: [] };
    await expect(recordIncident(app, { ...sealed, mission: 'MINUSMA' }, 'wide')).rejects.toThrow('ABOVE_CLEARANCE');
    await expect(
      recordSuspect(app, [ids.get('mali') ?? ''], { classification: 'CONFIDENTIAL' }, 'wide'),
    ).rejects.toThrow('ABOVE_CLEARANCE');
    await recordSuspect(app, [ids.get('carConfidential') ?? ''], { classification: 'CONFIDENTIAL' }, 'wide');
  });
});

describe('a researcher at Confidential who works on MINUSCA at Unclassified', () => {
  /** What the researcher's grant alone gives on a row that it opens. */
  const asResearcher: object = {
    killed: 2,
    arrested: null,
    stage: 'ARREST',
    steps: 'REPORTED ARRESTED',
    victims: ['-', '-'],
    suspects: null,
    text: [null, null, null],
    group: null,
    docket: null,
    withheld: expect.arrayContaining(['summary: CLASSIFICATION', 'externalRefs: CLASSIFICATION']) as unknown,
  };

  test('reads every row, and the fields of the mission grant on rows that this grant reaches only (G1)', async () => {
    const seen = await seenBy('deep');
    expect([...seen.keys()].toSorted()).toEqual(['car', 'carConfidential', 'mali', 'maliConfidential']);
    for (const name of ['carConfidential', 'mali', 'maliConfidential'])
      expect([name, told(seen.get(name))]).toEqual([name, asResearcher]);
    // On the Unclassified row both grants open something: the researcher's the Confidential victims, not their names.
    expect(told(seen.get('car'))).toMatchObject({ ...all('car'), killed: 2, victims: ['-', 'Open victim of car'] });
  });

  test.each([
    ['search', 'incidents(search: "Summary of")', ['car']],
    ['search', 'incidents(search: "Place of")', ['car']],
    ['search', 'incidents(search: "Group of")', ['car']],
    ['filter', 'incidents(filter: { externalRef: { system: "NOTICAS", identifier: "Ref of car" } })', ['car']],
    ['filter', 'incidents(filter: { externalRef: { system: "NOTICAS", identifier: "Ref of mali" } })', []],
    ['filter', 'incidents(filter: { externalRef: { system: "NOTICAS", identifier: "Ref of carConfidential" } })', []],
  ])(
    '%s over a field that is open in some rows selects among those rows only: %s (S17)',
    async (_what, list, found) => {
      const { page } = await app.ask<{ page: { nodes: { id: string }[]; totalCount: number } }>(
        'deep',
        `{ page: ${list} { totalCount nodes { id } } }`,
      );
      expect(page.nodes.map(({ id }) => named.get(id) ?? id).toSorted()).toEqual(found);
      expect(page.totalCount).toBe(found.length);
    },
  );

  test('neither what waits nor what does not is told of rows on which the waiting is not read (S17)', async () => {
    await amendIncident(app, ids.get('car') ?? '', { confirmation: 'CONFIRMED' });
    await amendIncident(app, ids.get('mali') ?? '', { confirmation: 'CONFIRMED' });
    const filtered = async (pending: boolean): Promise<(string | undefined)[]> => {
      const query = `{ incidents(filter: { pending: ${pending} }) { nodes { id } } }`;
      const { incidents } = await app.ask<{ incidents: { nodes: { id: string }[] } }>('deep', query);
      return incidents.nodes.map(({ id }) => named.get(id) ?? id).toSorted();
    };
    expect([await filtered(true), await filtered(false)]).toEqual([['car'], []]);
  });

  test('an incident is told to have no dead only where its living victims are read (S17, D1)', async () => {
    const injured = { status: 'INJURED', contributingCountry: 'TCD', personnelCategory: 'CONTINGENT' };
    for (const [mission, year] of [
      ['MINUSCA', 2018],
      ['MINUSMA', 2016],
    ] as const) {
      const occurredOn = { from: `${year}-02-03` };
      const { id } = await recordIncident(app, { mission, occurredOn, victims: [injured] });
      named.set(id, `injured in ${mission}`);
    }
    const query = '{ incidents(filter: { cohort: { harm: NON_FATAL } }) { nodes { id } } }';
    const namesFor = async (actor: string): Promise<unknown> => {
      const { incidents } = await app.ask<{ incidents: { nodes: { id: string }[] } }>(actor, query);
      return incidents.nodes.map(({ id }) => named.get(id) ?? id).toSorted();
    };
    expect(await namesFor('deep')).toEqual(['injured in MINUSCA']);
    expect(await namesFor('wide')).toEqual(['injured in MINUSCA', 'injured in MINUSMA']);
  });

  test('may not act on rows that only the reading grant opens (G1)', async () => {
    const input = { incident: ids.get('mali'), expectedVersion: 'x', reason: 'r', sources: [], summary: 'x' };
    const query = 'mutation ($input: AmendIncidentInput!) { amendIncident(input: $input) { incident { id } } }';
    expect(codeOf(await app.graphql('deep', query, { input }))).toBe('FORBIDDEN');
  });
});
