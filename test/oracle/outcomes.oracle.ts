import type { CohortLike } from '../../src/incidents/cohort.sql.js';
import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import { add, classSums, greater, less, none, personsOf, type Range } from './class-sums.js';
import { cohortOf } from './cohort.js';
import { codesOf, type Placed } from './dimension-codes.js';
import type { FactRegister } from './facts.js';
import { combinations, inOrder, type Codes } from './groups.js';
import { seenBy, type Sight } from './sight.js';
import type { ProceedingOfIncident } from './standing.js';
import type { Step } from './steps-of-incident.js';
import { isOfClass, isOfNobody, lastOf, type Line, type SuspectOfIncident } from './suspects-of-incident.js';
import { ledgerQuestion } from './units.js';
import { matterOf, type Matter } from './unit-stages.js';

export interface OutcomesQuestion {
  readonly groupBy: readonly string[];
  readonly filter: CohortLike;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly forum: string | null;
}

export const OUTCOME_FIELDS = [
  ...(['accused', 'judged', 'convicted', 'convictedInAbsentia', 'acquitted', 'otherwise', 'final'] as const),
  ...(['everInCustody', 'inCustody', 'released', 'escaped', 'custodyLost', 'died'] as const),
] as const;
type Field = (typeof OUTCOME_FIELDS)[number];
type Outcomes = Readonly<Record<Field, Range>>;

/** An accused, or those counted without a record, as one incident shows them in one proceeding. */
interface Accused extends Placed {
  readonly unit: string;
  readonly outcomes: Outcomes;
}

/** What became of the accused of eligible incidents, by plain loops from the text of the definition and of its fields. */
export function outcomesOf(register: FactRegister, grants: readonly Sight[], question: OutcomesQuestion) {
  const asked = { ...question, withinMonths: null, periodCuts: [] };
  const seen = seenBy(register, grants, question.knownAt);
  const accused: Accused[] = [];
  for (const { incident, reason } of cohortOf(register, seen, question.filter, question)) {
    if (reason !== null) continue;
    const matter = matterOf(register, ledgerQuestion(seen, incident, asked));
    for (const suspect of matter.suspects)
      for (const line of suspect.lines)
        accused.push({
          incident,
          proceedingId: line.proceedingId,
          unit: suspect.suspect.id,
          outcomes: ofSuspect(matter, suspect, line),
        });
    for (const proceeding of matter.proceedings) {
      const outcomes = proceeding.isCriminal && proceeding.id !== null ? ofCounted(proceeding) : null;
      if (outcomes !== null && outcomes.accused.max > 0)
        accused.push({ incident, proceedingId: proceeding.id, unit: proceeding.id ?? '', outcomes });
    }
  }
  const groups = new Map<string, { codes: Codes; members: Accused[] }>();
  for (const one of question.groupBy.length === 0 ? [] : accused)
    for (const codes of combinations(question.groupBy.map((d) => codesOf(register, seen, asked, d, one)))) {
      const group = groups.get(JSON.stringify(codes)) ?? { codes, members: [] };
      group.members.push(one);
      groups.set(JSON.stringify(codes), group);
    }
  const isKnown = question.knownAt === null || seen.incidents.length > 0;
  const rowOf = (codes: Codes, members: readonly Accused[]) => ({ codes, ...counted(members, isKnown) });
  const all = [...groups.values()].sort((a, b) => inOrder(a.codes, b.codes));
  const rowsOf = (unit: string): number => all.filter(({ members }) => members.some((one) => one.unit === unit)).length;
  return {
    rows: all.map(({ codes, members }) => rowOf(codes, members)),
    total: rowOf([], accused),
    overlapping: accused.some(({ unit }) => rowsOf(unit) > 1),
  };
}

