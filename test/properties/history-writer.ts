import { FactWriter } from './fact-writer.js';
import type { Happening, History, LinkMade, SuspectJoined } from './history.js';
import { MISSION, RECORDER, Statements } from './statements.js';
import { StepWriter } from './step-writer.js';

/**
 * The statements that write a history as the application would: one stamp a moment, whole acts, a second person for what
 * needs one. They go into one transaction, with the stamps set by hand.
 */
export class HistoryWriter {
  private readonly into = new Statements();
  private readonly steps = new StepWriter(this.into);
  private readonly facts = new FactWriter(this.into);

  constructor(private readonly history: History) {}

  /** The last moment written. */
  get moment(): number {
    return this.into.moment;
  }

  write(): string {
    this.writeRecords();
    for (const { isSameMoment, what } of this.history.happenings) {
      if (!isSameMoment) this.into.nextMoment();
      this.happen(what);
    }
    return this.into.text;
  }

  private writeRecords(): void {
    for (let i = 0; i < this.history.incidents; i += 1) {
      const id = this.into.newId('incident');
      this.into.insert('incident', {
        id,
        reference: id,
        mission_id: MISSION,
        ...emptyIncident,
        recorded_by_id: RECORDER,
      });
    }
    this.history.proceedings.forEach(({ nature, level, incidents }, proceeding) => {
      this.into.insert('proceeding', { id: this.into.newId('proceeding'), nature, level, recorded_by_id: RECORDER });
      for (let incident = 0; incident < Math.min(incidents, this.history.incidents); incident += 1) {
        this.link({ proceeding, incident, basis: 'COURT', verification: 'ACCEPTED', level: 0 });
      }
    });
    this.history.suspects.forEach(({ identity, role, level, incidents }, suspect) => {
      const id = this.into.newId('suspect');
      this.into.insert('suspect', { id, label: id, identity, role, level, recorded_by_id: RECORDER });
      for (let to = 0; to < Math.min(incidents, this.history.incidents); to += 1) {
        this.join('incident', { suspect, to, level: 0, isEnded: false });
      }
    });
  }

  private happen(what: Happening): void {
    switch (what.do) {
      case 'step':
        return this.steps.take(what);
      case 'correct':
      case 'withdraw':
        return this.steps.supersede(what);
      case 'review':
        return this.steps.review(what.back, what.decision);
      case 'link':
        return this.link(what);
      case 'change link':
        return this.into.update('incident_link', this.into.pick('incident_link', what.link), {
          verification: what.verification,
          is_ended: what.isEnded,
        });
      case 'join incident':
        return this.join('incident', what);
      case 'join proceeding':
        return this.join('proceeding', what);
      case 'classify':
        return this.classify(what);
      case 'change suspect':
        return this.into.update('suspect', this.into.pick('suspect', what.which), {
          identity: what.identity,
          role: what.role,
        });
      case 'change nature':
        return this.into.update('proceeding', this.into.pick('proceeding', what.which), { nature: what.nature });
      case 'amend incident':
      case 'add victim':
      case 'amend victim':
      case 'add status':
      case 'amend proceeding':
        return this.facts.write(what);
    }
  }

  private link(what: Omit<LinkMade, 'do'>): void {
    const proceeding_id = this.into.pick('proceeding', what.proceeding);
    if (proceeding_id === null) return;
    const incident_id = this.into.pick('incident', what.incident);
    const { basis, verification, level } = what;
    const id = this.into.newId('incident_link');
    this.into.insert('incident_link', {
      id,
      proceeding_id,
      incident_id,
      basis,
      verification,
      level,
      recorded_by_id: RECORDER,
    });
  }

  private join(to: 'incident' | 'proceeding', what: Omit<SuspectJoined, 'do'>): void {
    const [suspectId, otherId] = [this.into.pick('suspect', what.suspect), this.into.pick(to, what.to)];
    if (suspectId === null || otherId === null) return;
    const table = to === 'incident' ? 'suspect_incident' : 'proceeding_suspect';
    const row = { [`${to}_id`]: otherId, suspect_id: suspectId, level: what.level, is_ended: what.isEnded };
    const ending = ` ON CONFLICT (suspect_id, ${to}_id) DO UPDATE SET level = EXCLUDED.level, is_ended = EXCLUDED.is_ended`;
    this.into.insert(table, { id: this.into.newId(table), ...row }, ending);
  }

  private classify({ what, which, level }: Extract<Happening, { do: 'classify' }>): void {
    if (what === 'milestone_level') return this.steps.classify(which, level);
    this.into.update(what, this.into.pick(what, which), { level });
  }
}

const emptyIncident = {
  occurred_from: '2020-01-01',
  occurred_to: '2020-01-01',
  occurred_precision: 'DAY',
  host_state_basis: 'UNSET',
  offences: '{}',
  means: 'UNKNOWN',
  context: 'UNKNOWN',
  perpetrator_class: 'UNKNOWN',
  confirmation: 'REPORTED',
  enrolment_basis: 'CONTEMPORANEOUS',
  level: 0,
};
