export type Codes = readonly (string | null)[];

/** Every way to take one code of each dimension. */
export function combinations(lists: readonly Codes[]): Codes[] {
  let all: Codes[] = [[]];
  for (const list of lists) all = all.flatMap((codes) => list.map((code) => [...codes, code]));
  return all;
}

/** By codes, one after the other; undetermined last. */
export function inOrder(a: Codes, b: Codes): number {
  for (let i = 0; i < a.length; i += 1) {
    const [x = null, y = null] = [a[i], b[i]];
    if (x === y) continue;
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return 0;
}
