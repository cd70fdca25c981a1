import type { Args } from '../reading/describe.js';
import type { Statement } from '../reading/statement.js';
import { countingRows, CUSTODY, CUSTODY_FACTS, disputed, MOVE } from './counting.sql.js';

/** Steps of nobody in particular: asked of the stored row, since who is concerned may be masked. */
const ofNobody = 'SELECT nm.id FROM milestone nm WHERE nm.suspect_id IS NULL AND nm.persons_min IS NULL';
const nobody = 's.suspect_id IS NULL AND s.persons_min IS NULL';

/** Counting steps that meet a condition, in their order, among those that the viewer reads. */
function orderedSteps(row: string, q: Statement, args: Args, condition: (m: string) => string): string {
  const knownAt = q.knownAt(args['knownAt']);
  const counting = countingRows(`${row}._level`, knownAt);
  return `(SELECT m.*, k.custody, k.stage AS kind_stage, k.is_progress, (k.custody <> 'NONE' OR m.kind = 'FAILED_TO_APPEAR') AS is_custody,
      ${disputed('m', knownAt)} AS is_disputed,
      row_number() OVER (ORDER BY m.occurred_to, m.occurred_from, root.recorded_at, m.root_id) AS pos
    FROM milestone m ${counting.joins} WHERE ${counting.where} AND m.occurred_to <= ${q.asOf(args['asOf'])}
      AND m.id IN (SELECT rm.id FROM ${q.relation('Milestone')} rm WHERE ${condition('rm')}))`;
}

/**
 * Where a suspect stands: custody by the last custody step in any proceeding, and a judicial state for each proceeding
 * that the viewer reads. Quashed, dropped, released and escaped take away; nothing is assumed to move forward only.
 */
export function suspectStandingSql(row: string, q: Statement, args: Args): string {
  const accused = `(SELECT ac.proceeding_id FROM ${q.relation('Accused')} ac WHERE ac.suspect_id = ${row}.id)`;
  const steps = orderedSteps(
    row,
    q,
    args,
    (m) => `${m}.suspect_id = ${row}.id OR (${m}.id IN (${ofNobody}) AND ${m}.proceeding_id IN ${accused})`,
  );
  const own = (condition: string): string => `FILTER (WHERE ${condition})`;
  const move = MOVE('s.kind', 's.outcome');
  const last = (value: string, condition: string): string =>
    `(array_agg(${value} ORDER BY s.pos DESC) ${own(condition)})[1]`;
  return `(WITH step AS ${steps},
    custody AS (SELECT f.*, ${CUSTODY('f')} AS state FROM (SELECT ${CUSTODY_FACTS} FROM step s WHERE s.suspect_id = ${row}.id) f),
    line AS (SELECT a.proceeding_id,
        COALESCE(${last(move, `${move} IS NOT NULL`)}, 'SUSPECTED') AS move,
        COALESCE(max(s.pos) ${own(`s.kind = 'CLOSED'`)} > COALESCE(max(s.pos) ${own(`s.kind = 'REOPENED'`)}, 0), FALSE) AS closed,
        COALESCE(max(s.pos) ${own(`s.kind = 'FINAL'`)} > COALESCE(max(s.pos) ${own(`s.kind IN ('TRIAL_OPENED', 'REOPENED')`)}, 0), FALSE) AS final,
        ${last('s.in_absentia', `s.kind = 'JUDGMENT'`)} AS in_absentia,
        ${last(
          `jsonb_build_object('kind', s.sentence_kind, 'minMonths', s.sentence_min_months, 'maxMonths', s.sentence_max_months, 'labour', s.sentence_labour,
            'suspended', s.sentence_suspended, 'fine', CASE WHEN s.fine_amount IS NOT NULL THEN jsonb_build_object('amount', s.fine_amount::text, 'currency', s.fine_currency) END)`,
          's.sentence_kind IS NOT NULL',
        )} AS sentence
      FROM ${accused} a LEFT JOIN step s ON s.proceeding_id = a.proceeding_id AND (s.suspect_id = ${row}.id OR (${nobody}))
      GROUP BY a.proceeding_id)
    SELECT COALESCE(c.state, 'UNKNOWN') AS custody, (SELECT COALESCE(jsonb_agg(to_jsonb(l) || jsonb_build_object('state',
        CASE WHEN l.move IN ('SUSPECTED', 'CHARGED', 'ON_TRIAL', 'QUASHED') AND (l.closed OR COALESCE(c.is_dead, FALSE)) THEN 'ENDED' ELSE l.move END)
        ORDER BY l.proceeding_id), '[]'::jsonb) FROM line l) AS lines
    FROM custody c)`;
}

