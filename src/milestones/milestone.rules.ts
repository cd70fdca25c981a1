import { InvalidInputError, type FieldFault } from '../errors/app-error.js';
import { checkedCount } from '../incidents/incident.rules.js';
import { uuidOf } from '../reading/node-id.js';
import { milestoneKindRules, type MilestoneKindRule } from '../vocabulary/milestone-kinds.js';
import type { AccusedStepLike, MilestoneLike, SentenceLike } from './milestone.drafts.js';
import type { Milestone } from '../ledger/milestone.entity.js';

const rules = new Map<string, MilestoneKindRule>(milestoneKindRules.map((rule) => [rule.kind, rule]));
const JUDGMENT_OUTCOMES: readonly string[] = ['CONVICTED', 'ACQUITTED', 'DISCHARGED', 'REFERRED'];
/** Kinds that pronounce or change a sentence, and outcomes that leave room for one. */
const SENTENCING: readonly string[] = ['JUDGMENT', 'SENTENCED', 'APPEAL_DECIDED', 'COMMUTED'];
const SENTENCED_OUTCOMES: readonly string[] = ['CONVICTED', 'SENTENCE_CHANGED'];
const OUTCOME_NEEDED: readonly string[] = milestoneKindRules
  .filter(({ kind, needs }) => kind === 'JUDGMENT' || needs.includes('OUTCOME'))
  .map(({ kind }) => kind);

type Refuse = (path: string, rule: string, message: string) => void;

/** The rules of a kind. Throws BAD_USER_INPUT for REPORTED, which is written with its incident. */
export function ruleOf(kind: string): MilestoneKindRule {
  const rule = rules.get(kind);
  if (!rule || kind === 'REPORTED')
    throw InvalidInputError.at(
      'input.kind',
      'KIND',
      `${kind} is not a step to record: it is written with the incident.`,
    );
  return rule;
}

/** Everything about a step that its own input decides. Throws BAD_USER_INPUT with all faults at once. */
export function checkStep(input: MilestoneLike, rule: MilestoneKindRule): void {
  const faults: FieldFault[] = [];
  const refuse: Refuse = (path, name, message) => void faults.push({ path, rule: name, message });
  const accused = input.accused ?? [];
  const needs = new Set<string>(rule.needs);
  if (needs.has('PROCEEDING') && input.proceeding == null)
    refuse('input.proceeding', 'PROCEEDING_REQUIRED', `${rule.kind} is a step of a proceeding: name it.`);
  if (needs.has('ACCUSED') && accused.length === 0)
    refuse('input.accused', 'ACCUSED_REQUIRED', `${rule.kind} concerns somebody: name the accused, or say how many.`);
  if (input.proceeding == null && (input.incidents ?? []).length === 0) {
    refuse('input.incidents', 'INCIDENT_REQUIRED', 'A step without a proceeding names its incidents.');
  }
  const outcomes = accused.length === 0 ? [input.outcome] : accused.map((one) => one.outcome ?? input.outcome);
  const missing = outcomes.findIndex((outcome) => outcome == null);
  if (OUTCOME_NEEDED.includes(rule.kind) && missing >= 0) {
    refuse(
      accused.length > 0 ? `input.accused[${missing}].outcome` : 'input.outcome',
      'OUTCOME_REQUIRED',
      `${rule.kind} needs an outcome for each accused.`,
    );
  }
  for (const outcome of new Set(outcomes)) checkOutcome(rule.kind, outcome, refuse);
  accused.forEach((one, i) => checkAccused(one, input, `input.accused[${i}]`, refuse));
  checkTogether(accused, input.absent, refuse);
  if (faults.length > 0) throw new InvalidInputError(faults);
}

function checkOutcome(kind: string, outcome: string | null | undefined, refuse: Refuse): void {
  if (kind === 'JUDGMENT' && outcome != null && !JUDGMENT_OUTCOMES.includes(outcome))
    refuse('input.outcome', 'OUTCOME', `A judgment ends in ${JUDGMENT_OUTCOMES.join(', ')}.`);
}

