import { expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/test-database.js';
it('drift', async () => {
  const db = await createTestDatabase();
  const { upQueries } = await (db as never as {dataSource: import('typeorm').DataSource}).dataSource.driver.createSchemaBuilder().log();
  console.log(upQueries.map((q) => q.query).join('\n'));
  expect(1).toBe(1);
});
