import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { Stage } from '../../src/vocabulary/progress.vocabulary.js';
import { add, classSums, greater, less, none, personsOf, type Range } from './class-sums.js';
import { informationFrom, reachedStages } from './progress.oracle.js';
import { type Question, type Register, versionsAt } from './register.js';
import { proceedingsOfIncident, stagesInOrder, standingStages } from './standing.js';
import { isTriedAgain, type ProceedingOfIncident } from './standing.js';
import { type Step, type StepsOfIncident, stepsOfIncident } from './steps-of-incident.js';
import {
  isClosedAfter,
  isOfClass,
  isOfNobody,
  type SuspectOfIncident,
  suspectsOfIncident,
} from './suspects-of-incident.js';

/** Of the persons or things of a unit: how many reached a stage, how many of them only through a later one, and stand there. */
export interface AtStage {
  readonly reached: Range;
  readonly implied: number;
  readonly standing: Range;
  readonly missing: Range;
}
export type Stages = Readonly<Record<Stage, AtStage>>;

/** What the ledger says of one incident: its steps, suspects and proceedings. */
export interface Matter {
  readonly steps: StepsOfIncident;
  readonly suspects: readonly SuspectOfIncident[];
  readonly proceedings: readonly ProceedingOfIncident[];
}

export function matterOf(register: Register, question: Question): Matter {
  const steps = stepsOfIncident(register, question);
  const suspects = suspectsOfIncident(register, question, steps);
  return { steps, suspects, proceedings: proceedingsOfIncident(steps.counted, suspects) };
}

export const informationOf = ({ steps }: Matter): string => informationFrom(steps.counted);

/** All of the unit's persons are where its steps are. */
function together(
  persons: Range,
  counted: readonly Step[],
  maybe: readonly Step[],
  standing: readonly Stage[],
): Stages {
  const { reached, maybe_reached, implied } = reachedStages(counted, maybe);
  const entries = stagesInOrder.map((stage): [Stage, AtStage] => {
    const [isReached, isPerhaps] = [reached.includes(stage), maybe_reached.includes(stage)];
    return [
      stage,
      {
        reached: { min: isReached ? persons.min : 0, max: isReached || isPerhaps ? persons.max : 0 },
        implied: implied.includes(stage) ? persons.min : 0,
        standing: stage === 'REPORTED' || standing.includes(stage) ? persons : none,
        missing: { min: isReached || isPerhaps ? 0 : persons.min, max: isReached ? 0 : persons.max },
      },
    ];
  });
  return Object.fromEntries(entries) as Record<Stage, AtStage>;
}

export function stagesOfIncident({ steps, suspects, proceedings }: Matter, persons: Range): Stages {
  return together(persons, steps.counted, steps.maybe, standingStages(proceedings, suspects));
}

const ONE: Range = { min: 1, max: 1 };

export function stagesOfProceeding({ steps, proceedings }: Matter, proceedingId: string): Stages {
  const isOf = ({ row }: Step): boolean => row.proceedingId === proceedingId;
  const own = proceedings.filter(({ id }) => id === proceedingId);
  return together(ONE, steps.counted.filter(isOf), steps.maybe.filter(isOf), standingStages(own, []));
}

/** Steps that concern a suspect, for certain or as well perhaps. */
export interface StepsOfSuspect {
  readonly counted: readonly Step[];
  readonly known: readonly Step[];
}

/** Steps of a suspect are their own, and those of nobody in particular before a forum where they stand. */
export function stepsOfSuspect(
  register: Register,
  question: Question,
  { steps, suspects }: Matter,
  suspectId: string,
): StepsOfSuspect {
  const lines = suspects.find(({ suspect: { id } }) => id === suspectId)?.lines ?? [];
  const known = [...steps.counted, ...steps.maybe];
  const isOwn = ({ row }: Step): boolean => row.suspectId === suspectId;
  const before = new Set(lines.map(({ proceedingId }) => proceedingId));
  const perhapsBefore = new Set(before);
  for (const step of known)
    if (isOwn(step) && step.isCriminal && step.row.proceedingId !== null) perhapsBefore.add(step.row.proceedingId);
  const linked = [...steps.sureProceedingIds, ...steps.unsureProceedingIds];
  for (const tie of versionsAt(register.proceedingSuspects, question.knownAt)) {
    const court = versionsAt(register.proceedings, question.knownAt).find(({ id }) => id === tie.proceedingId);
    const isSeen = !tie.isEnded && Math.max(tie.level, court?.level ?? 0) <= question.level;
    if (tie.suspectId === suspectId && isSeen && court?.nature === 'CRIMINAL' && linked.includes(tie.proceedingId))
      perhapsBefore.add(tie.proceedingId);
  }
  const isFor = (step: Step, forums: ReadonlySet<string>): boolean =>
    isOwn(step) || (isOfNobody(step) && step.row.proceedingId !== null && forums.has(step.row.proceedingId));
  return {
    counted: steps.counted.filter((step) => isFor(step, before)),
    known: known.filter((step) => isFor(step, perhapsBefore)),
  };
}

