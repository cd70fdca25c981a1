import { together } from './counting.sql.js';
import { CLASSES, personsSql } from './persons.sql.js';
import { stepsSql, type LedgerQuestion } from './steps.sql.js';

/**
 * Where recorded suspects stand, one row for each incident and criminal proceeding (or none): incident_id, suspect_id,
 * proceeding_id, state (judicial; null without a proceeding), custody.
 */
export function personStatusSql(question: LedgerQuestion): string {
  return `(WITH ${stepsSql(question)}, ${personsSql(question)}
  SELECT u.incident_id, u.suspect_id, n.proceeding_id, n.state, COALESCE(c.custody_state, 'UNKNOWN') AS custody
  FROM suspects u LEFT JOIN line n ON ${together('n', 'u', 'suspect_id')}
    LEFT JOIN custody c ON ${together('c', 'u', 'suspect_id')})`;
}

/**
 * The same of people counted without a record, one row for each incident and proceeding (or none), with the fewest that
 * there are: persons, accused, judged, convicted, acquitted, arrested, in_custody.
 */
export function countedStatusSql(question: LedgerQuestion): string {
  const accused = (b: string): string =>
    `CASE WHEN y.is_criminal THEN GREATEST(y.charged_${b}, y.judged_${b}) ELSE 0 END`;
  return `(WITH ${stepsSql(question)}, ${personsSql(question)}, ${CLASSES}
  SELECT y.incident_id, y.proceeding_id, GREATEST(y.named_min, y.arrested_min, ${accused('min')})::int AS persons, (${accused('min')})::int AS accused,
    CASE WHEN y.is_criminal THEN y.judged_min ELSE 0 END::int AS judged, CASE WHEN y.is_criminal THEN y.convicted_min ELSE 0 END::int AS convicted,
    CASE WHEN y.is_criminal THEN y.acquitted_min ELSE 0 END::int AS acquitted, y.arrested_min::int AS arrested, y.custody_min::int AS in_custody
  FROM class y WHERE GREATEST(y.named_min, y.arrested_min, ${accused('min')}) > 0)`;
}
