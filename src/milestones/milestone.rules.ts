import { InvalidInputError, type FieldFault } from '../errors/app-error.js';
import { checkedCount } from '../incidents/incident.rules.js';
import { milestoneKindRules, type MilestoneKindRule } from '../vocabulary/milestone-kinds.js';
import type { AccusedStepLike, MilestoneLike, SentenceLike } from './milestone.drafts.js';
import type { Milestone } from '../ledger/milestone.entity.js';

const rules = new Map<string, MilestoneKindRule>(milestoneKindRules.map((rule) => [rule.kind, rule]));
const JUDGMENT_OUTCOMES: readonly string[] = ['CONVICTED', 'ACQUITTED', 'DISCHARGED', 'REFERRED'];

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
  const refuse = (path: string, name: string, message: string): void => void faults.push({ path, rule: name, message });
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
  if ((needs.has('OUTCOME') || rule.kind === 'JUDGMENT') && missing >= 0) {
    refuse(
      accused.length > 0 ? `input.accused[${missing}].outcome` : 'input.outcome',
      'OUTCOME_REQUIRED',
      `${rule.kind} needs an outcome for each accused.`,
    );
  }
  if (rule.kind === 'JUDGMENT' && outcomes.some((outcome) => outcome != null && !JUDGMENT_OUTCOMES.includes(outcome))) {
    refuse('input.outcome', 'OUTCOME', `A judgment ends in ${JUDGMENT_OUTCOMES.join(', ')}.`);
  }
  accused.forEach((one, i) => checkAccused(one, input, `input.accused[${i}]`, refuse));
  if (faults.length > 0) throw new InvalidInputError(faults);
}

function checkAccused(
  one: AccusedStepLike,
  input: MilestoneLike,
  path: string,
  refuse: (path: string, rule: string, message: string) => void,
): void {
  if ((one.suspect == null) === (one.persons == null))
    refuse(path, 'ONE_OF', `${path} names a suspect or counts persons: exactly one of both.`);
  if (one.persons != null) checkedCount(one.persons, `${path}.persons`);
  if (one.outOf != null && one.suspect == null)
    refuse(`${path}.outOf`, 'SUSPECT_REQUIRED', 'outOf takes a suspect out of a counted class: name the suspect.');
  if (
    one.sentence != null &&
    (one.outcome ?? input.outcome) !== undefined &&
    (one.outcome ?? input.outcome) !== null &&
    (one.outcome ?? input.outcome) !== 'CONVICTED'
  ) {
    refuse(`${path}.sentence`, 'CONVICTION_REQUIRED', 'A sentence follows a conviction.');
  }
  if (one.sentence != null) checkSentence(one.sentence, `${path}.sentence`, refuse);
}

function checkSentence(
  sentence: SentenceLike,
  path: string,
  refuse: (path: string, rule: string, message: string) => void,
): void {
  const { minMonths, maxMonths } = sentence;
  if (minMonths != null && maxMonths != null && minMonths > maxMonths)
    refuse(path, 'ORDER', `${path}: minMonths is above maxMonths.`);
  if (sentence.kind === 'TERM' && minMonths == null && maxMonths == null)
    refuse(path, 'LENGTH', `${path}: a term has a length in months.`);
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
