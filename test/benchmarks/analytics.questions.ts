/**
 * The best SQL by hand that we know for the same questions, over base tables and their columns alone: no projection, no
 * rights, no masks, no past, no bounds, no unknowns, no standing. Sets are joined as sets, once.
 */
const ELIGIBLE = `m.kind = 'PEACEKEEPING' AND cardinality(i.decided_exclusions) = 0 AND i.confirmation = 'CONFIRMED'`;
const DEAD = `('KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING')`;
/** Victims with their last status. */
const STATUS = `SELECT DISTINCT ON (s.victim_id) s.victim_id, s.status FROM victim_status s ORDER BY s.victim_id, s.occurred_to DESC, s.occurred_from DESC, s.recorded_at DESC`;
const FATAL = `SELECT DISTINCT v.incident_id FROM victim v JOIN (${STATUS}) s ON s.victim_id = v.id WHERE s.status IN ${DEAD} AND NOT v.is_withdrawn AND v.level = 0`;
/** Steps that count, by incident. */
const STEPS = `SELECT l.incident_id, m.id, m.kind, m.outcome, m.occurred_from, m.occurred_to, k.stage FROM incident_link l JOIN milestone m ON m.proceeding_id = l.proceeding_id
    JOIN milestone_effect e ON e.id = m.id JOIN milestone_level lv ON lv.id = m.id AND lv.level = 0 JOIN milestone_kind k ON k.kind = m.kind
  WHERE NOT l.is_ended AND l.level = 0 AND l.verification IN ('ACCEPTED', 'VERIFIED') AND l.basis IN ('COURT', 'SOURCE') AND NOT m.is_withdrawal
    AND NOT EXISTS (SELECT 1 FROM milestone n JOIN milestone_effect ne ON ne.id = n.id WHERE n.supersedes_id = m.id)
  UNION ALL SELECT x.incident_id, m.id, m.kind, m.outcome, m.occurred_from, m.occurred_to, k.stage FROM milestone_incident x JOIN milestone m ON m.id = x.milestone_id AND m.proceeding_id IS NULL
    JOIN milestone_effect e ON e.id = m.id JOIN milestone_level lv ON lv.id = m.id AND lv.level = 0 JOIN milestone_kind k ON k.kind = m.kind
  WHERE NOT m.is_withdrawal AND NOT EXISTS (SELECT 1 FROM milestone n JOIN milestone_effect ne ON ne.id = n.id WHERE n.supersedes_id = m.id)`;
const CHAIN = ['INVESTIGATION', 'CHARGE', 'PROSECUTION', 'VERDICT'];
/** A stage is reached by a step of its own or of a later one that implies it. */
const reaching = (stage: string): string =>
  (CHAIN.includes(stage) ? CHAIN.slice(CHAIN.indexOf(stage)) : [stage]).map((name) => `'${name}'`).join(', ');
const STAGES = ['INVESTIGATION', 'ARREST', 'CHARGE', 'PROSECUTION', 'VERDICT'];
const reached = (where = 'TRUE', join = ''): string =>
  `SELECT s.incident_id, ${STAGES.map(
    (stage) => `bool_or(s.stage IN (${reaching(stage)})) AS ${stage.toLowerCase()}`,
  ).join(', ')} FROM (${STEPS}) s ${join} WHERE s.stage IS NOT NULL AND ${where} GROUP BY s.incident_id`;
const sums = (weight: string): string =>
  STAGES.map(
    (stage) => `sum(${weight}) FILTER (WHERE ${ELIGIBLE} AND p.${stage.toLowerCase()}) AS ${stage.toLowerCase()}`,
  ).join(', ');
const YEAR = (t: string): string => `extract(year FROM ${t}.occurred_from)`;

const STAGE_FIELDS =
  'stages { stage reached { value min max } standing { value } missing { value } share { value low high best } }';

export interface BenchQuestion {
  readonly name: string;
  readonly query: string;
  readonly byHand: string;
}

