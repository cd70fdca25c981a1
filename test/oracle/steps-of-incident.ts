import { type MilestoneKindRule, milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import type { Outcome } from '../../src/vocabulary/outcome.vocabulary.js';
import type { Stage } from '../../src/vocabulary/progress.vocabulary.js';
import { isRecordedBy, type MilestoneRow, type Question, type Register, versionsAt } from './register.js';

/** A counting step that concerns the incident asked about, read for that incident. */
export interface Step {
  readonly row: MilestoneRow;
  readonly rule: MilestoneKindRule;
  readonly isCriminal: boolean;
  readonly stage: Stage | null;
  /** The outcome as far as this incident goes. */
  readonly outcome: Outcome | null;
  readonly isDisputed: boolean;
}

export interface StepsOfIncident {
  /** In their order: each one comes after those before it. */
  readonly counted: readonly Step[];
  readonly maybe: readonly Step[];
  /** Latest days after asOf of steps that concern the incident for sure. */
  readonly openDays: readonly string[];
  readonly sureProceedingIds: readonly string[];
  readonly unsureProceedingIds: readonly string[];
  readonly criminalProceedingIds: readonly string[];
}

const CRIMINAL_ONLY: readonly (Stage | null)[] = ['INVESTIGATION', 'CHARGE', 'PROSECUTION', 'VERDICT'];

export function stepsOfIncident(register: Register, question: Question): StepsOfIncident {
  const links = countingLinks(register, question);
  const criminal = versionsAt(register.proceedings, question.knownAt)
    .filter(({ nature }) => nature === 'CRIMINAL')
    .map(({ id }) => id);
  const counted: Step[] = [];
  const maybe: Step[] = [];
  const openDays: string[] = [];
  const { certain, perhaps } = question.within ?? { certain: question.asOf, perhaps: question.asOf };
  for (const row of countingRows(register, question)) {
    if (question.before && (row.proceedingId === null || !question.before.has(row.proceedingId))) continue;
    const tie = tieTo(register, row, links, question.incidentId);
    if (tie === null) continue;
    const isCriminal = row.proceedingId !== null && criminal.includes(row.proceedingId);
    const step = readStep(register, row, isCriminal, question);
    if (tie === 'SURE' && row.occurredTo <= certain) {
      counted.push(step);
    } else if (row.occurredFrom <= perhaps) {
      maybe.push(step);
      if (tie === 'SURE' && row.occurredTo > certain) openDays.push(row.occurredTo);
    }
  }
  const rootAt = (step: Step): string => register.milestones.find(({ id }) => id === step.row.rootId)?.recordedAt ?? '';
  const placeOf = ({ row }: Step, at: string): string[] => [row.occurredTo, row.occurredFrom, at, row.rootId];
  counted.sort((a, b) => compareLists(placeOf(a, rootAt(a)), placeOf(b, rootAt(b))));
  return {
    counted,
    maybe,
    openDays,
    sureProceedingIds: [...links.sure],
    unsureProceedingIds: [...links.unsure],
    criminalProceedingIds: criminal,
  };
}

export function compareLists(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const [left = '', right = ''] = [a[i], b[i]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

interface Links {
  readonly sure: ReadonlySet<string>;
  readonly unsure: ReadonlySet<string>;
}

function countingLinks(register: Register, question: Question): Links {
  const sure = new Set<string>();
  const unsure = new Set<string>();
  for (const link of versionsAt(register.incidentLinks, question.knownAt)) {
    if (link.incidentId !== question.incidentId || link.level > question.level || link.isEnded) continue;
    if (link.verification !== 'ACCEPTED' && link.verification !== 'VERIFIED') continue;
    if (question.before && !question.before.has(link.proceedingId)) continue;
    if (link.basis === 'COURT' || link.basis === 'SOURCE') sure.add(link.proceedingId);
    if (link.basis === 'INFERRED') unsure.add(link.proceedingId);
  }
  return { sure, unsure };
}

function countingRows(register: Register, question: Question): MilestoneRow[] {
  const effective = new Set<string>();
  for (const { id, countsFrom } of register.effects) if (isRecordedBy(countsFrom, question.knownAt)) effective.add(id);
  const readable = new Set<string>();
  for (const version of versionsAt(register.milestoneLevels, question.knownAt)) {
    if (version.level <= question.level) readable.add(version.id);
  }
  const found: MilestoneRow[] = [];
  for (const row of register.milestones) {
    const isSuperseded = register.milestones.some((later) => later.supersedesId === row.id && effective.has(later.id));
    if (effective.has(row.id) && readable.has(row.id) && !row.isWithdrawal && !isSuperseded) found.push(row);
  }
  return found;
}

function tieTo(register: Register, row: MilestoneRow, links: Links, incidentId: string): 'SURE' | 'UNSURE' | null {
  const named = register.milestoneIncidents.filter(({ milestoneId }) => milestoneId === row.id);
  const isNamed = named.some((name) => name.incidentId === incidentId);
  if (row.proceedingId === null) return isNamed ? 'SURE' : null;
  if (named.length > 0 && !isNamed) return null;
  if (links.sure.has(row.proceedingId)) return 'SURE';
  return links.unsure.has(row.proceedingId) ? 'UNSURE' : null;
}

function readStep(register: Register, row: MilestoneRow, isCriminal: boolean, question: Question): Step {
  const rule = milestoneKindRules.find(({ kind }) => kind === row.kind);
  if (rule === undefined) throw new Error(`There is no rule for steps of kind ${row.kind}.`);
  const stage = CRIMINAL_ONLY.includes(rule.stage) && !isCriminal ? null : rule.stage;
  const outcome = outcomeFor(register, row, question.incidentId);
  return { row, rule, isCriminal, stage, outcome, isDisputed: isDisputed(register, row, question.knownAt) };
}

function outcomeFor(register: Register, row: MilestoneRow, incidentId: string): Outcome | null {
  const charges = register.charges.filter(({ milestoneId }) => milestoneId === row.id);
  if (row.outcome !== 'CONVICTED' || charges.length === 0) return row.outcome;
  for (const charge of charges) {
    const isGuilty = charge.outcome === null || charge.outcome === 'CONVICTED';
    if (charge.incidentId === incidentId && isGuilty) return 'CONVICTED';
  }
  return 'DISCHARGED';
}

function isDisputed(register: Register, row: MilestoneRow, knownAt: string | null): boolean {
  const reviews = register.reviews.filter((r) => r.milestoneId === row.id && isRecordedBy(r.recordedAt, knownAt));
  for (const dispute of reviews) {
    if (dispute.decision !== 'DISPUTE') continue;
    if (!reviews.some((later) => later.decision === 'VERIFY' && later.recordedAt > dispute.recordedAt)) return true;
  }
  return false;
}