/** Each accused once under each heading, with the most that any incident or proceeding shows. */
function counted(members: readonly Accused[], isKnown: boolean): Readonly<Record<string, readonly (number | null)[]>> {
  const units = [...new Set(members.map(({ unit }) => unit))].map((unit) => members.filter((one) => one.unit === unit));
  const entries = OUTCOME_FIELDS.map((field) => {
    if (!isKnown) return [field, [null, null, null]];
    const { min, max } = add(...units.map((rows) => greater(none, ...rows.map(({ outcomes }) => outcomes[field]))));
    return [field, [min, min, max]];
  });
  return Object.fromEntries(entries) as Record<string, (number | null)[]>;
}

const ONE: Range = { min: 1, max: 1 };
const PERHAPS: Range = { min: 0, max: 1 };
const oneIf = (isSo: boolean): Range => (isSo ? ONE : none);

function ofSuspect({ steps }: Matter, { suspect, custody, isArrested }: SuspectOfIncident, line: Line): Outcomes {
  const own = steps.counted.filter(({ row }) => row.suspectId === suspect.id);
  const before = steps.counted.filter(
    (step) => step.row.proceedingId === line.proceedingId && (step.row.suspectId === suspect.id || isOfNobody(step)),
  );
  const isStanding = (state: string): boolean => line.state === state;
  const isFinal = lastOf(before, 'FINAL') > lastOf(before, 'TRIAL_OPENED', 'REOPENED');
  const taken = own.findIndex(({ rule }) => rule.custody === 'ENTERS');
  const lastCustody = own.findLast(({ rule }) => rule.custody !== 'NONE');
  // A dispute about somebody's custody leaves open where they are.
  const where = (isSo: boolean): Range => (isSo && custody === 'DISPUTED' ? PERHAPS : oneIf(isSo));
  const isOut = custody !== 'DEAD' && lastCustody?.rule.custody === 'LEAVES';
  return {
    accused: ONE,
    judged: oneIf(line.isTried),
    convicted: oneIf(isStanding('CONVICTED')),
    convictedInAbsentia: oneIf(isStanding('CONVICTED') && line.isAbsentia),
    acquitted: oneIf(isStanding('ACQUITTED')),
    otherwise: oneIf(line.isTried && !isStanding('CONVICTED') && !isStanding('ACQUITTED')),
    final: oneIf(line.isTried && isFinal),
    everInCustody: oneIf(isArrested),
    inCustody: where(custody === 'IN_CUSTODY' || custody === 'DISPUTED'),
    released: where(isOut && lastCustody.row.kind !== 'ESCAPED' && lastCustody.row.kind !== 'DIED'),
    escaped: where(isOut && lastCustody.row.kind === 'ESCAPED'),
    custodyLost: oneIf(taken >= 0 && own.slice(taken + 1).some(isLoss)),
    died: oneIf(custody === 'DEAD'),
  };
}

const isLoss = ({ row }: Step): boolean =>
  row.kind === 'ESCAPED' || row.kind === 'FAILED_TO_APPEAR' || (row.kind === 'RELEASED' && row.ground === 'EXCHANGE');

function ofCounted({ steps }: ProceedingOfIncident): Outcomes {
  const people = steps.filter(isOfClass);
  const sum = (isMeant: (step: Step) => boolean): Range => add(...people.filter(isMeant).map(personsOf));
  const ofKind = (kind: MilestoneKind): Range => sum(({ row }) => row.kind === kind);
  const atMost = (range: Range, whole: Range): Range => ({
    min: Math.min(range.min, whole.min),
    max: Math.min(range.max, whole.max),
  });
  const sums = classSums(steps, true);
  return {
    accused: greater(sums.charged, ofKind('TRIAL_OPENED'), sums.judged),
    judged: sums.judged,
    convicted: sums.convicted,
    convictedInAbsentia: sums.absentia,
    acquitted: sums.acquitted,
    otherwise: less(sums.judged, add(sums.convicted, sums.acquitted)),
    final: atMost(ofKind('FINAL'), sums.judged),
    everInCustody: sums.arrested,
    inCustody: sums.custody,
    released: ofKind('RELEASED'),
    escaped: ofKind('ESCAPED'),
    custodyLost: sum(isLoss),
    died: ofKind('DIED'),
  };
}
