import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from 'pg';
import type { UnitTimes } from '../../src/analytics/time-to-stage.sql.js';
import { observationOf } from '../../src/analytics/time-to-stage.units.js';
import { looksSql, stageTimesSql } from '../../src/ledger/stage-times.sql.js';
import type { LedgerQuestion } from '../../src/ledger/steps.sql.js';
import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { Question, Register } from '../oracle/register.js';
import { stepsOfIncident } from '../oracle/steps-of-incident.js';
import { suspectsOfIncident } from '../oracle/suspects-of-incident.js';
import { waitOf, type Wait } from '../oracle/waits.oracle.js';
import { HistoryWriter } from './history-writer.js';
import { printHistory, type History, type HistoryQuestion } from './history.js';
import { day, weighted } from './random-choices.js';
import { randomHistory } from './random-history.js';
import { openRegister, type OpenRegister } from './open-register.js';
import { readRegister } from './register-reader.js';
import { idOf, instantOf } from './statements.js';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 90);
const SEED = Number(process.env.PROPERTY_SEED ?? 2823);
const MILLISECONDS_A_RUN = 1000;

/** Histories in which ends and looks are frequent: kinds that matter elsewhere stand for them. */
const INSTEAD: Partial<Record<MilestoneKind, MilestoneKind>> = {
  WARRANT_ISSUED: 'DECLINED',
  REFERRED_TO_STATE: 'DECLINED',
  ORDER_LIFTED: 'STATUS_CHECKED',
  NO_INFORMATION: 'NOT_OPENED',
  ESCAPED: 'CLOSED',
  CHARGES_WITHDRAWN: 'CLOSED',
  CHARGES_NOT_CONFIRMED: 'INVESTIGATION_OPENED',
  SUSPECT_IDENTIFIED: 'STATUS_CHECKED',
  PARDONED: 'REOPENED',
};
const withEnds = (history: History): History => ({
  ...history,
  happenings: history.happenings.map(({ isSameMoment, what }) => ({
    isSameMoment,
    what: what.do === 'step' ? { ...what, kind: INSTEAD[what.kind] ?? what.kind } : what,
  })),
});

const span = fc.tuple(day, day).map((days) => days.toSorted() as [string, string]);
const wait: fc.Arbitrary<Omit<Wait, 'id'>> = fc
  .record({
    unit: weighted<Wait['unit']>({ INCIDENT: 3, PROCEEDING: 1, SUSPECT: 2 }),
    stage: weighted<Wait['stage']>({ INVESTIGATION: 3, ARREST: 1, CHARGE: 2, PROSECUTION: 2, VERDICT: 3 }),
    isConvicted: fc.boolean(),
    isFromInvestigation: weighted({ yes: 1, no: 3 }).map((answer) => answer === 'yes'),
    dates: fc.constantFrom('EARLIEST' as const, 'LATEST' as const),
    entry: weighted<Wait['entry']>({ LOOKED_FROM: 3, NONE: 1 }),
    occurred: fc.oneof(
      { weight: 1, arbitrary: span },
      { weight: 5, arbitrary: day.map((on): [string, string] => [on, on]) },
      { weight: 3, arbitrary: fc.constant<[string, string]>(['2020-01-01', '2020-01-31']) },
    ),
    looked: fc.option(span, { freq: 5 }),
  })
  .map(({ isConvicted, isFromInvestigation, ...rest }) => ({
    ...rest,
    convicted: isConvicted && rest.stage === 'VERDICT',
    from: isFromInvestigation && rest.stage !== 'INVESTIGATION' ? 'INVESTIGATION' : 'REPORTED',
  }));
const example = fc.tuple(randomHistory.map(withEnds), fc.array(wait, { minLength: 6, maxLength: 6 }));

describe('the wait of a unit', () => {
  let register: OpenRegister;
  const seen = new Map<string, number>();

  beforeAll(async () => {
    register = await openRegister('');
  });
  afterAll(() => register.close());

  it(
    'is for any history, at any instant, day and level what walking through its steps gives',
    async () => {
      const property = fc.asyncProperty(example, ([history, waits]) => holdsFor(register.client, history, waits, seen));
      const result = await fc.check(property, { numRuns: RUNS, seed: SEED });
      if (result.failed) {
        const [history, waits] = result.counterexample?.[0] ?? [];
        const where = `PROPERTY_SEED=${result.seed}, path ${result.counterexamplePath}, ${result.numShrinks} shrinks`;
        const what = history ? `${printHistory(history)}\n${JSON.stringify(waits)}` : '';
        throw new Error(`${where}\n${what}\n${String(result.errorInstance)}`);
      }
      // The comparison is worth something only where every way of ending, and of being left out, comes up.
      const ways = [
        '0',
        '1',
        '2',
        'late',
        'reopened',
        'after look',
        'unknownDate',
        'notBegun',
        'neverLookedAt',
        'impliedOnly',
        'neverInView',
      ];
      expect(ways.filter((way) => (seen.get(way) ?? 0) < 5)).toEqual([]);
    },
    60_000 + RUNS * MILLISECONDS_A_RUN,
  );
});

