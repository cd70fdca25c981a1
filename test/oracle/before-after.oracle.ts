import type { Stage } from '../../src/vocabulary/progress.vocabulary.js';
import { cohortOf, missionOf } from './cohort.js';
import { type FactRegister, monthsAfter } from './facts.js';
import { shareOf } from './share.js';
import { seenBy, type Sight } from './sight.js';
import { type Asked, ledgerQuestion, type UnitOfIncident, unitsOf } from './units.js';
import { matterOf } from './unit-stages.js';

export interface BeforeAfterQuestion extends Asked {
  readonly date: string;
  readonly stage: Stage;
  readonly withinMonths: number;
  readonly windowMonths: number | null;
}

/** An incident with its mission, and the first and last day on which somebody looked, by asOf. */
interface Case extends UnitOfIncident {
  readonly mission: string;
  readonly looked: readonly string[];
}

/** Months earlier: the day of that month, or its last. */
const monthsBefore = (day: string, months: number): string => monthsAfter(day, -months);
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * Incidents before and after a date, by plain loops from the text of rule T9: before t0 in [D - w, D - h], after t0 in
 * [D, A - h], where h months from the latest day that t0 may be have passed. Compared is nobody here: that takes 20 a side.
 */
export function beforeAfterOf(register: FactRegister, grants: readonly Sight[], question: BeforeAfterQuestion) {
  const { date, windowMonths, withinMonths, knownAt } = question;
  const begin = windowMonths === null ? '0000-01-01' : monthsBefore(date, windowMonths);
  const [before, after, straddling, openDate]: Case[][] = [[], [], [], []];
  for (const one of casesOf(register, grants, question)) {
    const { occurredFrom, occurredTo } = one.incident;
    const isFollowedByThen = monthsAfter(occurredTo, withinMonths) <= date;
    if (occurredFrom >= date) after?.push(one);
    else if (!isFollowedByThen) straddling?.push(one);
    else if (occurredFrom >= begin) before?.push(one);
    else if (occurredTo >= begin) openDate?.push(one);
  }
  const followed = (side: readonly Case[]): Case[] => side.filter((one) => one.reason === null && one.isFollowed);
  const missions = (side: readonly Case[]): string[] => followed(side).map(({ mission }) => mission);
  const [first, second] = [missions(before ?? []), missions(after ?? [])];
  const both = first.filter((mission) => second.includes(mission));
  const seen = seenBy(register, grants, knownAt);
  const isKnown = knownAt === null || seen.incidents.length > 0;
  const eligible = (side: readonly Case[]): number => side.filter(({ reason }) => reason === null).length;
  const sideOf = (side: readonly Case[]) => ({
    registered: side.length,
    eligible: eligible(side),
    followed: followed(side).length,
    ...reachedOf(question.stage, followed(side)),
    compared: reachedOf(
      question.stage,
      followed(side).filter(({ mission }) => both.includes(mission)),
    ).share,
    lateEntries: followed(side).filter(isLate).length,
    lookedAt: shareOf(
      { reached: followed(side).filter(isLookedAt).length, eligible: followed(side).length, unknown: 0, open: 0 },
      null,
    ),
  });
  return {
    ...{ before: sideOf(before ?? []), after: sideOf(after ?? []) },
    ...{ straddling: eligible(straddling ?? []), openDate: eligible(openDate ?? []) },
    strata: [...new Set([...first, ...second])].sort().map((mission) => ({
      mission,
      before: first.filter((one) => one === mission).length,
      after: second.filter((one) => one === mission).length,
      isCompared: both.includes(mission),
    })),
    refused: isKnown ? 'TOO_FEW' : 'NO_DATA',
  };
}

const isLookedAt = ({ looked }: Case): boolean => looked.length > 0;
const isLate = ({ looked, incident }: Case): boolean => {
  const [first] = looked;
  return first !== undefined && days(incident.occurredTo, first) > 90;
};

function reachedOf(stage: Stage, cases: readonly Case[]) {
  let [reached, most, unknown, open] = [0, 0, 0, 0];
  for (const { stages, information } of cases) {
    const { min, max } = stages[stage].reached;
    reached += min;
    most += max;
    if (information !== 'KNOWN') unknown += 1 - min;
    else open += max - min;
  }
  return {
    reached: [reached, reached, most],
    share: shareOf({ reached, eligible: cases.length, unknown, open }, null),
  };
}

function casesOf(register: FactRegister, grants: readonly Sight[], question: BeforeAfterQuestion): Case[] {
  const seen = seenBy(register, grants, question.knownAt);
  const cohort = cohortOf(register, seen, question.filter, question);
  const units = unitsOf(register, seen, cohort, { ...question, unit: 'INCIDENT', groupBy: [], periodCuts: [] });
  return units.map((unit) => {
    const whole = { ...question, withinMonths: null, forum: null };
    const { steps } = matterOf(register, ledgerQuestion(seen, unit.incident, whole));
    const looks = steps.counted.filter(({ row }) => row.kind === 'STATUS_CHECKED' || row.kind === 'NOT_OPENED');
    const { lookedFrom, lookedTo } = unit.incident;
    const first = [...looks.map(({ row }) => row.occurredTo), ...(lookedFrom === null ? [] : [lookedFrom])].sort();
    const isEver = lookedTo !== null || looks.length > 0;
    return {
      ...unit,
      mission: missionOf(register, unit.incident).acronym,
      looked: isEver ? first.filter((_, at) => at === 0).filter((on) => on <= question.asOf) : [],
    };
  });
}
