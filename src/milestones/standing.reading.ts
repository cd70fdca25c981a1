import '../proceedings/proceeding.reading.js';
import { describeValue, expression, extend, guarded, one, row } from '../reading/describe.js';
import { accusedSql, proceedingStandingSql, suspectStandingSql } from '../ledger/standing.sql.js';

describeValue({
  name: 'SuspectStanding',
  fields: {
    custody: expression('PERSON_COUNT', (v) => `${v}.custody`),
    inProceedings: {
      form: 'row',
      kind: 'PERSON_COUNT',
      type: 'JudicialStanding',
      isMany: true,
      from: (
        v,
      ) => `jsonb_to_recordset(${v}.lines) AS js(proceeding_id uuid, state text, final boolean, in_absentia boolean, sentence jsonb)
        CROSS JOIN LATERAL (SELECT js.*)`,
    },
  },
});

describeValue({
  name: 'JudicialStanding',
  fields: {
    proceeding: one('OUTCOME', 'Proceeding', (p, v) => `${p}.id = ${v}.proceeding_id`),
    state: expression('OUTCOME', (v) => `${v}.state`),
    final: expression('OUTCOME', (v) => `${v}.final`),
    inAbsentia: expression('OUTCOME', (v) => `${v}.in_absentia`),
    sentence: expression('OUTCOME', (v) => `${v}.sentence`),
  },
});

describeValue({
  name: 'ProceedingStanding',
  fields: {
    state: expression('OUTCOME', (v) => `${v}.state`),
    reached: expression('OUTCOME', (v) => `${v}.reached`),
    nextHearingOn: expression('OUTCOME', (v) => `${v}.next_hearing_on`),
    lastStepOn: expression('OUTCOME', (v) => `${v}.last_step_on`),
  },
});

extend('Suspect', { standing: row('PERSON_COUNT', 'SuspectStanding', suspectStandingSql) });
extend('Proceeding', {
  standing: row('OUTCOME', 'ProceedingStanding', proceedingStandingSql),
  accused: guarded('PERSON_COUNT', accusedSql),
});
