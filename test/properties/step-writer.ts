import type { DecisionKind } from '../../src/vocabulary/common.vocabulary.js';
import { milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import type { Contents, Persons, StepSuperseded, StepTaken } from './history.js';
import { RECORDER, REVIEWER, type Statements, type Value } from './statements.js';

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

/** Writes steps, what supersedes them, and what a second person decides on them. */
export class StepWriter {
  private readonly steps: WrittenStep[] = [];

  constructor(private readonly into: Statements) {}

  take(what: StepTaken): void {
    const proceedingId = what.proceeding === null ? null : this.into.pick('proceeding', what.proceeding);
    const written = what.persons.map((persons) => {
      const id = this.into.newId('milestone');
      const step = { id, rootId: id, kind: what.kind, proceedingId, persons, level: what.level };
      return this.writeRow({ ...step, ...this.freshState(what.kind, what.contents) }, what.contents, null, false);
    });
    this.decide(written, what.contents.decision);
  }

  supersede(what: StepSuperseded): void {
    const old = this.rowBack(what.back);
    if (old === undefined) return;
    const persons = old.persons !== null && 'fewest' in old.persons ? what.count : old.persons;
    const id = this.into.newId('milestone');
    const step = { ...old, id, persons, ...this.freshState(old.kind, what.contents) };
    this.decide([this.writeRow(step, what.contents, old.id, what.do === 'withdraw')], what.contents.decision);
  }

  review(back: number, decision: DecisionKind): void {
    const step = this.rowBack(back);
    if (step !== undefined) this.reviewStep(step, decision);
  }

  /** Sets the class of all rows of a step. */
  classify(back: number, level: number): void {
    const step = this.rowBack(back);
    if (step === undefined) return;
    this.into.add(`UPDATE milestone_level l SET own_level = ${level}, level = greatest(${level}, s.level, p.level)
      FROM milestone m LEFT JOIN suspect s ON s.id = m.suspect_id LEFT JOIN proceeding p ON p.id = m.proceeding_id
      WHERE l.id = m.id AND m.root_id = '${step.rootId}'`);
  }

  private rowBack(back: number): WrittenStep | undefined {
    const count = this.steps.length;
    return this.steps[count - 1 - (back % count)];
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
    this.into.insert('milestone', {
      ...rowOf(step, contents),
      ...this.personsOf(step.persons),
      supersedes_id: supersedes,
      is_withdrawal: isWithdrawal,
    });
    this.into.add(`INSERT INTO milestone_level (id, own_level, level)
      SELECT m.id, o.level, greatest(o.level, s.level, p.level)
      FROM milestone m LEFT JOIN suspect s ON s.id = m.suspect_id LEFT JOIN proceeding p ON p.id = m.proceeding_id,
        LATERAL (SELECT coalesce((SELECT l.own_level FROM milestone_level l WHERE l.id = m.root_id), ${step.level}) AS level) o
      WHERE m.id = '${step.id}'`);
    const incidents = new Set(contents.incidents.map((position) => this.into.pick('incident', position)));
    for (const incident_id of incidents) this.into.insert('milestone_incident', { milestone_id: step.id, incident_id });
    for (const { incident, outcome } of contents.charges) {
      const incident_id = incident === null ? null : this.into.pick('incident', incident);
      const id = this.into.newId('milestone_charge');
      this.into.insert('milestone_charge', { id, milestone_id: step.id, offence: 'MURDER', incident_id, outcome });
    }
    if (!step.needsReview) this.letCount(step);
    this.steps.push(step);
    return step;
  }

  private personsOf(persons: Persons): Record<'suspect_id' | 'persons_min' | 'persons_max', Value> {
    if (persons === null) return { suspect_id: null, persons_min: null, persons_max: null };
    if ('fewest' in persons) return { suspect_id: null, persons_min: persons.fewest, persons_max: persons.most };
    const suspect_id = this.into.pick('suspect', persons.suspect);
    const one = suspect_id === null ? null : 1;
    return { suspect_id, persons_min: one, persons_max: one };
  }

  private decide(steps: readonly WrittenStep[], decision: DecisionKind | null): void {
    const decided = decision === 'DISPUTE' ? steps : steps.filter(({ needsReview }) => needsReview);
    if (decision === null || decided.length === 0) return;
    this.into.nextMoment();
    for (const step of decided) this.reviewStep(step, decision);
  }

  private reviewStep(step: WrittenStep, decision: DecisionKind): void {
    if (step.isRejected) return;
    const id = this.into.newId('milestone_review');
    this.into.insert('milestone_review', {
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
    if (!step.counts) this.into.insert('milestone_effect', { id: step.id });
    step.counts = true;
  }
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
    // Nobody is absent from a release: the same draw says whether it was for others.
    ground: step.kind === 'RELEASED' && inAbsentia === true ? 'EXCHANGE' : null,
    needs_review: step.needsReview,
    recorded_by_id: RECORDER,
  };
}
