import type { CutCounts } from '../../src/analytics/disclosure/published-table.js';
import { Attacker, type Answers, type IsTied } from './attacker.js';

export const THRESHOLD = 5;

/** Every number of some tables by the attacker's name for it. */
export function trueNumbers(tables: readonly CutCounts[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { cut, columns, counts } of tables) {
    let all = 0;
    cut.family.statuses.forEach((status, row) => {
      columns.forEach((column, at) => {
        const value = counts[row]?.[at] ?? 0;
        numbers.set(`${cut.code}/${status}/${column}`, value);
        all += value;
      });
      numbers.set(
        `${cut.family.code}/${status}`,
        (counts[row] ?? []).reduce((sum, value) => sum + value, 0),
      );
    });
    columns.forEach((column, at) =>
      numbers.set(
        `${cut.dimension.code}/${column}`,
        counts.reduce((sum, row) => sum + (row[at] ?? 0), 0),
      ),
    );
    numbers.set('all', all);
  }
  return numbers;
}

/** What truly holds between the vintages: the attacker never believes anything false. */
export function trueTies(counts: readonly (readonly CutCounts[])[]): IsTied {
  const numbers = counts.map(trueNumbers);
  const neverFalls = (earlier: number, later: number, isMeant: (key: string) => boolean): boolean =>
    [...(numbers[earlier] ?? [])].every(([key, value]) => !isMeant(key) || (numbers[later]?.get(key) ?? 0) >= value);
  const isMargin = (key: string): boolean => key === 'all' || key.startsWith('REGION/') || key.startsWith('FORUM/');
  return (earlier, later, kind) =>
    neverFalls(earlier, later, () => true) ||
    ((kind === 'COLUMN' || kind === 'TOTAL') && neverFalls(earlier, later, isMargin));
}

/**
 * Small numbers that the attacker narrows beyond what is publicly known anyway: they cannot be the publicly known least,
 * or cannot reach the threshold. `of` is their number in all.
 */
export function recovered(
  answers: readonly Answers[],
  counts: readonly (readonly CutCounts[])[],
  isTied: IsTied,
  whole = false,
): { found: string[]; of: number } {
  const attacker = new Attacker(answers, isTied, { whole });
  const outsider = new Attacker(answers, isTied, { whole: false, blind: true });
  const found: string[] = [];
  let of = 0;
  try {
    counts.forEach((tables, vintage) => {
      for (const [key, value] of trueNumbers(tables)) {
        if (value >= THRESHOLD) continue;
        const [name] = [`${vintage}/${key}`];
        const [known, narrowed] = [outsider.range(name), attacker.range(name)];
        if (!known || !narrowed || known[1] - known[0] < 1e-6) continue;
        of += 1;
        const isOpen = narrowed[0] <= known[0] + 1e-6 && narrowed[1] >= Math.min(THRESHOLD, known[1]) - 1e-6;
        if (!isOpen) found.push(`${name} = ${value}: known ${known.join(' to ')}, now ${narrowed.join(' to ')}`);
      }
    });
  } finally {
    attacker.dispose();
    outsider.dispose();
  }
  return { found, of };
}
