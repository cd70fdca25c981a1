import { grouped } from '../grouped.js';
import type { CountedRow, PersonRow, SuspectRow, VictimRow } from './cut-rows.sql.js';
import {
  bandOf,
  CUSTODY_STATUS,
  FIXED_CUTS,
  JUDICIAL,
  JUDICIAL_STATUS,
  NO_FORUM,
  PERSONNEL_COLUMN,
  UNDETERMINED,
  type PersonUnit,
} from './disclosure/fixed-cuts.js';
import { hostColumnOf, hostColumns } from './disclosure/host-columns.js';
import type { CutCounts, Fact } from './disclosure/published-table.js';

/** Some persons with their status in each family and their column in each dimension; HOST_REGION: the host State. */
export interface Placed {
  readonly persons: number;
  readonly statuses: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
  readonly hostState: string | null;
}

function ofIncident(row: PersonRow): Pick<Placed, 'columns' | 'hostState'> {
  const year =
    row.occurredFrom.slice(0, 4) === row.occurredTo.slice(0, 4) ? Number(row.occurredFrom.slice(0, 4)) : null;
  const perpetrator = row.perpetratorClass === 'UNKNOWN' ? UNDETERMINED : row.perpetratorClass;
  return { hostState: row.hostState, columns: { YEAR_BAND: bandOf(year), PERPETRATOR_CLASS: perpetrator } };
}

const forumOf = ({ hasProceeding, forum }: Pick<SuspectRow, 'hasProceeding' | 'forum'>): string =>
  hasProceeding ? (forum ?? UNDETERMINED) : NO_FORUM;
const judicialOf = (state: string | null): string =>
  (state !== null && JUDICIAL_STATUS[state as keyof typeof JUDICIAL_STATUS]) || 'NOT_CHARGED';

/**
 * Recorded suspects, each once: in the earliest incident (rows come in that order), with the judicial status that comes
 * first in the family's order and the forum that gave it.
 */
export function placeSuspects(rows: readonly SuspectRow[]): Placed[] {
  const groups = grouped(rows, ({ id }) => id);
  return [...groups.values()].map((group) => {
    const rank = (row: SuspectRow): number => JUDICIAL.statuses.indexOf(judicialOf(row.state));
    const [first] = group as [SuspectRow];
    const best = group.reduce((a, b) => (rank(b) < rank(a) ? b : a), first);
    const place = ofIncident(first);
    const custody = CUSTODY_STATUS[first.custody as keyof typeof CUSTODY_STATUS];
    return {
      ...place,
      persons: 1,
      statuses: { JUDICIAL: judicialOf(best.state), CUSTODY: custody },
      columns: { ...place.columns, FORUM: forumOf(best) },
    };
  });
}

