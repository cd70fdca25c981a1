import { together } from './counting.sql.js';
import { both, CLASSES, personsSql } from './persons.sql.js';
import { stepsSql, type LedgerQuestion } from './steps.sql.js';

/** What an accused can have come to, by name; an order in which they are told. */
export const OUTCOMES = [
  'accused',
  'judged',
  'convicted',
  'absentia',
  'acquitted',
  'otherwise',
  'final',
  'ever_in_custody',
  'in_custody',
  'released',
  'escaped',
  'custody_lost',
  'died',
] as const;

/** Custody ends without a decision: by flight, by staying away, or by being let go for others or under an agreement. */
const LOST = `(s.kind IN ('ESCAPED','FAILED_TO_APPEAR') OR s.kind = 'RELEASED' AND s.ground = 'EXCHANGE')`;
/** Sources contradict each other about where somebody is. */
const DOUBT = `c.custody_state = 'DISPUTED'`;
const flag = (name: string, condition: string, doubt = 'FALSE'): string =>
  both(name, (b) => `CASE WHEN ${condition}${b === 'min' ? ` AND NOT (${doubt})` : ''} THEN 1 ELSE 0 END`);

/**
 * What became of recorded accused, one row for each incident and criminal proceeding: incident_id, suspect_id,
 * proceeding_id, and 1 or 0 under each of OUTCOMES, as bounds. Judged: ever, there; convicted, acquitted: where that stands;
 * otherwise: judged, and neither. Custody is the person's at asOf, wherever it began; where a dispute leaves it open, from 0
 * to 1. Whoever left custody last is released or escaped, sought since or not.
 */
export function recordedOutcomesSql(question: LedgerQuestion): string {
  return `(WITH ${stepsSql(question)}, ${personsSql(question)},
  held AS (SELECT s.*, min(s.pos) FILTER (WHERE s.custody = 'ENTERS') OVER (PARTITION BY s.incident_id, s.suspect_id) AS since
    FROM step s WHERE s.suspect_id IS NOT NULL),
  way AS (SELECT s.incident_id, s.suspect_id, COALESCE(bool_or(s.pos > s.since AND ${LOST}), FALSE) AS is_lost,
      (array_agg(s.kind ORDER BY s.pos DESC) FILTER (WHERE s.custody <> 'NONE'))[1] AS kind,
      (array_agg(s.custody ORDER BY s.pos DESC) FILTER (WHERE s.custody <> 'NONE'))[1] = 'LEAVES' AND NOT bool_or(s.kind = 'DIED') AS is_out
    FROM held s GROUP BY s.incident_id, s.suspect_id)
  SELECT f.incident_id, f.suspect_id, f.proceeding_id, ${flag('accused', 'TRUE')}, ${flag('judged', 'f.was_tried')},
    ${flag('convicted', `f.state = 'CONVICTED'`)}, ${flag('absentia', `f.state = 'CONVICTED' AND f.absentia`)}, ${flag('acquitted', `f.state = 'ACQUITTED'`)},
    ${flag('otherwise', `f.was_tried AND f.state NOT IN ('CONVICTED', 'ACQUITTED')`)}, ${flag('final', 'f.was_tried AND f.is_final')},
    ${flag('ever_in_custody', 'c.was_arrested')}, ${flag('in_custody', `c.custody_state IN ('IN_CUSTODY', 'DISPUTED')`, DOUBT)},
    ${flag('released', `w.is_out AND w.kind <> 'ESCAPED'`, DOUBT)}, ${flag('escaped', `w.is_out AND w.kind = 'ESCAPED'`, DOUBT)},
    ${flag('custody_lost', 'w.is_lost')}, ${flag('died', `c.custody_state = 'DEAD'`)}
  FROM line f LEFT JOIN custody c ON ${together('c', 'f', 'suspect_id')}
    LEFT JOIN way w ON ${together('w', 'f', 'suspect_id')})`;
}

/** The same of people counted without a record, one row for each incident and criminal proceeding; bounds. */
export function countedOutcomesSql(question: LedgerQuestion): string {
  const sum = (condition: string) => (b: string) => `COALESCE(sum(s.persons_${b}) FILTER (WHERE ${condition}), 0)`;
  const accused = (b: string): string => `GREATEST(y.charged_${b}, y.opened_${b}, y.judged_${b})`;
  const other = (b: 'min' | 'max'): 'min' | 'max' => (b === 'min' ? 'max' : 'min');
  const column =
    (name: string) =>
    (b: string): string =>
      `y.${name}_${b}`;
  return `(WITH ${stepsSql(question)}, ${personsSql(question)}, ${CLASSES},
  ends AS (SELECT s.incident_id, s.proceeding_id, ${both('final', sum(`s.kind = 'FINAL'`))}, ${both('released', sum(`s.kind = 'RELEASED'`))},
      ${both('escaped', sum(`s.kind = 'ESCAPED'`))}, ${both('lost', sum(LOST))}, ${both('died', sum(`s.kind = 'DIED'`))}
    FROM step s WHERE s.suspect_id IS NULL AND s.persons_min IS NOT NULL GROUP BY s.incident_id, s.proceeding_id)
  SELECT y.incident_id, y.proceeding_id, ${[
    both('accused', accused),
    both('judged', column('judged')),
    both('convicted', column('convicted')),
    both('absentia', (b) => `LEAST(y.away_${b}, y.convicted_${b})`),
    both('acquitted', column('acquitted')),
    both('otherwise', (b) => `GREATEST(0, y.judged_${b} - y.convicted_${other(b)} - y.acquitted_${other(b)})`),
    both('final', (b) => `LEAST(COALESCE(e.final_${b}, 0), y.judged_${b})`),
    both('ever_in_custody', column('arrested')),
    both('in_custody', column('custody')),
    both('released', (b) => `COALESCE(e.released_${b}, 0)`),
    both('escaped', (b) => `COALESCE(e.escaped_${b}, 0)`),
    both('custody_lost', (b) => `COALESCE(e.lost_${b}, 0)`),
    both('died', (b) => `COALESCE(e.died_${b}, 0)`),
  ].join(', ')}
  FROM class y LEFT JOIN ends e ON ${together('e', 'y', 'proceeding_id')}
  WHERE y.is_criminal AND ${accused('max')} > 0)`;
}
