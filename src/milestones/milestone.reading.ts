import '../proceedings/proceeding.reading.js';
import {
  column,
  classification,
  computed,
  describe,
  describeValue,
  expression,
  extend,
  instantOf,
  list,
  nodeId,
  one,
  page,
  partialDate,
  partialDateColumns,
  personal,
  rows,
  stored,
  withheld,
  type ColumnRule,
  type FieldForm,
  type Order,
} from '../reading/describe.js';
import type { Statement } from '../reading/statement.js';
import { sourcesOf } from '../sources/source.reading.js';
import { warningsSql } from './warnings.sql.js';

/** Numbers of persons who were judged are public; numbers before a judgment are counts of persons (rules D1). */
const isJudged = (t: string): string =>
  `(${t}.kind IN ('JUDGMENT', 'SENTENCED', 'APPEAL_DECIDED', 'FINAL', 'PARDONED', 'AMNESTIED', 'COMMUTED', 'SENTENCE_BEGUN', 'SENTENCE_ENDED'))`;
const persons = (name: string): ColumnRule => computed('PERSON_COUNT', 'int', (t) => `${t}.${name}`, isJudged);
const outcome = (name: string, cast = 'text'): ColumnRule => stored('OUTCOME', name, cast);

const inEffect = (t: string): string => `EXISTS (SELECT 1 FROM milestone_effect ef WHERE ef.id = ${t}.id)`;
const reviewed = (t: string, decision: string): string =>
  `EXISTS (SELECT 1 FROM milestone_review mr WHERE mr.milestone_id = ${t}.id AND mr.decision = '${decision}')`;
const verification = (
  t: string,
): string => `CASE WHEN NOT ${t}.needs_review THEN 'ACCEPTED' WHEN ${inEffect(t)} THEN 'VERIFIED'
  WHEN ${reviewed(t, 'REJECT')} THEN 'REJECTED' ELSE 'PENDING' END`;
const isDisputed = (
  t: string,
): string => `EXISTS (SELECT 1 FROM milestone_review md WHERE md.milestone_id = ${t}.id AND md.decision = 'DISPUTE'
  AND NOT EXISTS (SELECT 1 FROM milestone_review my WHERE my.milestone_id = ${t}.id AND my.decision = 'VERIFY' AND my.recorded_at > md.recorded_at))`;

const columns = {
  act_id: outcome('act_id', 'uuid'),
  root_id: outcome('root_id', 'uuid'),
  supersedes_id: outcome('supersedes_id', 'uuid'),
  is_withdrawal: outcome('is_withdrawal', 'boolean'),
  kind: outcome('kind'),
  stage: computed(
    'OUTCOME',
    'text',
    (t) => `(SELECT mk.stage FROM milestone_kind mk WHERE mk.kind = ${t}.kind
    AND (mk.stage IN ('REPORTED', 'ARREST') OR EXISTS (SELECT 1 FROM proceeding mp WHERE mp.id = ${t}.proceeding_id AND mp.nature = 'CRIMINAL')))`,
  ),
  ...partialDateColumns('OUTCOME', 'occurred'),
  ...partialDateColumns('OUTCOME', 'next'),
  proceeding_id: outcome('proceeding_id', 'uuid'),
  suspect_id: stored('PERSON_COUNT', 'suspect_id', 'uuid'),
  persons_min: persons('persons_min'),
  persons_max: persons('persons_max'),
  absent_min: persons('absent_min'),
  absent_max: persons('absent_max'),
  outcome: outcome('outcome'),
  sentence_kind: outcome('sentence_kind'),
  sentence_min_months: outcome('sentence_min_months', 'int'),
  sentence_max_months: outcome('sentence_max_months', 'int'),
  sentence_labour: outcome('sentence_labour', 'boolean'),
  sentence_suspended: outcome('sentence_suspended', 'boolean'),
  fine_amount: outcome('fine_amount', 'numeric'),
  fine_currency: outcome('fine_currency'),
  in_absentia: outcome('in_absentia', 'boolean'),
  ground: outcome('ground'),
  party: outcome('party'),
  acting_state: outcome('acting_state'),
  amount: outcome('amount', 'numeric'),
  currency: outcome('currency'),
  replaces_id: outcome('replaces_id', 'uuid'),
  note: personal('FREE_TEXT', 'note'),
  recorded_at: outcome('recorded_at', 'timestamptz'),
  recorded_by_id: stored('WORK', 'recorded_by_id', 'uuid'),
  verification: computed('OUTCOME', 'text', verification),
  disputed: computed('OUTCOME', 'boolean', isDisputed),
  counts_from: computed(
    'OUTCOME',
    'timestamptz',
    (t) => `(SELECT ef.counts_from FROM milestone_effect ef WHERE ef.id = ${t}.id)`,
  ),
};

