import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from 'pg';
import { OutcomesService } from '../../src/analytics/outcomes.service.js';
import { OUTCOME_FIELDS, outcomesOf } from '../oracle/outcomes.oracle.js';
import type { Happening } from './history.js';
import { openRegister, type OpenRegister } from './open-register.js';
import { runsOf, tryOnRegisters, type OnRegister } from './property-runs.js';
import { weightedNumber } from './random-choices.js';
import { dimensions, registerQuestion, type RegisterQuestion } from './random-register.js';
import {
  eyes,
  figuresOver,
  knownAtOf,
  readsAllPersons,
  refusalOf,
  triple,
  viewerOf,
  type Written,
} from './register-check.js';
import { day, incident, step, toldHistory } from './told-registers.js';

const { isWhole, time, ...run } = runsOf(60, 11);

type OutcomesQuestion = Pick<RegisterQuestion, 'viewer' | 'filter' | 'asOf' | 'knownAt' | 'forum' | 'groupBy'>;
const question: fc.Arbitrary<OutcomesQuestion> = fc
  .record({
    asked: registerQuestion,
    groupBy: weightedNumber(2, 4, 2).chain((n) =>
      fc.uniqueArray(fc.constantFrom(...dimensions.filter((one) => one !== 'PERIOD')), { minLength: n, maxLength: n }),
    ),
  })
  .map(({ asked: { viewer, filter, asOf, knownAt, forum }, groupBy }) => {
    return { viewer, filter, asOf, knownAt, forum, groupBy };
  });

const ASKED: OutcomesQuestion = {
  ...{ viewer: 'HQ_2', filter: { harm: 'ANY' }, asOf: null, knownAt: null, forum: null, groupBy: [] },
};
const suspect = { suspect: 0 };
const charged = [
  incident(0),
  step('CHARGED', suspect, day('2020-02-28')),
  step('ARRESTED', suspect, day('2020-03-31')),
];
const judged = step('JUDGMENT', suspect, day('2021-01-31'), { outcome: 'CONVICTED', inAbsentia: true });
/** What random registers seldom meet. */
const fates: readonly (readonly Happening[])[] = [
  // Sought again, and not taken again: still escaped, still released. A release for others is a loss, another is none.
  [step('ESCAPED', suspect, day('2020-06-01')), step('WARRANT_ISSUED', suspect, day('2020-06-30'))],
  [step('RELEASED', suspect, day('2020-06-01')), step('WARRANT_ISSUED', suspect, day('2020-06-30'))],
  [
    step('RELEASED', suspect, day('2020-06-01'), { inAbsentia: true }),
    step('FAILED_TO_APPEAR', suspect, day('2020-12-01')),
  ],
  [step('ESCAPED', suspect, day('2020-02-29'))],
  [step('ESCAPED', suspect, day('2020-06-01')), step('SURRENDERED', suspect, day('2020-06-30'))],
  [step('ESCAPED', suspect, day('2020-06-01')), step('DIED', suspect, day('2020-06-30'))],
  // Where sources contradict each other, somebody is there from 0 to 1 times.
  [step('TRANSFERRED', suspect, day('2020-06-01'), { decision: 'DISPUTE' })],
  [step('ESCAPED', suspect, day('2020-06-01'), { decision: 'DISPUTE' })],
  // What was quashed is judged, and otherwise; what was final is no more once it is tried again.
  [judged, step('FINAL', suspect, day('2021-06-01'))],
  [step('FINAL', suspect, day('2021-06-01'))],
  [judged, step('FINAL', suspect, day('2021-06-01')), step('TRIAL_OPENED', suspect, day('2021-12-01'))],
  [judged, step('APPEAL_DECIDED', suspect, day('2021-06-01'), { outcome: 'QUASHED' })],
  // Counted without a record: before a court as soon as a trial of theirs has opened.
  [step('TRIAL_OPENED', { fewest: 2, most: 3 }, day('2021-01-31'))],
  [
    step('JUDGMENT', { fewest: 4, most: 4 }, day('2021-01-31')),
    step('FINAL', { fewest: 9, most: 9 }, day('2021-06-01')),
  ],
];
/** Judged for one incident, accused for two: the most that any shows. */
const ofTwo = [
  incident(0),
  incident(1),
  step('CHARGED', { fewest: 4, most: 4 }, day('2020-02-28')),
  step('JUDGMENT', { fewest: 3, most: 4 }, day('2021-01-31'), { incidents: [0] }),
];
const told: readonly OnRegister<OutcomesQuestion>[] = [
  ...fates.map((steps) => ({ history: toldHistory(1, [...charged, ...steps]), questions: [ASKED] })),
  { history: toldHistory(2, ofTwo), questions: [ASKED, { ...ASKED, groupBy: ['FORUM'] }] },
];

