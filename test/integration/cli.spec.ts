import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCasualty, csv2023, Files } from '../imports/edition.js';
import { contentsAt, reading } from '../imports/contents.js';
import { type Ended, type Environment, Program } from '../support/program.js';
import { inThisProcess } from '../support/in-this-process.js';
import { cloneTemplate, type TestDatabase } from '../support/test-database.js';

let program: Program;
let database: TestDatabase;
let other: TestDatabase;
const files = new Files();

const on = ({ appUrl, ownerUrl }: TestDatabase): Environment => ({
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
});
/** A command in a process of its own. */
const cli = (...args: string[]): Promise<Ended> => program.cli(args, on(database));
/** A command in this process, where the program is loaded already. */
const here = (args: readonly string[], register = database): Promise<Ended> => inThisProcess(args, on(register));
/** What `--json` printed; nothing else may be on standard output. */
const documentOf = ({ stdout }: Ended): unknown => JSON.parse(stdout) as unknown;
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

beforeAll(async () => {
  [program, database, other] = await Promise.all([Program.build(), cloneTemplate(), cloneTemplate()]);
  expect(await here(['user', 'create', 'ana', '--name', 'Ana'])).toMatchObject({ code: 0, stderr: '' });
});
afterAll(async () => {
  await program.remove();
  await database.drop();
  await other.drop();
  files.remove();
});

describe('what is refused', () => {
  const faulty = files.write(
    csv2023([aCasualty(), aCasualty({ mission: 'NOWHERE' }), aCasualty({ date: '2023-02-30' })], '2023-12-01'),
  );
  const sound = files.write(csv2023([aCasualty()], '2023-12-01'));
  const seed = ['seed', 'synthetic', '--incidents'];
  const CASES: readonly (readonly [title: string, args: readonly string[], sentence: RegExp])[] = [
    ['a command that is none', ['nonsense'], /^error: unknown command 'nonsense'$/],
    ['a command without its file', ['import', 'un-fatalities'], /^error: missing required argument 'file'$/],
    ['an importer without a grant', ['import', 'un-fatalities', sound, '--as', 'ana'], /^None of your grants/],
    ['a seed that is none', [...seed, '5', '--seed', 'x'], /^seed is a whole number\.$/],
    ['a token for ever', ['token', 'create', '--as', 'ana', '--days', '91'], /^A token lives between 0 and 90 days\.$/],
    ['the end of a token by no id', ['token', 'revoke', 'x'], /^id is not an id of this register\.$/],
    ['an option that is none', ['doctor', '--fast'], /^error: unknown option '--fast'$/],
    ['an importer whom nobody knows', ['import', 'un-fatalities', sound, '--as', 'bo'], /^User bo was not found\.$/],
    ['a negative number of incidents', [...seed, '-5'], /^incidents is a whole number from 1 to 1000000\.$/],
    ['a huge number of incidents', [...seed, '1e12'], /^incidents is a whole number from 1 to 1000000\.$/],
    ['a number that is none', [...seed, 'many'], /^incidents is a whole number from 1 to 1000000\.$/],
    ['a token for nobody', ['token', 'create', '--as', 'bo'], /bo was not found\.$/],
    [
      'the end of a token that is none',
      ['token', 'revoke', Buffer.from('ApiToken:018f0000-0000-7000-8000-000000000000').toString('base64url')],
      /was not found\.$/,
    ],
  ];
  let before: object;
  let refused: Ended[];
  let withFaults: Ended;

  beforeAll(async () => {
    before = await contentsAt(database.ownerUrl);
    const inProcess = cli('import', 'un-fatalities', faulty, '--json');
    refused = [];
    for (const [, args] of CASES) refused.push(await here(args));
    withFaults = await inProcess;
  });

  test.each(CASES.map(([title, , sentence], index) => [title, sentence, index] as const))(
    '%s: code 2, and one sentence on standard error',
    (_title, sentence, index) => {
      const { code, stdout, stderr } = refused[index];
      expect({ code, stdout, said: lines(stderr) }).toEqual({
        code: 2,
        stdout: '',
        said: [expect.stringMatching(sentence)],
      });
    },
  );

  test('a file with faults: code 2, and each fault with row, column and rule', () => {
    expect(withFaults).toMatchObject({ code: 2, stderr: '' });
    expect(documentOf(withFaults)).toMatchObject({
      error: {
        code: 'BAD_USER_INPUT',
        fields: [
          { row: 3, column: 'mission_acronym', rule: 'KNOWN_MISSION' },
          { row: 4, column: 'incident_date', rule: 'DATE' },
        ],
      },
    });
  });

  test('nothing of all this is written', async () => {
    expect(await contentsAt(database.ownerUrl)).toEqual(before);
  });
});

