import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkProceeding, reclassify } from '../journeys/acts.js';
import { aSource, openProceeding, recordIncident, recordStep, recordSuspect } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';

/*
 * What is read beside something hidden reads as if there were nothing (rules 1.1), and what one grant opens is not lent to
 * the reach of another (G1). `deep` reads all rows up to Confidential as a researcher and works on MINUSCA, Unclassified;
 * `lent` reads them as a researcher too, and its own victims, Unclassified, as a contributor's liaison.
 */
const STRICT = { classification: 'STRICTLY_CONFIDENTIAL' } as const;
const sealed = { ...STRICT, sources: [aSource(STRICT)] };
const PURPOSE = 'Test of what stands beside hidden records';

let app: TestApp;
let day = 0;
beforeAll(async () => {
  app = await TestApp.start();
  const reader = { role: 'RESEARCHER', clearance: 'CONFIDENTIAL' } as const;
  await app.addActor('deep', reader, {
    role: 'MISSION_FOCAL_POINT',
    clearance: 'UNCLASSIFIED',
    missions: ['MINUSCA'],
  });
  await app.addActor('lent', reader, {
    role: 'CONTRIBUTOR_LIAISON',
    clearance: 'UNCLASSIFIED',
    contributingCountries: ['MAR'],
  });
});
afterAll(() => app.stop());

/** An incident on a day of its own, so that a figure can be asked of it alone. */
async function incidentAlone(overrides: object = {}): Promise<{ id: string; on: string }> {
  day += 1;
  const on = `2017-01-${String(day).padStart(2, '0')}`;
  return { id: (await recordIncident(app, { occurredOn: { from: on }, ...overrides })).id, on };
}
async function read<T>(actor: string, id: string, selection: string): Promise<T> {
  const query = `query ($id: ID!) { node(id: $id) { ${selection} } }`;
  return (await app.ask<{ node: T }>(actor, query, { id }, PURPOSE)).node;
}
const nobody = { min: 0, max: 0 };

test('a charge about an incident is not shown where the link of its proceeding to that incident is hidden (S18)', async () => {
  const [first, second] = [await incidentAlone(), await incidentAlone()];
  const suspect = await recordSuspect(app, [first.id]);
  const { id: proceeding } = await openProceeding(app, [first.id], { suspects: [suspect.id] });
  const links = [{ incident: second.id, basis: 'SOURCE', ...STRICT }];
  await linkProceeding(app, proceeding, { links, sources: [aSource(STRICT)] });
  const charges = [
    { offence: 'MURDER', incident: first.id },
    { offence: 'MURDER', incident: second.id },
  ];
  const accused = [{ suspect: suspect.id, charges }];
  const [step] = await recordStep(app, { kind: 'CHARGED', proceeding, accused, occurredOn: { from: '2019-01-01' } });
  const chargesFor = (actor: string): Promise<unknown> =>
    read(actor, step?.id ?? '', '... on Milestone { charges { incident { id } } }');
  expect(await chargesFor('mission')).toEqual({ charges: [{ incident: { id: first.id } }] });
  expect(await chargesFor('hq')).toMatchObject({
    charges: expect.arrayContaining([{ incident: { id: second.id } }]) as unknown,
  });
});

test('a victim whom the record of a sealed suspect calls the author counts as any other (S18)', async () => {
  const suspect = await recordSuspect(app, [(await incidentAlone()).id], sealed);
  const dead = { status: 'KILLED', contributingCountry: 'TCD', personnelCategory: 'CONTINGENT' };
  const { on } = await incidentAlone({ victims: [{ ...dead, alsoSuspect: suspect.id }] });
  const counted = async (actor: string): Promise<unknown> => {
    const filter = `{ occurredFrom: "${on}", occurredTo: "${on}" }`;
    const query = `{ accountabilityFunnel(unit: VICTIM, filter: ${filter}) { total { registered { value } } } }`;
    return (await app.ask(actor, query))['accountabilityFunnel'];
  };
  expect(await counted('mission')).toEqual({ total: { registered: { value: 1 } } });
  expect(await counted('hq')).toEqual({ total: { registered: { value: 0 } } });
});

