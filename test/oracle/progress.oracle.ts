import type { DatePrecision } from '../../src/vocabulary/common.vocabulary.js';
import type { AccountabilityClass, Information, Stage } from '../../src/vocabulary/progress.vocabulary.js';
import { add, type ClassSums, type Range } from './class-sums.js';
import type { Question, Register } from './register.js';
import { type ProceedingOfIncident, proceedingsOfIncident, stagesInOrder, standingStages } from './standing.js';
import { compareLists, type Step, stepsOfIncident } from './steps-of-incident.js';
import { type Line, type SuspectOfIncident, suspectsOfIncident } from './suspects-of-incident.js';

export interface PartialDate {
  readonly from: string;
  readonly to: string;
  readonly precision: DatePrecision;
  readonly approximate: boolean;
}

/** The columns of the query of progress, under their own names. */
export interface ProgressRow {
  readonly stage: Stage;
  readonly reached: readonly Stage[];
  readonly maybe_reached: readonly Stage[];
  readonly standing: readonly Stage[];
  readonly implied: readonly Stage[];
  readonly investigation_opened_on: PartialDate | null;
  readonly first_arrest_on: PartialDate | null;
  readonly first_charge_on: PartialDate | null;
  readonly prosecution_opened_on: PartialDate | null;
  readonly first_verdict_on: PartialDate | null;
  readonly first_conviction_on: PartialDate | null;
  readonly identified_min: number;
  readonly identified_max: number;
  readonly arrested_min: number;
  readonly arrested_max: number;
  readonly custody_min: number;
  readonly custody_max: number;
  readonly tried_min: number;
  readonly tried_max: number;
  readonly convicted_min: number;
  readonly convicted_max: number;
  readonly absentia_min: number;
  readonly absentia_max: number;
  readonly acquitted_min: number;
  readonly acquitted_max: number;
  readonly accountability: AccountabilityClass;
  readonly information: Information;
  readonly last_step_on: PartialDate | null;
  readonly last_step_to: string | null;
  readonly stale_on: string | null;
  readonly last_day: string | null;
}

/**
 * What an incident has reached and what holds of it, worked out row by row from the tables alone: a second, plainer
 * derivation that the query of progress is held against.
 */
export function progressOf(register: Register, question: Question): ProgressRow {
  const steps = stepsOfIncident(register, question);
  const suspects = suspectsOfIncident(register, question, steps);
  const proceedings = proceedingsOfIncident(steps.counted, suspects);
  const standing = standingStages(proceedings, suspects);
  const persons = personCounts(suspects, proceedings);
  const information = informationFrom(steps.counted);
  const lastStepOn = datesOf(steps.counted.filter(({ rule }) => rule.isProgress)).at(-1) ?? null;
  return {
    stage: standing.at(-1) ?? 'REPORTED',
    ...reachedStages(steps.counted, steps.maybe),
    standing,
    ...firstDates(steps.counted),
    ...boundsOf(persons),
    accountability: accountabilityOf(suspects, persons.convicted, information),
    information,
    last_step_on: lastStepOn,
    last_step_to: lastStepOn?.to ?? null,
    stale_on: [...steps.openDays].sort()[0] ?? null,
    last_day:
      [...steps.counted, ...steps.maybe]
        .map(({ row }) => row.occurredTo)
        .sort()
        .at(-1) ?? null,
  };
}

export function reachedStages(
  counted: readonly Step[],
  maybe: readonly Step[],
): Pick<ProgressRow, 'reached' | 'maybe_reached' | 'implied'> {
  const own = stagesOf(counted);
  const reached = withImplied(own);
  const possible = withImplied(new Set([...own, ...stagesOf(maybe)]));
  const inOrder = (isIn: (stage: Stage) => boolean): Stage[] => stagesInOrder.filter(isIn);
  return {
    reached: inOrder((stage) => reached.has(stage)),
    maybe_reached: inOrder((stage) => possible.has(stage) && !reached.has(stage)),
    implied: inOrder((stage) => reached.has(stage) && !own.has(stage)),
  };
}

/** Every incident is reported: that stage needs no step of its own. */
function stagesOf(steps: readonly Step[]): Set<Stage> {
  const found = new Set<Stage>(['REPORTED']);
  for (const { stage } of steps) if (stage !== null) found.add(stage);
  return found;
}

function withImplied(own: ReadonlySet<Stage>): Set<Stage> {
  const all = new Set(own);
  if (all.has('VERDICT')) all.add('PROSECUTION');
  if (all.has('PROSECUTION')) all.add('CHARGE');
  if (all.has('CHARGE')) all.add('INVESTIGATION');
  return all;
}

