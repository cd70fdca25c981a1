import type { Stage } from '../../src/vocabulary/progress.vocabulary.js';
import { add, type Range } from './class-sums.js';
import { cohortOf, rankOfReason } from './cohort.js';
import { codesOf } from './dimension-codes.js';
import type { FactRegister } from './facts.js';
import { combinations, inOrder, type Codes } from './groups.js';
import { clustersOf, shareOf } from './share.js';
import { seenBy, type Sight } from './sight.js';
import { stagesInOrder } from './standing.js';
import { type FunnelQuestion, type Unit, type UnitOfIncident, unitsOf } from './units.js';

/** A unit of several incidents counts once: with the most that any of them shows that is eligible and followed. */
interface Counted {
  readonly persons: Range;
  readonly reason: string | null;
  readonly isFollowed: boolean;
  readonly information: string;
  readonly cluster: string;
  readonly shown: readonly UnitOfIncident[];
}

/**
 * The funnel from the tables alone, by plain loops: a second derivation, from the text of the definition, that the one in
 * SQL is held against. Counts are [value, min, max]; null stands for all that was not on record.
 */
export function funnelOf(register: FactRegister, grants: readonly Sight[], question: FunnelQuestion) {
  const seen = seenBy(register, grants, question.knownAt);
  const cohort = cohortOf(register, seen, question.filter, question);
  const units = unitsOf(register, seen, cohort, question);
  const clusters = clustersOf(
    cohort.map(({ incident }) => incident.id),
    seen.links,
  );
  const isKnown = question.knownAt === null || seen.incidents.length > 0;

  const groups = new Map<string, { codes: Codes; units: UnitOfIncident[] }>();
  for (const unit of question.groupBy.length === 0 ? [] : units) {
    for (const codes of combinations(question.groupBy.map((d) => codesOf(register, seen, question, d, unit)))) {
      const key = JSON.stringify(codes);
      const group = groups.get(key) ?? { codes, units: [] };
      group.units.push(unit);
      groups.set(key, group);
    }
  }
  const rowOf = (codes: Codes, members: readonly UnitOfIncident[]) => ({
    codes,
    ...(isKnown ? figuresOf(question.unit, members, clusters) : nothingKnown(question.unit, members)),
  });
  const timesSeen = new Map<string, number>();
  for (const { units: members } of groups.values())
    for (const id of new Set(members.map((unit) => unit.id))) timesSeen.set(id, (timesSeen.get(id) ?? 0) + 1);
  return {
    rows: [...groups.values()].sort((a, b) => inOrder(a.codes, b.codes)).map((g) => rowOf(g.codes, g.units)),
    total: rowOf([], units),
    overlapping: [...timesSeen.values()].some((times) => times > 1),
  };
}

function countedOnce(members: readonly UnitOfIncident[], clusters: ReadonlyMap<string, string>): Counted[] {
  return [...new Set(members.map(({ id }) => id))].map((id) => {
    const all = members.filter((unit) => unit.id === id);
    const eligible = all.filter(({ reason }) => reason === null);
    const shown = eligible.filter(({ isFollowed }) => isFollowed);
    const reasons = all.flatMap(({ reason }) => reason ?? []);
    reasons.sort((a, b) => rankOfReason(a) - rankOfReason(b) || (a < b ? -1 : 1));
    const informed = shown.map(({ information }) => information);
    const cluster = all.map(({ incident }) => clusters.get(incident.id) ?? incident.id).sort()[0] ?? '';
    return {
      persons: most(all.map(({ persons }) => persons)),
      reason: eligible.length > 0 ? null : (reasons[0] ?? null),
      isFollowed: shown.length > 0,
      information: ['KNOWN', 'SILENT'].find((one) => informed.includes(one)) ?? 'NOT_ASKED',
      cluster,
      shown,
    };
  });
}

const most = (ranges: readonly Range[]): Range => ({
  min: Math.max(0, ...ranges.map(({ min }) => min)),
  max: Math.max(0, ...ranges.map(({ max }) => max)),
});

