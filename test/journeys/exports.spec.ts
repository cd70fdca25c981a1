import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { pino } from 'pino';
import { ExamplesService } from '../../src/examples/examples.service.js';
import { TestApp } from '../support/test-app.js';

/** Files of figures and lists over the public example cases. */
let app: TestApp;
const log: string[] = [];
beforeAll(async () => {
  app = await TestApp.start(pino({ level: 'info' }, { write: (line) => void log.push(line) }));
  await app.app.get(ExamplesService).load();
});
afterAll(() => app.stop());
beforeEach(() => void (log.length = 0));

const REQUEST = 'mutation ($input: RequestExportInput!) { requestExport(input: $input) { url codebookUrl expiresAt } }';
interface Link {
  readonly url: string;
  readonly codebookUrl: string;
  readonly expiresAt: string;
}
const linkFor = async (actor: string, document: string, more: object = {}, purpose?: string): Promise<Link> => {
  const input = { document, format: 'CSV', ...more };
  return (await app.ask<{ requestExport: Link }>(actor, REQUEST, { input }, purpose)).requestExport;
};
interface Fetched {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}
const fetched = async (url: string, method: 'GET' | 'HEAD' = 'GET'): Promise<Fetched> => {
  const { statusCode, body, headers } = await app.app.inject({ method, url });
  return { status: statusCode, text: body, headers };
};
type Cells = Readonly<Record<string, string>>;
const recordsOf = (text: string): Cells[] => parse(text, { columns: true });
const fileOf = async (actor: string, document: string, more: object = {}, purpose?: string): Promise<Cells[]> => {
  const { status, text } = await fetched((await linkFor(actor, document, more, purpose)).url);
  if (status !== 200) throw new Error(`${actor} ${document}: ${status} ${text}`);
  return recordsOf(text);
};
const query = <T extends object>(sql: string): Promise<T[]> => app.database.read<T>(sql);

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
    const link = await linkFor('researcher', FUNNEL, { language: 'FR' });
    const { status, text, headers } = await fetched(link.url);
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

    const codebook = recordsOf((await fetched(link.codebookUrl)).text);
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
    const mine = (await fileOf('researcher', OUTCOMES)).find((one) => one['HOST_STATE'] === 'MLI');
    expect(mine).toMatchObject({
      'accused.value': '',
      'accused.suppressed': 'true',
      'judged.value': '10',
      'inCustody.value': '',
    });
    const theirs = (await fileOf('hq', OUTCOMES)).find((one) => one['HOST_STATE'] === 'MLI');
    expect(theirs).toMatchObject({ 'accused.value': '10', 'accused.suppressed': 'false' });
  });

  test.each([
    ['trend', 'donor', '{ trend(unit: FATALITY, withinMonths: 24) { rows { eligible { value } } } }'],
    [
      'accountabilityFlow',
      'researcher',
      '{ accountabilityFlow(unit: INCIDENT, kinds: [JUDGMENT], from: "2018-01-01", to: "2024-12-31", groupBy: [STEP_YEAR]) { rows { kind count { value } } } }',
    ],
    ['dataQuality', 'hq', '{ dataQuality { completeness { field share { value } } } }'],
    ['incidents', 'mission', '{ incidents { nodes { reference progress { reached } victims { nodes { status } } } } }'],
    ['missions', 'donor', '{ missions { nodes { acronym } } }'],
  ])('%s leaves as CSV, JSON Lines and XLSX', async (_field, actor, document) => {
    const [records, lines, book] = [
      await fileOf(actor, document),
      await fetched((await linkFor(actor, document, { format: 'JSON_LINES' })).url),
      await fetched((await linkFor(actor, document, { format: 'XLSX' })).url),
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
    const records = await fileOf('researcher', `{ ${asked} { totalCount ${nodes} } }`);
    expect(records.map((one) => [one['daysOpenMin'], one['incident.reference'], one['incident.summary']])).toEqual(
      gaps.nodes.map((one) => [String(one.daysOpenMin), one.incident.reference, '']),
    );
  });

  test('two states of knowledge leave with both citations', async () => {
    const { now } = await app.viewer('hq');
    const document = `{ compareVintages(unit: INCIDENT, asOf: "2026-01-01", knownAtBefore: "2020-01-01T00:00:00Z", knownAtAfter: "${now}") { before { total { registered { value } } } after { unit } causes { field at } } }`;
    const refused = await app.graphql('hq', REQUEST, { input: { document, format: 'CSV' } });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ fields: [{ rule: 'ONE_LIST' }] });
    const link = await linkFor('hq', document.replace('before { total { registered { value } } }', 'before { unit }'));
    expect(recordsOf((await fetched(link.url)).text).length).toBeGreaterThan(10);
    const names = recordsOf((await fetched(link.codebookUrl)).text).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['before.citation', 'after.citation']));
    // Inside it is refused as the API refuses it.
    const theirs = await fetched(
      (await linkFor('researcher', document.replace('before { total { registered { value } } }', ''))).url,
    );
    expect([theirs.status, JSON.parse(theirs.text)]).toMatchObject([
      403,
      { errors: [{ message: 'Only focal points compare states of knowledge.', extensions: { code: 'FORBIDDEN' } }] },
    ]);
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
    expect(await query("SELECT 1 FROM export_request WHERE document LIKE '%first: 5%'")).toEqual([]);
  });

  test('when the file is made: what the API refuses, with its words', async () => {
    const { url } = await linkFor(
      'donor',
      '{ accountabilityFunnel(unit: SUSPECT) { total { registered { value } } } }',
    );
    const { status, text } = await fetched(url);
    expect([status, JSON.parse(text)]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'unit', rule: 'FIXED_CUT' }] } }] },
    ]);
  });
});