describe('the count of the accused', () => {
  test('does not tell, of an earlier instant, of somebody whose class was raised since (1.1)', async () => {
    const { id: incident } = await incidentAlone();
    const suspect = await recordSuspect(app, [incident]);
    const { id } = await openProceeding(app, [incident], { suspects: [suspect.id] });
    const figure = await app.ask<{ accountabilityFunnel: { knownAt: string } }>(
      'hq',
      '{ accountabilityFunnel(unit: INCIDENT) { knownAt } }',
    );
    const { knownAt } = figure.accountabilityFunnel;
    const then = (): Promise<unknown> =>
      read('mission', id, `... on Proceeding { accused(knownAt: "${knownAt}") { min max } }`);
    expect(await then()).toEqual({ accused: { min: 1, max: 1 } });
    await reclassify(app, suspect.id, 'STRICTLY_CONFIDENTIAL');
    expect(await then()).toEqual({ accused: nobody });
  });

  test('has no person above the class up to which the viewer reads persons (G1)', async () => {
    const { id: incident } = await incidentAlone();
    const suspect = await recordSuspect(app, [incident], { classification: 'CONFIDENTIAL' });
    const { id } = await openProceeding(app, [incident], { suspects: [suspect.id] });
    const accused = [{ persons: { min: 3, max: 3 } }];
    const charged = { kind: 'CHARGED', proceeding: id, accused, occurredOn: { from: '2019-01-01' } };
    await recordStep(app, { ...charged, classification: 'CONFIDENTIAL' });
    const counted = (actor: string): Promise<unknown> => read(actor, id, '... on Proceeding { accused { min max } }');
    expect(await counted('mission')).toEqual({ accused: { min: 4, max: 4 } });
    expect(await counted('deep')).toEqual({ accused: nobody });
  });

  test('has nobody who is a suspect of another mission alone (1.1)', async () => {
    const { id: incident } = await incidentAlone();
    const { id: elsewhere } = await recordIncident(app, { mission: 'MINUSMA', occurredOn: { from: '2016-03-01' } });
    const { id } = await openProceeding(app, [incident, elsewhere]);
    const suspect = await recordSuspect(app, [elsewhere]);
    await linkProceeding(app, id, { suspects: [suspect.id] });
    const counted = (actor: string): Promise<unknown> =>
      read(actor, id, '... on Proceeding { accused { max } suspects { totalCount } }');
    expect(await counted('mission')).toEqual({ accused: { max: 0 }, suspects: { totalCount: 0 } });
    expect(await counted('hq')).toEqual({ accused: { max: 1 }, suspects: { totalCount: 1 } });
  });
});

test('a sealed suspect is not taken out of counted people whom others read: one fewer would tell (S1)', async () => {
  const { id: incident } = await incidentAlone();
  const hidden = await recordSuspect(app, [incident], sealed);
  const known = await recordSuspect(app, [incident]);
  const { id: proceeding } = await openProceeding(app, [incident], { suspects: [hidden.id, known.id] });
  const charged = { kind: 'CHARGED', proceeding, occurredOn: { from: '2019-01-01' } };
  const [counted] = await recordStep(app, { ...charged, accused: [{ persons: { min: 5, max: 5 } }] });
  const takeOut = (suspect: string): Promise<unknown> =>
    recordStep(app, { ...charged, accused: [{ suspect, outOf: counted?.id }] });
  await expect(takeOut(hidden.id)).rejects.toThrow('BELOW_SUSPECT');
  await takeOut(known.id);
  // Four counted and one on record: still five, to those who do not know of the other.
  expect(await read('mission', proceeding, '... on Proceeding { accused { max } }')).toEqual({ accused: { max: 5 } });
});

test.each([
  ['of a class above that grant', { classification: 'CONFIDENTIAL' }, 'CONTINGENT'],
  ['out of reach of that grant', {}, 'INTERNATIONAL_STAFF'],
])('a victim is not named by one grant in an incident that another opens: %s (G1)', async (_how, as, category) => {
  const victims = [
    { status: 'KILLED', contributingCountry: 'MAR', personnelCategory: category, fullName: 'A name to keep' },
  ];
  const { id } = await incidentAlone({ ...as, victims });
  const told = await read('lent', id, '... on Incident { victims { nodes { fullName } } }');
  expect(told).toEqual({ victims: { nodes: [{ fullName: null }] } });
});

test('a victim is named by the grant that opens both the incident and the victim, beside another grant (G1)', async () => {
  const mine = { status: 'KILLED', contributingCountry: 'MAR', personnelCategory: 'CONTINGENT' };
  const { id } = await incidentAlone({ victims: [{ ...mine, fullName: 'A name for the contributor' }] });
  expect(await read('lent', id, '... on Incident { victims { nodes { fullName } } }')).toEqual({
    victims: { nodes: [{ fullName: 'A name for the contributor' }] },
  });
});
