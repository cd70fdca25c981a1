import type { StageName } from '../../src/ledger/stages.js';
import type { Question, Register } from './register.js';
import { compareLists, stepsOfIncident, type Step } from './steps-of-incident.js';
import { suspectsOfIncident } from './suspects-of-incident.js';

export interface Wait {
  readonly unit: 'INCIDENT' | 'PROCEEDING' | 'SUSPECT';
  readonly id: string;
  readonly stage: StageName;
  readonly convicted: boolean;
  readonly from: StageName;
  readonly dates: 'EARLIEST' | 'LATEST';
  readonly entry: 'LOOKED_FROM' | 'NONE';
  readonly occurred: readonly [from: string, to: string];
  readonly looked: readonly [from: string, to: string] | null;
}

/** A unit in view, in days since its origin: what ended it is nothing (0), the event (1) or another end (2). */
export interface Observed {
  readonly entry: number;
  readonly time: number;
  readonly cause: number;
  readonly isReopened: boolean;
  readonly isAfterLook: boolean;
}

interface Dated extends Step {
  readonly day: string;
}
/** What is known of a proceeding as steps pass by. */
interface Course {
  isBegun: boolean;
  isShut: boolean;
  isRefused: boolean;
  isJudged: boolean;
}
interface Case {
  readonly mine: readonly Dated[];
  /** Whether a closing, or a refusal, is one of the whole matter as the unit sees it. */
  readonly isWhole: (step: Dated) => boolean;
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const CHAIN: readonly StageName[] = ['INVESTIGATION', 'CHARGE', 'PROSECUTION', 'VERDICT'];

/** How long a unit of an incident waited, told step by step; or why it is in no curve. */
export function waitOf(register: Register, question: Question, wait: Wait): Observed | string {
  const ofIncident = stepsOfIncident(register, question);
  const dated = ofIncident.counted
    .map((step): Dated => ({ ...step, day: wait.dates === 'EARLIEST' ? step.row.occurredFrom : step.row.occurredTo }))
    .map((step, place) => ({ step, key: [step.day, String(place).padStart(6, '0')] }))
    .sort((a, b) => compareLists(a.key, b.key))
    .map(({ step }) => step);
  const { mine, isWhole } = caseOf(register, question, wait, dated);
  if (days(...wait.occurred) > 92) return 'unknownDate';
  const begins = wait.from === 'REPORTED' ? undefined : mine.findIndex(({ stage }) => stage === wait.from);
  if (begins === -1) return 'notBegun';
  const first = begins === undefined ? undefined : mine[begins];
  if (first && days(first.row.occurredFrom, first.row.occurredTo) > 92) return 'unknownDate';
  const looks = dated
    .filter(({ row }) => row.kind === 'STATUS_CHECKED' || row.kind === 'NOT_OPENED')
    .map(({ day }) => day);
  const all = [...(wait.looked ?? []), ...looks].sort();
  const [lookedFrom, last] = [all[0], all.at(-1)];
  if (lookedFrom === undefined || last === undefined || lookedFrom > question.asOf) return 'neverLookedAt';
  const lookedTo = last < question.asOf ? last : question.asOf;
  const event = mine.find(({ stage, row, outcome }) =>
    stage !== wait.stage ? false : wait.convicted ? row.kind === 'JUDGMENT' && outcome === 'CONVICTED' : true,
  );
  const later = CHAIN.slice(CHAIN.indexOf(wait.stage) + 1);
  const isImplied = CHAIN.includes(wait.stage) && mine.some(({ stage }) => stage !== null && later.includes(stage));
  if (event === undefined && !wait.convicted && isImplied) return 'impliedOnly';
  const end = endOf(mine, isWhole, begins ?? -1, wait.unit === 'SUSPECT');
  const occurred = wait.dates === 'EARLIEST' ? wait.occurred[0] : wait.occurred[1];
  const origin = first?.day ?? occurred;
  const leaves = days(lookedTo, question.asOf) <= 365 ? question.asOf : lookedTo;
  const isEvent = event !== undefined && (end === null || event.day <= end.day);
  const day = isEvent ? event.day : (end?.day ?? leaves);
  const cause = isEvent ? 1 : end ? 2 : 0;
  const isLate = wait.entry === 'LOOKED_FROM' && days(occurred, lookedFrom) > 90;
  const entry = isLate ? Math.max(0, days(origin, lookedFrom)) : 0;
  const time = Math.max(0, days(origin, day));
  if (entry > 0 ? entry >= time : cause === 0 && day < origin) return 'neverInView';
  return {
    entry,
    time,
    cause,
    isReopened: cause === 2 && (end?.isReopened ?? false),
    isAfterLook: cause > 0 && day > lookedTo,
  };
}

const ofNobody = ({ row }: Step): boolean => row.suspectId === null && row.personsMin === null;

function caseOf(register: Register, question: Question, wait: Wait, dated: readonly Dated[]): Case {
  const pairs = suspectsOfIncident(register, question, stepsOfIncident(register, question)).flatMap(
    ({ lines }) => lines,
  );
  if (wait.unit === 'SUSPECT') {
    const forums = pairs.filter(({ suspectId }) => suspectId === wait.id).map(({ proceedingId }) => proceedingId);
    const isMine = (step: Dated): boolean =>
      step.row.suspectId === wait.id ||
      (ofNobody(step) && (step.row.proceedingId === null || forums.includes(step.row.proceedingId)));
    return { mine: dated.filter(isMine), isWhole: () => true };
  }
  const isLeft = (suspect: string, forum: string, until: number): boolean =>
    !dated
      .slice(0, until + 1)
      .some(
        ({ row }) =>
          row.suspectId === suspect && (row.kind === 'DIED' || (row.kind === 'CLOSED' && row.proceedingId === forum)),
      );
  const isWhole = (step: Dated): boolean => {
    if (ofNobody(step)) return true;
    const forum = step.row.proceedingId;
    if (step.row.kind !== 'CLOSED' || step.row.suspectId === null || forum === null) return false;
    const hasClass = dated.some(
      ({ row }) => row.proceedingId === forum && row.suspectId === null && row.personsMin !== null,
    );
    const until = dated.indexOf(step);
    return !hasClass && !pairs.some((pair) => pair.proceedingId === forum && isLeft(pair.suspectId, forum, until));
  };
  const mine =
    wait.unit === 'INCIDENT'
      ? dated
      : dated.filter(({ row, isCriminal }) => isCriminal && row.proceedingId === wait.id);
  return { mine, isWhole };
}

/** The first end without judgment while nothing is open, after the step at `begins`; and whether it was taken up again. */
function endOf(
  steps: readonly Dated[],
  isWhole: (step: Dated) => boolean,
  begins: number,
  isPerson: boolean,
): { day: string; isReopened: boolean } | null {
  const courses = new Map<string, Course>();
  for (const [place, step] of steps.entries()) {
    const { kind, proceedingId } = step.row;
    const course = courses.get(proceedingId ?? '') ?? {
      isBegun: false,
      isShut: false,
      isRefused: false,
      isJudged: false,
    };
    const isOfMatter = step.isCriminal || proceedingId === null;
    const shuts = kind === 'CLOSED' && step.isCriminal && isWhole(step);
    const refuses = kind === 'DECLINED' && isOfMatter && isWhole(step);
    if (proceedingId !== null && step.isCriminal) {
      courses.set(proceedingId, course);
      if (step.rule.isProgress && kind !== 'CLOSED') [course.isBegun, course.isRefused] = [true, false];
      if (kind === 'REOPENED') course.isShut = false;
      if (kind === 'JUDGMENT') course.isJudged = true;
      if (shuts) course.isShut = true;
      if (refuses) course.isRefused = true;
    }
    const isAnyOpen = [...courses.values()].some((one) => one.isBegun && !one.isShut && !one.isRefused);
    const isEnd = (shuts || refuses) && !isAnyOpen && !(proceedingId !== null && course.isJudged);
    if (place <= begins || !(isEnd || (isPerson && kind === 'DIED'))) continue;
    const after = steps.slice(place + 1).filter(({ isCriminal }) => isCriminal);
    return { day: step.day, isReopened: after.some(({ row, stage }) => row.kind === 'REOPENED' || stage !== null) };
  }
  return null;
}
