import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExamplesService } from '../../src/examples/examples.service.js';
import { TestApp } from '../support/test-app.js';

/** Figures over the public example cases, whose facts are printed in the press and counted by hand here. */
let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
  await app.app.get(ExamplesService).load();
});
afterAll(() => app.stop());

const COUNT = '{ value min max suppressed }';
const exactly = (value: number, max = value): object => ({ value, min: value, max, suppressed: false });
const HIDDEN = { value: null, min: null, max: null, suppressed: true };

interface Row {
  readonly key: readonly { readonly code: string | null }[];
  readonly stages: readonly (Record<string, unknown> & { readonly stage: string })[];
}
const stage = (row: Row | undefined, name: string): Record<string, unknown> | undefined =>
  row?.stages.find((one) => one.stage === name);

describe('accountabilityFunnel', () => {
  test('tells of each stage what was reached, stands, was implied, lacks, and what nobody asked', async () => {
    const { accountabilityFunnel } = await app.ask<{ accountabilityFunnel: { total: Row } }>(
      'researcher',
      `{ accountabilityFunnel(unit: INCIDENT, filter: { hostStates: ["CAF"] }) { total { key { code } stages {
        stage reached ${COUNT} standing ${COUNT} implied ${COUNT} missing ${COUNT} notAsked ${COUNT} silent ${COUNT}
        share { numerator denominator value low } } } } }`,
    );
    expect(stage(accountabilityFunnel.total, 'VERDICT')).toEqual({
      stage: 'VERDICT',
      reached: exactly(6),
      standing: exactly(6),
      implied: exactly(0),
      missing: exactly(1),
      notAsked: exactly(0),
      silent: exactly(0),
      share: { numerator: 6, denominator: 7, value: null, low: null },
    });
    // Of the murder of 2016 the press tells the judgment alone.
    expect(stage(accountabilityFunnel.total, 'INVESTIGATION')).toMatchObject({
      reached: exactly(6),
      implied: exactly(1),
    });
  });

  test('counts within months among those followed that long, and periods by their follow-up', async () => {
    const { accountabilityFunnel } = await app.ask<{ accountabilityFunnel: { rows: Row[]; total: Row } }>(
      'researcher',
      `{ accountabilityFunnel(unit: INCIDENT, groupBy: [PERIOD], periodCuts: ["2021-08-18"], withinMonths: 24) {
        rows { key { code } followed ${COUNT} stages { stage reached ${COUNT} share { numerator denominator low high best } } }
        total { key { code } followed ${COUNT} stages { stage reached ${COUNT} } } } }`,
    );
    const { rows, total } = accountabilityFunnel;
    expect(rows.map(({ key }) => key[0]?.code)).toEqual(['../2021-08-18', '2021-08-18/..', null]);
    // Bangassou: an investigation of 2018 within two years of five attacks of 2017; no judgment so soon, anywhere.
    expect(stage(rows[0], 'INVESTIGATION')).toMatchObject({
      reached: exactly(5),
      share: { numerator: 5, denominator: 12 },
    });
    expect(stage(total, 'VERDICT')).toMatchObject({ reached: exactly(0) });
  });

  test('is refused with the place and the rule', async () => {
    const rules: [string, string, string][] = [
      ['groupBy: [PERIOD]', 'periodCuts', 'REQUIRED'],
      ['groupBy: [STEP_YEAR]', 'groupBy[0]', 'DIMENSION'],
      ['withinMonths: 0', 'withinMonths', 'Min'],
      ['groupBy: [YEAR, MISSION, SEX, FORUM]', 'groupBy', 'ArrayMaxSize'],
      ['asOf: "2099-01-01"', 'asOf', 'NOT_IN_FUTURE'],
    ];
    for (const [args, path, rule] of rules) {
      const answer = await app.graphql('hq', `{ accountabilityFunnel(unit: INCIDENT, ${args}) { asOf } }`);
      expect([args, answer.errors?.[0]?.extensions]).toMatchObject([
        args,
        { code: 'BAD_USER_INPUT', fields: [{ path }] },
      ]);
      expect(answer.text.toLowerCase()).toContain(rule.toLowerCase());
    }
    const donor = await app.graphql('donor', '{ accountabilityFunnel(unit: FATALITY, basis: FULL) { asOf } }');
    expect(donor.errors?.[0]?.extensions).toMatchObject({ fields: [{ path: 'basis', rule: 'BASIS' }] });
  });

  test('on public basis is the same for everybody, to the digest', async () => {
    const ask = async (actor: string): Promise<object> =>
      app.ask(
        actor,
        '{ accountabilityFunnel(unit: FATALITY, groupBy: [YEAR, MISSION], basis: PUBLIC) { citation clearance total { registered { value } } } }',
      );
    const donor = await ask('donor');
    expect(JSON.stringify(donor)).toMatch(/basis PUBLIC, clearance UNCLASSIFIED; sha256:[0-9a-f]{64}/);
    for (const actor of ['hq', 'mission', 'researcher']) expect(await ask(actor)).toEqual(donor);
  });
});

test('trend leaves out years that were not followed that long, in rows and total', async () => {
  const { trend } = await app.ask<{ trend: { rows: Row[]; total: object; citation: string } }>(
    'researcher',
    '{ trend(unit: INCIDENT, withinMonths: 24, asOf: "2024-06-30") { rows { key { code } followed { value } eligible { value } stages { stage } } total { eligible { value } followed { value } } citation } }',
  );
  const years = trend.rows.map(({ key }) => key[0]?.code);
  expect(years).toContain('2020');
  expect(years).not.toContain('2022');
  for (const row of trend.rows as unknown as { followed: object; eligible: object }[])
    expect(row.followed).toEqual(row.eligible);
  // Of the sixteen eligible, three are of 2022 and later.
  expect(trend.total).toMatchObject({ eligible: { value: 13 }, followed: { value: 13 } });
  expect(trend.citation).toContain('TREND version 1');
});

