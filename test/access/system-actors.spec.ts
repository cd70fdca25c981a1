import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { IdentityService } from '../../src/identity/identity.service.js';
import { ImporterService } from '../../src/imports/importer.service.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

test('a system actor gets no token, so that it never stands in for the second person', async () => {
  const importer = app.app.get(ImporterService);
  await importer.accountOf(await importer.systemActor());
  await expect(app.app.get(IdentityService).createToken('system:import', 'borrowed')).rejects.toThrow(
    'nobody speaks for it',
  );
  expect(
    await app.database.read('SELECT 1 FROM api_token t JOIN app_user u ON u.id = t.owner_id WHERE u.is_system'),
  ).toEqual([]);
});

test('the importing actor holds no grant that is stored', async () => {
  const rows = await app.database.read(
    "SELECT 1 FROM role_grant g JOIN app_user u ON u.id = g.holder_id WHERE u.subject = 'system:import'",
  );
  expect(rows).toEqual([]);
});