/** Dates of the steps, the least first. */
function datesOf(steps: readonly Step[]): PartialDate[] {
  const dates = steps.map(({ row }) => ({
    from: row.occurredFrom,
    to: row.occurredTo,
    precision: row.occurredPrecision,
    approximate: row.occurredApproximate,
  }));
  const key = (date: PartialDate): string[] => [date.to, date.from, date.precision, date.approximate ? '1' : '0'];
  return dates.sort((a, b) => compareLists(key(a), key(b)));
}

type FirstDate =
  | 'investigation_opened_on'
  | 'first_arrest_on'
  | 'first_charge_on'
  | 'prosecution_opened_on'
  | 'first_verdict_on'
  | 'first_conviction_on';

function firstDates(counted: readonly Step[]): Pick<ProgressRow, FirstDate> {
  const first = (isMeant: (step: Step) => boolean): PartialDate | null => datesOf(counted.filter(isMeant))[0] ?? null;
  return {
    investigation_opened_on: first(({ stage }) => stage === 'INVESTIGATION'),
    first_arrest_on: first(({ stage }) => stage === 'ARREST'),
    first_charge_on: first(({ stage }) => stage === 'CHARGE'),
    prosecution_opened_on: first(({ stage }) => stage === 'PROSECUTION'),
    first_verdict_on: first(({ stage }) => stage === 'VERDICT'),
    first_conviction_on: first(isConviction),
  };
}

function isConviction({ row, outcome, isCriminal }: Step): boolean {
  return isCriminal && outcome === 'CONVICTED' && (row.kind === 'JUDGMENT' || row.kind === 'APPEAL_DECIDED');
}

const countNames = ['identified', 'arrested', 'custody', 'tried', 'convicted', 'absentia', 'acquitted'] as const;
type PersonCounts = Record<(typeof countNames)[number], Range>;

function personCounts(
  suspects: readonly SuspectOfIncident[],
  proceedings: readonly ProceedingOfIncident[],
): PersonCounts {
  const named = (isMeant: (suspect: SuspectOfIncident) => boolean): Range => {
    const count = suspects.filter(isMeant).length;
    return { min: count, max: count };
  };
  const withLine = (isMeant: (line: Line) => boolean): Range => named(({ lines }) => lines.some(isMeant));
  const classes = (name: keyof ClassSums): Range => add(...proceedings.map(({ sums }) => sums[name]));
  const contested = suspects.filter(({ custody }) => custody === 'DISPUTED').length;
  return {
    identified: add(
      named(({ suspect }) => suspect.identity !== 'UNIDENTIFIED'),
      classes('identified'),
    ),
    arrested: add(
      named(({ isArrested }) => isArrested),
      classes('arrested'),
    ),
    custody: add(
      named(({ custody }) => custody === 'IN_CUSTODY'),
      { min: 0, max: contested },
      classes('custody'),
    ),
    tried: add(
      withLine(({ isTried }) => isTried),
      classes('judged'),
    ),
    convicted: add(
      withLine(({ state }) => state === 'CONVICTED'),
      classes('convicted'),
    ),
    absentia: add(
      withLine(({ state, isAbsentia }) => state === 'CONVICTED' && isAbsentia),
      classes('absentia'),
    ),
    acquitted: add(
      withLine(({ state }) => state === 'ACQUITTED'),
      classes('acquitted'),
    ),
  };
}

type CountName = (typeof countNames)[number];
type Bounds = Pick<ProgressRow, `${CountName}_min` | `${CountName}_max`>;

function boundsOf(persons: PersonCounts): Bounds {
  const entries = countNames.flatMap((name) => [
    [`${name}_min`, persons[name].min],
    [`${name}_max`, persons[name].max],
  ]);
  return Object.fromEntries(entries) as Bounds;
}

export function informationFrom(counted: readonly Step[]): Information {
  const isSubstance = ({ rule }: Step): boolean =>
    (rule.track === 'N' || rule.track === 'S') && rule.kind !== 'NO_INFORMATION';
  if (counted.some(isSubstance)) return 'KNOWN';
  const isAsked = counted.some(({ row }) => row.kind === 'REFERRED_TO_STATE' || row.kind === 'NO_INFORMATION');
  return isAsked ? 'SILENT' : 'NOT_ASKED';
}

function accountabilityOf(
  suspects: readonly SuspectOfIncident[],
  convicted: Range,
  information: Information,
): AccountabilityClass {
  const isJudgedPresent = ({ state, isAbsentia }: Line): boolean =>
    !isAbsentia && (state === 'CONVICTED' || state === 'ACQUITTED' || state === 'DISCHARGED' || state === 'REFERRED');
  const principals = suspects.filter(({ suspect }) => suspect.role === 'PRINCIPAL');
  const areAllJudged = principals.length > 0 && principals.every(({ lines }) => lines.some(isJudgedPresent));
  if (convicted.min >= 1) return areAllJudged ? 'SUBSTANTIAL' : 'PARTIAL';
  return information === 'KNOWN' ? 'NONE' : 'UNKNOWN';
}
