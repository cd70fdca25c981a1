import highsModule, { type Highs, type Model } from 'highs';

/** One unknown or known number of a program. A known one may be free to move at a price. */
export interface ProgramNumber {
  readonly key: string;
  readonly low: number;
  readonly high: number;
  /** What the register has; null where only the attacker's range is known. */
  readonly value: number | null;
  /** Loss if the number is hidden, a unit of movement; 0 where it is hidden already; null where it never moves. */
  readonly price: number | null;
}

export interface ProgramLine {
  readonly total: string;
  readonly parts: readonly string[];
}

export interface Solution {
  readonly cost: number;
  readonly valueOf: (key: string) => number;
  readonly isWhole: boolean;
}

type Bound = readonly [direction: 'AT_LEAST' | 'AT_MOST', bound: number];
const TOLERANCE = 1e-6;

/** The package describes itself as CommonJS and is loaded as an ECMAScript module, whose default is the loader itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;
let solver: Promise<Highs> | undefined;
/** The solver, loaded once a process. It is deterministic: one thread, no clock, no random start. */
const solverOnce = (): Promise<Highs> => (solver ??= loadHighs());

/**
 * All values that numbers tied by lines may have, and the cheapest way to give one of them another value.
 *
 * A number with a value v is v + up - down with 0 <= up <= high - v, 0 <= down <= v - low and price p·(up + down); one
 * without is a variable in [low, high]. Each line is one equation. With all prices 0 or barred this is the attacker's
 * problem; with the loss of hiding as price it is the choice of complementary suppressions.
 * Sources: Fischetti and Salazar (2001), Management Science 47, 1008-1027; Kelly, Golden and Assad (1992), Networks 22.
 */
export class NumberProgram {
  private readonly places = new Map<string, number>();
  private constructor(
    private readonly highs: Highs,
    private readonly model: Model,
    private readonly numbers: readonly ProgramNumber[],
    private readonly prices: Map<string, number | null>,
  ) {
    numbers.forEach(({ key }, place) => this.places.set(key, place));
  }

  static async of(numbers: readonly ProgramNumber[], lines: readonly ProgramLine[]): Promise<NumberProgram> {
    const highs = await solverOnce();
    const prices = new Map(numbers.map(({ key, price }) => [key, price]));
    const model = highs.createModel(equationsOf(numbers, lines));
    model.options.set({ output_flag: false, mip_rel_gap: 1 });
    const program = new NumberProgram(highs, model, numbers, prices);
    program.priceAll((price) => price);
    return program;
  }

  /** Frees the solver's memory. */
  dispose(): void {
    this.model.dispose();
  }

  /** From now on the number is hidden and moves for nothing. */
  hide(key: string): void {
    this.prices.set(key, 0);
    this.restore(key);
  }

  /** The cheapest solution, in whole numbers, in which the number keeps a bound; null where there is none. */
  reach(key: string, bound: Bound): Solution | null {
    this.bind(key, bound);
    const solution = this.any();
    this.restore(key);
    return solution;
  }

  /** The cheapest solution, in whole numbers. Null where there is none. */
  any(): Solution | null {
    const solution = this.solve();
    return solution === null || solution.isWhole ? solution : this.solveWhole();
  }

  /** How far the number may move, all prices aside: with `barred`, only hidden numbers move. Infinity if without end. */
  extreme(key: string, direction: Bound[0], barred: boolean): number {
    const sign = direction === 'AT_LEAST' ? -1 : 1;
    this.priceAll((price) => (price === null || (barred && price !== 0) ? null : 0));
    const place = this.place(key);
    this.model.changeColCost(2 * place, sign);
    this.model.changeColCost(2 * place + 1, -sign);
    const { modelStatus } = this.model.run();
    const { optimal } = this.highs.constants.modelStatus;
    const found = modelStatus === optimal ? this.read().valueOf(key) : -sign * Infinity;
    this.priceAll((price) => price);
    return found;
  }

  private solve(): Solution | null {
    const { modelStatus } = this.model.run();
    return modelStatus === this.highs.constants.modelStatus.optimal ? this.read() : null;
  }

