import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { codebookOf } from './codebook.js';
import { codebookFile, fileOf, type Tally } from './export.file.js';
import type { Line } from './export.lines.js';
import type { Column } from './export.shape.js';
import type { OpenAnswer } from './export.source.js';
import { MOST_SHEET_LINES } from './export.xlsx.js';

const column = (name: string, kind: Column['kind'] = 'text', type = 'String'): Column => ({
  name,
  kind,
  type,
  description: `About ${name}.`,
});
const COLUMNS = [
  column('place'),
  column('days', 'number', 'Int'),
  column('suppressed', 'boolean', 'Boolean'),
  column('means'),
];
const LINES: readonly Line[] = [
  { place: '=1+1', days: -5, suppressed: true, means: ['A', 'B'] },
  { place: '@SUM(A1), "quoted"\r\nsecond line', days: 1.5, suppressed: false, means: [] },
  { place: 'Bangui', days: null, suppressed: false },
  { place: '\tindented', days: 0, suppressed: false, means: null },
];
const about = [
  {
    path: '',
    asOf: '2026-01-01',
    knownAt: '2026-01-02T00:00:00.000000Z',
    basis: 'FULL',
    clearance: 'UNCLASSIFIED',
    definition: { id: 'FUNNEL', version: 1, text: 'What it is.' },
    citation: '=HYPERLINK("x")',
  },
];
const answer = (lines = LINES): OpenAnswer => ({
  columns: COLUMNS,
  about,
  viewer: {} as OpenAnswer['viewer'],
  pages: (async function* () {
    yield lines.slice(0, 2);
    yield lines.slice(2);
    await Promise.resolve();
  })(),
});
const CODEBOOK = codebookOf({ field: 'f', asked: '-{ f }', language: 'EN', columns: COLUMNS, about, madeAt: 'now' });

async function bytesOf(format: 'CSV' | 'JSON_LINES' | 'XLSX', given = answer()): Promise<[Buffer, Tally | null]> {
  let done: Tally | null = null;
  const { bytes } = await fileOf(given, format, CODEBOOK, (tally) => Promise.resolve(void (done = { ...tally })));
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return [Buffer.concat(parts), done];
}

describe('CSV', () => {
  it('comes back from a parser as it was, but for text that a spreadsheet would compute', async () => {
    const [bytes, done] = await bytesOf('CSV');
    expect(parse(bytes)).toEqual([
      ['place', 'days', 'suppressed', 'means'],
      ["'=1+1", '-5', 'true', 'A; B'],
      [`'@SUM(A1), "quoted"\r\nsecond line`, '1.5', 'false', ''],
      ['Bangui', '', 'false', ''],
      ["'\tindented", '0', 'false', ''],
    ]);
    expect(bytes.toString().split('\r\n')[0]).toBe('place,days,suppressed,means');
    expect(done).toEqual({ rows: 4, bytes: bytes.length });
  });

  it('has a codebook that is as safe', () => {
    const records: string[][] = parse(codebookFile(CODEBOOK));
    expect(records.slice(0, 3)).toEqual([
      ['part', 'name', 'type', 'description'],
      ['column', 'place', 'String', 'About place.'],
      ['column', 'days', 'Int', 'About days.'],
    ]);
    const said = new Map(records.map(([, name, , text]) => [name, text]));
    expect(said.get('citation')).toBe(`'=HYPERLINK("x")`);
    expect(said.get('question')).toBe("'-{ f }");
    expect(said.get('definition.text')).toBe('What it is.');
  });
});

it('JSON Lines hold the values as the API gives them, and every column on every line', async () => {
  const [bytes] = await bytesOf('JSON_LINES');
  const lines = bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines[0]).toEqual({ place: '=1+1', days: -5, suppressed: true, means: ['A', 'B'] });
  expect(lines[2]).toEqual({ place: 'Bangui', days: null, suppressed: false, means: null });
});

describe('XLSX', () => {
  /** Cells of a sheet as values, by what the file itself says of their type. */
  function sheet(files: Record<string, Uint8Array>, name: string): unknown[][] {
    const xml = strFromU8(files[name] ?? new Uint8Array());
    const strings = [
      ...strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array()).matchAll(/<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g),
    ];
    const plain = (text = ''): string =>
      text
        .replaceAll('&quot;', '"')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
    return [...xml.matchAll(/<row[^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) =>
      [...row.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, attributes = '', body = '']) => {
        const value = /<v>([\s\S]*?)<\/v>/.exec(body)?.[1];
        if (attributes.includes('t="s"')) return plain(strings[Number(value)]?.[1]);
        return attributes.includes('t="b"') ? value === '1' : value === undefined ? null : Number(value);
      }),
    );
  }

  it('holds the same cells with their types, and computes none of them', async () => {
    const [bytes, done] = await bytesOf('XLSX');
    const files = unzipSync(bytes);
    const data = sheet(files, 'xl/worksheets/sheet1.xml');
    expect(data[0]).toEqual(['place', 'days', 'suppressed', 'means']);
    expect(data[1]).toEqual(['=1+1', -5, true, 'A; B']);
    expect(data[3]?.slice(0, 1)).toEqual(['Bangui']);
    expect(sheet(files, 'xl/worksheets/sheet2.xml')).toEqual(CODEBOOK);
    expect(strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>');
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toMatch(/name="data"[\s\S]*name="codebook"/);
    expect(done).toEqual({ rows: 4, bytes: bytes.length });
  });

  it('is refused where it would be too long, in favour of the other formats', async () => {
    const long = Array.from({ length: MOST_SHEET_LINES + 1 }, () => ({ place: 'x' }));
    await expect(bytesOf('XLSX', answer(long))).rejects.toMatchObject({
      fields: [
        { path: 'input.format', rule: 'XLSX_LINES', message: expect.stringContaining('CSV or JSON_LINES') as unknown },
      ],
    });
  });
});
