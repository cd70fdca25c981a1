import { grouped } from '../grouped.js';
import type { Days } from './import.days.js';
import { confirm } from './import.pairing.js';
import { dayOf, type DoubtReason, type ImportPlan } from './import.plan.js';
import { planStatusDay, type Revision } from './import.revisions.js';
import type { RevisedIncident } from './import.state.js';

/** A mover whom a person has to place. */
export interface Held {
  readonly revision: Revision;
  readonly reason: DoubtReason;
  readonly candidates: readonly string[];
}

/**
 * Plans where victims go whose mission or day a newer edition corrected. When all victims of an incident get the same new
 * day, the incident gets it, with everything that people decided about it. Otherwise they go to the incident of their
 * new mission and day, or wait for a person when people decided something about the one that they are in.
 * Who goes out or comes back in the same import is in the plan already. Pure.
 */
export function planMoves(plan: ImportPlan, days: Days, movers: readonly Revision[]): Held[] {
  const held: Held[] = [];
  const groups = [...grouped(movers, ({ incident }) => incident.id).values()];
  for (const group of redateAll(plan, days, groups)) {
    const [{ incident }] = group as [Revision];
    // What people decided about the incident holds for everybody in it.
    if (incident.isDecided)
      held.push(
        ...group.map((revision): Held => ({ revision, reason: 'DECIDED_OTHERWISE', candidates: [revision.victim.id] })),
      );
    else held.push(...group.flatMap((revision) => move(plan, days, revision) ?? []));
  }
  return held;
}

/**
 * Gives incidents their new day, before anybody moves: the day that one leaves may be the one that another takes, and who
 * moves into an incident must not go on with it. Returns the groups whose incident does not follow them.
 */
function redateAll(
  plan: ImportPlan,
  days: Days,
  groups: readonly (readonly Revision[])[],
): readonly (readonly Revision[])[] {
  const left = groups.filter((group) => !redate(plan, days, group));
  return left.length === groups.length ? left : redateAll(plan, days, left);
}

/** The whole incident was on another day. */
function redate(plan: ImportPlan, days: Days, group: readonly Revision[]): boolean {
  const [{ row, incident }] = group as [Revision];
  const { mission, date } = row.cells;
  const moving = new Set(group.map(({ victim }) => victim.id));
  const isEmptied = occupants(plan, incident).every((id) => moving.has(id));
  const isOneDay = group.every(({ row: { cells } }) => cells.mission === incident.mission && cells.date === date);
  const isFree = days.at(mission, date).length === 0;
  const seen = days.find(incident.id);
  if (!isEmptied || !isOneDay || !isFree || !incident.isFromList || !seen) return false;
  plan.redates.set(incident.id, { before: incident.from, after: date, mission });
  days.redate(seen, date);
  for (const revision of group) {
    planStatusDay(plan, revision);
    const { row: kept, victim } = revision;
    plan.keep({ row: kept, victim: victim.id, incident: incident.id, isFromList: true });
  }
  return true;
}

/** Who is in an incident once those whose cause changed have gone out of it or come back in. */
function occupants({ presence }: ImportPlan, { id, live }: RevisedIncident): string[] {
  const out = new Set(presence.filter(({ isWithdrawn }) => isWithdrawn).map(({ victim }) => victim));
  const back = presence.filter(({ incident, isWithdrawn }) => incident === id && !isWithdrawn);
  return [...live.filter((victim) => !out.has(victim)), ...back.map(({ victim }) => victim)];
}

/** One victim goes to the incident of the row's mission and day. Returns why a person has to decide, if one has to. */
function move(plan: ImportPlan, days: Days, revision: Revision): Held | null {
  const { row, victim, incident } = revision;
  const there = days.at(row.cells.mission, row.cells.date);
  const [only] = there;
  const hold = (reason: DoubtReason, candidates: readonly string[]): Held => ({ revision, reason, candidates });
  if (there.length > 1) return hold('SEVERAL_CANDIDATES', [victim.id]);
  if (only?.confirmation === 'RETRACTED' && !only.isRetractedByList) return hold('DECIDED_OTHERWISE', [victim.id]);
  const same = [...(only ? days.candidatesIn(only.id, row) : []), ...days.candidatesAround(row)];
  if (same.length > 0) return hold('DIFFERS_FROM_RECORD', [victim.id, ...same.map(({ id }) => id)]);
  const day = dayOf(row.cells.mission, row.cells.date);
  if (!only) plan.createOn(row.cells.mission, row.cells.date);
  else confirm(plan, only, row.cells.cause);
  const to = only ? { incident: only.id } : { day };
  plan.moves.push({ victim: victim.id, level: victim.level, from: incident.id, to });
  planStatusDay(plan, revision);
  plan.keep({ row, victim: victim.id, incident: only?.id ?? { day }, isFromList: true });
  return null;
}

/** Incidents in which nobody is left: the list no longer holds them, unless people have decided something about them. */
export function planRetractions(plan: ImportPlan, incidents: readonly RevisedIncident[]): void {
  const moved = new Set(plan.moves.map(({ victim }) => victim));
  const taken = new Set([
    ...plan.adds.map(({ incident }) => incident),
    ...plan.moves.map(({ to }) => ('incident' in to ? to.incident : '')),
  ]);
  for (const incident of incidents) {
    const isEmpty = incident.live.length > 0 && occupants(plan, incident).every((victim) => moved.has(victim));
    if (isEmpty && !taken.has(incident.id) && isTheListsAlone(incident))
      plan.confirmations.set(incident.id, { before: incident.confirmation, after: 'RETRACTED' });
  }
}

/** The list alone holds the incident, so that the list can take it back. */
export const isTheListsAlone = ({ isFromList, isDecided, confirmation }: RevisedIncident): boolean =>
  isFromList && !isDecided && confirmation === 'CONFIRMED';
