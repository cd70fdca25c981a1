import type { CohortLike } from '../../src/incidents/cohort.sql.js';
import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import { personsOf, type Range } from './class-sums.js';
import { cohortOf } from './cohort.js';
import { codesOf, type Placed } from './dimension-codes.js';
import type { FactRegister } from './facts.js';
import { combinations, inOrder, type Codes } from './groups.js';
import { seenBy, type Sight } from './sight.js';
import type { Step } from './steps-of-incident.js';
import { isOfClass } from './suspects-of-incident.js';
import { ledgerQuestion, type Unit, type UnitOfIncident, unitsOf } from './units.js';
import { matterOf, type Matter, stepsOfSuspect } from './unit-stages.js';

export interface FlowQuestion {
  readonly unit: Unit;
  readonly kinds: readonly MilestoneKind[];
  readonly from: string;
  readonly to: string;
  readonly groupBy: readonly string[];
  readonly filter: CohortLike;
  readonly knownAt: string | null;
}

/** A step of a unit: how many stand behind it, and whether it certainly is theirs, by the last day and whole. */
interface Happened extends Placed {
  readonly unit: string;
  readonly step: Step;
  readonly persons: Range;
  readonly isCertain: boolean;
}

/**
 * Steps by the time at which they happened, by plain loops from the text of the definition. Certain: a counting step that
 * lies between both days whole; at most: every step whose date overlaps them, on our own inference too.
 */
export function flowOf(register: FactRegister, grants: readonly Sight[], question: FlowQuestion) {
  const { knownAt, groupBy, kinds } = question;
  const seen = seenBy(register, grants, knownAt);
  const happened = stepsOfUnits(register, grants, question);
  const cells = new Map<string, { codes: Codes; kind: MilestoneKind; units: Map<string, Range> }>();
  const cellOf = (codes: Codes, kind: MilestoneKind): Map<string, Range> => {
    const key = JSON.stringify([codes, kind]);
    const cell = cells.get(key) ?? { codes, kind, units: new Map<string, Range>() };
    cells.set(key, cell);
    return cell.units;
  };
  if (groupBy.length === 0) for (const kind of kinds) cellOf([], kind);
  for (const one of happened) {
    const lists = groupBy.map((dimension) =>
      dimension === 'STEP_YEAR'
        ? [yearOf(one.step)]
        : codesOf(register, seen, { periodCuts: [], withinMonths: null }, dimension, one),
    );
    for (const codes of combinations(lists)) {
      const units = cellOf(codes, one.step.row.kind);
      const { min, max } = units.get(one.unit) ?? { min: 0, max: 0 };
      units.set(one.unit, {
        min: Math.max(min, one.isCertain ? one.persons.min : 0),
        max: Math.max(max, one.persons.max),
      });
    }
  }
  const isKnown = knownAt === null || seen.incidents.length > 0;
  const all = [...cells.values()].sort(
    (a, b) => inOrder(a.codes, b.codes) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
  );
  const rows = all.map(({ codes, kind, units }) => {
    let [least, most] = [0, 0];
    for (const { min, max } of units.values()) [least, most] = [least + min, most + max];
    return { codes, kind, count: isKnown ? [least, least, most] : [null, null, null] };
  });
  const rowsOf = (unit: string, kind: string): number =>
    all.filter((cell) => cell.kind === kind && cell.units.has(unit)).length;
  return { rows, overlapping: happened.some(({ unit, step }) => rowsOf(unit, step.row.kind) > 1) };
}

const yearOf = ({ row }: Step): string | null => {
  const [first, last] = [row.occurredFrom.slice(0, 4), row.occurredTo.slice(0, 4)];
  return first === last ? first : null;
};

function stepsOfUnits(register: FactRegister, grants: readonly Sight[], question: FlowQuestion): Happened[] {
  const asked = { ...question, asOf: question.to, withinMonths: null, periodCuts: [], forum: null };
  const seen = seenBy(register, grants, question.knownAt);
  const cohort = cohortOf(register, seen, question.filter, asked);
  const isAsked = ({ row }: Step): boolean => question.kinds.includes(row.kind) && row.occurredTo >= question.from;
  const isWhole = ({ row }: Step): boolean => row.occurredFrom >= question.from;
  const found: Happened[] = [];
  for (const { incident, reason } of cohort) {
    if (reason !== null) continue;
    const ledger = ledgerQuestion(seen, incident, asked);
    const matter = matterOf(register, ledger);
    const all = [...matter.steps.counted, ...matter.steps.maybe].filter(isAsked);
    const units = unitsOf(register, seen, [{ incident, reason }], asked).filter((unit) => unit.reason === null);
    for (const unit of units) {
      const { counted, known } = concerned(unit, question.unit, matter, () =>
        stepsOfSuspect(register, ledger, matter, unit.suspectId ?? ''),
      );
      for (const step of known.filter(isAsked)) {
        const proceedingId = unit.proceedingId ?? step.row.proceedingId;
        const isCertain = counted.includes(step) && isWhole(step);
        found.push({ ...unit, ...placeOf(proceedingId), unit: unit.id, step, isCertain });
      }
    }
    // Whoever has no record is counted as the step counts them.
    for (const step of question.unit === 'SUSPECT' ? all.filter(isOfClass) : []) {
      const isCertain = matter.steps.counted.includes(step) && isWhole(step);
      const { rootId, proceedingId } = step.row;
      found.push({ incident, ...placeOf(proceedingId), unit: rootId, step, persons: personsOf(step), isCertain });
    }
  }
  return found;
}

const placeOf = (proceedingId: string | null): { proceedingId?: string } =>
  proceedingId === null ? {} : { proceedingId };

interface Concerned {
  readonly counted: readonly Step[];
  readonly known: readonly Step[];
}

function concerned(unit: UnitOfIncident, kind: Unit, { steps }: Matter, ofSuspect: () => Concerned): Concerned {
  const known = [...steps.counted, ...steps.maybe];
  if (kind === 'SUSPECT') return unit.suspectId === undefined ? { counted: [], known: [] } : ofSuspect();
  if (kind !== 'PROCEEDING') return { counted: steps.counted, known };
  const isOf = ({ row }: Step): boolean => row.proceedingId === unit.id;
  return { counted: steps.counted.filter(isOf), known: known.filter(isOf) };
}
