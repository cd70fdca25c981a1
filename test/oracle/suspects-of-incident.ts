import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { CustodyState, JudicialState } from '../../src/vocabulary/suspect.vocabulary.js';
import { type Question, type Register, type SuspectVersion, versionsAt } from './register.js';
import type { Step, StepsOfIncident } from './steps-of-incident.js';

/** A suspect before the court of one criminal proceeding. */
export interface Line {
  readonly suspectId: string;
  readonly proceedingId: string;
  readonly state: JudicialState;
  readonly isAbsentia: boolean;
  readonly isTried: boolean;
}

export interface SuspectOfIncident {
  readonly suspect: SuspectVersion;
  readonly custody: CustodyState;
  readonly isArrested: boolean;
  readonly lines: readonly Line[];
}

const OPEN_STATES: readonly JudicialState[] = ['SUSPECTED', 'CHARGED', 'ON_TRIAL', 'QUASHED'];

export function suspectsOfIncident(
  register: Register,
  question: Question,
  steps: StepsOfIncident,
): readonly SuspectOfIncident[] {
  const linked = new Set<string>();
  for (const link of versionsAt(register.suspectIncidents, question.knownAt)) {
    if (link.incidentId !== question.incidentId || link.isEnded || link.level > question.level) continue;
    linked.add(link.suspectId);
  }
  const found: SuspectOfIncident[] = [];
  for (const suspect of versionsAt(register.suspects, question.knownAt)) {
    if (!linked.has(suspect.id) || suspect.level > question.level) continue;
    const own = steps.counted.filter(({ row }) => row.suspectId === suspect.id);
    const custody = custodyAfter(own);
    const isArrested = own.some(({ stage }) => stage === 'ARREST');
    found.push({ suspect, custody, isArrested, lines: linesOf(register, question, steps, suspect.id, custody) });
  }
  return found;
}

/** Position of the last step of the given kinds; -1 if there is none. */
export function lastOf(steps: readonly Step[], ...kinds: readonly MilestoneKind[]): number {
  let last = -1;
  steps.forEach(({ row }, position) => {
    if (kinds.includes(row.kind)) last = position;
  });
  return last;
}

function custodyAfter(own: readonly Step[]): CustodyState {
  if (lastOf(own, 'DIED') >= 0) return 'DEAD';
  let last = -1;
  own.forEach(({ rule, row }, position) => {
    if (rule.custody !== 'NONE' || row.kind === 'FAILED_TO_APPEAR') last = position;
  });
  const warrant = lastOf(own, 'WARRANT_ISSUED');
  const isSought = warrant >= 0 && lastOf(own, 'ORDER_LIFTED') < warrant;
  const step = own[last];
  if (step === undefined) return isSought ? 'AT_LARGE' : 'UNKNOWN';
  if (step.isDisputed) return 'DISPUTED';
  if (step.rule.custody === 'ENTERS') return 'IN_CUSTODY';
  if (step.row.kind === 'FAILED_TO_APPEAR') return 'AT_LARGE';
  if (isSought && warrant > last) return 'AT_LARGE';
  return step.row.kind === 'ESCAPED' ? 'ESCAPED' : 'RELEASED';
}

function linesOf(
  register: Register,
  question: Question,
  steps: StepsOfIncident,
  suspectId: string,
  custody: CustodyState,
): Line[] {
  const joined = versionsAt(register.proceedingSuspects, question.knownAt).filter(
    (join) => join.suspectId === suspectId && !join.isEnded && join.level <= question.level,
  );
  // A tie to a proceeding that is classified higher is as hidden as the proceeding.
  const shown = versionsAt(register.proceedings, question.knownAt).filter(({ level }) => level <= question.level);
  const lines: Line[] = [];
  for (const proceedingId of steps.sureProceedingIds) {
    if (!steps.criminalProceedingIds.includes(proceedingId)) continue;
    const ofProceeding = steps.counted.filter(({ row }) => row.proceedingId === proceedingId);
    const isJoined =
      shown.some(({ id }) => id === proceedingId) && joined.some((join) => join.proceedingId === proceedingId);
    if (!isJoined && !ofProceeding.some(({ row }) => row.suspectId === suspectId)) continue;
    const ofLine = ofProceeding.filter((step) => step.row.suspectId === suspectId || isOfNobody(step));
    const judgment = ofLine[lastOf(ofLine, 'JUDGMENT')];
    lines.push({
      suspectId,
      proceedingId,
      state: stateAfter(ofLine, custody),
      isAbsentia: judgment?.row.inAbsentia ?? false,
      isTried: judgment !== undefined,
    });
  }
  return lines;
}

export function isOfNobody({ row }: Step): boolean {
  return row.suspectId === null && row.personsMin === null;
}

export function isOfClass({ row }: Step): boolean {
  return row.suspectId === null && row.personsMin !== null;
}

/** Whether the last of these steps that closes or reopens is one that closes. */
export function isClosedAfter(steps: readonly Step[]): boolean {
  return lastOf(steps, 'CLOSED') > lastOf(steps, 'REOPENED');
}

function stateAfter(ofLine: readonly Step[], custody: CustodyState): JudicialState {
  let state: JudicialState = 'SUSPECTED';
  for (const step of ofLine) state = moveOf(step) ?? state;
  const isOver = isClosedAfter(ofLine) || custody === 'DEAD';
  return isOver && OPEN_STATES.includes(state) ? 'ENDED' : state;
}

function moveOf({ row, outcome }: Step): JudicialState | null {
  const isFinding =
    outcome === 'CONVICTED' || outcome === 'ACQUITTED' || outcome === 'DISCHARGED' || outcome === 'REFERRED';
  if (row.kind === 'CHARGED' || row.kind === 'CHARGES_CONFIRMED') return 'CHARGED';
  if (row.kind === 'CHARGES_NOT_CONFIRMED') return 'NOT_CONFIRMED';
  if (row.kind === 'CHARGES_WITHDRAWN') return 'ENDED';
  if (row.kind === 'TRIAL_OPENED') return 'ON_TRIAL';
  if (row.kind === 'JUDGMENT') return isFinding ? outcome : 'DISCHARGED';
  if (row.kind === 'PARDONED' || row.kind === 'AMNESTIED') return 'PARDONED';
  if (row.kind !== 'APPEAL_DECIDED') return null;
  if (outcome === 'QUASHED' || outcome === 'RETRIAL_ORDERED') return 'QUASHED';
  return isFinding ? outcome : null;
}
