import { canBe, type CasualtyRow } from './fatalities.rules.js';
import type { CandidateIncident, CandidateVictim } from './import.state.js';

/** What becomes of rows that are new to the register. */
export interface Plan {
  /** New incidents: rows of one mission and day. */
  readonly create: readonly (readonly CasualtyRow[])[];
  /** Rows that become a victim of an incident that is there. */
  readonly add: readonly { readonly incident: string; readonly row: CasualtyRow }[];
  /** Rows that are a victim who is there. */
  readonly pair: readonly { readonly victim: string; readonly row: CasualtyRow; readonly isReferenced: boolean }[];
  /** Rows that the import would have had to guess about. */
  readonly doubt: readonly {
    readonly row: CasualtyRow;
    readonly reason: string;
    readonly candidates: readonly string[];
  }[];
  /** Incidents that the official list now confirms. */
  readonly confirm: readonly string[];
}

const DEAD: readonly (string | null)[] = ['KILLED', 'DECLARED_DEAD'];
/** Statuses of people whose death the list may be reporting. */
const MAY_BE_DEAD: readonly (string | null)[] = [...DEAD, 'CAUSE_PENDING', 'MISSING'];
const dayOf = (row: CasualtyRow): string => `${row.cells.mission}|${row.cells.date}`;

/**
 * Places new rows: a mission-day without an incident makes one; in the one incident of a mission-day rows are paired with
 * victims by nationality and category, each victim as often as it counts people; the rest is added, or held as a doubt
 * where the record says otherwise. Pure: no clock, no database.
 */
export function planNewRows(
  rows: readonly CasualtyRow[],
  incidents: readonly CandidateIncident[],
  seenVictims: readonly CandidateVictim[],
): Plan {
  const plan = {
    create: [] as CasualtyRow[][],
    add: [] as Plan['add'][number][],
    pair: [] as Plan['pair'][number][],
    doubt: [] as Plan['doubt'][number][],
    confirm: [] as string[],
  };
  const groups = new Map<string, CasualtyRow[]>();
  const { others, victims } = pairByReference(plan, rows, seenVictims);
  for (const row of others) groups.set(dayOf(row), [...(groups.get(dayOf(row)) ?? []), row]);
  const byMission = new Map<string, CandidateIncident[]>();
  for (const incident of incidents)
    byMission.set(incident.mission, [...(byMission.get(incident.mission) ?? []), incident]);
  const byIncident = new Map<string, CandidateVictim[]>();
  for (const victim of victims)
    byIncident.set(victim.incident_id, [...(byIncident.get(victim.incident_id) ?? []), victim]);
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const { date, mission } = first.cells;
    const sameDay = (byMission.get(mission) ?? []).filter(({ from, to }) => from === date && to === date);
    const [only] = sameDay;
    if (!only) plan.create.push(group);
    else if (sameDay.length === 1) placeInto(plan, only, group, byIncident.get(only.id) ?? []);
    else
      holdAll(
        plan,
        group,
        sameDay.flatMap(({ id }) => byIncident.get(id) ?? []),
      );
  }
  return holdNear(plan, incidents, victims);
}

type Draft = { [K in keyof Plan]: Plan[K][number][] };

/** Rows whose casualty id a person recorded with a victim are that victim; the rest goes on with the room that is left. */
function pairByReference(
  plan: Draft,
  rows: readonly CasualtyRow[],
  victims: readonly CandidateVictim[],
): { others: readonly CasualtyRow[]; victims: readonly CandidateVictim[] } {
  const byReference = new Map(victims.flatMap((victim) => victim.references.map((id) => [id, victim] as const)));
  const taken = new Map<string, number>();
  const others: CasualtyRow[] = [];
  for (const row of rows) {
    const victim = byReference.get(row.key) ?? byReference.get(row.id);
    if (!victim) {
      others.push(row);
      continue;
    }
    const isDoubtful = row.cells.cause === 'PENDING' && DEAD.includes(victim.status);
    if (isDoubtful) plan.doubt.push({ row, reason: 'CAUSE_PENDING', candidates: [victim.id] });
    else {
      plan.pair.push({ victim: victim.id, row, isReferenced: true });
      taken.set(victim.id, (taken.get(victim.id) ?? 0) + 1);
    }
  }
  if (taken.size === 0) return { others, victims };
  return { others, victims: victims.map((one) => ({ ...one, taken: one.taken + (taken.get(one.id) ?? 0) })) };
}

