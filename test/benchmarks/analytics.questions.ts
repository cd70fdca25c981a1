/** Incidents by hand: eligible by the first reasons that occur among synthetic cases, with a death. */
const ELIGIBLE = `i.occurred_to <= current_date AND m.kind = 'PEACEKEEPING' AND cardinality(i.decided_exclusions) = 0 AND i.confirmation = 'CONFIRMED'`;
const DEAD = `('KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING')`;
const FATAL = `EXISTS (SELECT 1 FROM victim v WHERE v.incident_id = i.id AND NOT v.is_withdrawn AND v.level = 0
  AND (SELECT s.status FROM victim_status s WHERE s.victim_id = v.id ORDER BY s.occurred_to DESC LIMIT 1) IN ${DEAD})`;
const reached = (p: string): string =>
  ['INVESTIGATION', 'ARREST', 'CHARGE', 'PROSECUTION', 'VERDICT']
    .map((stage) => `count(*) FILTER (WHERE '${stage}' = ANY(${p}.reached)) AS ${stage.toLowerCase()}`)
    .join(', ');
const STEPS = `milestone m JOIN milestone_effect e ON e.id = m.id JOIN milestone_level lv ON lv.id = m.id AND lv.level = 0
  WHERE NOT m.is_withdrawal AND NOT EXISTS (SELECT 1 FROM milestone n JOIN milestone_effect ne ON ne.id = n.id WHERE n.supersedes_id = m.id)`;
const LINKED = `incident_link l WHERE NOT l.is_ended AND l.level = 0 AND l.verification IN ('ACCEPTED', 'VERIFIED') AND l.basis IN ('COURT', 'SOURCE')`;

const STAGES =
  'stages { stage reached { value min max } standing { value } missing { value } share { value low high best } }';

export interface BenchQuestion {
  readonly name: string;
  readonly query: string;
  readonly byHand: string;
}

export const QUESTIONS: readonly BenchQuestion[] = [
  {
    name: 'funnel of incidents by host State',
    query: `{ accountabilityFunnel(unit: INCIDENT, groupBy: [HOST_STATE]) { rows { key { code } registered { value } eligible { value } ${STAGES} } } }`,
    byHand: `SELECT i.host_state, count(*), count(*) FILTER (WHERE ${ELIGIBLE}), ${reached('p')}
      FROM incident i JOIN mission m ON m.id = i.mission_id JOIN incident_progress p ON p.incident_id = i.id AND p.level = 0
      WHERE i.level = 0 AND ${FATAL} GROUP BY i.host_state`,
  },
  {
    name: 'funnel of fatalities by year',
    query: `{ accountabilityFunnel(unit: FATALITY, groupBy: [YEAR]) { rows { key { code } registered { value } eligible { value } ${STAGES} } } }`,
    byHand: `SELECT extract(year FROM i.occurred_from), sum(v.persons_min), ${reached('p')}
      FROM incident i JOIN mission m ON m.id = i.mission_id JOIN incident_progress p ON p.incident_id = i.id AND p.level = 0
      JOIN victim v ON v.incident_id = i.id AND NOT v.is_withdrawn AND v.level = 0 AND v.in_un_toll
      CROSS JOIN LATERAL (SELECT s.status FROM victim_status s WHERE s.victim_id = v.id ORDER BY s.occurred_to DESC LIMIT 1) s
      WHERE i.level = 0 AND s.status IN ${DEAD} GROUP BY 1`,
  },
  {
    name: 'trend of incidents within 24 months',
    query: `{ trend(unit: INCIDENT, withinMonths: 24) { rows { key { code } followed { value } ${STAGES} } } }`,
    byHand: `SELECT extract(year FROM i.occurred_from), count(*), count(*) FILTER (WHERE z.stages && ARRAY['VERDICT']), count(*) FILTER (WHERE z.stages && ARRAY['ARREST'])
      FROM incident i JOIN mission m ON m.id = i.mission_id
      LEFT JOIN (SELECT l.incident_id, array_agg(DISTINCT k.stage) AS stages FROM incident b JOIN (SELECT * FROM ${LINKED}) l ON l.incident_id = b.id
        JOIN (SELECT m.* FROM ${STEPS}) m ON m.proceeding_id = l.proceeding_id JOIN milestone_kind k ON k.kind = m.kind
        WHERE m.occurred_to <= b.occurred_from + interval '24 months' GROUP BY l.incident_id) z ON z.incident_id = i.id
      WHERE i.level = 0 AND ${ELIGIBLE} AND ${FATAL} GROUP BY 1`,
  },
  {
    name: 'flow of judgments and arrests by year',
    query: `{ accountabilityFlow(unit: INCIDENT, kinds: [JUDGMENT, ARRESTED], from: "2013-01-01", to: "2025-12-31", groupBy: [STEP_YEAR]) { rows { key { code } kind count { value max } } } }`,
    byHand: `SELECT s.kind, extract(year FROM s.occurred_from), count(DISTINCT i.id) FROM incident i JOIN mission m ON m.id = i.mission_id
      JOIN (SELECT l.incident_id, m.kind, m.occurred_from FROM (SELECT * FROM ${LINKED}) l JOIN (SELECT m.* FROM ${STEPS}) m ON m.proceeding_id = l.proceeding_id
        WHERE m.kind IN ('JUDGMENT', 'ARRESTED') AND m.occurred_from BETWEEN '2013-01-01' AND '2025-12-31') s ON s.incident_id = i.id
      WHERE i.level = 0 AND ${ELIGIBLE} AND ${FATAL} GROUP BY 1, 2`,
  },
  {
    name: 'gaps: no verdict for two years, first page',
    query: `{ accountabilityGaps(unit: INCIDENT, missing: VERDICT, olderThanDays: 730, first: 50) { nodes { daysOpenMin lastStepOn { to } incident { reference } } } }`,
    byHand: `SELECT i.reference, current_date - i.occurred_to, p.last_step_on FROM incident i JOIN mission m ON m.id = i.mission_id
      JOIN incident_progress p ON p.incident_id = i.id AND p.level = 0
      WHERE i.level = 0 AND ${ELIGIBLE} AND ${FATAL} AND NOT 'VERDICT' = ANY(p.reached) AND current_date - i.occurred_to >= 730 ORDER BY i.occurred_from, i.id LIMIT 50`,
  },
];
