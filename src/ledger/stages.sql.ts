import { together } from './counting.sql.js';
import { both, CLASSES, COUNTED_BY_KIND, INVESTIGATED, JUDGED, personsSql } from './persons.sql.js';
import { reachSql } from './stages.js';
import { knownSql, stepsSql, type LedgerQuestion } from './steps.sql.js';

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
    LEFT JOIN known s ON ${together('s', 'l', 'proceeding_id')}
    WHERE l.is_sure GROUP BY l.incident_id, l.proceeding_id)
  SELECT z.incident_id, z.proceeding_id, ${reachSql('z.own', 'z.perhaps')}, ${standing({
    INVESTIGATION: 'f.is_investigated AND (NOT f.is_closed OR f.verdict)',
    CHARGE: 'f.charge',
    PROSECUTION: 'f.trial',
    VERDICT: 'f.verdict',
  })}
  FROM own z LEFT JOIN forum f ON ${together('f', 'z', 'proceeding_id')})`;
}

/**
 * Common tables `forums`, the criminal proceedings that a recorded suspect is before, for certain or perhaps, and `theirs`,
 * the steps that concern a suspect: those of nobody in particular are of everybody before that forum.
 */
const THEIRS = `forums AS (
    SELECT f.incident_id, f.suspect_id, f.proceeding_id, bool_or(f.is_sure) AS is_sure FROM (
      SELECT a.incident_id, a.suspect_id, a.proceeding_id, TRUE AS is_sure FROM pairs a
      UNION ALL SELECT j.incident_id, j.suspect_id, j.proceeding_id, FALSE FROM joined j
      UNION ALL SELECT s.incident_id, s.suspect_id, s.proceeding_id, FALSE FROM known s WHERE s.is_criminal AND s.suspect_id IS NOT NULL) f
    GROUP BY f.incident_id, f.suspect_id, f.proceeding_id),
  theirs AS (
    SELECT u.suspect_id AS of_suspect, TRUE AS is_theirs, s.* FROM suspects u
      JOIN known s ON ${together('s', 'u', 'suspect_id')}
    UNION ALL SELECT a.suspect_id, a.is_sure, s.* FROM forums a
      JOIN known s ON ${together('s', 'a', 'proceeding_id')} AND s.suspect_id IS NULL AND s.persons_min IS NULL)`;

/**
 * Steps that concern incidents, one row for each: columns of the ledger with incident_id, stage, result and is_counted (it
 * certainly concerns the incident, and its latest day is past; else it may have happened, or be about it by our own
 * inference). By suspect: the same for each recorded suspect concerned, as of_suspect, with is_theirs where it
 * certainly is theirs.
 */
export function stepRowsSql(question: LedgerQuestion, bySuspect = false): string {
  if (!bySuspect) return `(WITH ${knownSql(question)} SELECT s.*, TRUE AS is_theirs FROM known s)`;
  return `(WITH ${stepsSql(question)}, ${personsSql(question)}, ${THEIRS} SELECT s.* FROM theirs s)`;
}

/**
 * Stages of recorded suspects, one row for each incident that they are tied to: incident_id, suspect_id, reached,
 * maybe_reached, implied, standing. Steps of nobody in particular are those of everybody before that forum, and perhaps
 * of those who are perhaps before it. An investigation stands while some forum has not ended the matter for the
 * person, an arrest while they are in custody.
 */
export function suspectStagesSql(question: LedgerQuestion): string {
  return `(WITH ${stepsSql(question)}, ${personsSql(question)},
  ${THEIRS},
  own AS (SELECT u.incident_id, u.suspect_id, ${OWN} FROM suspects u
    LEFT JOIN (SELECT t.incident_id, t.of_suspect, t.stage, t.is_counted AND t.is_theirs AS is_counted FROM theirs t) s
      ON ${together('s', 'u', 'of_suspect', 'suspect_id')} GROUP BY u.incident_id, u.suspect_id),
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
  FROM own z LEFT JOIN before_forum f ON ${together('f', 'z', 'suspect_id')}
    LEFT JOIN custody c ON ${together('c', 'z', 'suspect_id')})`;
}

const atLeast0 = (sql: string): string => `GREATEST(0, ${sql})`;
type Bound = 'min' | 'max';
const other = (bound: Bound): Bound => (bound === 'min' ? 'max' : 'min');
/** Of a row of sums: those tried, charged or counted at all. What a later step counts, the earlier ones imply. */
const tried = (y: string, b: Bound): string => `GREATEST(${y}.opened_${b}, ${y}.judged_${b})`;
const charged = (y: string, b: Bound): string => `GREATEST(${y}.charged_${b}, ${tried(y, b)})`;
const persons = (y: string, b: Bound): string =>
  `GREATEST(${y}.named_${b}, ${y}.arrested_${b}, ${before(y, charged(y, b))})`;
const before = (y: string, sql: string): string => `CASE WHEN ${y}.is_criminal THEN ${sql} ELSE 0 END`;
const judgedNow = (b: Bound): string => atLeast0(`y.judged_${b} - y.quashed_${other(b)}`);

/** How many reached a stage: at least by the steps that count, y, at most by all that may have happened, x. */
const reach = (name: string, sql: (row: string, b: Bound) => string): string =>
  both(name, (b) => `COALESCE(${sql(b === 'min' ? 'y' : 'x', b)}, 0)`);
const stand = (name: string, sql: (b: Bound) => string): string => both(name, (b) => `COALESCE(${sql(b)}, 0)`);

/** Sums over every step that is known, certain or not: what may have happened. */
const PERHAPS = `perhaps AS (SELECT s.incident_id, s.proceeding_id, COALESCE(bool_or(s.is_criminal), FALSE) AS is_criminal,
    ${Object.entries(COUNTED_BY_KIND('max'))
      .map(([name, sql]) => `${sql} AS ${name}_max`)
      .join(', ')}, ${INVESTIGATED} AS is_investigated
    FROM (SELECT t.*, (t.suspect_id IS NULL AND t.persons_min IS NOT NULL) AS is_class FROM known t) s GROUP BY s.incident_id, s.proceeding_id)`;

/**
 * People counted without a record, one row for each incident and proceeding (or none): how many reached each stage and
 * where they stand, as bounds: incident_id, proceeding_id, persons, then investigation, arrest, charge, trial, verdict,
 * and where they stand (`_now`).
 */
export function countedStagesSql(question: LedgerQuestion): string {
  const closedOr = (open: (b: Bound) => string) => (b: Bound) =>
    before('y', `CASE WHEN y.is_closed THEN ${judgedNow(b)} ELSE ${open(b)} END`);
  const investigated = (y: string, sql: string): string => `CASE WHEN ${y}.is_investigated THEN ${sql} ELSE 0 END`;
  return `(WITH ${stepsSql(question)}, ${personsSql(question)}, ${CLASSES}, ${PERHAPS}
  SELECT x.incident_id, x.proceeding_id, ${[
    reach('persons', persons),
    reach('investigation', (y, b) => before(y, investigated(y, persons(y, b)))),
    reach('arrest', (y, b) => `${y}.arrested_${b}`),
    reach('charge', (y, b) => before(y, charged(y, b))),
    reach('trial', (y, b) => before(y, tried(y, b))),
    reach('verdict', (y, b) => before(y, `${y}.judged_${b}`)),
    stand('investigation_now', (b) => investigated('y', closedOr((c) => persons('y', c))(b))),
    stand('arrest_now', (b) => `y.custody_${b}`),
    stand(
      'charge_now',
      closedOr((b) => atLeast0(`${charged('y', b)} - y.dropped_${other(b)}`)),
    ),
    stand(
      'trial_now',
      closedOr(
        (b) =>
          `CASE WHEN y.is_retried THEN ${tried('y', b)} ELSE ${atLeast0(`${tried('y', b)} - y.quashed_${other(b)}`)} END`,
      ),
    ),
    stand('verdict_now', (b) => before('y', judgedNow(b))),
  ].join(', ')}
  FROM perhaps x LEFT JOIN class y ON y.incident_id = x.incident_id AND y.proceeding_id IS NOT DISTINCT FROM x.proceeding_id
  WHERE ${persons('x', 'max')} > 0)`;
}
