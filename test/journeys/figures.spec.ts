import { afterAll, beforeAll, test } from '@jest/globals';
import { ExamplesService } from '../../src/examples/examples.service.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
  await app.app.get(ExamplesService).load();
});
afterAll(() => app.stop());

test('look', async () => {
  const C = '{ value min max suppressed }';
  for (const [who, q] of [
    [
      'researcher',
      `{ accountabilityGaps(unit: INCIDENT, missing: VERDICT, olderThanDays: 730, first: 3) { totalCount pageInfo { hasNextPage endCursor } nodes { daysOpenMin daysOpenMax lastStepOn { from to } incident { reference hostState { code } progress { reached } } } } }`,
    ],
    [
      'hq',
      `{ accountabilityGaps(unit: SUSPECT, outcome: CONVICTED) { totalCount edges { cursor node { daysOpenMin suspect { label } incident { reference } lastStepOn { from } } } } }`,
    ],
    [
      'hq',
      `{ accountabilityGaps(unit: PROCEEDING, inactiveForDays: 365) { totalCount nodes { daysOpenMin proceeding { court } incident { reference } lastStepOn { from to } } } }`,
    ],
    [
      'hq',
      `{ accountabilityGaps(unit: INCIDENT, inactiveForDays: 365, ofEndedMissions: true) { totalCount nodes { incident { reference mission { acronym } } } } }`,
    ],
    ['hq', `{ accountabilityGaps(unit: INCIDENT) { totalCount } }`],
    ['researcher', `{ accountabilityGaps(unit: SUSPECT, missing: VERDICT) { totalCount } }`],
    ['donor', `{ accountabilityGaps(unit: INCIDENT, missing: VERDICT) { totalCount } }`],
  ] as const) {
    const a = await app.graphql(who, q);
    console.log(who, q.slice(0, 90), a.text.replaceAll('"suppressed":false', '').slice(0, 6000));
  }
});
