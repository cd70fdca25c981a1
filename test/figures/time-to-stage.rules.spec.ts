import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TimeToStageService } from '../../src/analytics/time-to-stage.service.js';
import type { Viewer } from '../../src/access/viewer.js';
import { TestApp } from '../support/test-app.js';
import { dayAfter, writeCases, type Case } from './cases.js';
import { AS_OF, RULES, type Asked } from './time-to-stage.cases.js';
import type { Counts, Group, Report } from './time-report.js';

/** Each case has a day of its own, so that it can be asked for alone. */
const onOf = (index: number): string => dayAfter('2008-01-01', index * 120);

/** Two incidents of one proceeding, the later one written first. */
const JOINED: readonly Case[] = [
  { on: '2023-03-01', proceedings: ['of two'] },
  { on: '2023-01-01', steps: [{ kind: 'INVESTIGATION_OPENED', on: '2023-05-01', proceeding: 'of two' }] },
];

let app: TestApp;
let hq: Viewer;
beforeAll(async () => {
  app = await TestApp.start();
  const cases = RULES.map(({ of }, index): Case => ({ on: onOf(index), ...of(onOf(index)) }));
  await writeCases(app, [...cases, ...JOINED], { inquest: 'INQUEST' });
  hq = await app.viewer('hq');
});
afterAll(() => app.stop());

/** The group of one case, however small: the limit is lowered to look at what goes in. */
async function alone(on: string, asked: Asked): Promise<Group> {
  const filter = { harm: 'ANY', occurredFrom: on, occurredTo: on };
  const args = { unit: 'INCIDENT', stage: 'INVESTIGATION', asOf: AS_OF, filter, ...asked } as const;
  const { groups } = (await app.app.get(TimeToStageService).timeToStage(hq, args, 1)) as Report;
  const [group] = groups;
  if (!group) throw new Error('No group.');
  return group;
}

const COUNTS = [
  ...['eligible', 'size', 'events', 'competing', 'censored', 'lateEntries', 'clusters', 'reopened', 'withoutRecord'],
  ...['outcomeFound', 'unknownDate', 'notBegun', 'neverLookedAt', 'impliedOnly', 'neverInView', 'endedAfterLook'],
] as const;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('of one case', () => {
  test.each(RULES.map((rule, index) => [rule.title, rule, onOf(index)] as const))('%s', async (_title, rule, on) => {
    const group = await alone(on, rule.asked ?? {});
    const { day, ...counts } = rule.gives;
    const found = Object.fromEntries(
      COUNTS.map((name) => [name, group[name]] as const).filter(([, value]) => value !== 0),
    );
    expect(found).toEqual(counts);
    if (group.size === 0) return;
    const to = rule.of(on).to ?? on;
    const expected = day === undefined ? daysBetween(to, AS_OF) : day < 0 ? daysBetween(to, AS_OF) + day : day;
    expect(group.points.map((point) => point.day)).toEqual([expected]);
  });

  test('the parts add up to the eligible', async () => {
    const { eligible, size, ...rest } = await alone(onOf(0), {
      filter: { harm: 'ANY', occurredFrom: '2008-01-01', occurredTo: '2022-12-31' },
    });
    const outside = COUNTS.slice(8, 15).reduce((sum, name) => sum + rest[name as keyof typeof rest & keyof Counts], 0);
    expect([eligible, eligible]).toEqual([size + outside, RULES.length - 1]);
    expect(rest.events + rest.competing + rest.censored).toBe(size);
  });

  test('a proceeding of two incidents waits once, from the earlier one on', async () => {
    const filter = { harm: 'ANY', occurredFrom: '2023-01-01', occurredTo: '2023-03-01' };
    const group = await alone('', { unit: 'PROCEEDING', filter });
    expect(group).toMatchObject({ eligible: 1, size: 1, events: 1, clusters: 1 });
    expect(group.points.map(({ day }) => day)).toEqual([daysBetween('2023-01-01', '2023-05-01')]);
    expect(await alone('', { filter })).toMatchObject({ eligible: 2, events: 2, clusters: 1 });
  });
});
