import fc from 'fast-check';
import type { Observation } from '../../src/analytics/estimators/observation.js';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);

/** Holds for random cases; a failure prints the seed that repeats it. */
export const holds = <T>(cases: fc.Arbitrary<T>, check: (value: T) => void): void => {
  fc.assert(fc.property(cases, check), { numRuns: RUNS });
};

/** Few distinct days, so that ties are common. */
const time = fc.integer({ min: 0, max: 12 });

/** Units in view from the start, with an event, one of `causes - 1` competing ones, or none. */
export const observations = (causes: number, least = 1): fc.Arbitrary<Observation[]> =>
  fc.array(fc.record({ entry: fc.constant(0), time, cause: fc.integer({ min: 0, max: causes }) }), {
    minLength: least,
    maxLength: 40,
  });

/** The same, some of them with delayed entry. */
export const lateObservations = (causes: number): fc.Arbitrary<Observation[]> =>
  fc.array(
    fc
      .record({
        entry: fc.integer({ min: 0, max: 8 }),
        stay: fc.integer({ min: 1, max: 8 }),
        cause: fc.integer({ min: 0, max: causes }),
      })
      .map(({ entry, stay, cause }) => ({ entry, time: entry + stay, cause })),
    { minLength: 1, maxLength: 40 },
  );

/** The same things in another order. */
export const shuffled = <T>(things: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> =>
  things.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
  );
