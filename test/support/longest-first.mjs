import TestSequencer from '@jest/test-sequencer';

/**
 * Specs that take longest, longest first; most of them start processes. Jest orders by the durations of its last run, which
 * a fresh clone has not: a worker would then begin one of these when the other has nothing left to do.
 */
export const LONGEST = [
  'test/imports/killed.spec.ts',
  'test/integration/server.spec.ts',
  'test/access/sealed-warrant.spec.ts',
  'test/integration/cli.spec.ts',
  'test/properties/funnel.property.spec.ts',
  'test/figures/time-to-stage.published.spec.ts',
  'test/disclosure/published-tables.spec.ts',
  'test/properties/waits.property.spec.ts',
  'test/access/masks.spec.ts',
];

/** The longest specs come first, the others as Jest orders them. */
export default class LongestFirst extends TestSequencer {
  async sort(tests) {
    const place = ({ path }) => LONGEST.findIndex((name) => path.endsWith(name));
    const isLong = (test) => place(test) !== -1;
    const others = await super.sort(tests.filter((test) => !isLong(test)));
    return [...tests.filter(isLong).sort((a, b) => place(a) - place(b)), ...others];
  }
}
