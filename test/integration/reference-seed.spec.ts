import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seedReferenceData } from '../../src/reference-data/reference-seed.js';
import { milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const order = async (): Promise<string[]> => {
  const rows = await app.database.read<{ kind: string }>('SELECT kind FROM milestone_kind ORDER BY position');
  return rows.map(({ kind }) => kind);
};

test('a start after the order of kinds has changed puts them in the new order', async () => {
  const kinds = milestoneKindRules.map(({ kind }) => kind);
  // One place further each, the last one first: every kind then takes a place that another still holds.
  await app.database.write(({ manager }) =>
    manager.query('UPDATE milestone_kind SET position = (position + 1) % (SELECT count(*) FROM milestone_kind)'),
  );
  expect(await order()).toEqual([...kinds.slice(-1), ...kinds.slice(0, -1)]);
  await app.database.write(seedReferenceData);
  expect(await order()).toEqual(kinds);
});