test('an edition: rehearsed, imported, imported again, and one with a doubt', async () => {
  const rows = [aCasualty(), aCasualty(), aCasualty({ type: 'Illness' })];
  const path = files.write(csv2023(rows, '2023-12-01'));
  const doubtful = files.write(csv2023([...rows, aCasualty({ personnel: 'Pilot' })], '2023-12-02'));
  const before = await contentsAt(database.ownerUrl);
  const report = { rows: 3, created: 2, incidentsCreated: 1, leftOut: { Illness: 1 }, doubts: 0 };

  const rehearsed = await here(['import', 'un-fatalities', path, '--dry-run', '--json']);
  expect(rehearsed).toMatchObject({ code: 0, stderr: '' });
  expect(documentOf(rehearsed)).toMatchObject({ ...report, dryRun: true });
  expect(await contentsAt(database.ownerUrl)).toEqual(before);

  const imported = await here(['--json', 'import', 'un-fatalities', path]);
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  expect(documentOf(imported)).toMatchObject({ ...report, dryRun: false });
  const after = await contentsAt(database.ownerUrl);
  expect(after).not.toEqual(before);

  const again = await here(['import', 'un-fatalities', path]);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(lines(again.stdout)[1]).toBe('created 0 (in 0 new incidents), matched 0, changed 0, unchanged 2, repeated 0');
  expect(await contentsAt(database.ownerUrl)).toEqual(after);

  const waits = await here(['import', 'un-fatalities', doubtful, '--json']);
  expect(waits).toMatchObject({ code: 3, stderr: '' });
  expect(documentOf(waits)).toMatchObject({ created: 0, doubts: 1, waiting: [{ row: 5, reason: 'UNKNOWN_VALUE' }] });
});

test('a token is made, shown once and ended once', async () => {
  const made = await here(['token', 'create', '--as', 'ana', '--days', '1', '--json']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const { id, token } = documentOf(made) as { id: string; token: string };
  const stored = await reading(database.ownerUrl, (read) =>
    read('SELECT row_to_json(t)::text AS row FROM api_token t'),
  );
  expect(token.length).toBeGreaterThan(30);
  expect([stored.length, JSON.stringify(stored).includes(token)]).toEqual([1, false]);
  expect(await here(['token', 'revoke', id])).toEqual({ code: 0, stdout: 'The token is revoked.\n', stderr: '' });
  expect(await here(['token', 'revoke', id])).toMatchObject({ code: 2, stdout: '' });
});

/** What a seed made, without ids and instants. */
const facts = ({ ownerUrl }: TestDatabase): Promise<object[]> =>
  reading(ownerUrl, (read) =>
    read(`SELECT m.acronym, i.occurred_from::text, i.means, i.offences, i.confirmation, i.level, p.reached, p.convicted_max
      FROM incident i JOIN mission m ON m.id = i.mission_id JOIN incident_progress p ON p.incident_id = i.id AND p.level = 2
      WHERE i.is_synthetic ORDER BY to_jsonb(i) - '{id,reference,recorded_at,mission_id,version}'::text[], m.acronym, p.reached`),
  );

test('equal seeds make equal cases in two registers; doctor finds and mends what differs', async () => {
  const seed = ['seed', 'synthetic', '--incidents', '50', '--seed', '7', '--json'];
  const inProcess = cli(...seed);
  const two = await here(seed, other);
  expect(two).toMatchObject({ code: 0, stderr: '' });
  expect(documentOf(two)).toMatchObject({ incidents: 50 });
  expect(await inProcess).toEqual(two);
  const made = await facts(database);
  expect(made).toHaveLength(50);
  expect(await facts(other)).toEqual(made);

  await reading(other.ownerUrl, (read) => read(`UPDATE incident_progress SET stage = 'VERDICT' WHERE level = 0`));
  expect(await here(['doctor'], other)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^\d+ rows of progress differ/),
  });
  expect(await here(['doctor', '--rebuild'], other)).toMatchObject({ code: 0, stderr: '' });
  expect(await here(['doctor', '--json'], other)).toEqual({
    code: 0,
    stdout: '{\n  "differing": 0\n}\n',
    stderr: '',
  });
});
