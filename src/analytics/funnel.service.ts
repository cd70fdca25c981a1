import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { exclusionOrder } from '../incidents/incident.reading.js';
import type { Statement } from '../reading/statement.js';
import { clusterPairsSql, clustersOf, tiesSql, type Tie } from './clusters.js';
import { FUNNEL, TREND, type Definition } from './definitions.js';
import { dimensionSql } from './dimensions.js';
import {
  questionOf,
  requireFewDimensions,
  requireOpenMeasure,
  type FigureArgs,
  type FigureQuestion,
  type QuestionArgs,
} from './figure.question.js';
import { FigureService } from './figure.service.js';
import { tableOf, type Cell } from './funnel.table.js';
import { STAGES } from '../ledger/stages.js';
import { stageName } from './unit-stages.sql.js';
import { cohortIncidentsSql, unitsSql, type CohortIncident } from './units.sql.js';

export interface FunnelArgs extends QuestionArgs {
  readonly groupBy?: readonly string[] | null;
}

export interface TrendArgs extends Omit<QuestionArgs, 'periodCuts'> {
  readonly withinMonths: number;
  readonly groupBy?: string | null;
}

/** How many units reached each stage, exact, over what the viewer reads; on public basis for those who read no row. */
@Injectable()
export class FunnelService {
  constructor(private readonly figures: FigureService) {}

  /**
   * The funnel. Shape: rows by the codes of `groupBy`, and a total that counts each unit once. Units: persons or things, with
   * bounds. Throws BAD_USER_INPUT: dimension unknown, times in the future, counts of persons by somebody who gets them only
   * as fixed cuts (rules D3). Seven statements, whatever the size.
   */
  async funnel(asker: Viewer, args: FunnelArgs): Promise<object> {
    return this.make(asker, FUNNEL, args, args);
  }

  /**
   * The funnel by year of the incident, and by one more dimension, with equal follow-up: years whose last day was not
   * followed for `withinMonths` by asOf are left out, and nothing of them is in the total. Shape, units, errors as above.
   */
  async trend(asker: Viewer, args: TrendArgs): Promise<object> {
    const { groupBy, ...rest } = args;
    const last = lastYearFollowed(args.asOf ?? asker.today, args.withinMonths);
    const occurredTo = [`${last}-12-31`, args.filter?.occurredTo ?? FOREVER].toSorted()[0] ?? FOREVER;
    const counted = {
      ...rest,
      groupBy: ['YEAR', ...(groupBy == null ? [] : [groupBy])],
      filter: { ...args.filter, occurredTo },
    };
    return this.make(asker, TREND, args, counted);
  }

  private async make(asker: Viewer, definition: Definition, asked: FigureArgs, args: FunnelArgs): Promise<object> {
    const groupBy = requireFewDimensions(args.groupBy);
    const names = await this.figures.names();
    return this.figures.make(asker, 'FunnelReport', definition, asked, async ({ viewer, ask, isKnown }) => {
      requireOpenMeasure(viewer, args.unit, args.filter);
      const found = await ask<CohortIncident>((q) => cohortIncidentsSql(questionOf(viewer, args, q), q));
      // Incidents are counted one by one; people who share an incident, or a proceeding, are not independent.
      const ties =
        args.unit === 'INCIDENT' ? [] : await ask<Tie>((q) => tiesSql(questionOf(viewer, args, q), found, q));
      const clusters = clustersOf(ties);
      const cells = await ask<Cell>((q) => funnelSql(questionOf(viewer, args, q), found, clusters, groupBy, q));
      return { unit: args.unit, ...tableOf(args.unit, groupBy, cells, isKnown, names) };
    });
  }
}

const FOREVER = '9999-12-31';

/** The last year of which every incident was followed for so many months by the day. */
function lastYearFollowed(asOf: string, months: number): number {
  // Months after the last of December is the last day of a month, whichever it is.
  const at = (year: number): string => new Date(Date.UTC(year, 12 + months, 0)).toISOString().slice(0, 10);
  let year = Number(asOf.slice(0, 4));
  while (at(year) > asOf) year -= 1;
  return year;
}

const COUNTED = STAGES.map(stageName).flatMap((name) => [
  ...[name, `${name}_now`].flatMap((column) => [`${column}_min`, `${column}_max`]),
  `${name}_sure`,
]);
const IMPLIED = STAGES.map(stageName).map((name) => `${name}_implied`);
/** What is unknown of those who lack a stage: the class of what is known, and dates that leave it open. */
const LACKS = STAGES.map(stageName).flatMap((name) => {
  const lacking = `GREATEST(0, persons_min - ${name}_min)`;
  return [
    `GREATEST(0, persons_min - ${name}_max) AS ${name}_lacking_min, GREATEST(0, persons_max - ${name}_sure) AS ${name}_lacking_max`,
    `CASE WHEN information = 'NOT_ASKED' THEN ${lacking} ELSE 0 END AS ${name}_unasked`,
    `CASE WHEN information = 'SILENT' THEN ${lacking} ELSE 0 END AS ${name}_silent`,
    `CASE WHEN information = 'KNOWN' THEN LEAST(persons_min, ${name}_max) - LEAST(persons_min, ${name}_min) ELSE 0 END AS ${name}_straddling`,
  ];
});
const SUMMED = [
  'persons_min',
  'persons_max',
  ...COUNTED,
  ...IMPLIED,
  ...STAGES.map(stageName).flatMap((name) =>
    ['lacking_min', 'lacking_max', 'unasked', 'silent', 'straddling'].map((what) => `${name}_${what}`),
  ),
];