/** Writes the history, asks for waits of the database and of the oracle, and leaves no trace. */
async function holdsFor(
  client: Client,
  history: History,
  waits: readonly Omit<Wait, 'id'>[],
  seen: Map<string, number>,
): Promise<void> {
  const writer = new HistoryWriter(history);
  await client.query('BEGIN');
  try {
    await client.query(writer.write());
    const { rows } = await client.query<{ register: Register }>(readRegister);
    const [register] = rows.map((row) => row.register);
    if (!register) throw new Error('No register.');
    for (const [at, asked] of waits.entries()) {
      const question = history.questions[at % history.questions.length];
      if (question) await agreesOn(client, register, history, question, writer.moment, asked, seen);
    }
  } finally {
    await client.query('ROLLBACK');
  }
}

type TimesRow = Pick<UnitTimes, 'origin' | 'origin_width' | 'event' | 'ended' | 'is_reopened'> & {
  readonly incident_id: string;
  readonly unit_id: string;
};
type LooksRow = { readonly incident_id: string; readonly first: number; readonly last: number };

const number = (column: string): string => `(z.${column} - DATE '2000-01-01') AS`;
const numberOf = (on: string): number => (Date.parse(on) - Date.parse('2000-01-01')) / 86_400_000;

async function agreesOn(
  client: Client,
  register: Register,
  history: History,
  { level, asOf, knownAt: moment }: HistoryQuestion,
  lastMoment: number,
  asked: Omit<Wait, 'id'>,
  seen: Map<string, number>,
): Promise<void> {
  const incidents = Array.from({ length: history.incidents }, (_, position) => idOf('incident', position));
  const knownAt = moment === null ? null : instantOf(moment % (lastMoment + 1));
  const ledger: LedgerQuestion = {
    cohort: 'SELECT unnest($1::uuid[]) AS id',
    ...{ level: '$2::smallint', asOf: '$3::date', knownAt: knownAt === null ? null : '$4::timestamptz' },
  };
  const values = [incidents, level, asOf, ...(knownAt === null ? [] : [knownAt])];
  const times = stageTimesSql(ledger, { ...asked, outcome: asked.convicted ? `'CONVICTED'` : null });
  const rows = await client.query<TimesRow>(
    `SELECT z.incident_id, z.unit_id, ${number('origin')} origin, z.origin_width, ${number('event')} event, ${number('ended')} ended, z.is_reopened FROM ${times} z`,
    values,
  );
  const looks = await client.query<LooksRow>(
    `SELECT z.incident_id, ${number('first_look')} first, ${number('last_look')} last FROM ${looksSql(ledger, asked.dates)} z`,
    values,
  );
  for (const incidentId of incidents) {
    const question: Question = { incidentId, level, asOf, knownAt };
    for (const id of unitsOf(register, history, question, asked.unit)) {
      const expected = waitOf(register, question, { ...asked, id });
      const row = rows.rows.find(({ incident_id, unit_id }) => incident_id === incidentId && unit_id === id);
      const look = looks.rows.find(({ incident_id }) => incident_id === incidentId);
      const given = timesOf(asked, asOf, row, look, expected === 'impliedOnly');
      const found = observationOf(given, { fromIncident: asked.from === 'REPORTED', entry: asked.entry }, 'all');
      const { group: _group, cluster: _cluster, ...observed } = typeof found === 'string' ? { group: '' } : found;
      expect(typeof found === 'string' ? found : observed).toEqual(expected);
      for (const way of waysOf(expected)) seen.set(way, (seen.get(way) ?? 0) + 1);
    }
  }
}

function unitsOf(register: Register, history: History, question: Question, unit: Wait['unit']): string[] {
  if (unit === 'INCIDENT') return [question.incidentId];
  if (unit === 'PROCEEDING') return history.proceedings.map((_, position) => idOf('proceeding', position));
  const steps = stepsOfIncident(register, question);
  return suspectsOfIncident(register, question, steps).map(({ suspect }) => suspect.id);
}

function timesOf(
  asked: Omit<Wait, 'id'>,
  asOf: string,
  row: TimesRow | undefined,
  look: LooksRow | undefined,
  isImplied: boolean,
): UnitTimes {
  const [from, to] = asked.occurred.map(numberOf);
  const firsts = [...(asked.looked ? [numberOf(asked.looked[0])] : []), ...(look ? [look.first] : [])];
  const lasts = [...(asked.looked ? [numberOf(asked.looked[1])] : []), ...(look ? [look.last] : [])];
  return {
    ...{ code: null, unit: 'u', cluster: 'c', persons: 1, basis: 'CONTEMPORANEOUS', has_record: true },
    occurred: (asked.dates === 'EARLIEST' ? from : to) ?? 0,
    width: (to ?? 0) - (from ?? 0),
    ...{ origin: row?.origin ?? null, origin_width: row?.origin_width ?? null },
    looked_from: firsts.length === 0 ? null : Math.min(...firsts),
    looked_to: lasts.length === 0 ? null : Math.max(...lasts),
    ...{ event: row?.event ?? null, is_implied: isImplied, ended: row?.ended ?? null },
    ...{ is_reopened: row?.is_reopened ?? false, as_of: numberOf(asOf) },
  };
}

function waysOf(expected: ReturnType<typeof waitOf>): string[] {
  if (typeof expected === 'string') return [expected];
  const { entry, cause, isReopened, isAfterLook } = expected;
  return [
    String(cause),
    ...(entry > 0 ? ['late'] : []),
    ...(isReopened ? ['reopened'] : []),
    ...(isAfterLook ? ['after look'] : []),
  ];
}
