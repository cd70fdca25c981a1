import type { FixedCut } from './fixed-cuts.js';
import { linkNumbers, tableOf, valuesOf, type LinkedNumbers, type Range } from './linked-numbers.js';
import type { CutCounts, EarlierVintage, Fact, PublishedTable } from './published-table.js';
import { complementsOf, type Demand } from './suppress.js';
import { ASSUMPTIONS, jointSystem, possibleTies, tiesUpTo, type NumberSystem, type Tie } from './vintage-joint.js';
import { earlierSystems } from './earlier-systems.js';
import { demandsOfShown, openness, tellingOfHidden, type EarlierSystem } from './vintage-demands.js';
import { earlierOf, isSmallChange, nextBetrayal } from './vintage-rules.js';

export const THRESHOLD = 5;
/** No setting goes below it (D3.10). */
export const LEAST_THRESHOLD = 3;
/** Status totals stay as long as anything else can be hidden instead (D3.1). */
const WEIGHT_OF_STATUS_TOTAL = 100;
/** The earlier tables stand when new ones would show less than this share of their numbers. */
const LEAST_SHARE_SHOWN = 1 / 2;

export interface Publication {
  readonly vintage: string;
  readonly facts: readonly Fact[];
  /** All vintages of the unit so far, oldest first. */
  readonly earlier: readonly EarlierVintage[];
  readonly threshold?: number;
  /** Another choice of complements, for the proof that this one is needed; never set in production. */
  readonly complements?: typeof complementsOf;
}

/**
 * The tables of one unit (SUSPECT, or NON_FATAL_VICTIM) as they may be published: PERSON figures under D3.
 *
 * Input: the counts of all cuts of the unit in one call, since their tables share margins and a number hidden in one must
 * be hidden in all; the vintages published before; what is publicly known. Output: the same cuts, hidden numbers null.
 * Pure and deterministic: the same input gives the same bytes. Throws RangeError on counts that are none, on cuts that
 * disagree about a margin, on columns that an earlier vintage had and this has not, and on a threshold below 3.
 *
 * To wire it: at `vintage publish` count the persons of each cut of FIXED_CUTS at the vintage's asOf and knownAt at class
 * UNCLASSIFIED (columns of HOST_REGION from `hostColumns`, given those of the newest vintage), pass all stored vintages
 * of the unit, store what comes back with the facts that were used, and answer every reader from what is stored. Counts
 * are never stored beside it and never answered. Where all tables carry an older vintage, the older one stands.
 *
 * What is hidden: numbers below the threshold, zeros too unless structural or public (so that "hidden" does not mean "at
 * least one"; 0 % and 100 % of a group go with them); numbers that changed little since an earlier vintage; complements,
 * until every number below the threshold may be anything from what is publicly known to the threshold.
 *
 * Who is kept out: anybody with all tables of all vintages, the facts, whole-number programming, and assumptions on how
 * persons come and go that the register bears out (see `vintage-joint.ts`). Who is not: somebody who knows persons of the
 * group already beyond `facts` (a dominant respondent), who learns a new upper bound of an old number after its vintage,
 * or who reasons backward from the rule by which complements were chosen.
 */
export async function publishCuts(
  tables: readonly CutCounts[],
  { vintage, facts, earlier, threshold = THRESHOLD, complements = complementsOf }: Publication,
): Promise<PublishedTable[]> {
  if (!(threshold >= LEAST_THRESHOLD)) throw new RangeError(`A threshold below ${LEAST_THRESHOLD} protects nobody.`);
  const values = valuesOf(tables);
  const linked = linkNumbers(tables.map(shapeOf), facts, values);
  const vintages = earlierSystems(earlier, tables);
  const search = new Search(linked, values, vintages, threshold, complements);
  await search.run();
  const isShown = (key: string): boolean => !search.hidden.has(key);
  const fresh = tables.map((table) =>
    tableOf(table, vintage, (key) => (isShown(key) ? (values.get(key) ?? null) : null)),
  );
  return fresh.map((table) => {
    const standing = earlier.at(-1)?.tables.find(({ cut, version }) => cut === table.cut && version === table.version);
    return standing && shownIn(table) < LEAST_SHARE_SHOWN * shownIn(standing) ? standing : table;
  });
}

