import { FATAL, statusAtSql } from '../ledger/victim-status.sql.js';
import type { Args } from '../reading/describe.js';
import { opensOn } from '../reading/openness.js';
import type { Statement } from '../reading/statement.js';

/**
 * Whether the cause of every death and harm of an incident is still to be determined, at a level (0 to 2, SQL): it has
 * victims, and all of them are CAUSE_PENDING. By level, not by role, so that all viewers share their denominators.
 */
export function causePendingSql(row: string, level: string, asOf: string, knownAt: string | null): string {
  const victims =
    knownAt === null
      ? `(SELECT w.* FROM victim w WHERE w.level <= ${level})`
      : `(SELECT w.* FROM victim_version w JOIN victim n ON n.id = w.id WHERE w.known_from <= ${knownAt} AND w.known_to > ${knownAt}
          AND GREATEST(w.level, n.level) <= ${level})`;
  return `COALESCE((SELECT bool_and(cs.status = 'CAUSE_PENDING') FROM ${victims} cv CROSS JOIN LATERAL ${statusAtSql('cv', asOf, knownAt)} cs
    WHERE cv.incident_id = ${row}.id AND NOT cv.is_withdrawn), FALSE)`;
}

const counted = (name: string, statuses: string): string =>
  ['min', 'max']
    .map(
      (bound) =>
        `COALESCE(sum(v.persons_${bound}) FILTER (WHERE v.status IN (${statuses})), 0)::int AS ${name}_${bound}`,
    )
    .join(', ');

/**
 * Toll of an incident, derived from the victims that the viewer reads: killed includes declared dead, injured includes
 * gravely injured. Counts of persons; bounds differ where a source gives a range. No row at an instant before the incident
 * was on record: no data is not nobody.
 */
export function tollSql(row: string, q: Statement, args: Args): string {
  const knownAt = q.knownAt(args['knownAt']);
  const victims = q.relation('Victim', knownAt === null ? undefined : { knownAt: args['knownAt'] as string });
  const status = statusAtSql('w', q.asOf(args['asOf']), knownAt);
  return `(WITH v AS (SELECT w.contributing_country, w.personnel_category, w.in_un_toll, w.persons_min, w.persons_max, s.status
      FROM ${victims} w CROSS JOIN LATERAL ${status} s WHERE w.incident_id = ${row}.id
        AND (${opensOn(q.viewer, 'PERSON_COUNT', row)} OR s.status IN ${FATAL}))
    SELECT ${counted('killed', `'KILLED', 'DECLARED_DEAD'`)}, ${counted('injured', `'INJURED', 'GRAVELY_INJURED'`)},
      ${counted('abducted', `'ABDUCTED'`)}, ${counted('detained', `'DETAINED'`)}, ${counted('missing', `'MISSING'`)},
      COALESCE((SELECT jsonb_agg(to_jsonb(l)) FROM (
        SELECT g.status, g.contributing_country AS country, g.personnel_category AS category, g.in_un_toll,
          sum(g.persons_min)::int AS fewest, sum(g.persons_max)::int AS most
        FROM v g GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4) l), '[]'::jsonb) AS lines
    FROM v${knownAt === null ? '' : ` HAVING ${row}.recorded_at <= ${knownAt}`})`;
}
