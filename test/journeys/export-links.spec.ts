import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { SyntheticService } from '../../src/examples/synthetic.service.js';
import { ExportService } from '../../src/exports/export.service.js';
import { TestApp } from '../support/test-app.js';
import { Exports, type Fetched } from './exported.js';

let app: TestApp;
let files: Exports;
const log: string[] = [];
beforeAll(async () => {
  app = await TestApp.start(pino({ level: 'info' }, { write: (line) => void log.push(line) }));
  files = new Exports(app);
});
afterAll(() => app.stop());
beforeEach(() => void (log.length = 0));

const query = <T extends object>(sql: string): Promise<T[]> => app.database.read<T>(sql);

const revocationOf = (
  subject: string,
): string => `WITH ended AS (UPDATE role_grant g SET revoked_at = now() FROM app_user u
  WHERE u.id = g.holder_id AND u.subject = '${subject}' RETURNING g.id) SELECT id FROM ended`;

describe('a link', () => {
  const DOCUMENT = '{ dataQuality { completeness { field } } }';

  test('opens once; wrong, used up, expired and of somebody without a grant are one answer', async () => {
    const wrong = await files.fetched(`/exports/${'A'.repeat(43)}`);
    expect(wrong).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } });
    const { url, codebookUrl, expiresAt } = await files.link('researcher', DOCUMENT);
    const life = new Date(expiresAt).getTime() - Date.now();
    expect(life).toBeGreaterThan(13 * 60_000);
    expect(life).toBeLessThanOrEqual(15 * 60_000 + 1000);
    expect((await files.fetched(url, 'HEAD')).status).toBe(404);
    expect((await files.fetched(url)).status).toBe(200);

    const alike: Fetched[] = [
      await files.fetched(url),
      await files.fetched('/exports/short'),
      await files.fetched('/exports/short/codebook'),
    ];
    await app.addActor('leaving', { role: 'RESEARCHER', clearance: 'UNCLASSIFIED' });
    const leaving = await files.link('leaving', DOCUMENT);
    await query(revocationOf('leaving'));
    alike.push(await files.fetched(leaving.codebookUrl), await files.fetched(leaving.url));
    // The log is insert-only: an expired link is one that was written down so.
    const secret = 'B'.repeat(43);
    await query(`INSERT INTO export_request (id, user_id, document, format, language, secret_hash, requested_at, expires_at)
      SELECT gen_random_uuid(), user_id, document, format, language, sha256('${secret}'), now() - interval '16 minutes', now() - interval '1 minute'
      FROM export_request WHERE secret_hash IS NOT NULL LIMIT 1`);
    alike.push(await files.fetched(`/exports/${secret}`), await files.fetched(`/exports/${secret}/codebook`));
    const said = ({ status, text, headers: { date: _date, ...headers } }: Fetched): object => ({
      status,
      text,
      headers,
    });
    for (const one of alike) expect(said(one)).toEqual(said(wrong));
    expect((await files.fetched(codebookUrl)).status).toBe(200);
  });

  test('at the same moment opens once', async () => {
    const { url } = await files.link('researcher', DOCUMENT);
    const both = await Promise.all([1, 2, 3].map(() => files.fetched(url)));
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '404', '404']);
  });

  test('is kept as a digest, and what was made of it is told in one line without content', async () => {
    const { url } = await files.link('researcher', '{ incidents(search: "CANARY") { nodes { reference } } }');
    const { text } = await files.fetched(url);
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

  test('reads a list of more than a thousand lines to its end, each line once', async () => {
    await app.app.get(SyntheticService).seed({ incidents: 1500, seed: 3, onProgress: () => undefined });
    const gaps = 'accountabilityGaps(unit: INCIDENT, missing: VERDICT)';
    const { accountabilityGaps } = await app.ask<{ accountabilityGaps: { totalCount: number } }>(
      'researcher',
      `{ ${gaps} { totalCount } }`,
    );
    const lines = await files.records('researcher', `{ ${gaps} { nodes { daysOpenMin incident { reference } } } }`);
    expect(lines.length).toBe(accountabilityGaps.totalCount);
    expect(new Set(lines.map((line) => line['incident.reference'])).size).toBe(lines.length);
    expect(lines.length).toBeGreaterThan(1000);
  });

  test('closes in the middle of a file when the grant of its holder ends', async () => {
    await app.addActor('ending', { role: 'RESEARCHER', clearance: 'UNCLASSIFIED' });
    const { url } = await files.link('ending', '{ incidents { nodes { reference } } }');
    const { bytes } = await app.app.get(ExportService).fileOfLink(url.split('/').at(-1) ?? '');
    const parts: string[] = [];
    const read = async (): Promise<void> => {
      for await (const part of bytes) {
        parts.push(part.toString());
        // The header, then a page of two hundred lines; nothing is made before it is taken.
        if (parts.length === 2) await query(revocationOf('ending'));
      }
    };
    await expect(read()).rejects.toThrow('The file was not found.');
    expect(parts.join('').trimEnd().split('\r\n')).toHaveLength(201);
  });
});