export const QUESTIONS: readonly BenchQuestion[] = [
  {
    name: 'funnel: incidents by host State',
    query: `{ accountabilityFunnel(unit: INCIDENT, groupBy: [HOST_STATE]) { rows { key { code } registered { value } eligible { value } ${STAGE_FIELDS} } } }`,
    byHand: `SELECT i.host_state, count(*), count(*) FILTER (WHERE ${ELIGIBLE}), ${sums('1')}
      FROM incident i JOIN mission m ON m.id = i.mission_id JOIN (${FATAL}) f ON f.incident_id = i.id LEFT JOIN (${reached()}) p ON p.incident_id = i.id
      WHERE i.level = 0 GROUP BY i.host_state`,
  },
  {
    name: 'funnel: fatalities by year',
    query: `{ accountabilityFunnel(unit: FATALITY, groupBy: [YEAR]) { rows { key { code } registered { value } eligible { value } ${STAGE_FIELDS} } } }`,
    byHand: `SELECT ${YEAR('i')}, sum(v.persons_min), ${sums('v.persons_min')}
      FROM incident i JOIN mission m ON m.id = i.mission_id JOIN victim v ON v.incident_id = i.id AND NOT v.is_withdrawn AND v.level = 0 AND v.in_un_toll
      JOIN (${STATUS}) s ON s.victim_id = v.id AND s.status IN ${DEAD} LEFT JOIN (${reached()}) p ON p.incident_id = i.id
      WHERE i.level = 0 GROUP BY 1`,
  },
  {
    name: 'funnel: incidents by host State, two years ago',
    query: `{ accountabilityFunnel(unit: INCIDENT, groupBy: [HOST_STATE], asOf: "2023-12-31") { rows { key { code } registered { value } eligible { value } ${STAGE_FIELDS} } } }`,
    byHand: `SELECT i.host_state, count(*), count(*) FILTER (WHERE ${ELIGIBLE}), ${sums('1')}
      FROM incident i JOIN mission m ON m.id = i.mission_id JOIN (${FATAL}) f ON f.incident_id = i.id LEFT JOIN (${reached(`s.occurred_to <= '2023-12-31'`)}) p ON p.incident_id = i.id
      WHERE i.level = 0 AND i.occurred_to <= '2023-12-31' GROUP BY i.host_state`,
  },
  {
    name: 'trend: incidents within 24 months',
    query: `{ trend(unit: INCIDENT, withinMonths: 24) { rows { key { code } followed { value } ${STAGE_FIELDS} } } }`,
    byHand: `SELECT ${YEAR('i')}, count(*), ${sums('1')} FROM incident i JOIN mission m ON m.id = i.mission_id JOIN (${FATAL}) f ON f.incident_id = i.id
      LEFT JOIN (${reached(`s.occurred_to <= b.occurred_from + interval '24 months'`, 'JOIN incident b ON b.id = s.incident_id')}) p ON p.incident_id = i.id
      WHERE i.level = 0 AND i.occurred_from < '2024-01-01' GROUP BY 1`,
  },
  {
    name: 'flow: judgments and arrests by year',
    query: `{ accountabilityFlow(unit: INCIDENT, kinds: [JUDGMENT, ARRESTED], from: "2013-01-01", to: "2025-12-31", groupBy: [STEP_YEAR]) { rows { key { code } kind count { value max } } } }`,
    byHand: `SELECT s.kind, ${YEAR('s')}, count(DISTINCT i.id) FROM incident i JOIN mission m ON m.id = i.mission_id JOIN (${FATAL}) f ON f.incident_id = i.id
      JOIN (${STEPS}) s ON s.incident_id = i.id AND s.kind IN ('JUDGMENT', 'ARRESTED') AND s.occurred_from BETWEEN '2013-01-01' AND '2025-12-31'
      WHERE i.level = 0 AND ${ELIGIBLE} GROUP BY 1, 2`,
  },
  {
    name: 'gaps: no verdict for two years, first 50',
    query: `{ accountabilityGaps(unit: INCIDENT, missing: VERDICT, olderThanDays: 730, first: 50) { nodes { daysOpenMin lastStepOn { to } incident { reference } } } }`,
    byHand: `WITH f AS MATERIALIZED (${FATAL}),
      p AS MATERIALIZED (SELECT s.incident_id, bool_or(s.stage = 'VERDICT') AS verdict, max(s.occurred_to) AS last_step FROM (${STEPS}) s GROUP BY s.incident_id)
      SELECT i.reference, current_date - i.occurred_to, p.last_step FROM incident i JOIN mission m ON m.id = i.mission_id JOIN f ON f.incident_id = i.id
      LEFT JOIN p ON p.incident_id = i.id
      WHERE i.level = 0 AND ${ELIGIBLE} AND p.verdict IS NOT TRUE AND current_date - i.occurred_to >= 730 ORDER BY i.occurred_from, i.id LIMIT 50`,
  },
  {
    name: 'outcomes: accused by host State',
    query: `{ outcomes(groupBy: [HOST_STATE]) { rows { key { code } accused { value } judged { value } convicted { value } acquitted { value } } } }`,
    byHand: `SELECT i.host_state, count(DISTINCT a.suspect_id), count(DISTINCT a.suspect_id) FILTER (WHERE j.is_judged), count(DISTINCT a.suspect_id) FILTER (WHERE j.is_convicted)
      FROM incident i JOIN mission m ON m.id = i.mission_id JOIN (${FATAL}) f ON f.incident_id = i.id
      JOIN suspect_incident si ON si.incident_id = i.id AND NOT si.is_ended JOIN proceeding_suspect a ON a.suspect_id = si.suspect_id AND NOT a.is_ended
      LEFT JOIN (SELECT m.suspect_id, m.proceeding_id, bool_or(m.kind = 'JUDGMENT') AS is_judged, bool_or(m.kind = 'JUDGMENT' AND m.outcome = 'CONVICTED') AS is_convicted
        FROM milestone m JOIN milestone_effect e ON e.id = m.id WHERE NOT m.is_withdrawal GROUP BY 1, 2) j ON j.suspect_id = a.suspect_id AND j.proceeding_id = a.proceeding_id
      WHERE i.level = 0 AND ${ELIGIBLE} GROUP BY 1`,
  },
  {
    name: 'time from incident to verdict',
    query: `{ timeToStage(unit: INCIDENT, stage: VERDICT) { groups { median { days } shares { day atRisk probability low high } } } }`,
    byHand: `WITH unit AS (SELECT i.id, LEAST(p.verdict, current_date) - i.occurred_from AS days, p.verdict IS NOT NULL AS is_event
        FROM incident i JOIN mission m ON m.id = i.mission_id JOIN (${FATAL}) f ON f.incident_id = i.id
        LEFT JOIN (SELECT s.incident_id, min(s.occurred_to) AS verdict FROM (${STEPS}) s WHERE s.stage = 'VERDICT' GROUP BY s.incident_id) p ON p.incident_id = i.id
        WHERE i.level = 0 AND ${ELIGIBLE} AND i.looked_from IS NOT NULL),
      day AS (SELECT days, count(*) FILTER (WHERE is_event) AS events, sum(count(*)) OVER (ORDER BY days DESC) AS at_risk FROM unit GROUP BY days)
      SELECT days, at_risk, exp(sum(ln(1 - LEAST(events / at_risk, 0.999999))) OVER (ORDER BY days)) AS survival FROM day WHERE events > 0`,
  },
];
