import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';

interface Found {
  readonly path: string;
}
interface Sequencer {
  readonly LONGEST: readonly string[];
  readonly default: new (options: object) => { sort(tests: readonly Found[]): Promise<readonly Found[]> };
}
// Jest loads it without a transform, so it has no types.
const file = '../support/longest-first.mjs';

test('the longest specs are named as they are, and started before all others', async () => {
  const { LONGEST, default: LongestFirst } = (await import(file)) as Sequencer;
  expect(LONGEST.filter((name) => !existsSync(name))).toEqual([]);
  const context = { config: { id: 'none', cacheDirectory: 'none' }, hasteFS: { getSize: () => 1 } };
  const tests = ['short.spec.ts', ...LONGEST].toReversed().map((name) => ({ path: `/clone/${name}`, context }));
  const sorted = await new LongestFirst({ contexts: [context], globalConfig: {} }).sort(tests);
  expect(sorted.map(({ path }) => path.replace('/clone/', ''))).toEqual([...LONGEST, 'short.spec.ts']);
});