/** Incidents that a step concerns, among those that its proceeding is linked to by a link in the viewer's sight. */
const concernedSql = (r: string, q: Statement): string => `
  SELECT x.incident_id FROM milestone_incident x WHERE x.milestone_id = ${r}.id AND ${r}.proceeding_id IS NULL
  UNION SELECT lk.incident_id FROM ${q.relation('IncidentLink')} lk WHERE lk.proceeding_id = ${r}.proceeding_id
    AND (NOT EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = ${r}.id)
      OR EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = ${r}.id AND x.incident_id = lk.incident_id))`;

/** The step's class stands beside the ledger, where it can be raised; all rows of a chain share it. */
const levelOf = (t: string): string => `(SELECT ml.level FROM milestone_level ml WHERE ml.id = ${t}.id)`;
const money = (amount: string, currency: string): string =>
  `CASE WHEN ${amount} IS NOT NULL THEN jsonb_build_object('amount', ${amount}::text, 'currency', ${currency}) END`;
const counts = (prefix: string): FieldForm => ({
  form: 'expression',
  kind: 'PERSON_COUNT',
  unless: isJudged,
  sql: (r) => `person_count(${r}.${prefix}_min, ${r}.${prefix}_max)`,
});

describe({
  name: 'Milestone',
  table: 'milestone',
  reach: {
    kind: 'linked',
    pairs: (
      t,
      ties,
    ) => `SELECT pl.incident_id, pl.level FROM ${ties.proceedings} pl WHERE pl.proceeding_id = ${t}.proceeding_id
        AND (NOT EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = ${t}.id)
          OR EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = ${t}.id AND x.incident_id = pl.incident_id))
      UNION ALL SELECT x.incident_id, 0 FROM milestone_incident x WHERE x.milestone_id = ${t}.id AND ${t}.proceeding_id IS NULL`,
  },
  // What waits or was refused counts nowhere: it is shown to those who work on it and to whoever submitted it.
  rowKinds: [{ kind: 'WORK', unless: (t, me) => `${inEffect(t)} OR ${t}.recorded_by_id = ${me}` }],
  level: levelOf,
  columns,
  fields: {
    id: nodeId('Milestone'),
    act: expression('OUTCOME', (r) => `node_id('Act', ${r}.act_id)`),
    kind: column(columns, 'kind'),
    stage: column(columns, 'stage'),
    occurredOn: partialDate('OUTCOME', 'occurred'),
    nextOn: partialDate('OUTCOME', 'next'),
    incidents: list('OUTCOME', 'Incident', (i, r, q) => `${i}.id IN (${concernedSql(r, q)})`, [
      { sql: (i) => `${i}.occurred_from`, type: 'date' },
    ]),
    proceeding: one('OUTCOME', 'Proceeding', (p, r) => `${p}.id = ${r}.proceeding_id`),
    suspect: one('PERSON_COUNT', 'Suspect', (s, r) => `${s}.id = ${r}.suspect_id`),
    persons: counts('persons'),
    absent: counts('absent'),
    outcome: column(columns, 'outcome'),
    sentence: expression(
      'OUTCOME',
      (
        r,
      ) => `CASE WHEN ${r}.sentence_kind IS NOT NULL THEN jsonb_build_object('kind', ${r}.sentence_kind, 'minMonths', ${r}.sentence_min_months,
        'maxMonths', ${r}.sentence_max_months, 'labour', ${r}.sentence_labour, 'suspended', ${r}.sentence_suspended,
        'fine', ${money(`${r}.fine_amount`, `${r}.fine_currency`)}) END`,
    ),
    inAbsentia: column(columns, 'in_absentia'),
    charges: rows(
      'OUTCOME',
      'ChargeOutcome',
      // A charge about an incident tells that the proceeding is linked to it.
      (r, q) => `(SELECT mc.* FROM milestone_charge mc WHERE mc.milestone_id = ${r}.id AND (mc.incident_id IS NULL
        OR mc.incident_id IN (SELECT ci.id FROM ${q.relation('Incident')} ci WHERE ci.id IN (${concernedSql(r, q)}))) ORDER BY mc.offence, mc.id)`,
    ),
    ground: column(columns, 'ground'),
    party: column(columns, 'party'),
    actingState: one('OUTCOME', 'Country', (c, r) => `${c}.code = ${r}.acting_state`),
    amount: expression('OUTCOME', (r) => money(`${r}.amount`, `${r}.currency`)),
    replaces: one('OUTCOME', 'Milestone', (m, r) => `${m}.id = ${r}.replaces_id`),
    note: column(columns, 'note'),
    sources: sourcesOf('OUTCOME'),
    classification,
    recordedAt: instantOf('OUTCOME', 'recorded_at'),
    recordedBy: one('WORK', 'Actor', (a, r) => `${a}.id = ${r}.recorded_by_id`),
    verification: column(columns, 'verification'),
    disputed: column(columns, 'disputed'),
    decisions: rows(
      'WORK',
      'Decision',
      (r) => `(SELECT mr.* FROM milestone_review mr WHERE mr.milestone_id = ${r}.id ORDER BY mr.recorded_at)`,
    ),
    countsFrom: instantOf('OUTCOME', 'counts_from'),
    supersedes: one('OUTCOME', 'Milestone', (m, r) => `${m}.id = ${r}.supersedes_id`),
    supersededBy: one(
      'OUTCOME',
      'Milestone',
      (m, r) => `${m}.supersedes_id = ${r}.id AND ${m}.counts_from IS NOT NULL`,
    ),
    isWithdrawal: column(columns, 'is_withdrawal'),
    warnings: expression('OUTCOME', (r, q) => warningsSql(r, q)),
    withheld,
  },
});

