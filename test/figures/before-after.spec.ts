import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codeOf } from '../journeys/acts.js';
import { Exports } from '../journeys/exported.js';
import { TestApp, type Answer } from '../support/test-app.js';
import { dayAfter, writeCases, type Case } from './cases.js';

const DATE = '2021-08-18';
const COUNT = '{ value min max }';
const SHARE = '{ numerator denominator value low high worst best }';
const SIDE = `{ registered ${COUNT} excluded { reason count { value } } eligible ${COUNT} followed ${COUNT} reached ${COUNT} share ${SHARE} compared ${SHARE}
  lateEntries ${COUNT} lookedAt ${SHARE} }`;
const CONTRAST = '{ value low high }';
const REPORT = `asOf definition { id version text } citation unit date stage withinMonths windowMonths before ${SIDE} after ${SIDE}
  straddling ${COUNT} openDate ${COUNT} strata { key { dimension code label } followedBefore ${COUNT} reachedBefore ${COUNT} followedAfter ${COUNT} reachedAfter ${COUNT} isCompared }
  comparison { difference ${CONTRAST} stratifiedDifference ${CONTRAST} stratifiedRatio ${CONTRAST} } refused refusal french: refusal(lang: FR)`;
const ARGS = `date: "${DATE}", stage: INVESTIGATION, withinMonths: 24, asOf: "2025-12-31"`;

const exactly = (value: number): object => ({ value, min: value, max: value });

interface Report {
  readonly before: { readonly share: { readonly value: number | null } | null };
  readonly comparison: object | null;
  readonly refused: string | null;
  readonly refusal: string | null;
  readonly citation: string;
  readonly knownAt: string;
}

/** So many incidents of a mission, a day apart, of which the first few have an investigation so many days later. */
function cases(
  mission: string,
  from: string,
  count: number,
  opened: number,
  days = 100,
  more: Partial<Case> = {},
): Case[] {
  return Array.from({ length: count }, (_, at): Case => {
    const on = dayAfter(from, at);
    const step = { kind: 'INVESTIGATION_OPENED', on: dayAfter(on, days), proceeding: `${mission} ${on}` } as const;
    return { on, mission, dead: [1], ...(at < opened ? { steps: [step] } : {}), ...more };
  });
}

const written: readonly Case[] = [
  // On both sides, one day after the other.
  ...cases('MINUSCA', '2018-01-01', 12, 1),
  ...cases('MINUSCA', '2022-01-01', 11, 3),
  ...cases('MINUSMA', '2018-03-01', 9, 2),
  ...cases('MINUSMA', '2022-03-01', 10, 4),
  // On one side only.
  ...cases('UNIFIL', '2018-01-01', 2, 2),
  ...cases('UNMISS', '2022-01-01', 1, 0),
  // Up to the day itself, on it, and in between; and a step that came too late.
  { on: '2019-08-18', mission: 'MINUSMA', dead: [1] },
  { on: '2021-08-18', mission: 'MINUSMA', dead: [1] },
  ...cases('MINUSMA', '2019-08-19', 2, 1),
  { on: '2021-08-17', mission: 'MINUSMA', dead: [1] },
  ...cases('MINUSMA', '2018-05-01', 1, 1, 1000),
  // Not followed so long, left out, and of a date that leaves open whether it lies before the window.
  ...cases('MINUSMA', '2024-01-01', 3, 3),
  ...cases('MINUSMA', '2018-06-01', 1, 1, 100, { confirmation: 'REPORTED' }),
  { on: '2016-01-01', to: '2016-12-31', mission: 'MINUSMA', dead: [1] },
  // Looked at late, and never.
  ...cases('MINUSMA', '2018-07-01', 1, 0, 100, { looked: ['2020-01-01', '2025-12-31'] }),
  ...cases('MINUSMA', '2022-07-01', 1, 0, 100, { looked: null }),
];

