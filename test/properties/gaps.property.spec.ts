import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, execute, parse, type GraphQLResolveInfo } from 'graphql';
import type { Client } from 'pg';
import { GapsService, type GapsArgs } from '../../src/analytics/gaps.service.js';
import { uuidOf } from '../../src/reading/node-id.js';
import { Stage } from '../../src/vocabulary/progress.vocabulary.js';
import { gapsOf, type Gap, type GapsQuestion } from '../oracle/gaps.oracle.js';
import { openRegister, type OpenRegister } from './open-register.js';
import { runsOf, tryOnRegisters, type OnRegister } from './property-runs.js';
import { weighted, weightedNumber } from './random-choices.js';
import { registerQuestion, seldom, type RegisterQuestion } from './random-register.js';
import { eyes, knownAtOf, readerOver, refusalOf, viewerOf, type Written } from './register-check.js';
import { day, incident, step, toldHistory } from './told-registers.js';

const { isWhole, time, ...run } = runsOf(60, 16);

type Question = Pick<RegisterQuestion, 'viewer' | 'filter' | 'asOf' | 'knownAt' | 'forum'> &
  Omit<GapsQuestion, 'filter' | 'asOf' | 'knownAt' | 'forum' | 'withinMonths'>;

const orNull = <T>(value: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | null> =>
  seldom(value, weight).map((one) => one ?? null);
const question: fc.Arbitrary<Question> = fc
  .record({
    asked: registerQuestion,
    unit: weighted<GapsQuestion['unit']>({ INCIDENT: 2, SUSPECT: 3, PROCEEDING: 3 }),
    lacks: fc.oneof(
      fc.record({ missing: fc.constantFrom<Stage | null>(...Object.values(Stage)), outcome: fc.constant(null) }),
      fc.record({ missing: fc.constant(null), outcome: weighted({ CONVICTED: 4, ACQUITTED: 2, DISCHARGED: 1 }) }),
      fc.constant({ missing: null, outcome: null }),
    ),
    olderThanDays: orNull(fc.constantFrom(0, 30, 365, 731), 30),
    inactiveForDays: orNull(fc.constantFrom(1, 31, 180, 365), 40),
    ofEndedMissions: weightedNumber(4, 1).map((one) => one === 1),
  })
  .map(({ asked: { viewer, filter, asOf, knownAt, forum }, lacks, inactiveForDays, ofEndedMissions, ...rest }) => ({
    // Gaps name records: there are none on public basis.
    viewer: viewer === 'PUBLIC' ? 'HQ_1' : viewer,
    ...{ filter, asOf, knownAt, forum },
    ...rest,
    ...lacks,
    inactiveForDays: lacks.missing === null && lacks.outcome === null ? (inactiveForDays ?? 31) : inactiveForDays,
    ofEndedMissions,
  }));

/** What was compared, so that a run that compares nothing is seen. */
const tally = { questions: 0, refused: 0, gaps: 0, suspects: 0, proceedings: 0, moved: 0, unmoved: 0, partial: 0 };

const asked: Question = {
  ...{ viewer: 'HQ_2', unit: 'PROCEEDING', filter: { harm: 'ANY' }, asOf: null, knownAt: null, forum: null },
  ...{ missing: null, outcome: null, olderThanDays: null, inactiveForDays: null, ofEndedMissions: false },
};
const suspect = { suspect: 0 };
const ARRIVED = step('CHARGED', suspect, day('2020-02-28'));
/** What random registers seldom meet. */
const told: readonly OnRegister<Question>[] = [
  // What was said of an incident that is left out is said of none, and moves none.
  {
    history: toldHistory(2, [
      incident(0),
      incident(1, { confirmation: 'RETRACTED' }),
      step('JUDGMENT', suspect, day('2022-01-31'), { outcome: 'CONVICTED', incidents: [1] }),
      ARRIVED,
    ]),
    questions: [
      { ...asked, outcome: 'CONVICTED' },
      { ...asked, unit: 'SUSPECT', outcome: 'CONVICTED' },
      { ...asked, inactiveForDays: 180, asOf: '2022-06-30' },
      { ...asked, inactiveForDays: 180, asOf: '2022-07-31' },
    ],
  },
  // A matter that is closed or final does not stall, unless it was taken up again.
  ...[[], [step('REOPENED', null, day('2021-01-31'))]].map((later) => ({
    history: toldHistory(1, [incident(0), ARRIVED, step('CLOSED', null, day('2020-12-31')), ...later]),
    questions: [{ ...asked, inactiveForDays: 31 }],
  })),
  // A judgment outside criminal courts convicts nobody.
  {
    history: toldHistory(1, [
      incident(0),
      step('JUDGMENT', suspect, day('2022-01-31'), { outcome: 'CONVICTED' }),
      { do: 'change nature', which: 0, nature: 'INQUEST' },
    ]),
    questions: [{ ...asked, unit: 'INCIDENT', outcome: 'CONVICTED' }],
  },
  // The incident that may have been first stands for the unit; a mission that ends on the day has ended by it.
  {
    history: toldHistory(2, [
      incident(0, { occurredFrom: '2020-01-01', occurredTo: '2020-12-31', mission: 3 }),
      incident(1, { mission: 3 }),
    ]),
    questions: ['2021-06-29', '2021-06-30'].map((asOf) => {
      return { ...asked, missing: 'VERDICT', ofEndedMissions: true, asOf };
    }),
  },
  // Adjournments move nothing; a day more is long enough.
  {
    history: toldHistory(1, [incident(0), ARRIVED, step('ADJOURNED', null, day('2020-06-01'))]),
    questions: [
      { ...asked, inactiveForDays: 31, asOf: '2020-03-29' },
      { ...asked, inactiveForDays: 31, asOf: '2020-03-30' },
      { ...asked, inactiveForDays: 31, asOf: '2020-03-31' },
      { ...asked, missing: 'VERDICT', olderThanDays: 60, asOf: '2020-03-31' },
      { ...asked, missing: 'VERDICT', olderThanDays: 61, asOf: '2020-03-31' },
    ],
  },
];

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const document = parse(`{ accountabilityGaps(unit: INCIDENT, first: 200) { totalCount nodes {
  incident { id } suspect { id } proceeding { id } daysOpenMin daysOpenMax lastStepOn { from to precision approximate } } } }`);

/** The page as the API gives it: the service is asked with a real selection, and rows come under its response keys. */
async function gapsBy(ask: (info: GraphQLResolveInfo) => Promise<unknown>): Promise<Served> {
  const result = await execute({
    schema,
    document,
    fieldResolver: (row: Record<string, unknown>, _args, _context, info) =>
      info.parentType.name === 'Query' ? ask(info) : row[String(info.path.key)],
    typeResolver: () => undefined,
  });
  const [error] = result.errors ?? [];
  if (error) throw error.originalError ?? error;
  return (result.data as unknown as { accountabilityGaps: Served }).accountabilityGaps;
}

interface Named {
  readonly id: string;
}
interface Served {
  readonly totalCount: number;
  readonly nodes: readonly (Omit<Gap, 'unit' | 'incident'> &
    Readonly<Record<'incident' | 'suspect' | 'proceeding', Named | null>>)[];
}

async function agreesOn(client: Client, written: Written, asked: Question): Promise<void> {
  const { viewer, ...rest } = asked;
  const eye = eyes[viewer];
  const args = { ...rest, knownAt: knownAtOf(asked.knownAt, written) };
  const service = new GapsService(readerOver(client));
  const page = gapsBy((info) => service.gaps(viewerOf(eye, written), info, { ...(args as GapsArgs), first: 200 }));
  tally.questions += 1;
  const refusal = refusalOf(eye, asked.unit, asked.filter);
  if (refusal !== null) {
    tally.refused += 1;
    await expect(page).rejects.toThrow(refusal);
    return;
  }
  const { totalCount, nodes } = await page;
  const uuid = (type: string, one: Named | null): string => (one === null ? '' : uuidOf(type, one.id, 'id'));
  const found = nodes.map(({ incident, suspect, proceeding, daysOpenMin, daysOpenMax, lastStepOn }): Gap => {
    const id = uuid('Incident', incident);
    const ofUnit = { INCIDENT: id, SUSPECT: uuid('Suspect', suspect), PROCEEDING: uuid('Proceeding', proceeding) };
    return { unit: ofUnit[asked.unit], incident: id, daysOpenMin, daysOpenMax, lastStepOn };
  });
  tally.gaps += totalCount;
  tally.suspects += asked.unit === 'SUSPECT' ? totalCount : 0;
  tally.proceedings += asked.unit === 'PROCEEDING' ? totalCount : 0;
  tally.moved += found.filter(({ lastStepOn }) => lastStepOn !== null).length;
  tally.unmoved += found.filter(({ lastStepOn }) => lastStepOn === null).length;
  tally.partial += found.filter(({ daysOpenMin, daysOpenMax }) => daysOpenMin !== daysOpenMax).length;
  const whole: GapsQuestion = { ...args, asOf: asked.asOf ?? written.today, withinMonths: null };
  expect({ args, viewer, totalCount, found }).toEqual({
    args,
    viewer,
    totalCount: found.length,
    found: gapsOf(written.register, eye.sights, whole),
  });
}

describe('accountability gaps', () => {
  let register: OpenRegister;
  beforeAll(async () => {
    register = await openRegister('SET join_collapse_limit = 1; SET from_collapse_limit = 1');
  });
  afterAll(() => register.close());

  it(
    'are for any register, viewer and question those that plain loops over its rows find',
    async () => {
      await tryOnRegisters(register.client, run, question, agreesOn, told);
      if (isWhole) expect(Object.entries(tally).filter(([, number]) => number === 0)).toEqual([]);
    },
    time,
  );
});
