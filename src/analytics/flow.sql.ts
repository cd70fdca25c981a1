import { together } from '../ledger/counting.sql.js';
import { stepRowsSql } from '../ledger/stages.sql.js';
import type { Statement } from '../reading/statement.js';
import type { FigureQuestion, Unit } from './figure.question.js';
import { groupedSql } from './grouping.sql.js';
import { fromLedger } from './unit-stages.sql.js';
import { unitsSql } from './units.sql.js';

export interface FlowQuestion extends FigureQuestion {
  readonly kinds: readonly string[];
  /** First day on which a step may have happened; asOf is the last. */
  readonly from: string;
}

const YEAR = `CASE WHEN extract(year FROM u.occurred_from) = extract(year FROM u.occurred_to) THEN to_char(u.occurred_from, 'YYYY') END`;
const STEP =
  's.incident_id, s.proceeding_id, s.kind, s.occurred_from, s.occurred_to, s.is_counted AND s.is_theirs AS is_certain';
const OF_INCIDENT = 's.incident_id = u.incident_id';
const SHOWN = 's.kind, s.occurred_from, s.occurred_to';

/** Common tables of steps of the kinds and time asked for: `happened`, and `tallied` for people counted without a record. */
function stepTables(question: FlowQuestion, q: Statement): string[] {
  const { unit, kinds, from } = question;
  const asked = `s.kind = ANY(${q.bind(kinds, 'text[]')}) AND s.occurred_to >= ${q.bind(from, 'date')}`;
  const rowsOf = (bySuspect: boolean, columns: string, where = asked): string =>
    fromLedger(question, q, (ledger) => `SELECT ${columns} FROM ${stepRowsSql(ledger, bySuspect)} s WHERE ${where}`, {
      where: 'b.reason IS NULL',
    });
  if (unit !== 'SUSPECT') return [`happened AS (${rowsOf(false, STEP)})`];
  const people = `s.root_id, s.persons_min, s.persons_max, ${STEP}`;
  return [
    `happened AS (${rowsOf(true, `s.of_suspect, ${STEP}`)})`,
    `tallied AS (${rowsOf(false, people, `${asked} AND s.suspect_id IS NULL AND s.persons_min IS NOT NULL`)})`,
  ];
}

/** Units with the steps that concern them, and how many stand behind each: for certain, and at most. */
function flowTable(question: FlowQuestion, q: Statement): string {
  const count = (least: string, most: string): string =>
    `CASE WHEN s.is_certain AND s.occurred_from >= ${q.bind(question.from, 'date')} THEN ${least} ELSE 0 END AS count_min, ${most} AS count_max`;
  const matches: Readonly<Record<Unit, string>> = {
    INCIDENT: OF_INCIDENT,
    VICTIM: OF_INCIDENT,
    FATALITY: OF_INCIDENT,
    PROCEEDING: together('s', 'u', 'proceeding_id'),
    SUSPECT: together('s', 'u', 'of_suspect', 'suspect_id'),
  };
  const units = `SELECT u.unit_id, u.incident_id, u.victim_id, COALESCE(u.proceeding_id, s.proceeding_id) AS proceeding_id, ${SHOWN},
      ${count('u.persons_min', 'u.persons_max')}
    FROM unit u JOIN happened s ON ${matches[question.unit]} WHERE u.reason IS NULL`;
  if (question.unit !== 'SUSPECT') return `flow AS (${units})`;
  // Whoever is counted without a record is known by the step that counts them.
  return `flow AS (${units} UNION ALL SELECT s.root_id, s.incident_id, NULL::uuid, s.proceeding_id, ${SHOWN}, ${count('s.persons_min', 's.persons_max')} FROM tallied s)`;
}

/** Sums of units by codes and kind of step: `codes`, `kind`, `count_min`, `count_max`, `standing_in`. */
export function flowSql(question: FlowQuestion, groupBy: readonly string[], q: Statement): string {
  const tables = [
    unitsSql({ ...question, isOfUnitsAlone: true }, q),
    ...stepTables(question, q),
    flowTable(question, q),
  ].join(', ');
  const measures = ['count_min', 'count_max'];
  return groupedSql({ question, q, tables, rows: 'flow', groupBy, measures, by: 'kind', own: { STEP_YEAR: YEAR } });
}
