import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExamplesService } from '../../src/examples/examples.service.js';
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
});
