import type { Level } from '../access/viewer.js';
import type { KeyedRow, RecordedPerson } from './casualty.rules.js';

/** Mission and day as one text. */
export const dayOf = (mission: string, date: string): string => `${mission}|${date}`;

export interface PlannedDoubt {
  readonly row: KeyedRow;
  readonly reason: DoubtReason;
  readonly candidates: readonly string[];
  /** Further candidate: the victim that another row of the same file makes, by its key. */
  readonly candidateRow?: string;
  /** Class of a hidden candidate; such a doubt is told to nobody below it. */
  readonly level?: Level;
}
export type DoubtReason =
  'SEVERAL_CANDIDATES' | 'DIFFERS_FROM_RECORD' | 'CAUSE_PENDING' | 'DECIDED_OTHERWISE' | 'UNKNOWN_VALUE';

/** A new incident of a mission and day; without rows when victims only move to it. */
export interface PlannedIncident {
  readonly mission: string;
  readonly date: string;
  readonly rows: KeyedRow[];
}

export interface PlannedStatus {
  readonly victim: string;
  readonly status: string;
  readonly date: string;
  readonly supersedes: string | null;
}

/** A victim as a newer edition says. */
export interface PlannedPerson {
  readonly victim: string;
  readonly level: Level;
  readonly before: RecordedPerson;
  readonly after: RecordedPerson;
}

/** A row with the victim that it is, and the incident in which the list puts that victim. */
export interface KeptRow {
  readonly row: KeyedRow;
  readonly victim: string | null;
  readonly incident: string | { readonly day: string } | null;
  readonly isFromList: boolean;
}

/** Everything that an import will do, before any of it is done. */
export class ImportPlan {
  /** New incidents by mission and day. */
  readonly creates = new Map<string, PlannedIncident>();
  /** Rows that become a victim of an incident that is there. */
  readonly adds: { readonly incident: string; readonly row: KeyedRow }[] = [];
  /** Rows that are a victim who is there. */
  readonly pairs: { readonly victim: string; readonly incident: string; readonly row: KeyedRow }[] = [];
  /** Incidents that the list confirms, or no longer holds, with what they were. */
  readonly confirmations = new Map<string, { readonly before: string; readonly after: 'CONFIRMED' | 'RETRACTED' }>();
  /** Incidents whose victims all have another date now. */
  readonly redates = new Map<string, { readonly before: string; readonly after: string; readonly mission: string }>();
  readonly people: PlannedPerson[] = [];
  /** Victims who go out with a cause, or come back in. */
  readonly presence: {
    readonly victim: string;
    readonly level: Level;
    readonly incident: string;
    readonly isWithdrawn: boolean;
  }[] = [];
  /** Victims who go to another incident: one that is there, or a new one of that mission and day. */
  readonly moves: {
    readonly victim: string;
    readonly level: Level;
    readonly from: string;
    readonly to: { readonly incident: string } | { readonly day: string };
  }[] = [];
  readonly statuses: PlannedStatus[] = [];
  readonly doubts: PlannedDoubt[] = [];
  /** Rows to remember that make no victim in this import, by key. */
  readonly kept = new Map<string, KeptRow>();
  /** Doubts that no longer stand. */
  readonly settled: string[] = [];
  changed = 0;
  unchanged = 0;
  /** Rows whose doubt waits since an earlier import. */
  readonly waiting: KeyedRow[] = [];
  readonly leftOut: Record<string, number> = {};

  keep(kept: KeptRow): void {
    this.kept.set(kept.row.key, kept);
  }

  leaveOut(type: string): void {
    this.leftOut[type] = (this.leftOut[type] ?? 0) + 1;
  }

  createOn(mission: string, date: string): PlannedIncident {
    const day = dayOf(mission, date);
    const planned = this.creates.get(day) ?? { mission, date, rows: [] };
    this.creates.set(day, planned);
    return planned;
  }

  /** Nothing will be written: neither a record nor what the list says of it. */
  get isEmpty(): boolean {
    return (
      this.creates.size + this.adds.length + this.pairs.length + this.doubts.length + this.kept.size === 0 &&
      this.settled.length === 0
    );
  }
}
