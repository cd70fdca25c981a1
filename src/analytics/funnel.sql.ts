import type { Statement } from '../reading/statement.js';
import { clusterPairsSql } from './clusters.js';
import { codesSql, isOneRow } from './dimensions.js';
import type { FigureQuestion } from './figure.question.js';
import { unitsSql } from './units.sql.js';
import { SETS } from './unit-stages.sql.js';

/** Units that are alike in everything that a funnel asks, how many, and their codes (null: of the total). */
export interface UnitProfile {
  readonly codes: (string | null)[] | null;
  /** A unit that stands in several incidents comes one by one, a row an incident. */
  readonly shared: string | null;
  readonly reason: string | null;
  readonly is_followed: boolean;
  readonly information: 'KNOWN' | 'SILENT' | 'NOT_ASKED';
  readonly persons_min: number;
  readonly persons_max: number;
  /** Sets of stages; null for people counted without a record, of whom `tally` says how many (TALLIED). */
  readonly reached: readonly string[] | null;
  readonly maybe_reached: readonly string[] | null;
  readonly implied: readonly string[] | null;
  readonly standing: readonly string[] | null;
  readonly tally: readonly number[] | null;
  readonly units: number;
}

/** Sum of squared sizes, and number, of the clusters of those who are eligible and followed (T7). */
export interface ClusterSizes {
  readonly codes: (string | null)[] | null;
  readonly squares: number;
  readonly clusters: number;
}
export type FunnelSqlRow = (UnitProfile & { readonly clusters: null }) | ClusterSizes;

const PROFILE = ['reason', 'is_followed', 'information', 'persons_min', 'persons_max', ...SETS, 'tally'];
const COUNTS = 'reason IS NULL AND is_followed';

/** Units that one figure may find in several incidents. */
const mayBeShared = ({ unit }: FigureQuestion): boolean => unit === 'SUSPECT' || unit === 'PROCEEDING';

const NONE = 'NULL::text[]';
const keys = (key: string): string[] => (key === NONE ? [] : [key]);

/** Units of table `from` that are alike, by `key`. */
const profilesSql = (from: string, key: string): string =>
  `SELECT ${key} AS codes, shared, ${PROFILE.join(', ')}, count(*)::int AS units, NULL::float8 AS squares, NULL::int AS clusters
    FROM ${from} GROUP BY ${[...keys(key), 'shared', ...PROFILE].join(', ')}`;

/** Sizes of clusters, by `key`. Whoever stands in several incidents (`isShared`) is of one cluster and counts once in it. */
function sizesSql(from: string, key: string, isShared: boolean): string {
  const columns = (...more: string[]): string => [...keys(key), ...more].join(', ');
  const once = isShared
    ? `(SELECT ${columns('unit_id', 'min(cluster::text) AS cluster', 'max(persons_min) AS persons_min')}
        FROM ${from} GROUP BY ${columns('unit_id')} HAVING bool_or(${COUNTS}))`
    : `(SELECT ${columns('cluster', 'persons_min')} FROM ${from} WHERE ${COUNTS})`;
  const nulls = ['shared', ...PROFILE, 'units'].map(() => 'NULL').join(', ');
  return `SELECT ${key}, ${nulls}, sum(size * size)::float8, count(*)::int
    FROM (SELECT ${columns('cluster', 'sum(persons_min) AS size')} FROM ${once} o GROUP BY ${columns('cluster')}) z
    WHERE size > 0${key === NONE ? '' : ` GROUP BY ${key}`}`;
}

/**
 * Rows of UnitProfile by the codes of the dimensions, and once without codes where a unit may stand in several rows; of
 * units that are not incidents also rows of ClusterSizes. However large the register, there are few.
 */
export function funnelSql(
  question: FigureQuestion,
  clusters: ReadonlyMap<string, string>,
  groupBy: readonly string[],
  q: Statement,
): string {
  const isShared = mayBeShared(question);
  const shared = isShared ? `CASE WHEN count(*) OVER (PARTITION BY u.unit_id) > 1 THEN u.unit_id END` : 'NULL::uuid';
  const hasClusters = question.unit !== 'INCIDENT';
  const cluster = hasClusters ? 'COALESCE(pair.cluster, u.incident_id)' : 'u.incident_id';
  const pairs = hasClusters
    ? `LEFT JOIN (${clusterPairsSql(clusters, q)}) pair ON pair.incident_id = u.incident_id`
    : '';
  const told = `told AS (SELECT u.*, ${shared} AS shared, ${cluster} AS cluster FROM unit u ${pairs})`;
  const { codes, joins } = codesSql(groupBy, q, question);
  // A unit brings its incident's columns along: it is its own incident here.
  const keyed = `keyed AS (SELECT ${codes} AS codes, u.* FROM told u CROSS JOIN LATERAL (SELECT u.*) i ${joins})`;
  const isGrouped = groupBy.length > 0;
  const answers = [
    ...(isGrouped ? [profilesSql('keyed', 'codes')] : []),
    ...(isGrouped && isOneRow(groupBy) ? [] : [profilesSql('told', NONE)]),
    ...(isGrouped && hasClusters ? [sizesSql('keyed', 'codes', isShared)] : []),
    ...(hasClusters ? [sizesSql('told', NONE, isShared)] : []),
  ];
  return `WITH ${unitsSql(question, q)}, ${told}${isGrouped ? `, ${keyed}` : ''} ${answers.join(' UNION ALL ')}`;
}
