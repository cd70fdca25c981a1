import { Stage } from '../../src/vocabulary/progress.vocabulary.js';
import type { JudicialState } from '../../src/vocabulary/suspect.vocabulary.js';
import { type ClassSums, classSums } from './class-sums.js';
import type { Step } from './steps-of-incident.js';
import { isClosedAfter, isOfClass, isOfNobody, type Line, type SuspectOfIncident } from './suspects-of-incident.js';

export const stagesInOrder = Object.keys(Stage) as Stage[];

/** A proceeding (or, with id null, none) as far as its counted steps concern the incident. */
export interface ProceedingOfIncident {
  readonly id: string | null;
  readonly isCriminal: boolean;
  readonly steps: readonly Step[];
  readonly sums: ClassSums;
  readonly lines: readonly Line[];
}

export function proceedingsOfIncident(
  counted: readonly Step[],
  suspects: readonly SuspectOfIncident[],
): readonly ProceedingOfIncident[] {
  const lines = suspects.flatMap((suspect) => suspect.lines);
  const ids = new Set<string | null>(counted.map(({ row }) => row.proceedingId));
  for (const line of lines) ids.add(line.proceedingId);
  const found: ProceedingOfIncident[] = [];
  for (const id of ids) {
    const steps = counted.filter(({ row }) => row.proceedingId === id);
    const ofProceeding = lines.filter(({ proceedingId }) => proceedingId === id);
    const isCriminal = ofProceeding.length > 0 || steps.some((step) => step.isCriminal);
    found.push({ id, isCriminal, steps, sums: classSums(steps, isCriminal), lines: ofProceeding });
  }
  return found;
}

export function standingStages(
  proceedings: readonly ProceedingOfIncident[],
  suspects: readonly SuspectOfIncident[],
): Stage[] {
  const standing = new Set<Stage>(['REPORTED']);
  if (suspects.some(({ custody }) => custody === 'IN_CUSTODY')) standing.add('ARREST');
  for (const proceeding of proceedings) {
    if (proceeding.sums.custody.max > 0) standing.add('ARREST');
    if (!proceeding.isCriminal) continue;
    if (investigationStands(proceeding)) standing.add('INVESTIGATION');
    if (chargeStands(proceeding)) standing.add('CHARGE');
    if (prosecutionStands(proceeding)) standing.add('PROSECUTION');
    if (verdictStands(proceeding)) standing.add('VERDICT');
  }
  return stagesInOrder.filter((stage) => standing.has(stage));
}

function hasStage(steps: readonly Step[], stages: readonly Stage[]): boolean {
  return steps.some(({ stage }) => stage !== null && stages.includes(stage));
}

function hasLineIn({ lines }: ProceedingOfIncident, states: readonly JudicialState[]): boolean {
  return lines.some(({ state }) => states.includes(state));
}

function isClosed({ steps }: ProceedingOfIncident): boolean {
  return isClosedAfter(steps.filter(isOfNobody));
}

function isClasslike({ steps, lines }: ProceedingOfIncident, stages: readonly Stage[]): boolean {
  if (hasStage(steps.filter(isOfClass), stages)) return true;
  return lines.length === 0 && hasStage(steps.filter(isOfNobody), stages);
}

function investigationStands(proceeding: ProceedingOfIncident): boolean {
  if (!hasStage(proceeding.steps, ['INVESTIGATION', 'CHARGE', 'PROSECUTION', 'VERDICT'])) return false;
  return !isClosed(proceeding) || verdictStands(proceeding);
}

function chargeStands(proceeding: ProceedingOfIncident): boolean {
  const isStanding = ({ state }: Line): boolean =>
    state !== 'SUSPECTED' && state !== 'NOT_CONFIRMED' && state !== 'ENDED';
  if (proceeding.lines.some(isStanding)) return true;
  if (!isClasslike(proceeding, ['CHARGE', 'PROSECUTION', 'VERDICT']) || isClosed(proceeding)) return false;
  const { dropped, charged, judged } = proceeding.sums;
  return dropped.max === 0 || Math.max(charged.max, judged.max) > dropped.min;
}

function prosecutionStands(proceeding: ProceedingOfIncident): boolean {
  if (hasLineIn(proceeding, ['ON_TRIAL', 'CONVICTED', 'ACQUITTED', 'DISCHARGED', 'REFERRED', 'PARDONED'])) return true;
  if (!isClasslike(proceeding, ['PROSECUTION', 'VERDICT']) || isClosed(proceeding)) return false;
  const { judged, quashed } = proceeding.sums;
  return judged.max === 0 || judged.max - quashed.min > 0 || isTriedAgain(proceeding);
}

export function isTriedAgain({ steps }: ProceedingOfIncident): boolean {
  let [opened, quashed] = [-1, -1];
  steps.forEach((step, position) => {
    const { row, outcome } = step;
    if (row.kind === 'TRIAL_OPENED' && (isOfClass(step) || isOfNobody(step))) opened = position;
    const isQuashing =
      row.kind === 'APPEAL_DECIDED' && isOfClass(step) && (outcome === 'QUASHED' || outcome === 'RETRIAL_ORDERED');
    if (isQuashing) quashed = position;
  });
  return opened > quashed;
}

function verdictStands(proceeding: ProceedingOfIncident): boolean {
  const { judged, quashed } = proceeding.sums;
  if (judged.max - quashed.min > 0) return true;
  return hasLineIn(proceeding, ['CONVICTED', 'ACQUITTED', 'DISCHARGED', 'REFERRED', 'PARDONED']);
}
