import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inThisProcess } from '../support/in-this-process.js';
import type { Ended } from '../support/program.js';
import { TestApp } from '../support/test-app.js';

const QUALITY = '{ dataQuality { completeness { field share { value } } } }';
let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await TestApp.start();
  folder = mkdtempSync(join(tmpdir(), 'register-export-'));
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

const out = (name: string): string => join(folder, name);
const run = (...args: string[]): Promise<Ended> =>
  inThisProcess(['export', ...args], {
    DATABASE_URL: app.databaseUrls.appUrl,
    DATABASE_OWNER_URL: app.databaseUrls.ownerUrl,
  });

test('writes the table and its codebook beside it, and reports what it wrote', async () => {
  const file = out('quality.csv');
  const ended = await run('--as', 'researcher', '--format', 'csv', '--out', file, QUALITY, '--json');
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const bytes = readFileSync(file);
  const records: string[][] = parse(bytes);
  expect(records[0]).toEqual(['field', 'share.value']);
  expect(JSON.parse(ended.stdout)).toEqual({
    file,
    codebook: out('quality.codebook.csv'),
    format: 'CSV',
    rows: records.length - 1,
    bytes: bytes.length,
  });
  expect(readFileSync(out('quality.codebook.csv'), 'utf8')).toContain('DATA_QUALITY version 1');
  expect(readdirSync(folder).toSorted()).toEqual(['quality.codebook.csv', 'quality.csv']);
  const said = await run('--as', 'hq', '--format', 'jsonl', '--out', out('q.jsonl'), '--language', 'FR', QUALITY);
  expect(said).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^Wrote 11 lines \(\d+ bytes\) to /),
  });
  expect(readFileSync(out('q.codebook.csv'), 'utf8')).toContain('Complétude');
  // What left by the command is in the log of what left.
  const logged = await app.database.read(
    `SELECT r.format, d.row_count FROM export_request r JOIN export_delivery d ON d.request_id = r.id AND d.stage = 'DONE' ORDER BY d.at`,
  );
  expect(logged).toEqual([
    { format: 'CSV', row_count: 11 },
    { format: 'JSON_LINES', row_count: 11 },
  ]);
});

describe('what is refused, with code 2 and one sentence, leaving no file', () => {
  const CASES: readonly (readonly [title: string, args: readonly string[], sentence: RegExp])[] = [
    ['a user whom nobody knows', ['--as', 'bo', '--format', 'csv', QUALITY], /^User bo was not found\.$/],
    ['a user who may not export', ['--as', 'auditor', '--format', 'csv', QUALITY], /^None of the grants of auditor/],
    ['a format that is none', ['--as', 'hq', '--format', 'pdf', QUALITY], /^format is one of: csv, jsonl, xlsx\.$/],
    [
      'a language that is none',
      ['--as', 'hq', '--format', 'csv', '--language', 'X', QUALITY],
      /^language is EN or FR\.$/,
    ],
    ['a document that is none', ['--as', 'hq', '--format', 'csv', '{ dataQuality {'], /^Syntax Error/],
    [
      'a question that the API refuses',
      ['--as', 'donor', '--format', 'csv', '{ dataQuality(basis: FULL) { suppressedCells } }'],
      /^Your role reads no record/,
    ],
    [
      'a short purpose',
      ['--as', 'hq', '--format', 'csv', '--purpose', 'x', QUALITY],
      /^purpose has 10 to 200 characters\.$/,
    ],
  ];
  test.each(CASES)('%s', async (_title, args, sentence) => {
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await run(...args, '--out', out('refused.csv'));
    expect({ code, stdout, said: stderr.trimEnd() }).toEqual({
      code: 2,
      stdout: '',
      said: expect.stringMatching(sentence) as unknown,
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  test('a folder that is none', async () => {
    const { code, stderr } = await run(
      '--as',
      'hq',
      '--format',
      'csv',
      '--out',
      join(folder, 'none', 'x.csv'),
      QUALITY,
    );
    expect([code, stderr.trimEnd()]).toEqual([2, expect.stringMatching(/none is no directory\.$/)]);
  });
});