export type Count = readonly [value: number, min: number, max: number];
const countOf = ({ min, max }: Range): Count => [min, min, max];
const exactly = (value: number): Count => [value, value, value];

/** Stages that make no sense of a unit. */
const stagesFor = (unit: Unit): Stage[] =>
  stagesInOrder.filter((stage) => {
    if (stage === 'REPORTED') return unit !== 'SUSPECT' && unit !== 'PROCEEDING';
    return stage !== 'ARREST' || unit !== 'PROCEEDING';
  });

function figuresOf(unit: Unit, members: readonly UnitOfIncident[], clusters: ReadonlyMap<string, string>) {
  const all = countedOnce(members, clusters);
  const eligible = all.filter(({ reason }) => reason === null);
  const followed = eligible.filter(({ isFollowed }) => isFollowed);
  const persons = (units: readonly Counted[]): Count => countOf(add(...units.map((one) => one.persons)));
  const reasons = [...new Set(all.flatMap(({ reason }) => reason ?? []))].sort();
  return {
    registered: persons(all),
    excluded: reasons.map((reason) => [reason, persons(all.filter((one) => one.reason === reason))] as const),
    eligible: persons(eligible),
    followed: persons(followed),
    stages: stagesFor(unit).map((stage) => stageOf(unit, stage, followed)),
  };
}

function stageOf(unit: Unit, stage: Stage, followed: readonly Counted[]) {
  let [eligible, missing, notAsked, silent, open, implied] = [0, 0, 0, 0, 0, 0];
  const [reached, standing, lacking]: [Range[], Range[], Range[]] = [[], [], []];
  for (const { persons, information, shown } of followed) {
    const at = shown.map(({ stages }) => stages[stage]);
    const there = most(at.map((one) => one.reached));
    const absent = Math.max(0, persons.min - there.min);
    reached.push(there);
    standing.push(most(at.map((one) => one.standing)));
    lacking.push(missingOf(persons, there, shown, stage));
    // Reached by a step of its own in one incident is not reached only through a later stage.
    const arrived = at.filter((one) => one.reached.min > 0);
    if (arrived.length > 0) implied += Math.min(...arrived.map((one) => one.implied));
    eligible += persons.min;
    missing += absent;
    if (information === 'NOT_ASKED') notAsked += absent;
    if (information === 'SILENT') silent += absent;
    if (information === 'KNOWN') open += Math.min(persons.min, there.max) - Math.min(persons.min, there.min);
  }
  const known = { reached: add(...reached).min, eligible, unknown: notAsked + silent, open };
  const { min, max } = add(...lacking);
  return {
    stage,
    reached: countOf(add(...reached)),
    standing: countOf(add(...standing)),
    implied: exactly(implied),
    missing: [missing, min, max] as Count,
    notAsked: exactly(notAsked),
    silent: exactly(silent),
    share: shareOf(known, unit === 'INCIDENT' ? null : clusterSizes(followed)),
  };
}

/** Fewest and most that did not reach it. The people of one victim record are where their incident is, all together. */
function missingOf(persons: Range, there: Range, shown: readonly UnitOfIncident[], stage: Stage): Range {
  const [only] = shown;
  if (only?.victimId !== undefined) return only.stages[stage].missing;
  return { min: Math.max(0, persons.min - there.max), max: Math.max(0, persons.max - there.min) };
}

function clusterSizes(followed: readonly Counted[]): number[] {
  const sizes = new Map<string, number>();
  for (const { cluster, persons } of followed) sizes.set(cluster, (sizes.get(cluster) ?? 0) + persons.min);
  return [...sizes.values()];
}

/** Before anything was on record there are no numbers, not even 0. */
function nothingKnown(unit: Unit, _members: readonly UnitOfIncident[]) {
  const none = [null, null, null] as const;
  const counts = { reached: none, standing: none, implied: none, missing: none, notAsked: none, silent: none };
  return {
    registered: none,
    excluded: [],
    eligible: none,
    followed: none,
    stages: stagesFor(unit).map((stage) => ({ stage, ...counts, share: null })),
  };
}