describeValue({
  name: 'ChargeOutcome',
  fields: {
    offence: expression('OUTCOME', (v) => `${v}.offence`),
    qualification: expression('OUTCOME', (v) => `${v}.qualification`),
    incident: one('OUTCOME', 'Incident', (i, v) => `${i}.id = ${v}.incident_id`),
    outcome: expression('OUTCOME', (v) => `${v}.outcome`),
  },
});

/** Steps in the order in which they happened; rows that were corrected or taken back stand behind their successor. */
const chronological: Order = [
  { sql: (m) => `${m}.occurred_to`, type: 'date' },
  { sql: (m) => `${m}.recorded_at`, type: 'timestamptz' },
];

function currentSql(m: string, q: Statement, args: Readonly<Record<string, unknown>>): string {
  const knownAt = q.knownAt(args['knownAt']);
  const known = (column: string): string => (knownAt === null ? 'TRUE' : `${column} <= ${knownAt}`);
  return `${m}.occurred_from <= ${q.asOf(args['asOf'])} AND ${known(`${m}.recorded_at`)}
    AND NOT (${m}.is_withdrawal AND ${m}.counts_from IS NOT NULL AND ${known(`${m}.counts_from`)})
    AND NOT EXISTS (SELECT 1 FROM milestone_effect se JOIN milestone sm ON sm.id = se.id WHERE sm.supersedes_id = ${m}.id AND ${known('se.counts_from')})`;
}

extend('Incident', {
  milestones: page(
    'OUTCOME',
    'Milestone',
    (m, r, q, args) => `${currentSql(m, q, args)} AND ${m}.id IN (
      SELECT lm.id FROM milestone lm JOIN ${q.relation('IncidentLink')} lk ON lk.proceeding_id = lm.proceeding_id
      WHERE lk.incident_id = ${r}.id AND (NOT EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = lm.id)
        OR EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = lm.id AND x.incident_id = ${r}.id))
      UNION ALL SELECT x.milestone_id FROM milestone_incident x JOIN milestone xm ON xm.id = x.milestone_id
        WHERE x.incident_id = ${r}.id AND xm.proceeding_id IS NULL)`,
    chronological,
  ),
});
extend('Suspect', {
  milestones: page(
    'OUTCOME',
    'Milestone',
    (m, r, q, args) => `${m}.suspect_id = ${r}.id AND ${currentSql(m, q, args)}`,
    chronological,
  ),
});
extend('Proceeding', {
  milestones: page(
    'OUTCOME',
    'Milestone',
    (m, r, q, args) => `${m}.proceeding_id = ${r}.id AND ${currentSql(m, q, args)}`,
    chronological,
  ),
});
