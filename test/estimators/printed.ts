import { expect } from '@jest/globals';

/** A number as it was printed: "0.680" has three decimals, and the figure behind it may differ by half of the last. */
export interface Printed {
  readonly value: number;
  readonly decimals: number;
}

const STRING_OR_DECIMAL = /"(?:[^"\\]|\\.)*"|-?\d+\.\d+/g;

/** JSON in which every number with a decimal point comes as Printed; JSON.parse would forget trailing zeros. */
export function parsePrinted(text: string): unknown {
  return JSON.parse(
    text.replace(STRING_OR_DECIMAL, (token) =>
      token.startsWith('"') ? token : `{"value":${token},"decimals":${token.length - token.indexOf('.') - 1}}`,
    ),
  );
}

export type Figure = number | Printed | null;

const NONE: Printed = { value: NaN, decimals: 0 };

/** Figures compared with published ones: counted, and collected where they differ. */
export class Agreement {
  readonly differing: string[] = [];
  count = 0;

  /** Equal when rounding the computed figure gives the published one; `relative` asks for nearness instead. */
  add(label: string, computed: number | null | undefined, published: Figure, relative?: number): void {
    this.count += 1;
    const { value, decimals } = typeof published === 'number' ? { value: published, decimals: 0 } : (published ?? NONE);
    const allowed = relative === undefined ? 0.5000001 * 10 ** -decimals : relative * Math.abs(value);
    const isNone = published === null || computed === null || computed === undefined;
    const agrees = isNone ? (computed ?? null) === published : Math.abs(computed - value) <= allowed;
    if (!agrees) this.differing.push(`${label}: ${computed} is not ${published === null ? 'null' : value}`);
  }

  addAll(label: string, computed: readonly (number | null | undefined)[], published: readonly Figure[]): void {
    expect(computed).toHaveLength(published.length);
    published.forEach((figure, i) => this.add(`${label}[${i}]`, computed[i], figure));
  }
}

/** "12/35" as a number. */
export function fraction(text: string): number {
  const [numerator = NaN, denominator = 1] = text.split('/').map(Number);
  return numerator / denominator;
}
