import { amendIncident } from '../journeys/acts.js';
import { openProceeding, recordIncident, recordStep, recordSuspect } from '../support/builders.js';
import type { TestApp } from '../support/test-app.js';

const victim = (overrides: object = {}): object => ({
  status: 'KILLED',
  contributingCountry: 'TCD',
  personnelCategory: 'CONTINGENT',
  ...overrides,
});
const inMali = (overrides: object = {}): object => ({
  mission: 'MINUSMA',
  occurredOn: { from: '2016-03-01' },
  victims: [victim()],
  ...overrides,
});
const inCar = (overrides: object = {}): object => ({ victims: [victim()], ...overrides });

/** One incident for each reason to see it or not. The names are those of the table in rows.spec.ts. */
const INCIDENTS: Readonly<Record<string, object>> = {
  car: inCar(),
  carConfidential: inCar({ classification: 'CONFIDENTIAL' }),
  carStrict: inCar({ classification: 'STRICTLY_CONFIDENTIAL' }),
  carByAgents: inCar({ perpetratorClass: 'HOST_STATE_AGENT' }),
  carByAgentsOpened: inCar({ perpetratorClass: 'HOST_STATE_AGENT' }),
  carMoroccanPolice: inCar({ victims: [victim({ contributingCountry: 'MAR', personnelCategory: 'POLICE' })] }),
  carMoroccanHidden: inCar({
    victims: [victim(), victim({ contributingCountry: 'MAR', citizenships: ['MAR'], classification: 'CONFIDENTIAL' })],
  }),
  mali: inMali(),
  maliConfidential: inMali({ classification: 'CONFIDENTIAL' }),
  maliBeforeCarCourt: inMali(),
  maliByAgentsBeforeCarCourt: inMali({ perpetratorClass: 'HOST_STATE_AGENT' }),
  maliBeforeCarCourtHidden: inMali(),
  maliMoroccanCitizen: inMali({
    victims: [
      victim({ contributingCountry: null, citizenships: ['FRA', 'MAR'], personnelCategory: 'INTERNATIONAL_STAFF' }),
    ],
  }),
  maliBeforeMoroccanCourt: inMali(),
};

export interface RowsCorpus {
  readonly ids: ReadonlyMap<string, string>;
  readonly references: ReadonlyMap<string, string>;
  /** Name of an incident by its id. */
  readonly names: ReadonlyMap<string, string>;
  /** A suspect, a proceeding and a step that concern every one of the incidents. */
  readonly suspect: string;
  readonly proceeding: string;
  readonly step: string;
}

/** Writes the incidents, and ties all of them to one suspect, one proceeding and one step. */
export async function writeRowsCorpus(app: TestApp): Promise<RowsCorpus> {
  const ids = new Map<string, string>();
  const references = new Map<string, string>();
  for (const [name, overrides] of Object.entries(INCIDENTS)) {
    const made = await recordIncident(app, overrides);
    ids.set(name, made.id);
    references.set(name, made.reference);
  }
  const at = (name: string): string => ids.get(name) ?? '';
  await amendIncident(app, at('carByAgentsOpened'), { openedToHost: true });
  for (const name of ['maliBeforeCarCourt', 'maliByAgentsBeforeCarCourt']) await openProceeding(app, [at(name)]);
  await openProceeding(app, [at('maliBeforeCarCourtHidden')], { classification: 'CONFIDENTIAL' });
  await openProceeding(app, [at('maliBeforeMoroccanCourt')], { courtKind: 'MILITARY', forumState: 'MAR' });
  const all = [...ids.values()];
  // RELATED links tie a record to incidents, and give no court a say in them.
  const proceeding = await openProceeding(app, [], {
    forumState: 'FRA',
    links: all.map((incident) => ({ incident, basis: 'RELATED' })),
  });
  const suspect = await recordSuspect(app, all);
  const [step] = await recordStep(app, {
    kind: 'INVESTIGATION_OPENED',
    proceeding: proceeding.id,
    occurredOn: { from: '2018-01-01' },
  });
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  return { ids, references, names, suspect: suspect.id, proceeding: proceeding.id, step: step?.id ?? '' };
}