test('accountabilityFlow counts steps by the year in which they happened', async () => {
  const { accountabilityFlow } = await app.ask<{ accountabilityFlow: object }>(
    'hq',
    `{ accountabilityFlow(unit: INCIDENT, kinds: [JUDGMENT, ESCAPED], from: "2018-01-01", to: "2024-12-31", groupBy: [STEP_YEAR]) {
      asOf overlapping rows { key { code } kind count ${COUNT} } } }`,
  );
  const row = (code: string | null, kind: string, count: object): object => ({ key: [{ code }], kind, count });
  expect(accountabilityFlow).toEqual({
    asOf: '2024-12-31',
    overlapping: false,
    rows: [
      row('2020', 'JUDGMENT', exactly(6)),
      row('2021', 'JUDGMENT', exactly(1)),
      row('2023', 'JUDGMENT', exactly(1)),
      // An escape of which only a span of years is known lies perhaps before.
      row(null, 'ESCAPED', exactly(0, 1)),
    ],
  });
  const wrong = await app.graphql(
    'hq',
    '{ accountabilityFlow(unit: INCIDENT, kinds: [JUDGMENT], from: "2020-01-02", to: "2020-01-01") { asOf } }',
  );
  expect(wrong.errors?.[0]?.extensions).toMatchObject({ fields: [{ path: 'to', rule: 'ORDER' }] });
});

test('outcomes tell what became of the accused; people before a verdict are suppressed for a researcher', async () => {
  const OUTCOMES = `{ outcomes(groupBy: [HOST_STATE]) { rows { key { code } accused ${COUNT} judged ${COUNT} convicted ${COUNT}
    convictedInAbsentia ${COUNT} acquitted ${COUNT} everInCustody ${COUNT} custodyLost ${COUNT} } } }`;
  const ask = async (actor: string): Promise<Record<string, unknown>[]> =>
    (await app.ask<{ outcomes: { rows: Record<string, unknown>[] } }>(actor, OUTCOMES)).outcomes.rows;
  const mali = {
    key: [{ code: 'MLI' }],
    accused: exactly(10),
    judged: exactly(10),
    convicted: exactly(10),
    convictedInAbsentia: exactly(8),
    acquitted: exactly(0),
    everInCustody: exactly(0),
    custodyLost: exactly(0),
  };
  expect((await ask('hq')).at(-1)).toEqual(mali);
  expect((await ask('researcher')).at(-1)).toEqual({
    ...mali,
    accused: HIDDEN,
    everInCustody: HIDDEN,
    custodyLost: HIDDEN,
  });
});

test('dataQuality tells how complete records are; what waits is for those who work on them', async () => {
  const QUALITY = `{ dataQuality { completeness { field share { numerator denominator } } medianDaysSinceLastCheck
    pending ${COUNT} disputed ${COUNT} openConflicts ${COUNT} lateEntries ${COUNT} suppressedCells } }`;
  const { dataQuality } = await app.ask<{ dataQuality: { completeness: object[]; medianDaysSinceLastCheck: number } }>(
    'hq',
    QUALITY,
  );
  expect(dataQuality).toMatchObject({
    pending: exactly(0),
    disputed: exactly(0),
    openConflicts: exactly(0),
    lateEntries: exactly(0),
  });
  expect(dataQuality.completeness).toContainEqual({
    field: 'Incident.hostState',
    share: { numerator: 16, denominator: 16 },
  });
  expect(dataQuality.completeness).toContainEqual({ field: 'Victim.sex', share: { numerator: 0, denominator: 32 } });
  const reader = await app.ask<{ dataQuality: { completeness: object[] } }>('researcher', QUALITY);
  // A researcher reads no victim who lived.
  expect(reader.dataQuality.completeness).toContainEqual({
    field: 'Victim.sex',
    share: { numerator: 0, denominator: 23 },
  });
  const completeness = expect.any(Array) as unknown;
  expect(reader.dataQuality).toEqual({ ...dataQuality, completeness, pending: HIDDEN, openConflicts: HIDDEN });
});

test('compareVintages names what came to be known in between, to focal points alone', async () => {
  const between = (before: string, after: string): string =>
    `{ compareVintages(unit: FATALITY, groupBy: [MISSION], asOf: "2026-01-01", knownAtBefore: "${before}", knownAtAfter: "${after}") {
      before { total { registered { value } } } after { total { registered { value } } } causes { record field reason at } } }`;
  const { now } = await app.viewer('hq');
  interface Compared {
    readonly compareVintages: {
      readonly before: object;
      readonly after: object;
      readonly causes: readonly { readonly field: string | null }[];
    };
  }
  const { compareVintages } = await app.ask<Compared>('hq', between('2020-01-01T00:00:00Z', now));
  expect(compareVintages).toMatchObject({
    before: { total: { registered: { value: null } } },
    after: { total: { registered: { value: 57 } } },
  });
  const fields = new Set(compareVintages.causes.map(({ field }) => field));
  for (const field of [null, 'REPORTED', 'JUDGMENT', 'confirmation']) expect(fields).toContain(field);
  const refused = await app.graphql('researcher', between('2020-01-01T00:00:00Z', now));
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const wrong = await app.graphql('hq', between(now, '2020-01-01T00:00:00Z'));
  expect(wrong.errors?.[0]?.extensions).toMatchObject({ fields: [{ path: 'knownAtAfter', rule: 'ORDER' }] });
});