/**
 * Sums of units by key, reason and follow-up, and once without key; `standing_in`: in how many keys the busiest unit stands;
 * `squares` and `clusters`: sum of squared sizes, and number, of the clusters of those who are eligible and followed.
 */
function funnelSql(
  question: FigureQuestion,
  found: readonly CohortIncident[],
  clusters: ReadonlyMap<string, string>,
  groupBy: readonly string[],
  q: Statement,
): string {
  // A unit of several incidents counts once in a row and once in the total, with the most that any of them shows that is
  // eligible and followed; it is left out only when all of its incidents are.
  const counts = 'reason IS NULL AND is_followed';
  const once = `min(cluster::text) AS cluster, max(persons_min) AS persons_min, max(persons_max) AS persons_max,
    CASE WHEN bool_or(reason IS NULL) THEN NULL ELSE (array_agg(reason ORDER BY ${exclusionOrder('reason')}))[1] END AS reason, COALESCE(bool_or(${counts}), FALSE) AS is_followed,
    CASE WHEN bool_or(information = 'KNOWN') FILTER (WHERE ${counts}) THEN 'KNOWN' WHEN bool_or(information = 'SILENT') FILTER (WHERE ${counts}) THEN 'SILENT'
      ELSE 'NOT_ASKED' END AS information,
    ${COUNTED.map((name) => `COALESCE(max(${name}) FILTER (WHERE ${counts}), 0) AS ${name}`).join(', ')},
    ${STAGES.map(stageName)
      .map(
        (name) => `COALESCE(min(${name}_implied) FILTER (WHERE ${counts} AND ${name}_min > 0), 0) AS ${name}_implied`,
      )
      .join(', ')}`;
  const sums = SUMMED.map((name) => `sum(${name})::int AS ${name}`).join(', ');
  const codes = groupBy.map((_, index) => `d${index}.code`);
  const table = (name: string, key: string, from: string): string => `
    ${name}_unit AS (SELECT ${key}, unit_id, ${once} FROM ${from} GROUP BY ${key}, unit_id),
    ${name}_standing AS (SELECT u.*, count(*) OVER (PARTITION BY unit_id) AS standing, ${LACKS.join(', ')} FROM ${name}_unit u),
    ${name}_size AS (SELECT ${key}, sum(size * size)::float8 AS squares, count(*)::int AS clusters
      FROM (SELECT ${key}, cluster, sum(persons_min) AS size FROM ${name}_unit WHERE reason IS NULL AND is_followed GROUP BY ${key}, cluster) z
      WHERE size > 0 GROUP BY ${key}),
    ${name}_row AS (SELECT ${key}, reason, is_followed, ${sums}, max(standing) AS standing_in FROM ${name}_standing GROUP BY ${key}, reason, is_followed)`;
  const answer = (name: string): string =>
    `SELECT r.*, z.squares, z.clusters FROM ${name}_row r LEFT JOIN ${name}_size z ON z.codes IS NOT DISTINCT FROM r.codes`;
  const whole = `clustered AS (SELECT NULL::text[] AS codes, COALESCE(pair.cluster, u.incident_id) AS cluster, u.*
    FROM unit u LEFT JOIN (${clusterPairsSql(clusters, q)}) pair ON pair.incident_id = u.incident_id)`;
  const keyed = `keyed AS (SELECT ARRAY[${codes.join(', ')}]::text[] AS codes, u.cluster, ${UNIT_COLUMNS.map((name) => `u.${name}`).join(', ')}
    FROM clustered u JOIN cohort_incident i ON i.id = u.incident_id
    ${groupBy.map((dimension, index) => dimensionSql(dimension, index, q, question)).join(' ')})`;
  const isGrouped = groupBy.length > 0;
  return `WITH ${unitsSql(question, found, q)}, ${whole}, ${table('total', 'codes', 'clustered')}
    ${isGrouped ? `, ${keyed}, ${table('key', 'codes', 'keyed')} ${answer('key')} UNION ALL ` : ''} ${answer('total')}`;
}

const UNIT_COLUMNS = [
  'unit_id',
  'reason',
  'is_followed',
  'information',
  'persons_min',
  'persons_max',
  ...COUNTED,
  ...IMPLIED,
];
