import { both, CLASSES, JUDGED, personsSql } from './persons.sql.js';
import { reachSql } from './stages.js';
import { stepsSql, type LedgerQuestion } from './steps.sql.js';

const OWN = `COALESCE(array_agg(DISTINCT s.stage) FILTER (WHERE s.stage IS NOT NULL AND s.is_counted), '{}') AS own,
      COALESCE(array_agg(DISTINCT s.stage) FILTER (WHERE s.stage IS NOT NULL), '{}') AS perhaps`;
const standing = (entries: Readonly<Record<string, string>>): string =>
  `array_remove(ARRAY[${Object.entries(entries)
    .map(([stage, condition]) => `CASE WHEN ${condition} THEN '${stage}' END`)
    .join(', ')}]::text[], NULL) AS standing`;

/**
 * Stages of criminal proceedings, one row for each incident that a counting link ties to one: incident_id, proceeding_id,
 * reached, maybe_reached, implied, standing. What stands is judged as in progress: by the forum's accused and classes.
 */
export function proceedingStagesSql(question: LedgerQuestion): string {
  return `(WITH ${stepsSql(question)}, ${personsSql(question)}, ${CLASSES},
  own AS (SELECT l.incident_id, l.proceeding_id, ${OWN} FROM links l
    LEFT JOIN known s ON s.incident_id = l.incident_id AND s.proceeding_id = l.proceeding_id
    WHERE l.is_sure GROUP BY l.incident_id, l.proceeding_id)
  SELECT z.incident_id, z.proceeding_id, ${reachSql('z.own', 'z.perhaps')}, ${standing({
    INVESTIGATION: 'f.is_investigated AND (NOT f.is_closed OR f.verdict)',
    CHARGE: 'f.charge',
    PROSECUTION: 'f.trial',
    VERDICT: 'f.verdict',
  })}
  FROM own z LEFT JOIN forum f ON f.incident_id = z.incident_id AND f.proceeding_id = z.proceeding_id)`;
}

/** Common table `theirs`: steps that concern a recorded suspect. Those of nobody are of everybody before that forum. */
const THEIRS = `theirs AS (
    SELECT u.suspect_id AS of_suspect, s.* FROM suspects u JOIN known s ON s.incident_id = u.incident_id AND s.suspect_id = u.suspect_id
    UNION ALL SELECT a.suspect_id, s.* FROM pairs a
      JOIN known s ON s.incident_id = a.incident_id AND s.proceeding_id = a.proceeding_id AND s.suspect_id IS NULL AND s.persons_min IS NULL)`;

/**
 * Steps that certainly concern incidents, one row for each: columns of the ledger with incident_id, stage, result and
 * is_counted (its latest day is past). By suspect: the same for each recorded suspect concerned, as of_suspect.
 */
export function stepRowsSql(question: LedgerQuestion, bySuspect = false): string {
  if (!bySuspect) return `(WITH ${stepsSql(question)} SELECT s.* FROM known s WHERE s.is_sure)`;
  return `(WITH ${stepsSql(question)}, ${personsSql(question)}, ${THEIRS} SELECT s.* FROM theirs s WHERE s.is_sure)`;
}

/**
 * Stages of recorded suspects, one row for each incident that they are tied to: incident_id, suspect_id, reached,
 * maybe_reached, implied, standing. Steps of nobody in particular are those of everybody before that forum. An investigation
 * stands while some forum has not ended the matter for the person, an arrest while they are in custody.
 */
