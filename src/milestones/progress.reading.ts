import '../proceedings/proceeding.reading.js';
import { describeValue, expression, extend, row, type FieldForm } from '../reading/describe.js';
import { progressSql } from './progress.sql.js';

const plain = (name: string): FieldForm => expression('PUBLIC', (v) => `${v}.${name}`);
const judged = (name: string): FieldForm =>
  expression('OUTCOME', (v) => `person_count(${v}.${name}_min, ${v}.${name}_max)`);
const counted = (name: string): FieldForm =>
  expression('PERSON_COUNT', (v) => `person_count(${v}.${name}_min, ${v}.${name}_max)`);

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

extend('Incident', {
  // Now: the projection kept in the writer's transaction. Past dates: the same definition, computed.
  progress: row('PUBLIC', 'Progress', (r, q, args) => {
    const asOf = q.asOf(args['asOf']);
    const knownAt = q.knownAt(args['knownAt']);
    if (args['asOf'] == null && knownAt === null) return `(SELECT (${r}.progress).*, ${asOf} AS as_of)`;
    const question = { cohort: `SELECT ${r}.id AS id`, level: `${r}._level`, asOf, knownAt };
    return `(SELECT past.*, ${asOf} AS as_of FROM ${progressSql(question)} past)`;
  }),
});
