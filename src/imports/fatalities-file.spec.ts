import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InvalidInputError, type FieldFault } from '../errors/app-error.js';
import { readFatalities } from './fatalities-file.js';

const HEADER_2021 =
  'Casualty_ID,Incident_Date,Mission_Acronym,Type_of_Casualty,Casualty_Nationality,M49_Code,ISOCode3,Casualty_Personnel_Type,Type_Of_Incident';
const HEADER_2023 =
  'id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update';
const ROW_2023 =
  '7,2014-10-03,MINUSMA-2014-10-00001,MINUSMA,Fatality,M,Niger,Military,Malicious Act,562.0,NER,2023-11-28';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fatalities-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(content: string | Buffer): Promise<string> {
  const path = join(folder, 'edition');
  await writeFile(path, content);
  return path;
}

async function faultsOf(path: string): Promise<readonly Pick<FieldFault, 'path' | 'rule'>[]> {
  const error = await readFatalities(path).catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputError)) throw new Error(`Not refused: ${String(error)}`);
  const { fields } = error.details as { fields: FieldFault[] };
  return fields.map(({ path: at, rule }) => ({ path: at, rule }));
}

test('the edition of 2021 has a byte-order mark and capitals in its header', async () => {
  const row = 'MINUSMA-2014-10-00001,2014-10-03,MINUSMA,Fatality,Niger,562,NER,Military,Malicious Act';
  const { rows, sha256 } = await readFatalities(await fileOf(`\uFEFF${HEADER_2021}\r\n${row}\r\n`));
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(rows).toEqual([
    {
      number: 2,
      cells: {
        casualty_id: 'MINUSMA-2014-10-00001',
        incident_date: '2014-10-03',
        mission_acronym: 'MINUSMA',
        type_of_casualty: 'Fatality',
        casualty_nationality: 'Niger',
        m49_code: '562',
        isocode3: 'NER',
        casualty_personnel_type: 'Military',
        type_of_incident: 'Malicious Act',
      },
    },
  ]);
});

test('the edition of 2023 ends lines with CRLF and has M49 as a decimal', async () => {
  const { rows } = await readFatalities(await fileOf(`${HEADER_2023}\r\n${ROW_2023}\r\n`));
  expect(rows[0]?.cells).toMatchObject({ m49_code: '562.0', gender: 'M', last_update: '2023-11-28' });
});

test('the edition of 2025 ends lines with LF and has accents', async () => {
  const { rows } = await readFatalities(
    await fileOf(`${HEADER_2023}\n${ROW_2023.replace('Niger', "Côte d'Ivoire")}\n`),
  );
  expect(rows[0]?.cells['casualty_nationality']).toBe("Côte d'Ivoire");
});

test('JSON has dates as epoch milliseconds, negative before 1970, and null for a missing code', async () => {
  const record = Object.fromEntries(HEADER_2023.split(',').map((name, i) => [name, ROW_2023.split(',')[i]]));
  const json = JSON.stringify([
    { ...record, incident_date: -678153600000, m49_code: null, last_update: 1701129600000 },
  ]);
  const { rows } = await readFatalities(await fileOf(json));
  expect(rows).toMatchObject([
    { number: 1, cells: { incident_date: '1948-07-06', m49_code: '', last_update: '2023-11-28' } },
  ]);
});

test.each([
  ['a missing column', `${HEADER_2023.replace('gender,', '').replace('isocode3', 'iso')}\n`, 'row 1, isocode3', 2],
  ['an unknown column', `${HEADER_2023},motive\n`, 'row 1, motive', 1],
  ['a column that stands twice', `${HEADER_2023},gender\n`, 'row 1, gender', 1],
  ['nothing at all', '', 'row 1, casualty_id', 9],
])('%s is a fault of the header', async (_, content, path, count) => {
  const faults = await faultsOf(await fileOf(content));
  expect(faults[0]).toEqual({ path, rule: 'HEADER' });
  expect(faults).toHaveLength(count);
});

test('every cut row is named, a thousand of them at most', async () => {
  const cut = ROW_2023.slice(0, 40);
  const two = await faultsOf(await fileOf(`${HEADER_2023}\n${cut}\n${ROW_2023}\n${cut}`));
  expect(two).toEqual([
    { path: 'row 2', rule: 'CUT_ROW' },
    { path: 'row 4', rule: 'CUT_ROW' },
  ]);
  expect(await faultsOf(await fileOf(`${HEADER_2023}\n${`${cut}\n`.repeat(1_200)}`))).toHaveLength(1_000);
});

test('a row that is not UTF-8 is named', async () => {
  const latin1 = Buffer.from(`${HEADER_2023}\n${ROW_2023}\n${ROW_2023.replace('Niger', 'Côte')}\n`, 'latin1');
  expect(await faultsOf(await fileOf(latin1))).toEqual([{ path: 'row 3', rule: 'ENCODING' }]);
});

test.each([
  ['a quote that is not closed', `${HEADER_2023}\n"${ROW_2023}\n`, 'CSV'],
  ['JSON that is cut', '[{"id": 1', 'JSON'],
  ['a list of other things', '[1, 2]', 'JSON'],
])('%s is refused', async (_, content, rule) => {
  expect((await faultsOf(await fileOf(content)))[0]).toMatchObject({ rule });
});

test('a row of a hundred kilobytes, and a long line that is no list, are refused', async () => {
  expect((await faultsOf(await fileOf(`${HEADER_2023}\n${'x'.repeat(100_000)}\n`)))[0]?.rule).toBe('CSV');
  expect((await faultsOf(await fileOf('x'.repeat(20_000_000))))[0]?.rule).toBe('CSV');
});

test('two gigabytes are refused by their size, at once and in flat memory', async () => {
  const path = join(folder, 'huge');
  const handle = await open(path, 'w');
  await handle.truncate(2 * 1024 ** 3);
  await handle.close();
  const before = { memory: process.memoryUsage().rss, at: performance.now() };
  expect(await faultsOf(path)).toEqual([{ path: 'file', rule: 'SIZE' }]);
  expect(performance.now() - before.at).toBeLessThan(1_000);
  expect(process.memoryUsage().rss - before.memory).toBeLessThan(50 * 1024 * 1024);
});

test('what has no size is counted as it comes', async () => {
  if (process.platform === 'win32') return;
  expect(await faultsOf('/dev/zero')).toEqual([{ path: 'file', rule: 'SIZE' }]);
});

test('a folder and a file that is not there cannot be read', async () => {
  expect(await faultsOf(folder)).toEqual([{ path: 'file', rule: 'READABLE' }]);
  expect(await faultsOf(join(folder, 'absent'))).toEqual([{ path: 'file', rule: 'READABLE' }]);
});
