import { FEWEST_CLUSTERS } from './cluster-variance.js';
import { NO_LIMITS, type Limits } from './limits.js';
import { wilsonInterval } from './wilson.js';

/** Units that share their fate, such as the victims of incidents joined by a proceeding. */
export interface Cluster {
  readonly size: number;
  readonly reached: number;
}

export interface ClusterProportion extends Limits {
  /** Null without a unit. */
  readonly value: number | null;
  readonly clusters: number;
  /** Independent units that would tell as much. */
  readonly effectiveSize: number;
}

/**
 * Share of units in clusters: p = Σ reached / Σ size, Wilson's interval at the effective size n = (Σ m)² / Σ m², m being
 * the sizes. No interval below 10 clusters. All units of the cohort are observed: the interval takes them as draws of a
 * process. Throws RangeError unless 0 <= reached <= size.
 * Sources: Kish (1965), Survey Sampling; Wilson (1927).
 */
export function clusterProportion(clusters: readonly Cluster[], level = 0.95): ClusterProportion {
  const filled = clusters.filter(({ size }) => size !== 0);
  let [total, squares, reached] = [0, 0, 0];
  for (const cluster of filled) {
    if (!(cluster.reached >= 0 && cluster.reached <= cluster.size))
      throw new RangeError(`${cluster.reached} of ${cluster.size} is no share.`);
    total += cluster.size;
    squares += cluster.size ** 2;
    reached += cluster.reached;
  }
  if (total === 0) return { value: null, clusters: 0, effectiveSize: 0, ...NO_LIMITS };
  const [value, effectiveSize] = [reached / total, total ** 2 / squares];
  const isEnough = filled.length >= FEWEST_CLUSTERS;
  // Written so that a share of 1 stays exactly 1.
  const limits = isEnough ? wilsonInterval((reached * effectiveSize) / total, effectiveSize, level) : NO_LIMITS;
  return { value, clusters: filled.length, effectiveSize, ...limits };
}
