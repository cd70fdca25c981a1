import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExamplesService } from '../../src/examples/examples.service.js';
import { aSource } from '../support/builders.js';
import { TestApp } from '../support/test-app.js';

/** Gaps among the public example cases. */
let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
  await app.app.get(ExamplesService).load();
});
afterAll(() => app.stop());

describe('accountabilityGaps', () => {
  interface Gaps {
    readonly accountabilityGaps: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      readonly nodes: readonly {
        readonly daysOpenMin: number;
        readonly incident: { readonly reference: string } | null;
      }[];
    };
  }
  const ask = async (args: string, actor = 'researcher'): Promise<Gaps['accountabilityGaps']> =>
    (
      await app.ask<Gaps>(
        actor,
        `{ accountabilityGaps(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { daysOpenMin incident { reference } } } }`,
      )
    ).accountabilityGaps;

  test('are incidents without a stage, oldest first, page by page', async () => {
    const whole = await ask('unit: INCIDENT, missing: VERDICT, olderThanDays: 730');
    expect(whole.totalCount).toBe(6);
    const days = whole.nodes.map(({ daysOpenMin }) => daysOpenMin);
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    const first = await ask('unit: INCIDENT, missing: VERDICT, olderThanDays: 730, first: 4');
    const rest = await ask(
      `unit: INCIDENT, missing: VERDICT, olderThanDays: 730, after: "${first.pageInfo.endCursor}"`,
    );
    expect([...first.nodes, ...rest.nodes]).toEqual(whole.nodes);
  });

  test('are incidents without a conviction in which nothing moved for a year (I-16)', async () => {
    const { nodes } = await ask('unit: INCIDENT, outcome: CONVICTED, olderThanDays: 730, inactiveForDays: 365');
    expect(nodes.every(({ daysOpenMin }) => daysOpenMin >= 730)).toBe(true);
    expect(nodes.length).toBe(6);
  });

  test('are legacy cases of missions that have ended', async () => {
    const { nodes } = await ask('unit: INCIDENT, inactiveForDays: 365, ofEndedMissions: true');
    expect(nodes.map(({ incident }) => incident?.reference.split('-')[0])).toEqual(['MINUSMA', 'MINUSMA']);
  });

  test('say what is wrong with a question', async () => {
    const wrong: [string, string, string][] = [
      ['hq', 'unit: INCIDENT', 'REQUIRED'],
      ['hq', 'unit: FATALITY, missing: VERDICT', 'UNIT'],
      ['researcher', 'unit: SUSPECT, missing: VERDICT', 'FIXED_CUT'],
    ];
    for (const [actor, args, rule] of wrong) {
      const answer = await app.graphql(actor, `{ accountabilityGaps(${args}) { totalCount } }`);
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ rule }] });
    }
  });

  test('show what stands in the way to who reads assessments, and say to others that they do not', async () => {
    const { accountabilityGaps } = await app.ask<{ accountabilityGaps: { nodes: { incident: { id: string } }[] } }>(
      'hq',
      '{ accountabilityGaps(unit: INCIDENT, missing: VERDICT, first: 1) { nodes { incident { id } } } }',
    );
    const incident = accountabilityGaps.nodes[0]?.incident.id;
    const input = {
      incidents: [incident],
      kind: 'NO_STATE_CONTROL',
      since: { from: '2015-01-01' },
      sources: [aSource()],
    };
    await app.ask(
      'hq',
      'mutation ($input: RecordObstacleInput!) { recordObstacle(input: $input) { obstacle { id } } }',
      {
        input,
      },
    );
    const FIRST = (more = ''): string =>
      `{ accountabilityGaps(unit: INCIDENT, missing: VERDICT, first: 1${more}) { nodes { obstacles { kind } withheld { field reason } } } }`;
    const seen = (obstacles: object[] | null, withheld: object[] = []): object => ({
      accountabilityGaps: { nodes: [{ obstacles, withheld }] },
    });
    expect(await app.ask('hq', FIRST())).toEqual(seen([{ kind: 'NO_STATE_CONTROL' }]));
    expect(await app.ask('hq', FIRST(', asOf: "2014-12-31"'))).toEqual(seen([]));
    expect(await app.ask('researcher', FIRST())).toEqual(seen(null, [{ field: 'obstacles', reason: 'ROLE' }]));
  });
});