export function stagesOfSuspect(register: Register, question: Question, matter: Matter, suspectId: string): Stages {
  const suspect = matter.suspects.find(({ suspect: { id } }) => id === suspectId);
  const lines = suspect?.lines ?? [];
  const { counted, known } = stepsOfSuspect(register, question, matter, suspectId);
  const inState = (...states: readonly string[]): boolean => lines.some(({ state }) => states.includes(state));
  const judged = ['CONVICTED', 'ACQUITTED', 'DISCHARGED', 'REFERRED', 'PARDONED'];
  const isInvestigated = reachedStages(counted, []).reached.includes('INVESTIGATION');
  const standing: Stage[] = [];
  if (isInvestigated && lines.some(({ state }) => state !== 'ENDED')) standing.push('INVESTIGATION');
  if (suspect?.custody === 'IN_CUSTODY') standing.push('ARREST');
  if (inState('CHARGED', 'ON_TRIAL', 'QUASHED', ...judged)) standing.push('CHARGE');
  if (inState('ON_TRIAL', ...judged)) standing.push('PROSECUTION');
  if (inState(...judged)) standing.push('VERDICT');
  return together(ONE, counted, known, standing);
}

/** People counted without a record, in one proceeding or outside any. */
export interface Counted {
  readonly proceedingId: string | null;
  readonly persons: Range;
  readonly stages: Stages;
}

export function countedPeople(matter: Matter): Counted[] {
  const { counted, maybe } = matter.steps;
  const found: Counted[] = [];
  for (const proceedingId of new Set([...counted, ...maybe].map(({ row }) => row.proceedingId))) {
    const isOf = ({ row }: Step): boolean => row.proceedingId === proceedingId;
    const people = peopleOf(matter, proceedingId, counted.filter(isOf), maybe.filter(isOf));
    if (people.persons.max > 0) found.push(people);
  }
  return found;
}

/** Those whom steps count by kind: for certain at least, and at most if all that may have happened has. */
function peopleOf(
  { proceedings }: Matter,
  proceedingId: string | null,
  counted: readonly Step[],
  maybe: readonly Step[],
): Counted {
  const known = [...counted, ...maybe];
  const isCriminal = known.some((step) => step.isCriminal);
  const sumIn = (steps: readonly Step[], kinds: readonly MilestoneKind[]): Range =>
    add(...steps.filter((step) => isOfClass(step) && kinds.includes(step.row.kind)).map(personsOf));
  const sum = (...kinds: MilestoneKind[]): Range => ({ min: sumIn(counted, kinds).min, max: sumIn(known, kinds).max });
  const criminal = (...ranges: Range[]): Range => (isCriminal ? greater(...ranges) : none);
  const judged = criminal(sum('JUDGMENT'));
  const tried = criminal(sum('TRIAL_OPENED'), judged);
  const charged = criminal(sum('CHARGED'), sum('CHARGES_CONFIRMED'), tried);
  const arrested = greater(sum('ARRESTED', 'SURRENDERED'), sum('HANDED_OVER'), sum('TRANSFERRED'));
  const persons = greater(sum('SUSPECT_IDENTIFIED'), charged, arrested);
  const isInvestigatedBy = (steps: readonly Step[]): boolean =>
    reachedStages(
      steps.filter((step) => step.isCriminal),
      [],
    ).reached.includes('INVESTIGATION');
  const investigated = {
    min: isInvestigatedBy(counted) ? persons.min : 0,
    max: isInvestigatedBy(known) ? persons.max : 0,
  };
  const at = (reached: Range, standing: Range): AtStage => ({
    reached,
    implied: 0,
    standing,
    missing: less(persons, reached),
  });
  const now = standingOf(proceedings, proceedingId, counted);
  const stages = {
    REPORTED: at(persons, persons),
    INVESTIGATION: at(investigated, now.investigation),
    ARREST: at(arrested, now.arrest),
    CHARGE: at(charged, now.charge),
    PROSECUTION: at(tried, now.trial),
    VERDICT: at(judged, now.verdict),
  };
  return { proceedingId, persons, stages };
}

type Now = Readonly<Record<'investigation' | 'arrest' | 'charge' | 'trial' | 'verdict', Range>>;

/** Where those stand who certainly are there: undone is what was dropped, quashed, released, or closed without judgment. */
function standingOf(
  proceedings: readonly ProceedingOfIncident[],
  proceedingId: string | null,
  counted: readonly Step[],
): Now {
  const isCriminal = counted.some((step) => step.isCriminal);
  const sums = classSums(counted, isCriminal);
  const nobody = { investigation: none, arrest: sums.custody, charge: none, trial: none, verdict: none };
  const proceeding = proceedings.find(({ id }) => id === proceedingId);
  if (!isCriminal || proceeding === undefined) return nobody;
  const opened = add(...counted.filter((step) => isOfClass(step) && step.row.kind === 'TRIAL_OPENED').map(personsOf));
  const tried = greater(opened, sums.judged);
  const charged = greater(sums.charged, tried);
  const persons = greater(sums.identified, charged, sums.arrested);
  const verdict = less(sums.judged, sums.quashed);
  const isInvestigated = reachedStages(counted, []).reached.includes('INVESTIGATION');
  if (isClosedAfter(counted.filter(isOfNobody)))
    return { ...nobody, investigation: isInvestigated ? verdict : none, charge: verdict, trial: verdict, verdict };
  return {
    investigation: isInvestigated ? persons : none,
    arrest: sums.custody,
    charge: less(charged, sums.dropped),
    trial: isTriedAgain(proceeding) ? tried : less(tried, sums.quashed),
    verdict,
  };
}
