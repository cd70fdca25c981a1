import type { FactChange, IncidentFacts, StatusFacts, VictimFacts } from './history.js';
import { MISSIONS, RECORDER, type Statements, type Value } from './statements.js';

type Row = Readonly<Record<string, Value>>;

/** Writes what becomes known of incidents, victims and courts. */
export class FactWriter {
  /** The newest status of each victim, and to which one it belongs. */
  private readonly latestStatus = new Map<string, string>();

  constructor(private readonly into: Statements) {}

  write(what: FactChange): void {
    switch (what.do) {
      case 'amend incident':
        return this.into.update('incident', this.into.pick('incident', what.incident), incidentRow(what.facts));
      case 'add victim':
        return this.addVictim(what);
      case 'amend victim':
        return this.into.update('victim', this.into.pick('victim', what.victim), this.victimRow(what.facts));
      case 'add status': {
        const victim = this.into.pick('victim', what.victim);
        if (victim !== null) this.addStatus(victim, what.status, what.supersedes);
        return;
      }
      case 'amend proceeding':
        return this.into.update('proceeding', this.into.pick('proceeding', what.proceeding), {
          court_kind: what.courtKind,
          forum_state: what.forumState,
        });
    }
  }

  private addVictim({ incident, facts, status }: Extract<FactChange, { do: 'add victim' }>): void {
    const id = this.into.newId('victim');
    this.into.insert('victim', {
      id,
      label: id,
      incident_id: this.into.pick('incident', incident),
      ...this.victimRow(facts),
      recorded_by_id: RECORDER,
    });
    this.addStatus(id, status, false);
  }

  private addStatus(victim_id: string, { status, date }: StatusFacts, supersedes: boolean): void {
    const id = this.into.newId('victim_status');
    this.into.insert('victim_status', {
      id,
      victim_id,
      status,
      occurred_from: date.from,
      occurred_to: date.to,
      occurred_precision: date.precision,
      supersedes_id: supersedes ? (this.latestStatus.get(victim_id) ?? null) : null,
      recorded_by_id: RECORDER,
    });
    this.latestStatus.set(victim_id, id);
  }

  private victimRow(facts: Partial<VictimFacts>): Row {
    const { persons, alsoSuspect } = facts;
    const suspect = alsoSuspect == null ? null : this.into.pick('suspect', alsoSuspect);
    return given({
      persons_min: persons?.fewest,
      persons_max: persons?.most,
      contributing_country: facts.contributingCountry,
      citizenships: facts.citizenships,
      personnel_category: facts.personnelCategory,
      sex: facts.sex,
      in_un_toll: facts.inUnToll,
      also_suspect_id: alsoSuspect === undefined ? undefined : suspect,
      is_withdrawn: facts.isWithdrawn,
      level: facts.level,
    });
  }
}

function incidentRow(facts: Partial<IncidentFacts>): Row {
  const { hostState } = facts;
  return given({
    mission_id: facts.mission === undefined ? undefined : MISSIONS[facts.mission]?.id,
    occurred_from: facts.occurredFrom,
    occurred_to: facts.occurredTo,
    host_state: hostState,
    host_state_basis: hostState === undefined ? undefined : hostState === null ? 'UNSET' : 'DECIDED',
    incident_country: facts.incidentCountry,
    offences: facts.offences,
    means: facts.means,
    context: facts.context,
    perpetrator_class: facts.perpetratorClass,
    ...searched(facts.perpetratorClass),
    decided_exclusions: facts.decidedExclusions,
    confirmation: facts.confirmation,
    level: facts.level,
  });
}

/** The columns that are given at all. */
function given(row: Readonly<Record<string, Value | undefined>>): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row;
}

/** Whom it is laid to says also when somebody looked for steps: from early on, from late on, or never. */
function searched(perpetratorClass: string | undefined): Row {
  if (perpetratorClass === undefined) return {};
  const from = { NON_STATE_GROUP: '2020-03-15', HOST_STATE_AGENT: '2020-12-01' }[perpetratorClass] ?? null;
  return { looked_from: from, looked_to: from === null ? null : '2022-06-30' };
}
