import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { connect } from '../../src/database/data-source.js';
import { hasPendingMigrations } from '../../src/database/migrate.js';
import { cloneTemplate, type TestDatabase } from '../support/test-database.js';

describe('a test database', () => {
  let database: TestDatabase;
  let application: Client;

  beforeAll(async () => {
    database = await cloneTemplate();
    application = new Client({ connectionString: database.appUrl });
    await application.connect();
  });
  afterAll(async () => {
    await application.end();
    await database.drop();
  });

  it('is migrated', async () => {
    const owner = await connect(database.ownerUrl);
    try {
      expect(await hasPendingMigrations(owner)).toBe(false);
    } finally {
      await owner.destroy();
    }
  });

  it('gives the application what it has in the real one: rows, but no table of its own', async () => {
    const rights = await application.query(`
      SELECT count(*) FILTER (WHERE has_table_privilege(oid, 'SELECT, INSERT'))::int > 0 AS writes,
             count(*) FILTER (WHERE pg_get_userbyid(relowner) = current_user)::int AS owned
      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`);
    expect(rights.rows).toEqual([{ writes: true, owned: 0 }]);
    await expect(application.query('CREATE TABLE other (id int)')).rejects.toThrow(
      'permission denied for schema public',
    );
    await expect(application.query('CREATE TEMPORARY TABLE other (id int)')).rejects.toThrow('permission denied');
  });

  it('is nobody else’s', async () => {
    const other = await cloneTemplate();
    expect(other.name).not.toBe(database.name);
    await other.drop();
  });
});