/** Days by which the list and a record may date one death apart: a body is found, or a death follows, later. */
const DAYS_APART = 7;
const daysBetween = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** Rows that would make a new victim wait where a recorded death some days off, which no row explains, may be the same one. */
function holdNear(plan: Draft, incidents: readonly CandidateIncident[], victims: readonly CandidateVictim[]): Plan {
  const paired = new Set(plan.pair.map(({ victim }) => victim));
  const placed = new Map(incidents.map((incident) => [incident.id, incident]));
  const open = victims.filter(
    ({ id, taken, in_un_toll: inToll, status }) =>
      taken === 0 && inToll && !paired.has(id) && (DEAD.includes(status) || status === 'MISSING'),
  );
  const near = (row: CasualtyRow): string[] =>
    open
      .filter((victim) => {
        const at = placed.get(victim.incident_id);
        if (!at || at.mission !== row.cells.mission || at.from !== at.to) return false;
        return daysBetween(at.from, row.cells.date) <= DAYS_APART && canBe(victim, row.cells);
      })
      .map(({ id }) => id);
  const isHeld = (row: CasualtyRow): boolean => {
    const candidates = open.length > 0 && row.cells.cause === 'MALICIOUS' ? near(row) : [];
    if (candidates.length > 0) plan.doubt.push({ row, reason: 'DIFFERS_FROM_RECORD', candidates });
    return candidates.length > 0;
  };
  const add = plan.add.filter(({ row }) => !isHeld(row));
  const create = plan.create.map((group) => group.filter((row) => !isHeld(row))).filter(({ length }) => length > 0);
  return { ...plan, add, create };
}

function holdAll(plan: Draft, group: readonly CasualtyRow[], victims: readonly CandidateVictim[]): void {
  for (const row of group) {
    plan.doubt.push({
      row,
      reason: 'SEVERAL_CANDIDATES',
      candidates: victims.filter((victim) => canBe(victim, row.cells)).map(({ id }) => id),
    });
  }
}

function placeInto(
  plan: Draft,
  incident: CandidateIncident,
  group: readonly CasualtyRow[],
  victims: readonly CandidateVictim[],
): void {
  const room = new Map(victims.map((victim) => [victim.id, victim.persons_max - victim.taken]));
  const open = (victim: CandidateVictim): boolean => (room.get(victim.id) ?? 0) > 0 && victim.in_un_toll;
  if (incident.confirmation === 'REPORTED' && group.some(({ cells }) => cells.cause === 'MALICIOUS'))
    plan.confirm.push(incident.id);
  const left: CasualtyRow[] = [];
  for (const row of group) {
    const isPending = row.cells.cause === 'PENDING';
    const possible = victims.filter((victim) => open(victim) && canBe(victim, row.cells));
    const pending = isPending ? possible.filter(({ status }) => status === 'CAUSE_PENDING') : [];
    const fits = pending.length > 0 ? pending : possible.filter(({ status }) => DEAD.includes(status));
    const [match] = fits.toSorted(
      (a, b) => Number(b.sex === row.cells.sex) - Number(a.sex === row.cells.sex) || (a.id < b.id ? -1 : 1),
    );
    if (!match) left.push(row);
    else if (isPending && pending.length === 0)
      plan.doubt.push({ row, reason: 'CAUSE_PENDING', candidates: fits.map(({ id }) => id) });
    else {
      room.set(match.id, (room.get(match.id) ?? 0) - 1);
      plan.pair.push({ victim: match.id, row, isReferenced: false });
    }
  }
  // Dead whom no row explains, beside rows whom no dead explain: the record and the list may mean the same people.
  const unexplained = victims.filter(
    (victim) =>
      open(victim) &&
      victim.taken === 0 &&
      room.get(victim.id) === victim.persons_max &&
      MAY_BE_DEAD.includes(victim.status),
  );
  for (const row of left) {
    if (unexplained.length > 0 && row.cells.cause === 'MALICIOUS') {
      plan.doubt.push({ row, reason: 'DIFFERS_FROM_RECORD', candidates: unexplained.map(({ id }) => id) });
    } else plan.add.push({ incident: incident.id, row });
  }
}