/** How far a proceeding has come: state, stages of its own reached, next hearing, last step that is progress. */
export function proceedingStandingSql(row: string, q: Statement, args: Args): string {
  const asOf = q.asOf(args['asOf']);
  const last = (kinds: string): string => `COALESCE(max(s.pos) FILTER (WHERE s.kind IN (${kinds})), 0)`;
  return `(SELECT f.*, ARRAY(SELECT g FROM unnest(ARRAY['INVESTIGATION','CHARGE','PROSECUTION','VERDICT']) WITH ORDINALITY o(g, n)
        WHERE ${row}.nature = 'CRIMINAL' AND o.n <= f.furthest OR g = ANY(f.own) ORDER BY o.n) ||
        CASE WHEN 'ARREST' = ANY(f.own) THEN ARRAY['ARREST'] ELSE '{}'::text[] END AS reached,
      CASE WHEN f.final_pos > GREATEST(f.closed_pos, f.reopened_pos) THEN 'FINAL'
        WHEN f.closed_pos > f.reopened_pos THEN 'CLOSED'
        WHEN f.appeal_pos > f.judged_pos AND f.appeal_pos > f.decided_pos THEN 'ON_APPEAL'
        WHEN f.suspended_pos > GREATEST(f.judged_pos, f.trial_pos, f.reopened_pos) THEN 'SUSPENDED'
        WHEN f.trial_pos > f.judged_pos THEN 'ON_TRIAL'
        WHEN f.judged_pos > 0 THEN 'JUDGED'
        WHEN f.charged_pos > 0 THEN 'CHARGED'
        WHEN f.opened_pos > 0 THEN 'INVESTIGATION' ELSE 'INQUIRY' END AS state
    FROM (SELECT ${last(`'FINAL'`)} AS final_pos, ${last(`'CLOSED'`)} AS closed_pos, ${last(`'REOPENED'`)} AS reopened_pos,
        ${last(`'APPEAL_FILED', 'APPEAL_OPENED'`)} AS appeal_pos, ${last(`'APPEAL_DECIDED'`)} AS decided_pos, ${last(`'JUDGMENT'`)} AS judged_pos,
        ${last(`'SUSPENDED'`)} AS suspended_pos, ${last(`'TRIAL_OPENED'`)} AS trial_pos, ${last(`'CHARGED', 'CHARGES_CONFIRMED'`)} AS charged_pos,
        ${last(`'INVESTIGATION_OPENED', 'INVESTIGATIVE_STEP'`)} AS opened_pos,
        COALESCE(array_agg(DISTINCT s.kind_stage) FILTER (WHERE s.kind_stage = 'ARREST' OR ${row}.nature = 'CRIMINAL'), '{}') AS own,
        COALESCE(max(array_position(ARRAY['INVESTIGATION','CHARGE','PROSECUTION','VERDICT'], s.kind_stage)), 0) AS furthest,
        (array_agg(partial_date(s.next_from, s.next_to, s.next_precision, s.next_approximate) ORDER BY s.pos DESC)
          FILTER (WHERE s.next_from IS NOT NULL AND s.next_to >= ${asOf}))[1] AS next_hearing_on,
        min(s.next_from) FILTER (WHERE s.next_to >= ${asOf}) AS next_from,
        max(s.occurred_to) FILTER (WHERE s.is_progress) AS last_step_to,
        (array_agg(partial_date(s.occurred_from, s.occurred_to, s.occurred_precision, s.occurred_approximate) ORDER BY s.pos DESC)
          FILTER (WHERE s.is_progress))[1] AS last_step_on
      FROM ${orderedSteps(row, q, args, (m) => `${m}.proceeding_id = ${row}.id`)} s) f)`;
}

/**
 * People before a forum: recorded accused and counted ones, among those whom the viewer reads; what was said of the whole,
 * where it says more.
 */
export function accusedSql(row: string, q: Statement, args: Args): string {
  const knownAt = q.knownAt(args['knownAt']);
  const at = knownAt === null ? undefined : { knownAt: args['knownAt'] as string };
  const suspects = `(SELECT count(*)::int FROM ${q.relation('Accused', at)} ps WHERE ps.proceeding_id = ${row}.id
    AND ps.suspect_id IN (SELECT su.id FROM ${q.relation('Suspect', at)} su))`;
  const classes = (
    bound: 'min' | 'max',
  ): string => `(SELECT COALESCE(max(k.persons), 0)::int FROM (SELECT sum(s.persons_${bound}) AS persons
    FROM ${orderedSteps(row, q, args, (m) => `${m}.proceeding_id = ${row}.id AND ${m}.persons_min IS NOT NULL AND ${m}.id IN (SELECT cm.id FROM milestone cm WHERE cm.suspect_id IS NULL)`)} s
    WHERE s.kind IN ('CHARGED', 'CHARGES_CONFIRMED', 'JUDGMENT') GROUP BY s.kind) k)`;
  const said = at
    ? `(SELECT pv.accused_BOUND FROM ${q.relation('Proceeding', at)} pv WHERE pv.id = ${row}.id)`
    : `${row}.accused_BOUND`;
  const bound = (b: 'min' | 'max'): string => `GREATEST(${said.replace('BOUND', b)}, ${suspects} + ${classes(b)})`;
  return `person_count(${bound('min')}, ${bound('max')})`;
}
