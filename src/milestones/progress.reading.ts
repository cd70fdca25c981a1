import '../proceedings/proceeding.reading.js';
import { describeValue, expression, extend, row, type FieldForm } from '../reading/describe.js';
import { openness } from '../reading/openness.js';
import type { Statement } from '../reading/statement.js';
import { progressSql } from '../ledger/progress.sql.js';

const plain = (name: string): FieldForm => expression('PUBLIC', (v) => `${v}.${name}`);
const judged = (name: string): FieldForm =>
  expression('OUTCOME', (v) => `person_count(${v}.${name}_min, ${v}.${name}_max)`);
const counted = (name: string): FieldForm =>
  expression('PERSON_COUNT', (v) => `person_count((${v}.counted).${name}_min, (${v}.counted).${name}_max)`);

describeValue({
  name: 'Progress',
  fields: {
    stage: plain('stage'),
    reached: plain('reached'),
    standing: plain('standing'),
    implied: plain('implied'),
    investigationOpenedOn: plain('investigation_opened_on'),
    firstArrestOn: plain('first_arrest_on'),
    firstChargeOn: plain('first_charge_on'),
    prosecutionOpenedOn: plain('prosecution_opened_on'),
    firstVerdictOn: plain('first_verdict_on'),
    firstConvictionOn: plain('first_conviction_on'),
    suspectsIdentified: counted('identified'),
    everArrested: counted('arrested'),
    inCustody: counted('custody'),
    tried: judged('tried'),
    convicted: judged('convicted'),
    convictedInAbsentia: judged('absentia'),
    acquitted: judged('acquitted'),
    accountability: plain('accountability'),
    information: plain('information'),
    lastStepOn: plain('last_step_on'),
    daysSinceLastStep: expression('PUBLIC', (v) => `(${v}.as_of - ${v}.last_step_to)`),
  },
});

/**
 * Counts of persons are those of the level at which the viewer reads counts, which is not always the level of the rest:
 * one grant may open the incident and another its persons (rules G1).
 */
function atLevels(r: string, q: Statement, of: (level: string) => string): string {
  const level = openness(q.viewer, 'PERSON_COUNT') === 'some' ? `${r}._open_person_count` : `${r}._level`;
  if (level === `${r}._level`) return `(SELECT g.*, g AS counted FROM ${of(level)} g)`;
  return `(SELECT g.*, c AS counted FROM ${of(`${r}._level`)} g LEFT JOIN ${of(level)} c ON TRUE)`;
}

extend('Incident', {
  // Now: the projection kept in the writer's transaction. Past dates: the same definition, computed.
  progress: row('PUBLIC', 'Progress', (r, q, args) => {
    const asOf = q.asOf(args['asOf']);
    const knownAt = q.knownAt(args['knownAt']);
    const isNow = args['asOf'] == null && knownAt === null;
    const at = (level: string): string =>
      isNow
        ? `(SELECT z.*, ${asOf} AS as_of FROM incident_progress z WHERE z.incident_id = ${r}.id AND z.level = ${level})`
        : `(SELECT past.*, ${asOf} AS as_of FROM ${progressSql({ cohort: `SELECT ${r}.id AS id`, level, asOf, knownAt })} past)`;
    return atLevels(r, q, at);
  }),
});
