import { createHash } from 'node:crypto';
import { milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import type { DecisionKind } from '../../src/vocabulary/common.vocabulary.js';
import type {
  Contents,
  Happening,
  History,
  LinkMade,
  Persons,
  StepSuperseded,
  StepTaken,
  SuspectJoined,
} from './history.js';

export const RECORDER = idOf('user', 1);
export const REVIEWER = idOf('user', 2);
export const MISSION = idOf('mission', 0);

/** Ids that stay the same from run to run, in no order. */
export function idOf(sort: string, position: number): string {
  const hex = createHash('md5').update(`${sort} ${position}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The instant of a moment; .5 is half a minute later. */
export function instantOf(moment: number): string {
  const seconds = Math.round(moment * 60);
  return `2026-01-01T${clock(Math.floor(seconds / 3600))}:${clock(Math.floor(seconds / 60) % 60)}:${clock(seconds % 60)}.000000Z`;
}
const clock = (part: number): string => String(part).padStart(2, '0');

type Value = string | number | boolean | null;

interface WrittenStep {
  readonly id: string;
  readonly rootId: string;
  readonly kind: StepTaken['kind'];
  readonly proceedingId: string | null;
  readonly persons: Persons;
  readonly level: number;
  readonly needsReview: boolean;
  isRejected: boolean;
  counts: boolean;
}

/**
 * The statements that write a history as the application would: one stamp a moment, whole acts, a second person for what
 * needs one. They go into one transaction, with the stamps set by hand.
 */
export class HistoryWriter {
  readonly statements: string[] = [];
  moment = 0;
  private readonly steps: WrittenStep[] = [];
  private readonly counters = new Map<string, number>();

  constructor(private readonly history: History) {}

  write(): string {
    this.stamp();
    this.writeRecords();
    for (const { isSameMoment, what } of this.history.happenings) {
      if (!isSameMoment) this.nextMoment();
      this.happen(what);
    }
    return this.statements.join(';\n');
  }

  private nextMoment(): void {
    this.moment += 1;
    this.stamp();
  }

  private stamp(): void {
    this.statements.push(`SELECT set_config('register.written_at', '${instantOf(this.moment)}', true)`);
  }

  private newId(table: string): string {
    const position = this.counters.get(table) ?? 0;
    this.counters.set(table, position + 1);
    return idOf(table, position);
  }

  /** The id of the record at a position counted round, or null if there is none. */
  private pick(table: string, position: number): string | null {
    const count = this.counters.get(table) ?? 0;
    return count === 0 ? null : idOf(table, position % count);
  }

  private insert(table: string, row: Readonly<Record<string, Value>>, ending = ''): void {
    const values = Object.values(row).map(literal).join(', ');
    this.statements.push(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${values})${ending}`);
  }

  private update(table: string, id: string | null, row: Readonly<Record<string, Value>>): void {
    const changes = Object.entries(row).map(([column, value]) => `${column} = ${literal(value)}`);
    if (id !== null) this.statements.push(`UPDATE ${table} SET ${changes.join(', ')} WHERE id = '${id}'`);
  }

  private writeRecords(): void {
    for (let i = 0; i < this.history.incidents; i += 1) {
      const id = this.newId('incident');
      this.insert('incident', { id, reference: id, mission_id: MISSION, ...emptyIncident, recorded_by_id: RECORDER });
    }
    this.history.proceedings.forEach(({ nature, level, incidents }, proceeding) => {
      this.insert('proceeding', { id: this.newId('proceeding'), nature, level, recorded_by_id: RECORDER });
      for (let incident = 0; incident < Math.min(incidents, this.history.incidents); incident += 1) {
        this.link({ proceeding, incident, basis: 'COURT', verification: 'ACCEPTED', level: 0 });
      }
    });
    this.history.suspects.forEach(({ identity, role, level, incidents }, suspect) => {
      const id = this.newId('suspect');
      this.insert('suspect', { id, label: id, identity, role, level, recorded_by_id: RECORDER });
      for (let to = 0; to < Math.min(incidents, this.history.incidents); to += 1) {
        this.join('incident', { suspect, to, level: 0, isEnded: false });
      }
    });
  }

  private happen(what: Happening): void {
    switch (what.do) {
      case 'step':
        return this.takeStep(what);
      case 'correct':
      case 'withdraw':
        return this.supersede(what);
      case 'review':
        return this.reviewStep(this.stepAt(what.step), what.decision);
      case 'link':
        return this.link(what);
      case 'change link':
        return this.update('incident_link', this.pick('incident_link', what.link), {
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
        return this.update('suspect', this.pick('suspect', what.which), { identity: what.identity, role: what.role });
      case 'change nature':
        return this.update('proceeding', this.pick('proceeding', what.which), { nature: what.nature });
    }
  }

  private link(what: Omit<LinkMade, 'do'>): void {
    const proceeding_id = this.pick('proceeding', what.proceeding);
    if (proceeding_id === null) return;
    const incident_id = this.pick('incident', what.incident);
    const { basis, verification, level } = what;
    const id = this.newId('incident_link');
    this.insert('incident_link', {
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
    const [suspectId, otherId] = [this.pick('suspect', what.suspect), this.pick(to, what.to)];
    if (suspectId === null || otherId === null) return;
    const table = to === 'incident' ? 'suspect_incident' : 'proceeding_suspect';
    const row = { [`${to}_id`]: otherId, suspect_id: suspectId, level: what.level, is_ended: what.isEnded };
    const ending = ` ON CONFLICT (suspect_id, ${to}_id) DO UPDATE SET level = EXCLUDED.level, is_ended = EXCLUDED.is_ended`;
    this.insert(table, { id: this.newId(table), ...row }, ending);
  }

  private classify({ what, which, level }: Extract<Happening, { do: 'classify' }>): void {
    if (what !== 'milestone_level') return this.update(what, this.pick(what, which), { level });
    const step = this.stepAt(which);
    if (step === undefined) return;
    this.statements
      .push(`UPDATE milestone_level l SET own_level = ${level}, level = greatest(${level}, s.level, p.level)
      FROM milestone m LEFT JOIN suspect s ON s.id = m.suspect_id LEFT JOIN proceeding p ON p.id = m.proceeding_id
      WHERE l.id = m.id AND m.root_id = '${step.rootId}'`);
  }

  private stepAt(position: number): WrittenStep | undefined {
    return this.steps.length === 0 ? undefined : this.steps[position % this.steps.length];
  }

  private takeStep(what: StepTaken): void {
    const proceedingId = what.proceeding === null ? null : this.pick('proceeding', what.proceeding);
    const written = what.persons.map((persons) => {
      const id = this.newId('milestone');
      const step = { id, rootId: id, kind: what.kind, proceedingId, persons, level: what.level };
      return this.writeRow({ ...step, ...this.freshState(what.kind, what.contents) }, what.contents, null, false);
    });
    this.decide(written, what.contents.decision);
  }

  private supersede(what: StepSuperseded): void {
    const old = this.stepAt(what.step);
    if (old === undefined) return;
    const persons = old.persons !== null && 'fewest' in old.persons ? what.count : old.persons;
    const id = this.newId('milestone');
    const step = { ...old, id, persons, ...this.freshState(old.kind, what.contents) };
    this.decide([this.writeRow(step, what.contents, old.id, what.do === 'withdraw')], what.contents.decision);
  }

  private freshState(
    kind: StepTaken['kind'],
    contents: Contents,
  ): Pick<WrittenStep, 'needsReview' | 'isRejected' | 'counts'> {
    const isFourEyes = milestoneKindRules.some((rule) => rule.kind === kind && rule.fourEyes);
    return { needsReview: isFourEyes || contents.needsReview, isRejected: false, counts: false };
  }

  private writeRow(
    step: WrittenStep,
    contents: Contents,
    supersedes: string | null,
    isWithdrawal: boolean,
  ): WrittenStep {
    this.insert('milestone', {
      ...rowOf(step, contents),
      ...this.personsOf(step.persons),
      supersedes_id: supersedes,
      is_withdrawal: isWithdrawal,
    });
    this.statements.push(`INSERT INTO milestone_level (id, own_level, level)
      SELECT m.id, o.level, greatest(o.level, s.level, p.level)
      FROM milestone m LEFT JOIN suspect s ON s.id = m.suspect_id LEFT JOIN proceeding p ON p.id = m.proceeding_id,
        LATERAL (SELECT coalesce((SELECT l.own_level FROM milestone_level l WHERE l.id = m.root_id), ${step.level}) AS level) o
      WHERE m.id = '${step.id}'`);
    const incidents = new Set(contents.incidents.map((position) => this.pick('incident', position)));
    for (const incident_id of incidents) this.insert('milestone_incident', { milestone_id: step.id, incident_id });
    for (const { incident, outcome } of contents.charges) {
      const incident_id = incident === null ? null : this.pick('incident', incident);
      const id = this.newId('milestone_charge');
      this.insert('milestone_charge', { id, milestone_id: step.id, offence: 'MURDER', incident_id, outcome });
    }
    if (!step.needsReview) this.letCount(step);
    this.steps.push(step);
    return step;
  }

  private personsOf(persons: Persons): Record<'suspect_id' | 'persons_min' | 'persons_max', Value> {
    if (persons === null) return { suspect_id: null, persons_min: null, persons_max: null };
    if ('fewest' in persons) return { suspect_id: null, persons_min: persons.fewest, persons_max: persons.most };
    const suspect_id = this.pick('suspect', persons.suspect);
    const one = suspect_id === null ? null : 1;
    return { suspect_id, persons_min: one, persons_max: one };
  }

  private decide(steps: readonly WrittenStep[], decision: DecisionKind | null): void {
    const waiting = steps.filter(({ needsReview }) => needsReview);
    if (decision === null || waiting.length === 0) return;
    this.nextMoment();
    for (const step of waiting) this.reviewStep(step, decision);
  }

  private reviewStep(step: WrittenStep | undefined, decision: DecisionKind): void {
    if (step === undefined || step.isRejected) return;
    const id = this.newId('milestone_review');
    this.insert('milestone_review', {
      id,
      milestone_id: step.id,
      recorder_id: RECORDER,
      reviewer_id: REVIEWER,
      decision,
    });
    if (decision === 'VERIFY') this.letCount(step);
    if (decision === 'REJECT' && !step.counts) step.isRejected = true;
  }

  private letCount(step: WrittenStep): void {
    if (!step.counts) this.insert('milestone_effect', { id: step.id });
    step.counts = true;
  }
}

function literal(value: Value): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function rowOf(step: WrittenStep, { date, absent, outcome, inAbsentia }: Contents): Record<string, Value> {
  return {
    id: step.id,
    act_id: step.id,
    root_id: step.rootId,
    kind: step.kind,
    proceeding_id: step.proceedingId,
    occurred_from: date.from,
    occurred_to: date.to,
    occurred_precision: date.precision,
    occurred_approximate: date.approximate,
    absent_min: absent?.fewest ?? null,
    absent_max: absent?.most ?? null,
    outcome,
    in_absentia: inAbsentia,
    needs_review: step.needsReview,
    recorded_by_id: RECORDER,
  };
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
