import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExamplesService } from '../../src/examples/examples.service.js';
import { TestApp } from '../support/test-app.js';
import { Exports, recordsOf, REQUEST, type Cells } from './exported.js';

/** Files of figures and lists over the public example cases. */
let app: TestApp;
let files: Exports;
beforeAll(async () => {
  app = await TestApp.start();
  files = new Exports(app);
  await app.app.get(ExamplesService).load();
});
afterAll(() => app.stop());

describe('a figure as a file', () => {
  const FUNNEL =
    '{ accountabilityFunnel(unit: INCIDENT, groupBy: [HOST_STATE]) { rows { key { code label(lang: FR) } stages { stage reached { value min max } share { value } } } total { stages { stage reached { value min max } share { value } } } citation } }';

  test('has the numbers that the API gives, in the language asked for, and a codebook with the same citation', async () => {
    interface Stage {
      readonly stage: string;
      readonly reached: Record<'value' | 'min' | 'max', number>;
      readonly share: { readonly value: number | null } | null;
    }
    interface Row {
      readonly key: readonly { readonly code: string; readonly label: string }[];
      readonly stages: readonly Stage[];
    }
    const { accountabilityFunnel: figure } = await app.ask<{
      accountabilityFunnel: { rows: Row[]; total: Omit<Row, 'key'>; citation: string };
    }>('researcher', FUNNEL);
    const link = await files.link('researcher', FUNNEL, { language: 'FR' });
    const { status, text, headers } = await files.fetched(link.url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'cache-control': 'no-store',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="accountabilityFunnel-\d{4}-\d\d-\d\d\.csv"$/,
      ) as unknown,
    });
    const given = (value: number | null | undefined): string => (value == null ? '' : String(value));
    const line = (row: string, [key]: Row['key'], { stage, reached, share }: Stage): Cells => ({
      row,
      HOST_STATE: key?.code ?? '',
      'HOST_STATE label': key?.label ?? '',
      stage,
      'reached.value': given(reached.value),
      'reached.min': given(reached.min),
      'reached.max': given(reached.max),
      'share.value': given(share?.value),
      citation: figure.citation,
    });
    const expected = [
      ...figure.rows.flatMap((row) => row.stages.map((one) => line('group', row.key, one))),
      ...figure.total.stages.map((one) => line('total', [], one)),
    ];
    expect(recordsOf(text)).toEqual(expected);
    expect(expected.some((one) => one['HOST_STATE label'] === 'Liban')).toBe(true);

    const codebook = recordsOf((await files.fetched(link.codebookUrl)).text);
    const about = new Map(codebook.map(({ name, description }) => [name, description]));
    expect(about.get('reached.value')).toContain('How many ever reached it by asOf');
    expect(codebook.find(({ part, name }) => part === 'about' && name === 'citation')?.['description']).toBe(
      figure.citation,
    );
    expect(about.get('definition.text')).toContain('admissibles');
    for (const name of ['asOf', 'knownAt', 'basis', 'clearance', 'question', 'licence', 'definition.version'])
      expect(about.get(name)).toMatch(/\S/);
  });

  test('leaves what is suppressed for a researcher empty, as the API does', async () => {
    const OUTCOMES =
      '{ outcomes(groupBy: [HOST_STATE]) { rows { accused { value suppressed } judged { value } inCustody { value } } } }';
    const mine = (await files.records('researcher', OUTCOMES)).find((one) => one['HOST_STATE'] === 'MLI');
    expect(mine).toMatchObject({
      'accused.value': '',
      'accused.suppressed': 'true',
      'judged.value': '10',
      'inCustody.value': '',
    });
    const theirs = (await files.records('hq', OUTCOMES)).find((one) => one['HOST_STATE'] === 'MLI');
    expect(theirs).toMatchObject({ 'accused.value': '10', 'accused.suppressed': 'false' });
  });

  test.each([
    ['trend', 'donor', '{ trend(unit: FATALITY, withinMonths: 24) { rows { eligible { value } } } }'],
    [
      'accountabilityFlow',
      'researcher',
      '{ accountabilityFlow(unit: INCIDENT, kinds: [JUDGMENT], from: "2018-01-01", to: "2024-12-31", groupBy: [STEP_YEAR]) { rows { kind count { value } } } }',
    ],
    [
      'timeToStage',
      'donor',
      '{ timeToStage(unit: INCIDENT, stage: INVESTIGATION, groupBy: HOST_STATE) { groups { eligible refused } } }',
    ],
    ['dataQuality', 'hq', '{ dataQuality { completeness { field share { value } } } }'],
    ['incidents', 'mission', '{ incidents { nodes { reference progress { reached } victims { nodes { status } } } } }'],
    ['missions', 'donor', '{ missions { nodes { acronym } } }'],
  ])('%s leaves as CSV, JSON Lines and XLSX', async (_field, actor, document) => {
    const [records, lines, book] = [
      await files.records(actor, document),
      await files.fetched((await files.link(actor, document, { format: 'JSON_LINES' })).url),
      await files.fetched((await files.link(actor, document, { format: 'XLSX' })).url),
    ];
    const objects = lines.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(records.length).toBeGreaterThan(1);
    expect(objects.length).toBe(records.length);
    expect(Object.keys(objects[0] ?? {})).toEqual(Object.keys(records[0] ?? {}));
    expect([book.status, book.text.slice(0, 2)]).toEqual([200, 'PK']);
  });

  test('gaps are read through, page after page, and are those that the API lists', async () => {
    const nodes = 'nodes { daysOpenMin incident { reference summary } lastStepOn { from } }';
    const asked = `accountabilityGaps(unit: INCIDENT, missing: VERDICT)`;
    const { accountabilityGaps: gaps } = await app.ask<{
      accountabilityGaps: { nodes: { daysOpenMin: number; incident: { reference: string } }[] };
    }>('researcher', `{ ${asked} { ${nodes} } }`);
    const records = await files.records('researcher', `{ ${asked} { totalCount ${nodes} } }`);
    expect(records.map((one) => [one['daysOpenMin'], one['incident.reference'], one['incident.summary']])).toEqual(
      gaps.nodes.map((one) => [String(one.daysOpenMin), one.incident.reference, '']),
    );
  });

  test('two states of knowledge leave with both citations', async () => {
    const { now } = await app.viewer('hq');
    const document = `{ compareVintages(unit: INCIDENT, asOf: "2026-01-01", knownAtBefore: "2020-01-01T00:00:00Z", knownAtAfter: "${now}") { before { total { registered { value } } } after { unit } causes { field at } } }`;
    const refused = await app.graphql('hq', REQUEST, { input: { document, format: 'CSV' } });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ fields: [{ rule: 'ONE_LIST' }] });
    const link = await files.link(
      'hq',
      document.replace('before { total { registered { value } } }', 'before { unit }'),
    );
    expect(recordsOf((await files.fetched(link.url)).text).length).toBeGreaterThan(10);
    const names = recordsOf((await files.fetched(link.codebookUrl)).text).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['before.citation', 'after.citation']));
    // To whom the question is closed, no link to its answer is given.
    const single = document.replace('before { total { registered { value } } }', 'before { unit }');
    const theirs = await app.graphql('researcher', REQUEST, { input: { document: single, format: 'CSV' } });
    expect(theirs.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('what is refused', () => {
  const input = (document: string): object => ({ input: { document, format: 'CSV' } });

  test('at once: a document that can be no table, and a field that the role may not ask', async () => {
    const wrong = await app.graphql('researcher', REQUEST, input('{ incidents(first: 5) { nodes { id } } }'));
    expect(wrong.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'input.document', rule: 'WHOLE_LIST' }],
    });
    const closed = await app.graphql('researcher', REQUEST, input('{ importDoubts { nodes { id } } }'));
    expect(closed.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const actor of ['auditor', 'administrator'])
      expect((await app.graphql(actor, REQUEST, input('{ missions { nodes { name } } }'))).errors?.[0]).toMatchObject({
        extensions: { code: 'FORBIDDEN' },
      });
    expect(await app.database.read("SELECT 1 FROM export_request WHERE document LIKE '%first: 5%'")).toEqual([]);
  });

  test('when the file is made: what the API refuses, with its words', async () => {
    const { url } = await files.link(
      'donor',
      '{ accountabilityFunnel(unit: SUSPECT) { total { registered { value } } } }',
    );
    const { status, text } = await files.fetched(url);
    expect([status, JSON.parse(text)]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'unit', rule: 'FIXED_CUT' }] } }] },
    ]);
  });
});
