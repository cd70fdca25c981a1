import type { Statement } from '../reading/statement.js';
import { codesSql } from './dimensions.js';
import type { FigureQuestion } from './figure.question.js';

export interface Grouping {
  readonly question: FigureQuestion;
  readonly q: Statement;
  /** Common tables, `cohort_incident` among them. */
  readonly tables: string;
  /** The one that is counted: unit_id, incident_id, victim_id, proceeding_id, and what is named below. */
  readonly rows: string;
  readonly groupBy: readonly string[];
  /** Columns that are summed, each unit once in a row with the most that any of its incidents shows. */
  readonly measures: readonly string[];
  /** A column by which every row is told apart, beside the dimensions. */
  readonly by?: string;
  /** Dimensions that only this figure has: SQL over unit `u`. */
  readonly own?: Readonly<Record<string, string>>;
}

/**
 * Sums of units by the codes of the dimensions, and once without (codes null): `codes`, the measures, and `standing_in`, in
 * how many rows the busiest unit stands. Whoever is in several incidents counts once.
 */
export function groupedSql({ question, q, tables, rows, groupBy, measures, by, own }: Grouping): string {
  const once = measures.map((name) => `max(${name}) AS ${name}`);
  const sums = measures.map((name) => `sum(${name})::int AS ${name}`);
  const over = (from: string, codes: string[]): string => {
    const keys = [...codes, ...(by === undefined ? [] : [by])];
    const apart = ['unit_id', ...(by === undefined ? [] : [by])].join(', ');
    const units = `SELECT ${[...keys, 'unit_id', ...once].join(', ')}, count(*) OVER (PARTITION BY ${apart}) AS standing
      FROM ${from} GROUP BY ${[...keys, 'unit_id'].join(', ')}`;
    const names = [codes.length > 0 ? 'codes' : 'NULL::text[] AS codes', ...(by === undefined ? [] : [by]), ...sums];
    return `SELECT ${names.join(', ')}, max(standing)::int AS standing_in FROM (${units}) h${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''}`;
  };
  if (groupBy.length === 0) return `WITH ${tables} ${over(rows, [])}`;
  const { codes, joins } = codesSql(groupBy, q, question, own);
  const keyed = `keyed AS (SELECT ${codes} AS codes, u.* FROM ${rows} u JOIN cohort_incident i ON i.id = u.incident_id ${joins})`;
  return `WITH ${tables}, ${keyed} ${over('keyed', ['codes'])} UNION ALL ${over(rows, [])}`;
}
