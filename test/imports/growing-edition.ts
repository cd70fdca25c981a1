import type { ImportReport } from '../../src/imports/import.report.js';
import type { Casualty } from './edition.js';
import type { Scene } from './scene.js';

/** One edition that grows by the rows of each test of a spec, so that it never lacks those of an earlier one. */
export class GrowingEdition {
  private readonly rows: Casualty[] = [];
  private days = 0;

  constructor(private readonly scene: Scene) {}

  /** A new mission-day for each test, so that they do not meet. */
  aDay(): { mission: string; date: string } {
    this.days += 1;
    const [month, day] = [Math.ceil(this.days / 28), ((this.days - 1) % 28) + 1];
    return { mission: 'MINUSCA', date: `2015-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` };
  }

  /** Imports it with further rows, as the system's actor or as somebody. */
  async load(rows: readonly Casualty[], actor?: string): Promise<ImportReport> {
    const report = await this.scene.import('2020-01-01', [...this.rows, ...rows], {}, actor);
    this.rows.push(...rows);
    return report;
  }

  /** Lets the edition say something else of a casualty from the next import on. */
  replace(row: Casualty, by: Casualty): void {
    this.rows.splice(this.rows.indexOf(row), 1, by);
  }
}

/** Why rows wait since this import. */
export const reasons = (report: ImportReport): string[] =>
  report.waiting.map(({ reason }) => reason).filter((reason) => reason !== 'WAITING');

/** A Moroccan soldier on record, killed, unless said otherwise. */
export const killed = (overrides: object = {}): object => ({
  status: 'KILLED',
  contributingCountry: 'MAR',
  personnelCategory: 'CONTINGENT',
  ...overrides,
});