/** By the formulas of the definition from 3 of 11 after 1 of 12, and 4 of 12 after 2 of 12, worked out apart from the code. */
const EXPECTED = {
  difference: { value: 0.1793, low: -0.0578, high: 0.3993 },
  stratifiedDifference: { value: 0.1778, low: -0.0516, high: 0.4071 },
  stratifiedRatio: { value: 2.4118, low: 0.7137, high: 8.1504 },
};

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
  await writeCases(app, written);
});
afterAll(() => app.stop());

const ask = (args: string, actor = 'hq'): Promise<Answer> =>
  app.graphql(actor, `{ beforeAfter(${args}) { ${REPORT} } }`);
async function report(args: string, actor = 'hq'): Promise<Report> {
  return (await app.ask<{ beforeAfter: Report }>(actor, `{ beforeAfter(${args}) { knownAt ${REPORT} } }`)).beforeAfter;
}

describe('before and after a date', () => {
  const WINDOW = `${ARGS}, windowMonths: 60`;

  test('each side is followed for exactly so many months, and what straddles is on neither', async () => {
    expect(await report(WINDOW)).toMatchObject({
      ...{ unit: 'INCIDENT', date: DATE, stage: 'INVESTIGATION', withinMonths: 24, windowMonths: 60 },
      before: {
        registered: exactly(27),
        excluded: [{ reason: 'UNCONFIRMED', count: { value: 1 } }],
        eligible: exactly(26),
        followed: exactly(26),
        reached: exactly(5),
        share: { numerator: 5, denominator: 26, value: 5 / 26 },
        compared: { numerator: 3, denominator: 24 },
        lateEntries: exactly(1),
        lookedAt: { numerator: 26, denominator: 26 },
      },
      after: {
        registered: exactly(27),
        excluded: [],
        eligible: exactly(27),
        followed: exactly(24),
        reached: exactly(7),
        compared: { numerator: 7, denominator: 23 },
        lateEntries: exactly(0),
        lookedAt: { numerator: 23, denominator: 24 },
      },
      straddling: exactly(3),
      openDate: exactly(1),
    });
  });

  test('missions on one side only are named and not compared', async () => {
    const answer = (await report(WINDOW)) as unknown as { strata: { key: object; isCompared: boolean }[] };
    const rows = [
      ['MINUSCA', 12, 1, 11, 3, true],
      ['MINUSMA', 12, 2, 12, 4, true],
      ['UNIFIL', 2, 2, 0, 0, false],
      ['UNMISS', 0, 0, 1, 0, false],
    ] as const;
    expect(answer.strata).toMatchObject(
      rows.map(([code, m, b, n, a, isCompared]) => ({
        key: { dimension: 'MISSION', code },
        ...{
          followedBefore: exactly(m),
          reachedBefore: exactly(b),
          followedAfter: exactly(n),
          reachedAfter: exactly(a),
        },
        isCompared,
      })),
    );
  });

  test('the differences are those of the compared missions', async () => {
    const { comparison, refused } = await report(WINDOW);
    const rounded = JSON.parse(JSON.stringify(comparison), (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(4)) : value,
    ) as object;
    expect([rounded, refused]).toEqual([EXPECTED, null]);
  });

  test('a side is the funnel of its incidents within so many months', async () => {
    const { accountabilityFunnel: funnel } = await app.ask<{
      accountabilityFunnel: { total: { stages: { stage: string }[] } };
    }>(
      'hq',
      `{ accountabilityFunnel(unit: INCIDENT, withinMonths: 24, asOf: "2025-12-31", filter: { occurredFrom: "2017-01-01", occurredTo: "2019-08-18" })
        { total { stages { stage share ${SHARE} } } } }`,
    );
    const { before } = await report(WINDOW);
    const stage = funnel.total.stages.find((one) => one.stage === 'INVESTIGATION');
    expect(stage).toEqual({ stage: 'INVESTIGATION', share: before.share });
  });

  test('without a window the first side has no beginning', async () => {
    const answer = await report(ARGS);
    expect(answer).toMatchObject({ windowMonths: null, before: { followed: exactly(27) }, openDate: exactly(0) });
    const short = await report(`${ARGS}, windowMonths: 24`);
    expect(short).toMatchObject({ before: { registered: exactly(1) }, refused: 'TOO_FEW' });
  });

  test('below 20 on a side in missions on both sides there is no comparison, in either language', async () => {
    const answer = await report(`${WINDOW}, filter: { missions: ["MINUSCA", "UNIFIL", "UNMISS"] }`);
    expect(answer).toMatchObject({
      comparison: null,
      refused: 'TOO_FEW',
      refusal:
        'In missions on both sides 12 incidents before the date and 11 after it were followed so long; a comparison takes at least 20 on either side.',
      french:
        'Dans les missions présentes des deux côtés, 12 incidents avant la date et 11 après ont été suivis aussi longtemps ; une comparaison en demande au moins 20 de chaque côté.',
      before: { share: { numerator: 3, denominator: 14 } },
    });
    // 24 on either side would be enough, had they a mission in common.
    expect(await report(`${ARGS}, filter: { missions: ["UNIFIL", "UNMISS"] }`)).toMatchObject({
      refused: 'TOO_FEW',
      before: { compared: null },
    });
  });

  test('before anything was on record there is no number', async () => {
    const nothing = { value: null, min: null, max: null };
    expect(await report(`${WINDOW}, knownAt: "2001-01-01T00:00:00Z"`)).toMatchObject({
      before: { registered: nothing, share: null, lookedAt: null },
      straddling: nothing,
      strata: [],
      comparison: null,
      refused: 'NO_DATA',
      refusal: 'Nothing was on record then.',
    });
  });

  test('is the same to the digest when asked again at its instant, and for everybody on public basis', async () => {
    const first = await report(WINDOW);
    expect(await report(`${WINDOW}, knownAt: "${first.knownAt}"`)).toEqual(first);
    expect(first.citation).toMatch(
      /BEFORE_AFTER version 1, date 2021-08-18, stage INVESTIGATION, windowMonths 60, withinMonths 24;/,
    );
    const donor = await report(`${WINDOW}, basis: PUBLIC`, 'donor');
    expect(await report(`${WINDOW}, basis: PUBLIC`, 'researcher')).toEqual(donor);
  });

  test('says neither a p value nor a cause', async () => {
    const { definition } = (await report(WINDOW)) as unknown as { definition: { text: string } };
    expect(definition.text).toContain('No test is made, and nothing is said of causes.');
    const { __type: type } = await app.ask<{ __type: { fields: { name: string }[] } }>(
      'hq',
      '{ __type(name: "BeforeAfterComparison") { fields { name } } }',
    );
    expect(type.fields.map(({ name }) => name)).toEqual(['difference', 'stratifiedDifference', 'stratifiedRatio']);
  });

  test.each([
    [`date: "${DATE}", stage: REPORTED, withinMonths: 24`, 'stage', 'STAGE'],
    [`date: "${DATE}", stage: CHARGE, withinMonths: 24, asOf: "2021-08-17"`, 'date', 'ORDER'],
    [`${ARGS}, windowMonths: 23`, 'windowMonths', 'ORDER'],
    [`date: "${DATE}", stage: CHARGE, withinMonths: 0`, 'withinMonths', 'Min'],
    [`date: "${DATE}", stage: CHARGE, withinMonths: 12, asOf: "2099-01-01"`, 'asOf', 'NOT_IN_FUTURE'],
  ])('%s is refused at %s', async (args, path, rule) => {
    const { errors, text } = await ask(args);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
    expect(text.toLowerCase()).toContain(rule.toLowerCase());
  });

  test('auditors get no figure', async () => {
    expect(codeOf(await ask(ARGS, 'auditor'))).toBe('FORBIDDEN');
  });

  test('leaves as a file, a line for each mission', async () => {
    const records = await new Exports(app).records(
      'researcher',
      `{ beforeAfter(${WINDOW}) { strata { followedBefore { value } followedAfter { value } isCompared } } }`,
    );
    expect(records.map((one) => [one['MISSION'], one['followedBefore.value'], one['isCompared']])).toEqual([
      ['MINUSCA', '12', 'true'],
      ['MINUSMA', '12', 'true'],
      ['UNIFIL', '2', 'false'],
      ['UNMISS', '0', 'false'],
    ]);
  });
});
