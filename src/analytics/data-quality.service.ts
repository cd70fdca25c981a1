import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { openness } from '../reading/openness.js';
import type { Statement } from '../reading/statement.js';
import { DATA_QUALITY } from './definitions.js';
import { documentedShare } from './estimators/documented-share.js';
import { questionOf, type FigureArgs, type FigureQuestion } from './figure.question.js';
import { FigureService } from './figure.service.js';
import { countOf, NO_DATA } from './funnel.table.js';
import { SEARCHED_FROM_START_DAYS } from './time-to-stage.units.js';
import { setsOf, stagesSql } from './unit-stages.sql.js';
import { cohortTablesSql } from './units.sql.js';

/** Facts of an incident and of its victims that ought to be known: name, and SQL of whether they are. */
const OF_INCIDENT: Readonly<Record<string, string>> = {
  'Incident.hostState': 'i.host_state IS NOT NULL',
  'Incident.incidentCountry': 'i.incident_country IS NOT NULL',
  'Incident.occurredOn': `i.occurred_precision = 'DAY'`,
  'Incident.means': `i.means <> 'UNKNOWN'`,
  'Incident.context': `i.context <> 'UNKNOWN'`,
  'Incident.perpetratorClass': `i.perpetrator_class <> 'UNKNOWN'`,
  'Incident.enrolment.lookedFrom': 'i.looked_from IS NOT NULL',
};
const OF_VICTIM: Readonly<Record<string, string>> = {
  'Victim.citizenships': 'cardinality(v.citizenships) > 0',
  'Victim.personnelCategory': `v.personnel_category <> 'UNKNOWN'`,
  'Victim.sex': `v.sex <> 'UNKNOWN'`,
};
/** What waits moves without the state of any incident: the figure is made anew each time. */
const IS_WORK = false;
/** A fact that follows from the steps. */
const INFORMATION = 'Incident.progress.information';
type Row = Readonly<Record<string, number | null>>;

/** How complete and how fresh the records behind figures are. */
@Injectable()
export class DataQualityService {
  constructor(private readonly figures: FigureService) {}

  /**
   * Completeness of facts over eligible incidents and the victims whom the viewer reads, days since the last search, late
   * entries, and what waits, is disputed or differs. What waits or differs is a question of now: null at an earlier
   * knownAt, suppressed for who does not work on the register. Throws BAD_USER_INPUT for times in the future. Three statements.
   */
  async quality(asker: Viewer, args: FigureArgs): Promise<object> {
    return this.figures.make(
      asker,
      'DataQualityReport',
      DATA_QUALITY,
      args,
      async ({ viewer, ask, isKnown }) => {
        const of = (q: Statement): FigureQuestion => questionOf(viewer, { ...args, unit: 'INCIDENT' }, q);
        const [facts] = await ask<Row>((q) => factsSql(of(q), q));
        const isNow = args.knownAt == null;
        const [work] = isNow ? await ask<Row>((q) => workSql(of(q), q)) : [];
        const isWorking = openness(viewer, 'WORK') === 'all';
        const counted = (row: Row | undefined, name: string): object =>
          isKnown && row ? countOf(row[name] ?? 0) : NO_DATA;
        const ofWork = (name: string): object => (isWorking ? counted(work, name) : { ...NO_DATA, suppressed: true });
        const share = (name: string, whole: string): object | null => {
          const [known, all] = [facts?.[name] ?? 0, facts?.[whole] ?? 0];
          return isKnown && all > 0
            ? documentedShare({ reached: known, eligible: all, unknown: 0, straddling: 0 })
            : null;
        };
        return {
          completeness: [
            ...[...Object.keys(OF_INCIDENT), INFORMATION].map((field) => ({ field, share: share(field, 'incidents') })),
            ...Object.keys(OF_VICTIM).map((field) => ({ field, share: share(field, 'victims') })),
          ],
          medianDaysSinceLastCheck: isKnown ? (facts?.['median'] ?? null) : null,
          pending: ofWork('pending'),
          disputed: counted(work, 'disputed'),
          openConflicts: ofWork('conflicts'),
          lateEntries: counted(facts, 'late'),
          suppressedCells: 0,
        };
      },
      IS_WORK,
    );
  }
}

const counts = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, condition]) => `count(*) FILTER (WHERE ${condition})::int AS "${name}"`)
    .join(', ');

function factsSql(question: FigureQuestion, q: Statement): string {
  const { from, information } = setsOf(question);
  return `WITH ${[cohortTablesSql(question, q), ...stagesSql(question, q)].join(', ')}
    SELECT * FROM (SELECT count(*)::int AS incidents, ${counts(OF_INCIDENT)}, count(*) FILTER (WHERE ${information} = 'KNOWN')::int AS "${INFORMATION}",
        count(*) FILTER (WHERE i.looked_from > i.occurred_to + ${SEARCHED_FROM_START_DAYS})::int AS late,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY ${question.asOf} - i.looked_to) FILTER (WHERE i.looked_to <= ${question.asOf})::int AS median
      FROM ${from} WHERE i.reason IS NULL) a,
      (SELECT count(*)::int AS victims, ${counts(OF_VICTIM)} FROM cohort_incident i
        JOIN ${q.relation('Victim', question.at)} v ON v.incident_id = i.id WHERE i.reason IS NULL) b`;
}

/** What waits for a second person, what is disputed, and rows of the UN's list that differ from the record. */
function workSql(question: FigureQuestion, q: Statement): string {
  const steps = `SELECT count(DISTINCT m.root_id)::int FROM ${q.relation('Milestone')} m
    WHERE (EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = m.id AND x.incident_id IN (SELECT i.id FROM cohort_incident i))
      OR m.proceeding_id IN (SELECT l.proceeding_id FROM ${q.relation('IncidentLink')} l WHERE l.incident_id IN (SELECT i.id FROM cohort_incident i)))`;
  const missions = question.cohort.missions ?? null;
  const ofMissions =
    missions === null
      ? ''
      : ` AND d.mission_id IN (SELECT m.id FROM mission m WHERE m.acronym = ANY(${q.bind(missions, 'text[]')}))`;
  return `WITH ${cohortTablesSql(question, q)} SELECT (${steps} AND m.verification = 'PENDING')
      + (SELECT count(*)::int FROM ${q.relation('Change')} c WHERE c.verification = 'PENDING' AND c.record_id IN (SELECT i.id FROM cohort_incident i)) AS pending,
    (${steps} AND m.disputed AND NOT EXISTS (SELECT 1 FROM ${q.relation('Milestone')} n WHERE n.supersedes_id = m.id)) AS disputed,
    (SELECT count(*)::int FROM ${q.relation('ImportDoubt')} d WHERE d.resolution IS NULL AND d.reason = 'DIFFERS_FROM_RECORD'${ofMissions}) AS conflicts`;
}