/** People counted without a record, by their `min`: as parts that add up in either family. A proceeding counts once. */
export function placeCounted(rows: readonly CountedRow[]): Placed[] {
  const once = [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();
  return once.flatMap((row) => {
    const place = ofIncident(row);
    const columns = { ...place.columns, FORUM: forumOf(row) };
    const left = row.judged - row.convicted - row.acquitted;
    const judicial = pieces([
      ['CONVICTED', row.convicted],
      ['ACQUITTED', row.acquitted],
      ['ON_TRIAL', Math.max(0, left)],
      ['CHARGED', row.accused - row.judged],
      ['NOT_CHARGED', row.persons - row.accused],
    ]);
    const custody = pieces([
      ['IN_CUSTODY', row.inCustody],
      ['LEFT_CUSTODY', row.arrested - row.inCustody],
      ['NOT_IN_CUSTODY', row.persons - row.arrested],
    ]);
    return joined(judicial, custody).map(([JUDICIAL_PART, CUSTODY_PART, persons]) => ({
      ...place,
      columns,
      persons,
      statuses: { JUDICIAL: JUDICIAL_PART, CUSTODY: CUSTODY_PART },
    }));
  });
}

type Piece = readonly [status: string, persons: number];
const pieces = (parts: readonly Piece[]): Piece[] => parts.filter(([, persons]) => persons > 0);

/** Two partitions of the same people laid over each other in order: only their own sums matter, since no cut crosses them. */
function joined(a: readonly Piece[], b: readonly Piece[]): [string, string, number][] {
  const found: [string, string, number][] = [];
  const [left, right] = [a.map(([s, n]) => [s, n] as [string, number]), b.map(([s, n]) => [s, n] as [string, number])];
  while (left[0] && right[0]) {
    const size = Math.min(left[0][1], right[0][1]);
    found.push([left[0][0], right[0][0], size]);
    left[0][1] -= size;
    right[0][1] -= size;
    if (left[0][1] === 0) left.shift();
    if (right[0]?.[1] === 0) right.shift();
  }
  return found;
}

/** The worst first; what ended well comes after what did not. */
const HARMS: readonly (readonly [status: string, words: readonly string[]])[] = [
  ['GRAVELY_INJURED', ['GRAVELY_INJURED']],
  ['INJURED', ['INJURED']],
  ['HELD_AND_FREED', ['RELEASED', 'FOUND_ALIVE', 'ABDUCTED', 'DETAINED', 'MISSING']],
];
const HELD = ['ABDUCTED', 'DETAINED', 'MISSING'];

export function placeVictims(rows: readonly VictimRow[]): Placed[] {
  return rows.map((row) => {
    const place = ofIncident(row);
    const isHeld = HELD.includes(row.statuses.at(-1) ?? '');
    const worst = HARMS.find(([, words]) => row.statuses.some((status) => words.includes(status)))?.[0];
    return {
      ...place,
      persons: row.persons,
      statuses: { HARM: isHeld ? 'STILL_HELD' : (worst ?? 'UNHARMED') },
      columns: { ...place.columns, PERSONNEL: PERSONNEL_COLUMN[row.category as keyof typeof PERSONNEL_COLUMN] },
    };
  });
}

/** Counts of every cut of the unit. `earlier` are the columns of HOST_REGION in the newest vintage, if there is one. */
export function countsOf(unit: PersonUnit, placed: readonly Placed[], earlier: readonly string[] | null): CutCounts[] {
  const byState = new Map<string, number>();
  for (const { hostState, persons } of placed)
    if (hostState !== null) byState.set(hostState, (byState.get(hostState) ?? 0) + persons);
  const regions = hostColumns(byState, earlier);
  return FIXED_CUTS.filter((cut) => cut.unit === unit).map((cut) => {
    const columns = cut.dimension.columns ?? regions;
    const counts = cut.family.statuses.map(() => columns.map(() => 0));
    for (const { persons, statuses, columns: of, hostState } of placed) {
      const column = cut.dimension.columns ? of[cut.dimension.code] : hostColumnOf(hostState, regions);
      const row = counts[cut.family.statuses.indexOf(statuses[cut.family.code] ?? '')];
      const at = columns.indexOf(column ?? '');
      if (!row || at < 0) throw new Error(`${statuses[cut.family.code]} by ${column} is in no cell of ${cut.code}.`);
      row[at] = (row[at] ?? 0) + persons;
    }
    return { cut, columns, counts };
  });
}

/** Judgments are public: whoever asks for outcomes has these numbers exactly. */
const PUBLIC_STATUSES = ['CONVICTED', 'ACQUITTED'];

/** What everybody may know of the cells before they are published. */
export const factsOf = (tables: readonly CutCounts[]): Fact[] =>
  tables
    .filter(({ cut }) => cut.family === JUDICIAL)
    .flatMap(({ cut, columns, counts }) =>
      PUBLIC_STATUSES.flatMap((status) =>
        columns.map((column, at) => {
          const value = counts[cut.family.statuses.indexOf(status)]?.[at] ?? 0;
          return { cut: cut.code, status, column, min: value, max: value };
        }),
      ),
    );
