import type { FileNote } from './import.faults.js';
import type { ImportPlan } from './import.plan.js';

/** What came of a file. Its rows are the sum of created, matched, changed, unchanged, repeated, doubts and all left out. */
export interface ImportReport {
  readonly file: string;
  readonly sha256: string;
  readonly edition: string;
  readonly rows: number;
  /** Rows that made a new victim. */
  readonly created: number;
  /** Rows found to be a victim who was on record. */
  readonly matched: number;
  /** Rows that changed a victim of an earlier edition. */
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that say what an earlier row of the file says: read once. */
  readonly repeated: number;
  /** Rows of other causes, by cause in the list's words. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Rows that wait for a person, since now or since an earlier import. */
  readonly doubts: number;
  readonly waiting: readonly { readonly row: number; readonly casualty: string; readonly reason: string }[];
  readonly incidentsCreated: number;
  /** Casualties of an earlier edition that this one does not have: listed, never removed. */
  readonly missing: readonly string[];
  readonly notes: readonly FileNote[];
  readonly dryRun: boolean;
}

export interface FileFacts {
  readonly file: string;
  readonly sha256: string;
  readonly edition: string;
  readonly rows: number;
  readonly repeated: number;
  readonly missing: readonly string[];
  readonly notes: readonly FileNote[];
  readonly dryRun: boolean;
}

/** The report of a plan. Doubts about what the importer does not read are in none of its numbers (rules S9). */
export function reportOf(plan: ImportPlan, facts: FileFacts): ImportReport {
  const held = plan.doubts
    .filter(({ level }) => level === undefined)
    .map(({ row, reason }) => ({ row: row.number, casualty: row.key, reason: reason }));
  const before = plan.waiting.map(({ number, key }) => ({ row: number, casualty: key, reason: 'WAITING' }));
  const waiting = [...held, ...before].sort((a, b) => a.row - b.row);
  const planned = [...plan.creates.values()];
  return {
    ...facts,
    created: planned.reduce((sum, { rows }) => sum + rows.length, plan.adds.length),
    matched: plan.pairs.length,
    changed: plan.changed,
    unchanged: plan.unchanged,
    leftOut: plan.leftOut,
    doubts: waiting.length,
    waiting,
    incidentsCreated: planned.length,
  };
}
