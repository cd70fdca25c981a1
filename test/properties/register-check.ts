import type { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import type { ActiveGrant, Level, Viewer } from '../../src/access/viewer.js';
import { FigureCache } from '../../src/analytics/figure.cache.js';
import { FigureService } from '../../src/analytics/figure.service.js';
import { refreshProgress } from '../../src/ledger/progress.projection.js';
import { Reader, type RunSql } from '../../src/reading/reader.js';
import '../../src/entities.js';
import '../../src/proceedings/proceeding.reading.js';
import type { FactRegister } from '../oracle/facts.js';
import type { Sight } from '../oracle/sight.js';
import { HistoryWriter } from './history-writer.js';
import type { History } from './history.js';
import type { RegisterQuestion } from './random-register.js';
import { readFactRegister } from './register-reader.js';
import { idOf, instantOf, MISSIONS, RECORDER } from './statements.js';

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
  return { ...row, moments: writer.moment + 1 };
}

export interface Eyes {
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
export const eyes: Readonly<Record<RegisterQuestion['viewer'], Eyes>> = {
  HQ_0: headquarters(0),
  HQ_1: headquarters(1),
  HQ_2: headquarters(2),
  TWO_GRANTS: {
    grants: [grant('MISSION_FOCAL_POINT', 2, ONE_MISSION), grant('RESEARCHER', 0)],
    sights: [{ missionIds: ONE_MISSION, level: 2, readsPersons: true }, research],
  },
  PUBLIC: { grants: [grant('HQ_FOCAL_POINT', 2)], sights: [research], basis: 'PUBLIC' },
};

/** A reader with one client for everything: what the transaction has written is what it reads. */
export function readerOver(client: Client): Reader {
  const run = runOver(client);
  return new Reader(run, '', (work) => work(run));
}

const runOver =
  (client: Client): RunSql =>
  async (sql, values = []) =>
    (await client.query(sql, [...values])).rows as Record<string, unknown>[];

/** What makes figures, over such a reader. */
export function figuresOver(client: Client): FigureService {
  return new FigureService(readerOver(client), new FigureCache());
}

export const viewerOf = ({ grants }: Eyes, { today, now }: Written): Viewer => {
  return { actorId: RECORDER, grants, purpose: null, today, now };
};

/** The instant of a moment of the history, counted from its end if negative. */
export const knownAtOf = (moment: number | null, { moments }: Written): string | null =>
  moment === null ? null : instantOf((moment + moments) % moments);

/** Somebody who reads persons under every grant. */
export const readsAllPersons = ({ sights }: Eyes): boolean => sights.every((sight) => sight.readsPersons);

/** What a figure is refused with because it counts or sorts the living, or null. */
export function refusalOf(eye: Eyes, unit: string, filter: RegisterQuestion['filter']): RegExp | null {
  const isOfPersons = unit === 'SUSPECT' || (unit === 'VICTIM' && (filter.harm ?? 'FATAL') !== 'FATAL');
  if (isOfPersons && !readsAllPersons(eye)) return /only as published tables/;
  const isClosed = filter.harm === 'NON_FATAL' && eye.sights.every(({ readsPersons }) => !readsPersons);
  return isClosed ? /cannot filter by it/ : null;
}

/** A count as [value, min, max]. */
export function triple(count: unknown): readonly (number | null)[] {
  const { value, min, max } = count as Readonly<Record<'value' | 'min' | 'max', number | null>>;
  return [value, min, max];
}

/** Numbers to twelve places, at any depth: the last bits depend on the order of the sums. */
export function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e12) / 1e12 + 0;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
}
