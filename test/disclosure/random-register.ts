import type { FixedCut } from '../../src/analytics/disclosure/fixed-cuts.js';
import type { CutCounts, Fact } from '../../src/analytics/disclosure/published-table.js';

/** Numbers in [0, 1) from a seed (mulberry32), so that a failure names all that repeats it. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const court = { code: 'COURT', statuses: ['CONVICTED', 'ON_TRIAL', 'CHARGED', 'NOT_CHARGED'] };
const custody = { code: 'CUSTODY', statuses: ['HELD', 'LEFT', 'FREE'] };
const region = { code: 'REGION', columns: ['NORTH', 'EAST', 'SOUTH', 'OTHER'] };
const forum = { code: 'FORUM', columns: ['HOST', 'OTHER', 'NONE'] };

const cutOf = (
  family: FixedCut['family'],
  dimension: FixedCut['dimension'],
  zeros: FixedCut['structuralZeros'] = [],
): FixedCut => ({
  code: `${family.code}_BY_${dimension.code}`,
  version: 1,
  unit: 'SUSPECT',
  family,
  dimension,
  structuralZeros: zeros,
});

/** Small cuts built as those of the register are: two families, two dimensions, shared margins, structural zeros. */
export const SMALL_CUTS: readonly FixedCut[] = [
  cutOf(court, region),
  cutOf(court, forum, [
    ['CONVICTED', 'NONE'],
    ['ON_TRIAL', 'NONE'],
    ['CHARGED', 'NONE'],
  ]),
  cutOf(custody, region),
];

export type Person = Record<string, string>;

export class RandomRegister {
  private readonly random: () => number;
  readonly persons: Person[] = [];

  constructor(seed: number) {
    this.random = randomFrom(seed);
    this.enter(10 + this.below(120));
  }

  below(bound: number): number {
    return Math.floor(bound * this.random());
  }

  /** Mostly the last of the list, so that some cells are large and many are small. */
  private one(list: readonly string[]): string {
    return list[list.length - 1 - Math.floor(list.length * this.random() ** 1.7)] ?? '';
  }

  enter(count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const person: Person = { COURT: this.one(court.statuses), CUSTODY: this.one(custody.statuses) };
      person['REGION'] = this.one(region.columns);
      person['FORUM'] = person['COURT'] === 'NOT_CHARGED' ? this.one(forum.columns) : this.one(['OTHER', 'HOST']);
      this.persons.push(person);
    }
  }

  /** New statuses; regions stay, a court is found where one is needed. */
  move(count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const person = this.persons[this.below(this.persons.length)];
      if (!person || person['FORUM'] === 'NONE') continue;
      person['COURT'] = this.one(court.statuses);
      person['CUSTODY'] = this.one(custody.statuses);
    }
  }

  leave(count: number): void {
    for (let left = count; left > 0; left -= 1) this.persons.splice(this.below(this.persons.length), 1);
  }

  counts(): CutCounts[] {
    return SMALL_CUTS.map((cut) => {
      const columns = cut.dimension.columns ?? [];
      const isIn = (person: Person, status: string, column: string): boolean =>
        person[cut.family.code] === status && person[cut.dimension.code] === column;
      const counts = cut.family.statuses.map((status) =>
        columns.map((column) => this.persons.filter((person) => isIn(person, status, column)).length),
      );
      return { cut, columns, counts };
    });
  }

  /**
   * True bounds of a few cells, as an OPEN figure or a toll gives them. An upper bound that becomes known after a vintage
   * narrows what that vintage hides, whatever is published later, so they are told at the first only.
   */
  facts(tables: readonly CutCounts[], isFirst: boolean): Fact[] {
    const facts: Fact[] = [];
    for (const { cut, columns, counts } of tables)
      cut.family.statuses.forEach((status, row) =>
        columns.forEach((column, position) => {
          const value = counts[row]?.[position] ?? 0;
          if (this.below(8) === 0)
            facts.push({ cut: cut.code, status, column, min: Math.max(0, value - this.below(3)) });
          const max = this.below(12) === 0 ? value + this.below(6) : null;
          if (isFirst && max !== null) facts.push({ cut: cut.code, status, column, max });
        }),
      );
    return facts;
  }
}
