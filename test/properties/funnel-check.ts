import { expect } from '@jest/globals';
import type { Client } from 'pg';
import { FunnelService } from '../../src/analytics/funnel.service.js';
import { funnelOf } from '../oracle/funnel.oracle.js';
import type { RegisterQuestion } from './random-register.js';
import { eyes, figuresOver, knownAtOf, refusalOf, rounded, triple, viewerOf, type Written } from './register-check.js';

/** What was compared, so that a run that compares nothing is seen. */
export const tally = {
  registers: 0,
  questions: 0,
  refused: 0,
  rows: 0,
  cells: 0,
  intervals: 0,
  noInterval: 0,
  excluded: 0,
  ranges: 0,
  unknown: 0,
  overlapping: 0,
};

export async function agreesOn(client: Client, written: Written, question: RegisterQuestion): Promise<void> {
  const { register, today } = written;
  const eye = eyes[question.viewer];
  const knownAt = knownAtOf(question.knownAt, written);
  const { viewer: _viewer, ...args } = question;
  const service = new FunnelService(figuresOver(client));
  const asked = service.funnel(viewerOf(eye, written), { ...args, knownAt, basis: eye.basis ?? null });
  const refusal = refusalOf(eye, question.unit, question.filter);
  tally.questions += 1;
  if (refusal !== null) {
    tally.refused += 1;
    await expect(asked).rejects.toThrow(refusal);
    return;
  }
  const expected = funnelOf(register, eye.sights, { ...question, asOf: question.asOf ?? today, knownAt });
  const found = plain(await asked);
  count(found);
  expect({ question, knownAt, ...found }).toEqual({ question, knownAt, ...(rounded(expected) as object) });
}

type Found = ReturnType<typeof plain>;
interface ServedCount {
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
}
type Served = Readonly<Record<string, unknown>>;

/** The figure as the oracle has it: without labels, counts as triples, shares to twelve places. */
function plain(figure: object) {
  const row = (served: Served) => ({
    codes: (served['key'] as { code: string | null }[]).map(({ code }) => code),
    registered: triple(served['registered']),
    excluded: (served['excluded'] as { reason: string; count: ServedCount }[]).map(({ reason, count: of }) => [
      reason,
      triple(of),
    ]),
    eligible: triple(served['eligible']),
    followed: triple(served['followed']),
    stages: (served['stages'] as Served[]).map(({ stage, share, ...counts }) => ({
      stage,
      ...Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, triple(value)])),
      share: rounded(share),
    })),
  });
  const { rows, total, overlapping } = figure as { rows: Served[]; total: Served; overlapping: boolean };
  return { rows: rows.map(row), total: row(total), overlapping };
}

function count({ rows, total, overlapping }: Found): void {
  const all = [...rows, total];
  const numbers = all.flatMap(({ stages, registered, eligible, followed }) => [
    registered,
    eligible,
    followed,
    ...stages.flatMap((stage) => Object.values(stage).filter(Array.isArray)),
  ]) as (number | null)[][];
  const shares = all.flatMap(({ stages }) => stages.flatMap(({ share }) => share ?? [])) as Served[];
  tally.rows += rows.length;
  tally.cells += numbers.length * 3 + shares.length * 7;
  tally.intervals += shares.filter(({ low }) => low !== null).length;
  tally.noInterval += shares.filter(({ low, value }) => low === null && value !== null).length;
  tally.excluded += total.excluded.length;
  tally.ranges += numbers.filter(([, min, max]) => min !== max).length;
  tally.unknown += shares.filter(({ best, worst }) => best !== worst).length;
  tally.overlapping += Number(overlapping);
}