function checkAccused(one: AccusedStepLike, input: MilestoneLike, path: string, refuse: Refuse): void {
  if ((one.suspect == null) === (one.persons == null))
    refuse(path, 'ONE_OF', `${path} names a suspect or counts persons: exactly one of both.`);
  if (one.persons != null) checkedCount(one.persons, `${path}.persons`);
  if (one.outOf != null && one.suspect == null)
    refuse(`${path}.outOf`, 'SUSPECT_REQUIRED', 'outOf takes a suspect out of a counted class: name the suspect.');
  if (one.absent != null && (one.persons?.max ?? 1) < one.absent.max) refuseAbsent(`${path}.absent`, refuse);
  if (one.sentence != null)
    checkSentence(one.sentence, input.kind, one.outcome ?? input.outcome, `${path}.sentence`, refuse);
}

/** What the entries of an act are together: nobody twice, and no more people absent than there are. */
function checkTogether(accused: readonly AccusedStepLike[], absent: MilestoneLike['absent'], refuse: Refuse): void {
  const seen = new Set<string>();
  for (const [i, { suspect }] of accused.entries()) {
    if (suspect == null) continue;
    const path = `input.accused[${i}].suspect`;
    const id = uuidOf('Suspect', suspect, path);
    if (seen.has(id)) refuse(path, 'ONCE', `${path} is named already: one entry for each accused.`);
    seen.add(id);
  }
  const people = accused.reduce((sum, { persons }) => sum + (persons?.max ?? 1), 0);
  if (absent != null && accused.length > 0 && absent.max > people) refuseAbsent('input.absent', refuse);
}

const refuseAbsent = (path: string, refuse: Refuse): void =>
  refuse(path, 'ABOVE_PERSONS', `${path} counts more people than the step concerns.`);

function checkSentence(
  sentence: SentenceLike,
  kind: string,
  outcome: string | null | undefined,
  path: string,
  refuse: Refuse,
): void {
  if (!SENTENCING.includes(kind))
    refuse(path, 'KIND', `${path}: a sentence belongs to ${SENTENCING.join(', ')}, not to ${kind}.`);
  if (outcome != null && !SENTENCED_OUTCOMES.includes(outcome))
    refuse(path, 'CONVICTION_REQUIRED', 'A sentence follows a conviction.');
  const { minMonths, maxMonths } = sentence;
  if (minMonths != null && maxMonths != null && minMonths > maxMonths)
    refuse(path, 'ORDER', `${path}: minMonths is above maxMonths.`);
  if (sentence.kind === 'TERM' && minMonths == null && maxMonths == null)
    refuse(path, 'LENGTH', `${path}: a term has a length in months.`);
}

/** Whether a step is still one after its correction, by the rules of recording. Throws BAD_USER_INPUT with all faults. */
export function checkCorrected(row: Milestone): void {
  const faults: FieldFault[] = [];
  const refuse: Refuse = (path, rule, message) => void faults.push({ path, rule, message });
  const { kind, outcome, absentMax } = row;
  if (outcome === null && OUTCOME_NEEDED.includes(kind))
    refuse('input.outcome', 'OUTCOME_REQUIRED', `${kind} needs an outcome.`);
  checkOutcome(kind, outcome, refuse);
  if (row.sentenceKind !== null) {
    const { sentenceMinMonths: minMonths, sentenceMaxMonths: maxMonths } = row;
    checkSentence({ kind: row.sentenceKind, minMonths, maxMonths }, kind, outcome, 'input.sentence', refuse);
  }
  if (absentMax !== null && row.personsMax !== null && absentMax > row.personsMax) refuseAbsent('input.absent', refuse);
  if (faults.length > 0) throw new InvalidInputError(faults);
}

/** The stored columns of a sentence. */
export function sentenceColumns(sentence: SentenceLike | null | undefined): Partial<Milestone> {
  return {
    sentenceKind: sentence?.kind ?? null,
    sentenceMinMonths: sentence?.minMonths ?? sentence?.maxMonths ?? null,
    sentenceMaxMonths: sentence?.maxMonths ?? sentence?.minMonths ?? null,
    sentenceLabour: sentence?.labour ?? null,
    sentenceSuspended: sentence?.suspended ?? null,
    fineAmount: sentence?.fine?.amount ?? null,
    fineCurrency: sentence?.fine?.currency ?? null,
  };
}

/** The columns of a counted class, or of those who were not there. */
export function countColumns<P extends 'persons' | 'absent'>(
  prefix: P,
  count: { min: number; max: number } | null | undefined,
  path: string,
): Partial<Milestone> {
  const checked = checkedCount(count, path);
  return { [`${prefix}Min`]: checked?.min ?? null, [`${prefix}Max`]: checked?.max ?? null };
}
