import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aSource, openProceeding, recordIncident, recordStep } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';
import { amendIncident, versionOf } from './acts.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const STEPS = 'occurredOn { from to } milestones { nodes { kind occurredOn { from } sources { publisher } } }';
async function incidentOf(id: string): Promise<unknown> {
  return (await app.ask<{ node: unknown }>('hq', `{ node(id: "${id}") { ... on Incident { ${STEPS} } } }`)).node;
}

test('the report of an incident moves with its day and keeps its sources', async () => {
  const { id } = await recordIncident(app, { sources: [aSource({ publisher: 'UNifeed' })] });
  await amendIncident(app, id, { occurredOn: { from: '2017-05-13' } });
  await amendIncident(app, id, { occurredOn: { from: '2017-05-12' } });
  expect(await incidentOf(id)).toEqual({
    occurredOn: { from: '2017-05-12', to: '2017-05-12' },
    milestones: {
      nodes: [{ kind: 'REPORTED', occurredOn: { from: '2017-05-12' }, sources: [{ publisher: 'UNifeed' }] }],
    },
  });
});

test('an incident does not move behind what came of it, and nothing is written', async () => {
  const { id } = await recordIncident(app);
  const { id: proceeding } = await openProceeding(app, [id]);
  await recordStep(app, { kind: 'INVESTIGATION_OPENED', proceeding, occurredOn: { from: '2017-06-01' } });
  const before = await incidentOf(id);
  const input = {
    incident: id,
    expectedVersion: await versionOf(app, id),
    reason: 'A slip',
    sources: [aSource()],
    occurredOn: { from: '2017-06-02' },
  };
  const answer = await app.graphql(
    'hq',
    'mutation ($input: AmendIncidentInput!) { amendIncident(input: $input) { incident { id } } }',
    { input },
  );
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'input.occurredOn', rule: 'NOT_BEFORE_INCIDENT' }],
  });
  expect(await incidentOf(id)).toEqual(before);
  await amendIncident(app, id, { occurredOn: { from: '2017-06-01' } });
});
