import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from 'pg';
import { BeforeAfterService } from '../../src/analytics/before-after.service.js';
import { Stage } from '../../src/vocabulary/progress.vocabulary.js';
import { beforeAfterOf, type BeforeAfterQuestion } from '../oracle/before-after.oracle.js';
import { openRegister, type OpenRegister } from './open-register.js';
import { runsOf, tryOnRegisters } from './property-runs.js';
import { day } from './random-choices.js';
import { incidentDay } from './random-facts.js';
import { registerQuestion, seldom, type RegisterQuestion } from './random-register.js';
import { eyes, figuresOver, knownAtOf, refusalOf, rounded, triple, viewerOf, type Written } from './register-check.js';

const { isWhole, time, ...run } = runsOf(60, 2589);

type Question = Pick<RegisterQuestion, 'viewer' | 'filter' | 'asOf' | 'knownAt' | 'forum'> &
  Pick<BeforeAfterQuestion, 'date' | 'stage' | 'withinMonths' | 'windowMonths'>;

const stages = Object.values(Stage).filter((stage) => stage !== 'REPORTED');
const question: fc.Arbitrary<Question> = fc
  .record({
    asked: registerQuestion,
    // Some months from the days on which most incidents lie, and those days themselves.
    date: fc.oneof(incidentDay, day, fc.constantFrom('2020-02-28', '2020-07-31', '2020-09-30', '2021-03-31')),
    stage: fc.constantFrom<Stage>(...stages),
    withinMonths: fc.constantFrom(1, 1, 2, 6, 12),
    more: seldom(fc.constantFrom(0, 1, 6, 8), 80),
  })
  .map(({ asked: { viewer, filter, asOf, knownAt, forum }, more, ...rest }) => ({
    ...{ viewer, filter, knownAt, forum, ...rest },
    asOf: asOf !== null && asOf < rest.date ? null : asOf,
    windowMonths: more === undefined ? null : rest.withinMonths + more,
  }));

/** What was compared, so that a run that compares nothing is seen. */
const told = {
  ...{ questions: 0, refused: 0, before: 0, after: 0, notFollowed: 0, straddling: 0, openDate: 0 },
  ...{ reached: 0, ranges: 0, late: 0, lookedAt: 0, shares: 0, both: 0, oneSided: 0 },
};

async function agreesOn(client: Client, written: Written, asked: Question): Promise<void> {
  const { viewer, ...rest } = asked;
  const eye = eyes[viewer];
  const args = { ...rest, knownAt: knownAtOf(asked.knownAt, written) };
  const service = new BeforeAfterService(figuresOver(client));
  const report = service.beforeAfter(viewerOf(eye, written), { ...args, basis: eye.basis ?? null });
  told.questions += 1;
  const refusal = refusalOf(eye, 'INCIDENT', asked.filter);
  if (refusal !== null) {
    told.refused += 1;
    await expect(report).rejects.toThrow(refusal);
    return;
  }
  const found = plain((await report) as Served);
  const expected = beforeAfterOf(written.register, eye.sights, { ...args, asOf: asked.asOf ?? written.today });
  expect({ args, viewer, ...found }).toEqual({ args, viewer, ...nullable(rounded(expected) as typeof expected) });
  count(expected);
}

type Side = Readonly<Record<string, unknown>>;
interface Served extends Readonly<Record<'before' | 'after', Side>> {
  readonly straddling: unknown;
  readonly openDate: unknown;
  readonly strata: readonly (Readonly<Record<'followedBefore' | 'followedAfter', unknown>> & {
    readonly key: { readonly code: string };
    readonly isCompared: boolean;
  })[];
  readonly comparison: unknown;
  readonly refused: string;
}

const valueOf = (count: unknown): number | null => triple(count)[0] ?? null;

/** The figure as the oracle has it. */
function plain({ before, after, straddling, openDate, strata, comparison, refused }: Served) {
  const side = ({ registered, eligible, followed, reached, share, compared, lateEntries, lookedAt }: Side) => ({
    ...{ registered: valueOf(registered), eligible: valueOf(eligible), followed: valueOf(followed) },
    ...{ reached: triple(reached), share: rounded(share), compared: rounded(compared) },
    ...{ lateEntries: valueOf(lateEntries), lookedAt: rounded(lookedAt) },
  });
  return {
    ...{ before: side(before), after: side(after), straddling: valueOf(straddling), openDate: valueOf(openDate) },
    strata: strata.map(({ key, followedBefore, followedAfter, isCompared }) => ({
      ...{ mission: key.code, before: valueOf(followedBefore), after: valueOf(followedAfter), isCompared },
    })),
    ...{ comparison, refused },
  };
}

/** Before anything was on record there is no number, not even 0. */
function nullable(expected: ReturnType<typeof beforeAfterOf>): object {
  if (expected.refused !== 'NO_DATA') return { ...expected, comparison: null };
  const none = { registered: null, eligible: null, followed: null, reached: [null, null, null], lateEntries: null };
  const side = { ...none, share: null, compared: null, lookedAt: null };
  return {
    before: side,
    after: side,
    straddling: null,
    openDate: null,
    strata: [],
    comparison: null,
    refused: 'NO_DATA',
  };
}

function count({ before, after, straddling, openDate, strata }: ReturnType<typeof beforeAfterOf>): void {
  told.before += before.followed;
  told.after += after.followed;
  told.notFollowed += after.eligible - after.followed;
  told.straddling += straddling;
  told.openDate += openDate;
  told.both += strata.filter(({ isCompared }) => isCompared).length;
  told.oneSided += strata.filter(({ isCompared }) => !isCompared).length;
  for (const side of [before, after]) {
    told.reached += side.reached[0] ?? 0;
    told.ranges += Number(side.reached[1] !== side.reached[2]);
    told.late += side.lateEntries;
    told.lookedAt += side.lookedAt?.numerator ?? 0;
    told.shares += Number(side.share?.value != null);
  }
}

describe('before and after a date', () => {
  let register: OpenRegister;
  beforeAll(async () => {
    register = await openRegister('SET join_collapse_limit = 1; SET from_collapse_limit = 1');
  });
  afterAll(() => register.close());

  it(
    'lies for any register, viewer and question what plain loops over its rows find there',
    async () => {
      await tryOnRegisters(register.client, run, question, agreesOn);
      if (isWhole) expect(Object.entries(told).filter(([, number]) => number === 0)).toEqual([]);
    },
    time,
  );
});
