import { saysTheSame, type CasualtyRow, type KeyedRow } from './casualty.rules.js';
import { grouped } from '../grouped.js';
import type { FileFaults, FileNotes } from './import.faults.js';

/** A casualty that an earlier edition had. */
export interface KnownIdentity {
  readonly key: string;
  readonly id: string;
  readonly nationality: string | null;
  readonly hasVictim: boolean;
}

/**
 * Gives every row the key of the casualty that it is about. The casualty id alone is the key, unless the id stands twice:
 * then the nationality is part of it (six ids belong to a successor and a former State). A casualty keeps its key
 * whatever a later edition says of its nationality or repeats. A row that stands twice is kept once; two rows of one id and
 * nationality that contradict each other are a fault.
 */
export function keyRows(
  rows: readonly CasualtyRow[],
  known: readonly KnownIdentity[],
  faults: FileFaults,
  notes: FileNotes,
): KeyedRow[] {
  const before = grouped(known, ({ id }) => id);
  const keys = new Map<CasualtyRow, string>();
  for (const [id, group] of grouped(rows, (row) => row.id)) {
    const single = withoutRepetition(group, faults, notes);
    for (const [row, key] of keysOf(id, single, before.get(id) ?? [])) keys.set(row, key);
  }
  return rows.flatMap((row) => {
    const key = keys.get(row);
    return key === undefined ? [] : [{ ...row, key }];
  });
}

function withoutRepetition(group: readonly CasualtyRow[], faults: FileFaults, notes: FileNotes): CasualtyRow[] {
  const kept = new Map<string | null, CasualtyRow>();
  for (const row of group) {
    const first = kept.get(row.cells.nationality);
    if (!first) kept.set(row.cells.nationality, row);
    else if (saysTheSame(first.cells, row.cells))
      notes.add(row.number, 'casualty_id', 'REPEATED', 'the same casualty stands in an earlier row; it is read once.');
    else
      faults.add(
        row.number,
        'casualty_id',
        'SAME_ID',
        `row ${first.number} has the same casualty id and nationality, and says something else.`,
      );
  }
  return [...kept.values()];
}

function keysOf(id: string, rows: readonly CasualtyRow[], known: readonly KnownIdentity[]): [CasualtyRow, string][] {
  const found = new Map<CasualtyRow, string>();
  let left = [...known].sort((a, b) => Number(b.hasVictim) - Number(a.hasVictim) || (a.key < b.key ? -1 : 1));
  const take = (row: CasualtyRow, casualty: KnownIdentity | undefined): void => {
    if (!casualty) return;
    found.set(row, casualty.key);
    left = left.filter((other) => other !== casualty);
  };
  for (const row of rows)
    take(
      row,
      left.find(({ nationality }) => nationality === row.cells.nationality),
    );
  const open = rows.filter((row) => !found.has(row));
  // One row and one casualty are left: its nationality was corrected.
  const [only] = open;
  if (only && open.length === 1) take(only, left[0]);
  const taken = new Set(known.map(({ key }) => key));
  for (const row of open.filter((other) => !found.has(other))) {
    const key = freeKey(id, rows.length === 1 && known.length === 0 ? null : (row.cells.nationality ?? ''), taken);
    taken.add(key);
    found.set(row, key);
  }
  return [...found];
}

function freeKey(id: string, nationality: string | null, taken: ReadonlySet<string>): string {
  const key = nationality === null ? id : `${id}|${nationality}`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? key : `${key}|${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
