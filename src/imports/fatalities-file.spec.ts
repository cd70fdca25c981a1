import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFatalities, type FatalitiesFile } from './fatalities-file.js';
import { FileFaults, type FileFault } from './import.faults.js';

const HEADER =
  'id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update';
const ROW = '1,2017-05-08,MINUSCA-2017-05-00001,MINUSCA,Fatality,M,Morocco,Military,Malicious Act,504.0,MAR,2023-11-28';
const RECORD = JSON.stringify(Object.fromEntries(HEADER.split(',').map((name) => [name, ''])));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fatalities-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function write(content: string | Buffer): string {
  const path = join(folder, `file-${(count += 1)}`);
  writeFileSync(path, content);
  return path;
}
async function read(content: string | Buffer): Promise<FatalitiesFile> {
  const faults = new FileFaults();
  const file = await readFatalities(write(content), faults);
  faults.refuse();
  return file;
}
/** Faults as row, column and rule. */
async function faultsOf(content: string | Buffer): Promise<string[]> {
  const error = await read(content).catch((thrown: unknown) => thrown);
  const { fields = [] } = error as { fields?: readonly FileFault[] };
  return fields.map(({ row, column, rule }) => [row ?? 'file', column ?? '-', rule].join(' '));
}

describe('a file of fatalities', () => {
  test.each([
    ['2023: CRLF', `${HEADER}\r\n${ROW}\r\n`],
    ['2025: LF, without an end of line at its end', `${HEADER}\n${ROW}`],
    ['with a byte-order mark', `\uFEFF${HEADER}\n${ROW}\n`],
    ['with blank lines', `${HEADER}\n\n${ROW}\n\n`],
  ])('is read in the form of %s', async (_name, text) => {
    const { rows, columns } = await read(text);
    expect(columns).toEqual(HEADER.split(','));
    expect(rows.map(({ cells }) => cells['casualty_id'])).toEqual(['MINUSCA-2017-05-00001']);
  });

  test('numbers rows as lines, the header being the first', async () => {
    const { rows } = await read(`${HEADER}\n${ROW}\n\n${ROW}\n`);
    expect(rows.map(({ number }) => number)).toEqual([2, 4]);
  });

  test('is read in the form of 2021: other capitals, another order, fewer columns', async () => {
    const text =
      '\uFEFFCasualty_ID,Incident_Date,Mission_Acronym,Type_of_Casualty,Casualty_Nationality,M49_Code,ISOCode3,Casualty_Personnel_Type,Type_Of_Incident\r\nX-1,2017-05-08,MINUSCA,Fatality,Morocco,504.0,MAR,Military,Malicious Act\r\n';
    const { rows, columns } = await read(text);
    expect(columns).not.toContain('gender');
    expect(rows[0]?.cells).toMatchObject({ casualty_id: 'X-1', isocode3: 'MAR', type_of_incident: 'Malicious Act' });
  });

  test('is read as JSON: instants before and after 1970 become days, null becomes blank', async () => {
    const record = (day: number): object => ({
      ...Object.fromEntries(HEADER.split(',').map((name) => [name, 'x'])),
      incident_date: day,
      m49_code: null,
      last_update: 1701129600000,
    });
    const { rows } = await read(JSON.stringify([record(-678153600000), record(0)]));
    expect(
      rows.map(({ number, cells }) => [number, cells['incident_date'], cells['m49_code'], cells['last_update']]),
    ).toEqual([
      [1, '1948-07-06', '', '2023-11-28'],
      [2, '1970-01-01', '', '2023-11-28'],
    ]);
  });

  test.each([
    ['nothing', '', ['file - EMPTY']],
    ['a header alone', `${HEADER}\n`, ['file - EMPTY']],
    [
      'another header',
      `name,age\n1,2\n`,
      [
        ...'casualty_id incident_date mission_acronym type_of_casualty casualty_nationality m49_code isocode3 casualty_personnel_type type_of_incident name age'
          .split(' ')
          .map((name) => `1 ${name} HEADER`),
      ],
    ],
    ['a column twice', `${HEADER},gender\n${ROW},M\n`, ['1 gender HEADER']],
    ['a column more', `${HEADER},name\n${ROW},N\n`, ['1 name HEADER']],
    ['rows cut short', `${HEADER}\n1,2017-05-08\n${ROW}\n${ROW},more\n`, ['2 casualty_id CUT_ROW', '4 - CUT_ROW']],
    ['a file that ends in a row', `${HEADER}\n${ROW}\n${ROW.slice(0, 60)}`, ['3 casualty_personnel_type CUT_ROW']],
    ['an open quote', `${HEADER}\n${ROW}\n"${ROW}\n${ROW}\n`, ['3 - CSV']],
    ['an open quote far from the end', `${HEADER}\n${ROW}\n"${ROW}\n${`${ROW}\n`.repeat(1_000)}`, ['3 - CSV']],
    ['very many short rows', `${HEADER}\n${'1,2\n'.repeat(50_001)}`, ['file - SIZE']],
    ['very many short records', `[${RECORD}${',1'.repeat(50_000)}]`, ['file - SIZE']],
    ['a line without end', `${HEADER}\n${'x'.repeat(40_000)}`, ['2 - CSV']],
    ['JSON that is cut', '[{"id": 1, "incident_da', ['file - JSON']],
    ['JSON of something else', '{"data": []}', ['file - JSON']],
    ['JSON of no records', '[]', ['file - JSON']],
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}\n`, 'utf16le'), ['file - ENCODING']],
  ])('is refused when it is %s', async (_name, content, expected) => {
    expect(await faultsOf(content)).toEqual(expected);
  });

  test('is refused where it is not UTF-8, cell by cell', async () => {
    const broken = ROW.replace('Morocco', 'C\u00f4te');
    const csv = Buffer.from(`${HEADER}\n${ROW}\n${broken}\n${ROW}\n${broken}\n`, 'latin1');
    expect(await faultsOf(csv)).toEqual(['3 casualty_nationality ENCODING', '5 casualty_nationality ENCODING']);
    const json = Buffer.from(
      '[{"id": 1, "casualty_nationality": "Chad"}, {"id": 2, "casualty_nationality": "C\u00f4te"}]',
      'latin1',
    );
    expect(await faultsOf(json)).toEqual(['2 casualty_nationality ENCODING']);
  });

  test('is refused with no more than a thousand faults', async () => {
    expect(await faultsOf(`${HEADER}\n${'1,2\n'.repeat(3_000)}`)).toHaveLength(1_000);
  });

  test('is refused when it is not there, or a folder', async () => {
    for (const path of [join(folder, 'absent'), folder])
      await expect(readFatalities(path, new FileFaults())).rejects.toMatchObject({ fields: [{ rule: 'READABLE' }] });
  });
});
