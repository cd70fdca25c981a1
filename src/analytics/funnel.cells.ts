import { grouped } from '../grouped.js';
import { byExclusionOrder } from '../incidents/incident.reading.js';
import { STAGES, type StageName } from '../ledger/stages.js';
import type { FunnelSqlRow, UnitProfile } from './funnel.sql.js';
import { TALLIED } from './unit-stages.sql.js';

/** How many of a unit came to a stage: for certain and at most; `sure`: of the most, those for certain. */
export interface StageNumbers {
  readonly min: number;
  readonly max: number;
  readonly sure: number;
  readonly nowMin: number;
  readonly nowMax: number;
  readonly implied: number;
}

/** Units that are alike, each counted once in a row or in the total. */
export interface UnitCell {
  readonly reason: string | null;
  readonly isFollowed: boolean;
  readonly information: UnitProfile['information'];
  readonly min: number;
  readonly max: number;
  readonly stages: Readonly<Record<StageName, StageNumbers>>;
  readonly units: number;
}

/** The cells of a row, or of the total; squares and clusters are 0 where nobody counts, and for incidents. */
export interface CellGroup {
  readonly codes: readonly (string | null)[];
  readonly cells: readonly UnitCell[];
  readonly squares: number;
  readonly clusters: number;
}
export interface FunnelCells {
  readonly rows: readonly CellGroup[];
  readonly total: CellGroup;
  /** Some unit stands in several rows. */
  readonly isOverlapping: boolean;
}

const PLACE: Readonly<Partial<Record<StageName, string>>> = { PROSECUTION: 'trial' };

function numbersOf(profile: UnitProfile, stage: StageName): StageNumbers {
  const { persons_min: least, persons_max: most, tally } = profile;
  if (stage === 'REPORTED') return { min: least, max: most, sure: most, nowMin: least, nowMax: most, implied: 0 };
  if (tally) {
    const at = (name: string): number => 2 * TALLIED.indexOf(name);
    const name = PLACE[stage] ?? stage.toLowerCase();
    const [reached, now] = [at(name), at(`${name}_now`)];
    const min = tally[reached] ?? 0;
    const [max, nowMin, nowMax] = [tally[reached + 1] ?? 0, tally[now] ?? 0, tally[now + 1] ?? 0];
    return { min, max, sure: min, nowMin, nowMax, implied: 0 };
  }
  const among = (set: readonly string[] | null, count: number): number => (set?.includes(stage) ? count : 0);
  return {
    min: among(profile.reached, least),
    max: Math.max(among(profile.reached, most), among(profile.maybe_reached, most)),
    sure: among(profile.reached, most),
    nowMin: among(profile.standing, least),
    nowMax: among(profile.standing, most),
    implied: among(profile.implied, least),
  };
}

const perStage = <T>(of: (stage: StageName) => T): Record<StageName, T> =>
  Object.fromEntries(STAGES.map((stage) => [stage, of(stage)])) as Record<StageName, T>;

const cellOf = (profile: UnitProfile): UnitCell => ({
  reason: profile.reason,
  isFollowed: profile.is_followed,
  information: profile.information,
  min: profile.persons_min,
  max: profile.persons_max,
  stages: perStage((stage) => numbersOf(profile, stage)),
  units: profile.units,
});

const NOTHING: StageNumbers = { min: 0, max: 0, sure: 0, nowMin: 0, nowMax: 0, implied: 0 };

/**
 * A unit of several incidents as one: with the most that any of them shows that is eligible and followed; implied only where
 * none of them shows more; left out only when all of its incidents are.
 */
function merged(cells: readonly UnitCell[]): UnitCell {
  const counting = cells.filter((cell) => cell.reason === null && cell.isFollowed);
  const most = (of: (cell: UnitCell) => number, among = cells): number => Math.max(...among.map(of));
  const reasons = cells.flatMap(({ reason }) => reason ?? []).toSorted(byExclusionOrder);
  const found = (what: UnitCell['information']): boolean => counting.some(({ information }) => information === what);
  return {
    reason: cells.some(({ reason }) => reason === null) ? null : (reasons[0] ?? null),
    isFollowed: counting.length > 0,
    information: found('KNOWN') ? 'KNOWN' : found('SILENT') ? 'SILENT' : 'NOT_ASKED',
    min: most(({ min }) => min),
    max: most(({ max }) => max),
    stages: perStage((stage) => {
      if (counting.length === 0) return NOTHING;
      const of = (name: keyof StageNumbers): number => most((cell) => cell.stages[stage][name], counting);
      const reaching = counting.filter((cell) => cell.stages[stage].min > 0);
      const implied = reaching.length === 0 ? 0 : Math.min(...reaching.map((cell) => cell.stages[stage].implied));
      return {
        min: of('min'),
        max: of('max'),
        sure: of('sure'),
        nowMin: of('nowMin'),
        nowMax: of('nowMax'),
        implied,
      };
    }),
    units: 1,
  };
}

/** Units of one incident as they are, those of several as one each. */
function onceEach(profiles: readonly UnitProfile[]): UnitCell[] {
  const shared = grouped(
    profiles.filter((profile) => profile.shared !== null),
    (profile) => profile.shared,
  );
  const alone = profiles.filter((profile) => profile.shared === null);
  return [...alone.map(cellOf), ...[...shared.values()].map((rows) => merged(rows.map(cellOf)))];
}

const countOf = (cells: readonly UnitCell[]): number => cells.reduce((sum, { units }) => sum + units, 0);

/**
 * Cells by row and of the total, each unit once in either. `isOneRow`: every incident stands in one row, so that the rows
 * hold all that the total needs.
 */
export function cellsOf(rows: readonly FunnelSqlRow[], isOneRow: boolean): FunnelCells {
  const profiles = rows.filter((row): row is UnitProfile & { clusters: null } => row.clusters === null);
  const keyOf = (codes: FunnelSqlRow['codes']): string => JSON.stringify(codes);
  const sizes = new Map(rows.flatMap((row) => (row.clusters === null ? [] : [[keyOf(row.codes), row] as const])));
  const groupOf = (codes: (string | null)[] | null, of: readonly UnitProfile[]): CellGroup => {
    const { squares = 0, clusters = 0 } = sizes.get(keyOf(codes)) ?? {};
    return { codes: codes ?? [], cells: onceEach(of), squares, clusters };
  };
  const keyed = profiles.filter(({ codes }) => codes !== null);
  const groups = [...grouped(keyed, ({ codes }) => keyOf(codes)).values()].map((of) =>
    groupOf(of[0]?.codes ?? null, of),
  );
  const total = groupOf(null, keyed.length > 0 && isOneRow ? keyed : profiles.filter(({ codes }) => codes === null));
  const standing = groups.reduce((sum, { cells }) => sum + countOf(cells), 0);
  return { rows: groups, total, isOverlapping: standing > countOf(total.cells) };
}
