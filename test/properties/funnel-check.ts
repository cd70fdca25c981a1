import { expect } from '@jest/globals';
import type { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import type { ActiveGrant, Level, Viewer } from '../../src/access/viewer.js';
import { FigureCache } from '../../src/analytics/figure.cache.js';
import { FigureService } from '../../src/analytics/figure.service.js';
import { FunnelService } from '../../src/analytics/funnel.service.js';
import type { DatabaseService } from '../../src/database/database.service.js';
import { refreshProgress } from '../../src/ledger/progress.projection.js';
import { Reader, type RunSql } from '../../src/reading/reader.js';
import '../../src/entities.js';
import '../../src/proceedings/proceeding.reading.js';
import { funnelOf } from '../oracle/funnel.oracle.js';
import type { FactRegister } from '../oracle/facts.js';
import type { Sight } from '../oracle/sight.js';
import { HistoryWriter } from './history-writer.js';
import type { History } from './history.js';
import type { RegisterQuestion } from './random-register.js';
import { readFactRegister } from './register-reader.js';
import { idOf, instantOf, MISSIONS, RECORDER } from './statements.js';

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

export interface Written {
  readonly register: FactRegister;
  readonly moments: number;
  readonly today: string;
  readonly now: string;
}

export async function writeRegister(client: Client, history: History): Promise<Written> {
  const writer = new HistoryWriter(history);
  await client.query(writer.write());
  const manager = {
    query: async (sql: string, values: unknown[]) => (await client.query(sql, values)).rows as unknown,
    queryRunner: { connect: () => Promise.resolve(client) },
  } as unknown as EntityManager;
  const ids = Array.from({ length: history.incidents }, (_, position) => idOf('incident', position));
  await refreshProgress(manager, ids, 0);
  const { rows } = await client.query<{ register: FactRegister; today: string; now: string }>(
    `SELECT r.register, (now() AT TIME ZONE 'UTC')::date::text AS today, instant(now()) AS now FROM (${readFactRegister}) r`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The register was not read.');
  tally.registers += 1;
  return { ...row, moments: writer.moment + 1 };
}

interface Eyes {
  readonly grants: readonly ActiveGrant[];
  readonly sights: readonly Sight[];
  readonly basis?: 'PUBLIC';
}

const grant = (role: ActiveGrant['role'], clearance: Level, missionIds: readonly string[] = []): ActiveGrant => {
  const nowhere = { hostStates: [], contributingCountries: [], citizenships: [], forumStates: [] };
  return { id: `${role} ${clearance}`, role, clearance, scope: { ...nowhere, missionIds } };
};
const headquarters = (level: Level): Eyes => ({
  grants: [grant('HQ_FOCAL_POINT', level)],
  sights: [{ missionIds: null, level, readsPersons: true }],
});
const ONE_MISSION = [MISSIONS[0].id];
const research: Sight = { missionIds: null, level: 0, readsPersons: false };
const eyes: Readonly<Record<RegisterQuestion['viewer'], Eyes>> = {
  HQ_0: headquarters(0),
  HQ_1: headquarters(1),
  HQ_2: headquarters(2),
  TWO_GRANTS: {
    grants: [grant('MISSION_FOCAL_POINT', 2, ONE_MISSION), grant('RESEARCHER', 0)],
    sights: [{ missionIds: ONE_MISSION, level: 2, readsPersons: true }, research],
  },
  PUBLIC: { grants: [grant('HQ_FOCAL_POINT', 2)], sights: [research], basis: 'PUBLIC' },
};

/** The service with one client for everything: what the transaction has written is what it reads. */
function serviceOver(client: Client): FunnelService {
  const run: RunSql = async (sql, values = []) =>
    (await client.query(sql, [...values])).rows as Record<string, unknown>[];
  const database = { read: run } as unknown as DatabaseService;
  return new FunnelService(new FigureService(new Reader(run, '', (work) => work(run)), database, new FigureCache()));
}

export async function agreesOn(client: Client, written: Written, question: RegisterQuestion): Promise<void> {
  const { today, now, register, moments } = written;
  const { grants, sights, basis } = eyes[question.viewer];
  const viewer: Viewer = { actorId: RECORDER, grants, purpose: null, today, now };
  const knownAt = question.knownAt === null ? null : instantOf((question.knownAt + moments) % moments);
  const { viewer: _viewer, ...args } = question;
  const asked = serviceOver(client).funnel(viewer, { ...args, knownAt, basis: basis ?? null });
  const readsAllPersons = sights.every(({ readsPersons }) => readsPersons);
  const isOfPersons =
    question.unit === 'SUSPECT' || (question.unit === 'VICTIM' && (question.filter.harm ?? 'FATAL') !== 'FATAL');
  const isClosed = question.filter.harm === 'NON_FATAL' && sights.every(({ readsPersons }) => !readsPersons);
  tally.questions += 1;
  if ((isOfPersons && !readsAllPersons) || isClosed) {
    tally.refused += 1;
    await expect(asked).rejects.toThrow(isOfPersons ? /only as published tables/ : /cannot filter by it/);
    return;
  }
  const expected = funnelOf(register, sights, { ...question, asOf: question.asOf ?? today, knownAt });
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
  const triple = (count: unknown) => {
    const { value, min, max } = count as ServedCount;
    return [value, min, max];
  };
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

/** Numbers to twelve places, at any depth: the last bits depend on the order of the sums. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e12) / 1e12 + 0;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
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