  private solveWhole(): Solution | null {
    const { continuous, integer } = this.highs.constants.variableType;
    const count = 2 * this.numbers.length;
    const every = { kind: 'range', from: 0, to: count - 1 } as const;
    this.model.changeColsIntegrality(every, new Array<typeof integer>(count).fill(integer));
    const solution = this.solve();
    this.model.changeColsIntegrality(every, new Array<typeof continuous>(count).fill(continuous));
    return solution;
  }

  private read(): Solution {
    const { colValue } = this.model.getSolution();
    const at = (position: number): number => colValue[position] ?? 0;
    const valueOf = (key: string): number => {
      const place = this.place(key);
      return (this.numbers[place]?.value ?? 0) + at(2 * place) - at(2 * place + 1);
    };
    const isWhole = colValue.every((value) => Math.abs(value - Math.round(value)) < TOLERANCE);
    return { cost: this.model.getObjectiveValue(), valueOf, isWhole };
  }

  private place(key: string): number {
    const place = this.places.get(key);
    if (place === undefined) throw new RangeError(`${key} is no number of this program.`);
    return place;
  }

  private restore(key: string): void {
    const place = this.place(key);
    const number = this.numbers[place];
    if (number) this.set(2 * place, [columnsOf(number, this.prices.get(key) ?? null)]);
  }

  private priceAll(priceOf: (price: number | null) => number | null): void {
    const columns = this.numbers.map((number) => columnsOf(number, priceOf(this.prices.get(number.key) ?? null)));
    this.set(0, columns);
  }

  private set(from: number, columns: readonly Columns[]): void {
    const range = { kind: 'range', from, to: from + 2 * columns.length - 1 } as const;
    this.model.changeColsCost(
      range,
      columns.flatMap(({ cost }) => [cost, cost]),
    );
    this.model.changeColsBounds(
      range,
      columns.flatMap(({ low }) => low),
      columns.flatMap(({ high }) => high),
    );
  }

  private bind(key: string, [direction, bound]: Bound): void {
    const place = this.place(key);
    const { low = 0, high = Infinity, value = null } = this.numbers[place] ?? {};
    const isUpward = direction === 'AT_LEAST';
    if (value === null) this.model.changeColBounds(2 * place, isUpward ? bound : low, isUpward ? high : bound);
    else {
      this.model.changeColBounds(2 * place, isUpward ? bound - value : 0, isUpward ? high - value : 0);
      this.model.changeColBounds(2 * place + 1, isUpward ? 0 : value - bound, isUpward ? 0 : value - low);
    }
  }
}

/** The two variables of a number, up and down. */
interface Columns {
  readonly cost: number;
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
}

function columnsOf({ low, high, value }: ProgramNumber, price: number | null): Columns {
  const cost = price ?? 0;
  if (value === null) return { cost, low: [low, 0], high: [high, 0] };
  return { cost, low: [0, 0], high: price === null ? [0, 0] : [high - value, value - low] };
}

function equationsOf(
  numbers: readonly ProgramNumber[],
  lines: readonly ProgramLine[],
): Parameters<Highs['createModel']>[0] {
  const places = new Map(numbers.map(({ key }, place) => [key, place]));
  const [starts, indices, entries, constants]: number[][] = [[0], [], [], []];
  for (const { total, parts } of lines) {
    let constant = 0;
    const add = (key: string, sign: number): void => {
      const place = places.get(key);
      if (place === undefined) throw new RangeError(`${key} stands in a line and is no number.`);
      constant -= sign * (numbers[place]?.value ?? 0);
      indices.push(2 * place, 2 * place + 1);
      entries.push(sign, -sign);
    };
    for (const part of parts) add(part, 1);
    add(total, -1);
    constants.push(constant);
    starts.push(indices.length);
  }
  const count = 2 * numbers.length;
  return {
    numCols: count,
    numRows: lines.length,
    colCost: new Array<number>(count).fill(0),
    colLower: new Array<number>(count).fill(0),
    colUpper: new Array<number>(count).fill(0),
    rowLower: constants,
    rowUpper: constants,
    matrix: { format: 'csr', numRows: lines.length, numCols: count, starts, indices, values: entries },
  };
}
