import { UNDETERMINED } from './fixed-cuts.js';
import { m49RegionOf, OTHER_REGION } from './m49-regions.js';

/** Below this number of persons a host State does not stand alone. */
export const FEWEST_FOR_STATE = 10;

/**
 * Columns of HOST_REGION: States with at least 10 persons alone, the others by M49 region, regions that are left with
 * fewer than 10 as OTHER; always OTHER and UNDETERMINED. Input: persons by alpha-3 code, and the columns of the newest
 * earlier vintage. Those stay, even when numbers change: a State that left its region would be the difference of two
 * tables. New columns are not opened then; a new State goes to its region where that has a column, else to OTHER.
 * Global recoding: Hundepool et al. (2012), Statistical Disclosure Control, 4.2.
 */
export function hostColumns(
  persons: ReadonlyMap<string, number>,
  earlier: readonly string[] | null,
): readonly string[] {
  if (earlier) return earlier;
  const isAlone = (count: number): boolean => count >= FEWEST_FOR_STATE;
  const states = [...persons].filter(([, count]) => isAlone(count)).map(([code]) => code);
  const regions = new Map<string, number>();
  for (const [code, count] of persons)
    if (!isAlone(count)) regions.set(m49RegionOf(code), (regions.get(m49RegionOf(code)) ?? 0) + count);
  const large = [...regions].filter(([name, count]) => name !== OTHER_REGION && isAlone(count)).map(([name]) => name);
  return [...states.sort(), ...large.sort(), OTHER_REGION, UNDETERMINED];
}

/** Column in which persons of a host State stand; null where the host State is not set. */
export function hostColumnOf(code: string | null, columns: readonly string[]): string {
  if (code === null) return UNDETERMINED;
  return [code, m49RegionOf(code)].find((column) => columns.includes(column)) ?? OTHER_REGION;
}