export function suspectStagesSql(question: LedgerQuestion): string {
  return `(WITH ${stepsSql(question)}, ${personsSql(question)},
  ${THEIRS},
  own AS (SELECT u.incident_id, u.suspect_id, ${OWN} FROM suspects u
    LEFT JOIN theirs s ON s.incident_id = u.incident_id AND s.of_suspect = u.suspect_id GROUP BY u.incident_id, u.suspect_id),
  before_forum AS (SELECT n.incident_id, n.suspect_id, bool_or(n.state <> 'ENDED') AS is_open,
      bool_or(n.state NOT IN ('SUSPECTED','NOT_CONFIRMED','ENDED')) AS charge,
      bool_or(n.state = 'ON_TRIAL' OR n.state IN ${JUDGED}) AS trial, bool_or(n.state IN ${JUDGED}) AS verdict
    FROM line n GROUP BY n.incident_id, n.suspect_id)
  SELECT z.incident_id, z.suspect_id, ${reachSql('z.own', 'z.perhaps')}, ${standing({
    INVESTIGATION: `z.own && ARRAY['INVESTIGATION','CHARGE','PROSECUTION','VERDICT'] AND f.is_open`,
    ARREST: `c.custody_state = 'IN_CUSTODY'`,
    CHARGE: 'f.charge',
    PROSECUTION: 'f.trial',
    VERDICT: 'f.verdict',
  })}
  FROM own z LEFT JOIN before_forum f ON f.incident_id = z.incident_id AND f.suspect_id = z.suspect_id
    LEFT JOIN custody c ON c.incident_id = z.incident_id AND c.suspect_id = z.suspect_id)`;
}

const atLeast0 = (sql: string): string => `GREATEST(0, ${sql})`;
const other = (bound: 'min' | 'max'): 'min' | 'max' => (bound === 'min' ? 'max' : 'min');
const charged = (b: string): string => `GREATEST(y.charged_${b}, y.judged_${b})`;
const judgedNow = (b: 'min' | 'max'): string => atLeast0(`y.judged_${b} - y.quashed_${other(b)}`);

/**
 * People counted without a record, one row for each incident and proceeding (or none): how many reached each stage and
 * where they stand, as bounds: incident_id, proceeding_id, persons, then investigation, arrest, charge, trial,
 * and where they stand (`_now`).
 */
export function countedStagesSql(question: LedgerQuestion): string {
  const persons = (b: string): string =>
    `CASE WHEN y.is_criminal THEN GREATEST(y.named_${b}, ${charged(b)}) ELSE y.named_${b} END`;
  return `(WITH ${stepsSql(question)}, ${personsSql(question)}, ${CLASSES}
  SELECT y.incident_id, y.proceeding_id, ${[
    both('persons', persons),
    both('investigation', (b) => `CASE WHEN y.is_criminal AND y.is_investigated THEN ${persons(b)} ELSE 0 END`),
    both(
      'investigation_now',
      (b) =>
        `CASE WHEN NOT (y.is_criminal AND y.is_investigated) THEN 0 WHEN y.is_closed THEN ${judgedNow(b)} ELSE ${persons(b)} END`,
    ),
    both('arrest', (b) => `y.arrested_${b}`),
    both('charge', (b) => `CASE WHEN y.is_criminal THEN ${charged(b)} ELSE 0 END`),
    both('trial', (b) => `CASE WHEN y.is_criminal THEN y.judged_${b} ELSE 0 END`),
    both('arrest_now', (b) => `y.custody_${b}`),
    both(
      'charge_now',
      (b) =>
        `CASE WHEN NOT y.is_criminal THEN 0 WHEN y.is_closed THEN ${judgedNow(b)} ELSE ${atLeast0(`${charged(b)} - y.dropped_${other(b)}`)} END`,
    ),
    both(
      'trial_now',
      (b) =>
        `CASE WHEN NOT y.is_criminal THEN 0 WHEN y.is_retried AND NOT y.is_closed THEN y.judged_${b} ELSE ${judgedNow(b)} END`,
    ),
    both('verdict_now', (b) => `CASE WHEN y.is_criminal THEN ${judgedNow(b)} ELSE 0 END`),
  ].join(', ')}
  FROM class y WHERE y.named_max + y.charged_max + y.judged_max + y.arrested_max > 0)`;
}
