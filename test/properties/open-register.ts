import { Client } from 'pg';
import { cloneTemplate } from '../support/test-database.js';
import { insertReferenceData } from './reference-data.js';

/** A database of its own with what random histories name, and a session of its owner; `settings` hold for the session. */
export interface OpenRegister {
  readonly client: Client;
  close(): Promise<void>;
}

export async function openRegister(settings: string): Promise<OpenRegister> {
  const database = await cloneTemplate();
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`SET jit = off; SET timezone = 'UTC'; ${settings}`);
  await insertReferenceData(client);
  const close = async (): Promise<void> => {
    await client.end();
    await database.drop();
  };
  return { client, close };
}
