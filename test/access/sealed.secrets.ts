import {
  amendIncident,
  correctStep,
  decideChange,
  decideStep,
  linkProceeding,
  withdrawStep,
} from '../journeys/acts.js';
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
import type { Stage } from './sealed.operations.js';

const STRICT = { classification: 'STRICTLY_CONFIDENTIAL' } as const;
const sealed = { ...STRICT, sources: [aSource(STRICT)] };

export interface Secret {
  readonly title: string;
  readonly write: (app: TestApp, stage: Stage, made: Map<string, string>) => Promise<void>;
}

const first = async (steps: Promise<readonly { id: string; act: string }[]>): Promise<{ id: string; act: string }> =>
  (await steps)[0] ?? { id: '', act: '' };

/** Strictly Confidential acts of headquarters, each on top of the ones before it. */
export const SECRETS: readonly Secret[] = [
  {
    title: 'a sealed warrant against a suspect whom all know',
    write: async (app, { proceeding, suspect }, made) => {
      const accused = [{ suspect }];
      const step = { ...sealed, kind: 'WARRANT_ISSUED', proceeding, accused, occurredOn: { from: '2019-03-01' } };
      made.set('warrant', (await first(recordStep(app, step))).id);
    },
  },
  {
    title: 'a correction of the sealed warrant, then withdrawn',
    write: async (app, _stage, made) => {
      const changes = { occurredOn: { from: '2019-03-02' }, sources: [aSource(STRICT)] };
      await withdrawStep(app, (await correctStep(app, made.get('warrant') ?? '', changes)).id);
    },
  },
  {
    title: 'a sealed suspect of an incident and a proceeding that all know',
    write: async (app, { incident, proceeding }, made) => {
      const suspect = await recordSuspect(app, [incident], { ...sealed, proceedings: [proceeding], role: 'PRINCIPAL' });
      made.set('suspect', suspect.id);
    },
  },
  {
    title: 'the arrest of the sealed suspect, Unclassified by itself',
    write: async (app, { proceeding }, made) => {
      const accused = [{ suspect: made.get('suspect') ?? '' }];
      await recordStep(app, {
        kind: 'ARRESTED',
        proceeding,
        accused,
        occurredOn: { from: '2019-04-01' },
        sources: [aSource(STRICT)],
      });
    },
  },
  {
    title: 'a sealed verdict that waits',
    write: async (app, { proceeding, suspect }, made) => {
      const accused = [{ suspect, outcome: 'CONVICTED' }];
      const step = { ...sealed, kind: 'JUDGMENT', proceeding, accused, occurredOn: { from: '2020-02-07' } };
      made.set('verdict', (await first(recordStep(app, step))).act);
    },
  },
  {
    title: 'a verification and a dispute of the sealed verdict',
    write: async (app, _stage, made) => {
      const act = made.get('verdict') ?? '';
      await verifyAct(app, act);
      await decideStep(app, { act }, 'hq2', 'DISPUTE', 'Another court says otherwise');
    },
  },
  {
    title: 'a sealed incident of the same mission and day',
    write: async (app) =>
      void (await recordIncident(app, { ...sealed, victims: [{ status: 'KILLED', personnelCategory: 'POLICE' }] })),
  },
  {
    title: 'an investigation in a sealed proceeding before another court',
    write: async (app, { incident, suspect }, made) => {
      const opened = await openProceeding(app, [incident], { ...sealed, forumState: 'FRA', suspects: [suspect] });
      made.set('proceeding', opened.id);
      const step = { kind: 'INVESTIGATION_OPENED', proceeding: opened.id, occurredOn: { from: '2019-05-01' } };
      await recordStep(app, { ...step, sources: [aSource(STRICT)] });
    },
  },
  {
    title: 'a relation of a known proceeding to the sealed one',
    write: async (app, { proceeding }, made) => {
      const relation = { kind: 'PARALLEL_TO', to: made.get('proceeding') };
      await linkProceeding(app, proceeding, { relation, sources: [aSource(STRICT)] });
    },
  },
  {
    title: 'a sealed link of a known proceeding to a known incident',
    write: async (app, { proceeding, other }) => {
      const links = [{ incident: other, basis: 'SOURCE', ...STRICT }];
      const linked = await linkProceeding(app, proceeding, { links, sources: [aSource(STRICT)] });
      // A link of a judged proceeding takes two.
      for (const { id } of linked.pending) await decideChange(app, id);
    },
  },
  {
    title: 'a sealed victim of a known incident',
    write: async (app, { incident }) => {
      const victim = { ...STRICT, status: 'KILLED', contributingCountry: 'FRA', personnelCategory: 'CONTINGENT' };
      await amendIncident(app, incident, { addVictims: [victim], sources: [aSource(STRICT)] });
    },
  },
  {
    title: 'a sealed obstacle of known incidents, from the source that is not sealed by itself',
    write: async (app, { incident, other }, made) => {
      const obstacle = { ...STRICT, kind: 'INSECURITY', note: 'Witness threatened', sources: [aSource()] };
      made.set('obstacle', (await recordObstacle(app, [incident, other], obstacle)).id);
    },
  },
  {
    title: 'the end of the sealed obstacle at one of its incidents',
    write: async (app, { incident }, made) => {
      const end = { ...STRICT, kind: 'INSECURITY', supersedes: made.get('obstacle'), until: { from: '2019-01-01' } };
      await recordObstacle(app, [incident], end);
    },
  },
];