describe('a link', () => {
  const DOCUMENT = '{ dataQuality { completeness { field } } }';

  test('opens once; wrong, used up, expired and of somebody without a grant are one answer', async () => {
    const wrong = await fetched(`/exports/${'A'.repeat(43)}`);
    expect(wrong).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } });
    const { url, codebookUrl, expiresAt } = await linkFor('researcher', DOCUMENT);
    const life = new Date(expiresAt).getTime() - Date.now();
    expect(life).toBeGreaterThan(13 * 60_000);
    expect(life).toBeLessThanOrEqual(15 * 60_000 + 1000);
    expect((await fetched(url, 'HEAD')).status).toBe(404);
    expect((await fetched(url)).status).toBe(200);

    const alike: Fetched[] = [
      await fetched(url),
      await fetched('/exports/short'),
      await fetched('/exports/short/codebook'),
    ];
    await app.addActor('leaving', { role: 'RESEARCHER', clearance: 'UNCLASSIFIED' });
    const leaving = await linkFor('leaving', DOCUMENT);
    await query(`WITH ended AS (UPDATE role_grant g SET revoked_at = now() FROM app_user u
      WHERE u.id = g.holder_id AND u.subject = 'leaving' RETURNING g.id) SELECT id FROM ended`);
    alike.push(await fetched(leaving.codebookUrl), await fetched(leaving.url));
    // The log is insert-only: an expired link is one that was written down so.
    const secret = 'B'.repeat(43);
    await query(`INSERT INTO export_request (id, user_id, document, format, language, secret_hash, requested_at, expires_at)
      SELECT gen_random_uuid(), user_id, document, format, language, sha256('${secret}'), now() - interval '16 minutes', now() - interval '1 minute'
      FROM export_request WHERE secret_hash IS NOT NULL LIMIT 1`);
    alike.push(await fetched(`/exports/${secret}`), await fetched(`/exports/${secret}/codebook`));
    const said = ({ status, text, headers: { date: _date, ...headers } }: Fetched): object => ({
      status,
      text,
      headers,
    });
    for (const one of alike) expect(said(one)).toEqual(said(wrong));
    expect((await fetched(codebookUrl)).status).toBe(200);
  });

  test('at the same moment opens once', async () => {
    const { url } = await linkFor('researcher', DOCUMENT);
    const both = await Promise.all([fetched(url), fetched(url), fetched(url)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
  });

  test('is kept as a digest, and what was made of it is told in one line without content', async () => {
    const { url } = await linkFor('researcher', '{ incidents(search: "CANARY") { nodes { reference } } }');
    const { text } = await fetched(url);
    const secret = url.split('/').at(-1) ?? '';
    expect(JSON.stringify(await query('SELECT to_jsonb(r) AS row FROM export_request r'))).not.toContain(secret);
    const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const { actorId } = await app.viewer('researcher');
    expect(lines.filter(({ msg }) => msg === 'export')).toEqual([
      expect.objectContaining({
        export: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
        user: actorId,
        field: 'incidents',
        format: 'CSV',
        rows: 0,
        bytes: Buffer.byteLength(text),
        ms: expect.any(Number) as unknown,
      }),
    ]);
    expect(log.join('')).not.toContain('CANARY');
    expect(log.join('')).not.toContain(secret);
    const [done] = await query(
      `SELECT d.row_count, d.byte_count::int FROM export_delivery d WHERE stage = 'DONE' ORDER BY at DESC LIMIT 1`,
    );
    expect(done).toEqual({ row_count: 0, byte_count: Buffer.byteLength(text) });
  });
});
