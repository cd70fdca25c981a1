import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { differingProgress } from '../../src/ledger/progress.projection.js';
import { confirmedIncident, openProceeding, recordStep, recordSuspect, verifyAct } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const PROGRESS =
  'query ($reference: String!) { incident(reference: $reference) { progress { stage reached implied standing convicted { min max } } } }';

test('an incident is followed from investigation to verdict, and the verdict counts once a second person has verified it', async () => {
  const incident = await confirmedIncident(app);
  const suspect = await recordSuspect(app, [incident.id]);
  const proceeding = await openProceeding(app, [incident.id], { suspects: [suspect.id] });
  await recordStep(app, {
    kind: 'INVESTIGATION_OPENED',
    proceeding: proceeding.id,
    occurredOn: { from: '2018-01-01', precision: 'MONTH' },
  });
  await recordStep(app, {
    kind: 'ARRESTED',
    proceeding: proceeding.id,
    occurredOn: { from: '2018-02-03' },
    accused: [{ suspect: suspect.id }],
  });
  const [judgment] = await recordStep(app, {
    kind: 'JUDGMENT',
    proceeding: proceeding.id,
    occurredOn: { from: '2020-02-07' },
    accused: [{ suspect: suspect.id, outcome: 'CONVICTED' }],
  });
  const before = await app.ask<Answer>('researcher', PROGRESS, { reference: incident.reference });
  expect(before.incident.progress).toMatchObject({
    stage: 'ARREST',
    reached: ['REPORTED', 'INVESTIGATION', 'ARREST'],
    convicted: { min: 0, max: 0 },
  });

  await verifyAct(app, judgment?.act ?? '');
  const after = await app.ask<Answer>('researcher', PROGRESS, { reference: incident.reference });
  expect(after.incident.progress).toMatchObject({
    stage: 'VERDICT',
    implied: ['CHARGE', 'PROSECUTION'],
    convicted: { min: 1, max: 1 },
  });
  expect(await differingProgress(app.database.dataSource.manager)).toBe(0);
});

interface Answer {
  readonly incident: { readonly progress: object };
}