const shapeOf = ({ cut, columns }: CutCounts): Pick<PublishedTable, 'statuses' | 'columns'> & { cut: FixedCut } => ({
  cut,
  columns,
  statuses: cut.family.statuses,
});

const shownIn = ({ cells, statusTotals, columnTotals, total }: PublishedTable): number =>
  [...cells.flat(), ...statusTotals, ...columnTotals, total].filter((value) => value !== null).length;

/** The search for what to hide: grows until nothing more has to go. */
class Search {
  readonly hidden = new Set<string>();

  constructor(
    private readonly linked: LinkedNumbers,
    private readonly values: ReadonlyMap<string, number>,
    private readonly earlier: readonly EarlierSystem[],
    private readonly threshold: number,
    private readonly complements: typeof complementsOf,
  ) {}

  async run(): Promise<void> {
    for (const key of this.values.keys()) if (this.mustHide(key)) this.hidden.add(key);
    for (const system of this.earlier)
      for (const key of await tellingOfHidden(system, this.values, this.threshold)) this.hide(key);
    const ties = await possibleTies(this.today(), this.earlier, this.threshold);
    const strengths = ties.length === 0 ? ASSUMPTIONS.slice(0, 1) : ASSUMPTIONS;
    for (let size = -1; size < this.hidden.size;) {
      size = this.hidden.size;
      this.hideBetrayals();
      for (const strength of strengths) await this.hideComplements(tiesUpTo(ties, strength));
    }
  }

  /** Against whoever assumes the ties. What a stronger assumption makes hopeless is still met under the weaker ones. */
  private async hideComplements(ties: readonly Tie[]): Promise<void> {
    const { numbers, lines, demands } = jointSystem(this.today(), this.earlier, ties, this.threshold);
    for (const key of await this.complements(numbers, lines, demands)) this.hidden.add(key);
  }

  /** Small and not public, or a small change since some vintage that shows it. */
  private mustHide(key: string): boolean {
    const value = this.valueOf(key);
    if (this.isPublic(key)) return false;
    if (value < this.threshold) return true;
    return this.earlier.some(({ numbers }) => {
      const then = earlierOf(numbers, key);
      return then !== null && isSmallChange(value - then, this.threshold);
    });
  }

  private hideBetrayals(): void {
    const { linked, values, threshold } = this;
    const isShown = (key: string): boolean => !this.hidden.has(key);
    const comparison = { lines: linked.lines, values, isShown, lossOf: (key: string) => this.lossOf(key), threshold };
    for (let isDone = false; !isDone;) {
      isDone = true;
      for (const { numbers } of this.earlier) {
        const key = nextBetrayal(numbers, comparison);
        if (key === null) continue;
        this.hidden.add(key);
        isDone = false;
      }
    }
  }

  private today(): NumberSystem {
    const demands: Demand[] = [];
    const numbers = [...this.values].map(([key, value]) => {
      const range = this.rangeOf(key);
      const isHidden = this.hidden.has(key);
      if (isHidden && value < this.threshold) demands.push(...openness(key, range, this.threshold));
      if (isHidden)
        for (const system of this.earlier)
          demands.push(...demandsOfShown(key, value, range, system.numbers, this.threshold));
      return { key, ...range, value, price: isHidden ? 0 : this.isPublic(key) ? null : this.lossOf(key) };
    });
    return { numbers, lines: this.linked.lines, demands };
  }

  private hide(key: string): void {
    if (!this.isPublic(key)) this.hidden.add(key);
  }

  private lossOf(key: string): number | null {
    if (this.isPublic(key)) return null;
    const weight = this.linked.kinds.get(key) === 'STATUS_TOTAL' ? WEIGHT_OF_STATUS_TOTAL : 1;
    return weight * (this.valueOf(key) + 1);
  }

  private isPublic(key: string): boolean {
    const { low, high } = this.rangeOf(key);
    return low === high;
  }

  private rangeOf(key: string): Range {
    return this.linked.ranges.get(key) ?? { low: 0, high: Infinity };
  }

  private valueOf(key: string): number {
    return this.values.get(key) ?? 0;
  }
}