/** What was compared, under each heading too, so that a run that compares nothing is seen. */
const tally: Record<string, number> = { questions: 0, refused: 0, rows: 0, ranges: 0, hidden: 0, overlapping: 0 };
const tell = (what: string, times: number): void => {
  tally[what] = (tally[what] ?? 0) + times;
};
for (const field of OUTCOME_FIELDS) tell(field, 0);

/** What somebody who does not read persons is told: what a court has said in public. */
const OPEN: readonly string[] = ['judged', 'convicted', 'convictedInAbsentia', 'acquitted', 'otherwise', 'final'];
type Row = { readonly codes: readonly (string | null)[] } & Readonly<Record<string, unknown>>;

async function agreesOn(client: Client, written: Written, question: OutcomesQuestion): Promise<void> {
  const { viewer, ...rest } = question;
  const eye = eyes[viewer];
  const args = { ...rest, knownAt: knownAtOf(question.knownAt, written) };
  const asked = new OutcomesService(figuresOver(client)).outcomes(viewerOf(eye, written), {
    ...args,
    basis: eye.basis ?? null,
  });
  tell('questions', 1);
  const refusal = refusalOf(eye, 'INCIDENT', question.filter);
  if (refusal !== null) {
    tell('refused', 1);
    await expect(asked).rejects.toThrow(refusal);
    return;
  }
  const { rows, total, overlapping } = (await asked) as { rows: Served[]; total: Served; overlapping: boolean };
  const found = { rows: rows.map(plain), total: plain(total), overlapping };
  const { register, today } = written;
  const expected = outcomesOf(register, eye.sights, { ...args, asOf: question.asOf ?? today });
  const told = (row: Row): Row => (readsAllPersons(eye) ? row : hidden(row));
  expect({ args, viewer, ...found }).toEqual({
    args,
    viewer,
    ...expected,
    rows: expected.rows.map(told),
    total: told(expected.total),
  });
  count([...found.rows, found.total], overlapping);
}

interface Served extends Readonly<Record<string, unknown>> {
  readonly key: readonly { readonly code: string | null }[];
}

function plain(served: Served): Row {
  const counts = OUTCOME_FIELDS.map((field) => {
    const { suppressed } = served[field] as { suppressed: boolean };
    return [field, suppressed ? 'hidden' : triple(served[field])];
  });
  return { codes: served.key.map(({ code }) => code), ...(Object.fromEntries(counts) as object) };
}

/** Unless nothing was on record, when there is nothing to hide. */
const hidden = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => {
      const isNothing = Array.isArray(value) && field !== 'codes' && value[0] === null;
      return [field, field === 'codes' || isNothing || OPEN.includes(field) ? value : 'hidden'];
    }),
  ) as Row;

function count(rows: readonly Row[], overlapping: boolean): void {
  tell('rows', rows.length);
  tell('overlapping', Number(overlapping));
  for (const row of rows)
    for (const field of OUTCOME_FIELDS) {
      const value = row[field] as 'hidden' | readonly [number | null, number | null, number | null];
      if (value === 'hidden') tell('hidden', 1);
      else {
        tell('ranges', Number(value[1] !== value[2]));
        tell(field, value[0] ?? 0);
      }
    }
}

describe('the outcomes of the accused', () => {
  let register: OpenRegister;
  beforeAll(async () => {
    register = await openRegister('SET join_collapse_limit = 1; SET from_collapse_limit = 1');
  });
  afterAll(() => register.close());

  it(
    'are for any register, viewer and question what plain loops over its rows give',
    async () => {
      await tryOnRegisters(register.client, run, question, agreesOn, told);
      if (isWhole) expect(Object.entries(tally).filter(([, number]) => number === 0)).toEqual([]);
    },
    time,
  );
});
