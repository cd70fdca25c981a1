import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from 'pg';
import { FlowService } from '../../src/analytics/flow.service.js';
import { milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import { flowOf } from '../oracle/flow.oracle.js';
import { openRegister, type OpenRegister } from './open-register.js';
import { runsOf, tryOnRegisters, type OnRegister } from './property-runs.js';
import { day as anyDay, weightedNumber } from './random-choices.js';
import { dimensions, registerQuestion, type RegisterQuestion } from './random-register.js';
import { eyes, figuresOver, knownAtOf, refusalOf, triple, viewerOf, type Written } from './register-check.js';
import { day, incident, step, toldHistory, year } from './told-registers.js';

const { isWhole, time, ...run } = runsOf(60, 27);

type FlowQuestion = Pick<RegisterQuestion, 'viewer' | 'unit' | 'filter' | 'knownAt' | 'groupBy'> & {
  readonly kinds: readonly MilestoneKind[];
  readonly days: readonly [from: string, to: string];
};

/** Kinds that most histories hold, and any other. */
const frequent = fc.constantFrom<MilestoneKind>(
  'ARRESTED',
  'CHARGED',
  'TRIAL_OPENED',
  'JUDGMENT',
  'APPEAL_DECIDED',
  'CLOSED',
);
const kind = fc.oneof(
  { weight: 4, arbitrary: frequent },
  fc.constantFrom(...milestoneKindRules.map((one) => one.kind)),
);
const question: fc.Arbitrary<FlowQuestion> = fc
  .record({
    asked: registerQuestion,
    kinds: fc.uniqueArray(kind, { minLength: 3, maxLength: 6, size: 'max' }),
    days: fc.oneof(
      { weight: 1, arbitrary: fc.tuple(anyDay, anyDay).map((days) => days.toSorted() as [string, string]) },
      { weight: 1, arbitrary: fc.constant<[string, string]>(['2019-01-01', '2025-12-31']) },
    ),
    groupBy: weightedNumber(2, 4, 2).chain((n) =>
      fc.uniqueArray(fc.constantFrom('STEP_YEAR', ...dimensions.filter((one) => one !== 'PERIOD')), {
        minLength: n,
        maxLength: n,
      }),
    ),
  })
  .map(({ asked: { viewer, unit, filter, knownAt }, ...rest }) => ({ viewer, unit, filter, knownAt, ...rest }));

const ASKED: FlowQuestion = {
  ...{ viewer: 'HQ_2', unit: 'SUSPECT', filter: { harm: 'ANY' }, knownAt: null, groupBy: [] },
  ...{ kinds: ['TRIAL_OPENED', 'ARRESTED', 'ESCAPED'], days: ['2020-02-28', '2020-06-30'] },
};
const opened = step('TRIAL_OPENED', null, day('2020-02-28'));
/** What random registers seldom meet. */
const told: readonly OnRegister<FlowQuestion>[] = [
  // Somebody who was perhaps charged is perhaps before that forum, where the trial of all opened on the first day asked for.
  { history: toldHistory(1, [incident(0), step('CHARGED', { suspect: 0 }, year), opened]), questions: [ASKED] },
  // Whoever is counted for an incident that is left out is not counted; whoever was for both is counted once.
  {
    history: toldHistory(2, [
      incident(0),
      incident(1, { confirmation: 'RETRACTED' }),
      step('ARRESTED', { fewest: 2, most: 3 }, day('2020-06-30'), { incidents: [1] }),
      step('ESCAPED', { fewest: 1, most: 2 }, day('2020-06-30')),
      opened,
    ]),
    questions: [
      ASKED,
      { ...ASKED, unit: 'PROCEEDING' },
      { ...ASKED, unit: 'INCIDENT', groupBy: ['STEP_YEAR', 'FORUM'] },
    ],
  },
];

/** What was compared, so that a run that compares nothing is seen. */
const tally = { questions: 0, refused: 0, rows: 0, certain: 0, ranges: 0, overlapping: 0 };

async function agreesOn(client: Client, written: Written, question: FlowQuestion): Promise<void> {
  const { viewer, days, ...rest } = question;
  const eye = eyes[viewer];
  const [from, to] = days;
  const args = { ...rest, from, to, knownAt: knownAtOf(question.knownAt, written) };
  const asked = new FlowService(figuresOver(client)).flow(viewerOf(eye, written), {
    ...args,
    basis: eye.basis ?? null,
  });
  tally.questions += 1;
  const refusal = refusalOf(eye, question.unit, question.filter);
  if (refusal !== null) {
    tally.refused += 1;
    await expect(asked).rejects.toThrow(refusal);
    return;
  }
  const { rows, overlapping } = (await asked) as { rows: Served[]; overlapping: boolean };
  const found = rows.map(({ key, kind: ofKind, count }) => ({
    codes: key.map(({ code }) => code),
    kind: ofKind,
    count: triple(count),
  }));
  tally.rows += found.length;
  tally.certain += found.filter(({ count: [value] }) => (value ?? 0) > 0).length;
  tally.ranges += found.filter(({ count: [, min, max] }) => min !== max).length;
  tally.overlapping += Number(overlapping);
  expect({ args, viewer, rows: found, overlapping }).toEqual({
    args,
    viewer,
    ...flowOf(written.register, eye.sights, args),
  });
}

interface Served {
  readonly key: readonly { readonly code: string | null }[];
  readonly kind: string;
  readonly count: unknown;
}

describe('the flow of steps', () => {
  let register: OpenRegister;
  beforeAll(async () => {
    register = await openRegister('SET join_collapse_limit = 1; SET from_collapse_limit = 1');
  });
  afterAll(() => register.close());

  it(
    'is for any register, viewer and question what plain loops over its rows give',
    async () => {
      await tryOnRegisters(register.client, run, question, agreesOn, told);
      if (isWhole) expect(Object.entries(tally).filter(([, number]) => number === 0)).toEqual([]);
    },
    time,
  );
});
