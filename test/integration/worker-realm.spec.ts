import { expect, test } from '@jest/globals';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { IncidentModel } from '../../src/incidents/incident.model.js';

interface Realm {
  readonly global: Record<string | symbol, unknown> & { readonly process: { readonly env: Record<string, string> } };
  keepingGlobals(work: () => Promise<void>): Promise<void>;
  teardown(): Promise<void>;
}
const CONFIG = { projectConfig: { globals: {}, testEnvironmentOptions: {}, fakeTimers: {} } };
// Jest loads it without a transform, so it has no types.
const file = '../support/worker-realm.mjs';

test('a spec finds the realm that the one before it had, and nothing that it left there', async () => {
  const { default: WorkerRealm } = (await import(file)) as { default: new (config: object) => Realm };
  const first = new WorkerRealm(CONFIG);
  const { global } = first;
  const { PATH } = global.process.env;
  await first.keepingGlobals(() => Promise.resolve(void (global['ofAPackage'] = 'kept')));
  const symbol = Symbol('left');
  Object.assign(global, { left: 1, [symbol]: 1 });
  Object.assign(global.process.env, { LEFT: '1', PATH: 'changed' });
  await first.teardown();

  const second = new WorkerRealm(CONFIG);
  expect(second).toBe(first);
  expect(['ofAPackage', 'left', symbol].map((name) => name in second.global)).toEqual([true, false, false]);
  expect([second.global.process.env['LEFT'], second.global.process.env['PATH']]).toEqual([undefined, PATH]);
});

test('what a spec imports is the application that its worker has loaded, not a second one', () => {
  const declared = TypeMetadataStorage.getObjectTypesMetadata().filter(({ target }) => target === IncidentModel);
  const named = TypeMetadataStorage.getObjectTypesMetadata().filter(({ name }) => name === 'Incident');
  expect([declared.length, named.length]).toEqual([1, 1]);
});
