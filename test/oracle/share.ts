/** What is known of those who could have reached a stage. */
export interface Known {
  readonly reached: number;
  readonly eligible: number;
  /** Not reached as far as is known: never looked at, or never answered. */
  readonly unknown: number;
  /** Perhaps reached: the dates leave it open. */
  readonly open: number;
}

const Z = 1.959963984540054;
const FEWEST = 10;

/** Wilson's 95 % interval, as printed in his paper, for a share of so many independent trials. */
export function wilson(share: number, trials: number): { readonly low: number; readonly high: number } {
  const square = (Z * Z) / trials;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials))) / (1 + square);
  return { low: middle - half, high: middle + half };
}

/** A share with chance and ignorance apart. `sizes`: of the clusters, where units share a fate (Kish); null for none. */
export function shareOf({ reached, eligible, unknown, open }: Known, sizes: readonly number[] | null) {
  if (eligible === 0) return null;
  const counts = { numerator: reached, denominator: eligible };
  if (eligible < FEWEST) return { ...counts, value: null, low: null, high: null, worst: null, best: null };
  const value = reached / eligible;
  const ratios = { ...counts, value, worst: value, best: (reached + unknown + open) / eligible };
  if (sizes === null) return { ...ratios, ...wilson(value, eligible) };
  const clusters = sizes.filter((size) => size > 0);
  if (clusters.length < FEWEST) return { ...ratios, low: null, high: null };
  const squares = clusters.reduce((sum, size) => sum + size * size, 0);
  return { ...ratios, ...wilson(value, (eligible * eligible) / squares) };
}

/** Incidents joined by proceedings, directly or through others: each incident's cluster, named by its first. */
export function clustersOf(
  incidentIds: readonly string[],
  links: readonly { readonly incidentId: string; readonly proceedingId: string }[],
): ReadonlyMap<string, string> {
  const cluster = new Map(incidentIds.map((id) => [id, id]));
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const a of links) {
      for (const b of links) {
        const [one, other] = [cluster.get(a.incidentId), cluster.get(b.incidentId)];
        if (a.proceedingId !== b.proceedingId || one === undefined || other === undefined || one >= other) continue;
        cluster.set(b.incidentId, one);
        isSettled = false;
      }
    }
  }
  return cluster;
}
