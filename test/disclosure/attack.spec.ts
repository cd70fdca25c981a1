import { describe, expect, it } from '@jest/globals';
import { publishCuts, type Publication } from '../../src/analytics/disclosure/publish-cuts.js';
import type { CutCounts } from '../../src/analytics/disclosure/published-table.js';
import type { Answers } from './attacker.js';
import { RandomRegister } from './random-register.js';
import { recovered, trueTies } from './recovery.js';

const LONG = process.env['PROPERTY_RUNS'];
const SEED = Number(process.env['PROPERTY_SEED'] ?? 2589);
const runs = (usual: number): number => (LONG ? Math.ceil((Number(LONG) * usual) / 200) : usual);
const seeds = (count: number): number[] => Array.from({ length: count }, (_, position) => SEED + position);
const MILLISECONDS_A_RUN = 2000;

/** Primary suppression alone: what is planted to see whether the attacker is worth anything. */
const none: Publication['complements'] = () => Promise.resolve(new Set());

type Drift = 'ENTER' | 'MOVE' | 'LEAVE';

interface History {
  readonly answers: Answers[];
  readonly counts: CutCounts[][];
}

async function publishHistory(seed: number, vintages: number, options: Partial<Publication> = {}): Promise<History> {
  const register = new RandomRegister(seed);
  const drift = (['ENTER', 'MOVE', 'LEAVE'] satisfies Drift[])[seed % 3];
  const history: History = { answers: [], counts: [] };
  for (let number = 0; number < vintages; number += 1) {
    if (number > 0) {
      register.enter(register.below(40));
      if (drift !== 'ENTER') register.move(register.below(20));
      if (drift === 'LEAVE') register.leave(register.below(8));
    }
    const counts = register.counts();
    const facts = register.facts(counts, number === 0);
    const publication = { vintage: `V${number}`, facts, earlier: [...history.answers], ...options };
    const tables = await publishCuts(counts, publication);
    history.answers.push({ vintage: publication.vintage, tables, facts });
    history.counts.push(counts);
  }
  return history;
}

async function attackAll(count: number, vintages: number, whole = false, options: Partial<Publication> = {}) {
  const found: string[] = [];
  let of = 0;
  for (const seed of seeds(count)) {
    const { answers, counts } = await publishHistory(seed, vintages, options);
    const result = recovered(answers, counts, trueTies(counts), whole);
    found.push(...result.found.map((line) => `PROPERTY_SEED=${seed} ${line}`));
    of += result.of;
  }
  return { found, of };
}

describe('an attacker with all tables of a vintage', () => {
  const count = runs(50);
  it(
    'recovers no small number',
    async () => {
      const { found, of } = await attackAll(count, 1);
      expect(found).toEqual([]);
      expect(of).toBeGreaterThan(count);
    },
    30_000 + count * MILLISECONDS_A_RUN,
  );

  it(
    'recovers none in whole numbers either',
    async () => {
      expect((await attackAll(runs(5), 1, true)).found).toEqual([]);
    },
    30_000 + count * MILLISECONDS_A_RUN,
  );

  it(
    'does recover some where complements are left out',
    async () => {
      expect((await attackAll(runs(6), 1, false, { complements: none })).found.length).toBeGreaterThan(10);
    },
    30_000 + count * MILLISECONDS_A_RUN,
  );
});

describe('an attacker with all tables of all vintages', () => {
  const count = runs(6);
  it(
    'recovers no small number of any of them',
    async () => {
      expect((await attackAll(count, 3)).found).toEqual([]);
    },
    30_000 + count * 10 * MILLISECONDS_A_RUN,
  );

  it(
    'does recover some where each vintage is protected for itself',
    async () => {
      expect((await attackAll(runs(6), 3, false, { earlier: [] })).found.length).toBeGreaterThan(0);
    },
    30_000 + count * 10 * MILLISECONDS_A_RUN,
  );
});
