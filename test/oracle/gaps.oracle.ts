import type { Stage } from '../../src/vocabulary/progress.vocabulary.js';
import { cohortOf, missionOf } from './cohort.js';
import type { FactRegister } from './facts.js';
import type { PartialDate } from './progress.oracle.js';
import { seenBy, type Sight } from './sight.js';
import { compareLists, type Step } from './steps-of-incident.js';
import { lastOf } from './suspects-of-incident.js';
import { type Asked, ledgerQuestion, type UnitOfIncident, unitsOf } from './units.js';
import { matterOf, stepsOfSuspect } from './unit-stages.js';

export interface GapsQuestion extends Asked {
  readonly unit: 'INCIDENT' | 'SUSPECT' | 'PROCEEDING';
  readonly missing: Stage | null;
  readonly outcome: string | null;
  readonly olderThanDays: number | null;
  readonly inactiveForDays: number | null;
  readonly ofEndedMissions: boolean;
}

export interface Gap {
  readonly unit: string;
  readonly incident: string;
  readonly daysOpenMin: number;
  readonly daysOpenMax: number;
  readonly lastStepOn: PartialDate | null;
}

/** A unit as one of its incidents shows it, with the steps that certainly concern it. */
interface Shown extends UnitOfIncident {
  readonly steps: readonly Step[];
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Units that lack what was asked for, oldest first, by plain loops from the text of the question. */
export function gapsOf(register: FactRegister, grants: readonly Sight[], question: GapsQuestion): Gap[] {
  const shown = shownBy(register, grants, question);
  const found: (Gap & { since: string })[] = [];
  for (const unit of new Set(shown.map(({ id }) => id))) {
    const all = shown.filter(({ id }) => id === unit);
    const place = ({ incident }: Shown): string[] => [incident.occurredFrom, incident.occurredTo, incident.id];
    const [earliest] = all.toSorted((a, b) => compareLists(place(a), place(b)));
    if (earliest === undefined || !isGap(register, all, earliest, question)) continue;
    const { occurredFrom, occurredTo, id: incident } = earliest.incident;
    found.push({
      unit,
      incident,
      since: occurredFrom,
      daysOpenMin: days(occurredTo, question.asOf),
      daysOpenMax: days(occurredFrom, question.asOf),
      lastStepOn: dateOf(lastMoving(all)),
    });
  }
  return found
    .toSorted((a, b) => compareLists([a.since, a.unit], [b.since, b.unit]))
    .map(({ since: _since, ...gap }) => gap);
}

function isGap(register: FactRegister, all: readonly Shown[], earliest: Shown, question: GapsQuestion): boolean {
  const { unit, missing, outcome, olderThanDays, inactiveForDays, asOf } = question;
  if (missing !== null && all.some(({ stages }) => stages[missing].reached.min > 0)) return false;
  const steps = all.flatMap((one) => one.steps);
  const isSo = (step: Step): boolean => step.isCriminal && step.row.kind === 'JUDGMENT' && step.outcome === outcome;
  if (outcome !== null && steps.some(isSo)) return false;
  const { occurredTo } = earliest.incident;
  if (olderThanDays !== null && days(occurredTo, asOf) < olderThanDays) return false;
  if (inactiveForDays === null) return true;
  if (unit === 'PROCEEDING' && isEnded(register, all)) return false;
  return days(lastMoving(all)?.row.occurredTo ?? occurredTo, asOf) >= inactiveForDays;
}

/** Final, or closed and not taken up again: the last step of these decides. */
function isEnded(register: FactRegister, all: readonly Shown[]): boolean {
  const steps = [...new Map(all.flatMap((one) => one.steps).map((step) => [step.row.id, step])).values()];
  const rootAt = (root: string): string => register.milestones.find(({ id }) => id === root)?.recordedAt ?? '';
  const place = ({ row }: Step): string[] => [row.occurredTo, row.occurredFrom, rootAt(row.rootId), row.rootId];
  const inOrder = steps.toSorted((a, b) => compareLists(place(a), place(b)));
  return lastOf(inOrder, 'FINAL', 'CLOSED') > lastOf(inOrder, 'REOPENED');
}

function lastMoving(all: readonly Shown[]): Step | undefined {
  const place = ({ row }: Step): string[] => [
    ...[row.occurredTo, row.occurredFrom, row.occurredPrecision],
    row.occurredApproximate ? '1' : '0',
  ];
  return all
    .flatMap(({ steps }) => steps.filter(({ rule }) => rule.isProgress))
    .toSorted((a, b) => compareLists(place(a), place(b)))
    .at(-1);
}

const dateOf = (step: Step | undefined): PartialDate | null =>
  step === undefined
    ? null
    : {
        from: step.row.occurredFrom,
        to: step.row.occurredTo,
        precision: step.row.occurredPrecision,
        approximate: step.row.occurredApproximate,
      };

/** Units with a record, by their eligible incidents: an incident that is left out shows nothing. */
function shownBy(register: FactRegister, grants: readonly Sight[], question: GapsQuestion): Shown[] {
  const seen = seenBy(register, grants, question.knownAt);
  const asked = { ...question, groupBy: [], periodCuts: [] };
  const shown: Shown[] = [];
  for (const { incident, reason } of cohortOf(register, seen, question.filter, question)) {
    const { endedOn } = missionOf(register, incident);
    if (reason !== null || (question.ofEndedMissions && (endedOn === null || endedOn > question.asOf))) continue;
    const ledger = ledgerQuestion(seen, incident, asked);
    const matter = matterOf(register, ledger);
    for (const unit of unitsOf(register, seen, [{ incident, reason }], asked)) {
      if (question.unit === 'SUSPECT' && unit.suspectId === undefined) continue;
      const steps =
        question.unit === 'SUSPECT'
          ? stepsOfSuspect(register, ledger, matter, unit.id).counted
          : matter.steps.counted.filter(({ row }) => question.unit === 'INCIDENT' || row.proceedingId === unit.id);
      shown.push({ ...unit, steps });
    }
  }
  return shown;
}
