import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { Exports } from '../journeys/exported.js';
import { TestApp } from '../support/test-app.js';
import { canary, writeMasksCorpus } from './masks.corpus.js';
import { READERS } from './masks.tables.js';

const PURPOSE = 'Test of masks, file by file';
/** The auditor reads no case and takes nothing away. */
const EXPORTERS = READERS.filter((actor) => actor !== 'auditor' && actor !== 'administrator');
const DOCUMENTS = [
  `{ suspects { nodes { label fullName affiliation withheld { field } } } }`,
  '{ incidents { nodes { reference summary location { place } victims { nodes { fullName externalRefs { identifier } } } } } }',
  '{ incidents { nodes { sources { citation url publisher } } } }',
  '{ proceedings { nodes { court docketNumber suspects { nodes { label fullName } } } } }',
  '{ accountabilityGaps(unit: PROCEEDING, missing: VERDICT) { nodes { daysOpenMin incident { summary } proceeding { docketNumber } } } }',
];
const CANARY = /CANARY-[a-z-]+-2589/g;

let app: TestApp;
let files: Exports;
beforeAll(async () => {
  app = await TestApp.start();
  files = new Exports(app);
  await writeMasksCorpus(app);
});
afterAll(() => app.stop());

const told = (text: string): string[] => [...new Set(text.match(CANARY) ?? [])].toSorted();

/** Every text of a workbook. */
function textOf(bytes: Buffer): string {
  return Object.values(unzipSync(bytes))
    .map((file) => strFromU8(file))
    .join('');
}

test('a file of any format tells each role what the API tells it, with and without a purpose, and nothing more', async () => {
  const known = new Set<string>();
  for (const actor of EXPORTERS)
    for (const document of DOCUMENTS)
      for (const purpose of [undefined, PURPOSE]) {
        const api = await app.graphql(actor, document, {}, purpose);
        if (api.errors?.[0]?.extensions.code === 'FORBIDDEN') {
          // What the API refuses at its door is refused as a file.
          await expect(files.link(actor, document, {}, purpose)).rejects.toThrow('FORBIDDEN');
          continue;
        }
        if (api.errors) throw new Error(`${actor} ${document}: ${api.text}`);
        const expected = told(api.text);
        for (const one of expected) known.add(one);
        const { url } = await files.link(actor, document, {}, purpose);
        expect([actor, document, purpose, ...told((await files.fetched(url)).text)]).toEqual([
          actor,
          document,
          purpose,
          ...expected,
        ]);
      }
  // Not in vain: somebody is told of each.
  for (const name of ['suspect', 'sealed-suspect', 'summary', 'own-victim', 'docket', 'incident-citation'])
    expect(known).toContain(canary(name));
});

test('no restricted text is in any file of a researcher, whatever the format', async () => {
  for (const document of DOCUMENTS)
    for (const format of ['CSV', 'JSON_LINES', 'XLSX']) {
      const { url, codebookUrl } = await files.link('researcher', document, { format }, PURPOSE);
      const { rawPayload } = await app.app.inject({ method: 'GET', url });
      const text = format === 'XLSX' ? textOf(rawPayload) : rawPayload.toString();
      const [expected] = [told((await app.graphql('researcher', document, {}, PURPOSE)).text)];
      expect([format, ...told(text)]).toEqual([format, ...expected]);
      expect(told(text)).not.toContain(canary('suspect'));
      expect(told((await files.fetched(codebookUrl)).text)).toEqual([]);
    }
});

test('a name is in the file of a focal point only when the request for it stated a purpose (S26)', async () => {
  const [document = ''] = DOCUMENTS;
  expect(told(await files.text('hq', document))).not.toContain(canary('suspect'));
  expect(told(await files.text('hq', document, {}, PURPOSE))).toContain(canary('suspect'));
});
