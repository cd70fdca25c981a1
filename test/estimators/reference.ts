import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Observation } from '../../src/analytics/estimators/observation.js';
import { observed } from './curves.js';
import { parsePrinted, type Figure } from './printed.js';

const folder = join(process.env['SHARED_DATA'] ?? '../shared/data', 'survival-ref');
const file = join(folder, 'reference.json');

/** The published results lie beside the repository, not in it; golden.spec.ts holds the small ones. */
export const isThere = existsSync(file);
/** With the data that they were computed from, or not at all. */
export const isWhole = existsSync(join(folder, 'lung.csv')) === isThere;

export type Row = Readonly<Record<string, string>>;
/** Figures of one check under the names of the file; the caller says what each is. */
export type Published = Readonly<Record<string, Figure & Figure[] & Figure[][] & Row>>;

interface Check {
  readonly id: string;
  readonly data?: Readonly<Record<string, number[]>>;
  readonly published: unknown;
}

export class Reference {
  private readonly checks = (parsePrinted(readFileSync(file, 'utf8')) as { checks: Check[] }).checks;

  published(id: string): Published {
    return this.checkOf(id).published as Published;
  }

  byGroup(id: string): [string, Published][] {
    return Object.entries(this.published(id)) as unknown as [string, Published][];
  }

  data(id: string): Readonly<Record<string, number[]>> {
    return this.checkOf(id).data ?? {};
  }

  rowsOf(name: string): Row[] {
    return parse(readFileSync(join(folder, name)), { columns: true });
  }

  private checkOf(id: string): Check {
    const check = this.checks.find((one) => one.id === id);
    if (!check) throw new Error(`There is no check ${id}.`);
    return check;
  }
}

/** Observations from rows of a file whose column `event` holds `value` where the event happened. */
export const survivors = (rows: readonly Row[], time: string, event: string, value: string): Observation[] =>
  observed(
    rows.map((row) => Number(row[time])),
    rows.map((row) => Number(row[event] === value)),
  );

export const eventsIn = (observations: readonly Observation[], cause = 1): number =>
  observations.filter((one) => one.cause === cause).length;
