import type { FixedCut } from './fixed-cuts.js';

/** A table as everybody gets it. A hidden number is null: nothing tells why it is hidden or how large it is. */
export interface PublishedTable {
  readonly cut: string;
  readonly version: number;
  /** Name of the vintage whose numbers these are; an earlier one where the earlier table stands whole. */
  readonly vintage: string;
  readonly statuses: readonly string[];
  readonly columns: readonly string[];
  /** By status, then column. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly statusTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
}

/** What the register counts for a cut: by status, then column. Never leaves the house. */
export interface CutCounts {
  readonly cut: FixedCut;
  readonly columns: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/** Bounds that everybody knows of one number: an OPEN figure, an official toll. Without status or column: of a total. */
export interface Fact {
  readonly cut: string;
  readonly status?: string;
  readonly column?: string;
  readonly min?: number;
  readonly max?: number;
}

/** All tables of one unit as published at one time, and what was publicly known then. */
export interface EarlierVintage {
  readonly vintage: string;
  readonly tables: readonly PublishedTable[];
  readonly facts: readonly Fact[];
}
