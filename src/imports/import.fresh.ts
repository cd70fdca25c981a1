import type { Level } from '../access/viewer.js';
import { canBe, type KeyedRow } from './casualty.rules.js';
import { grouped } from '../grouped.js';
import { DEAD, mayMean, type Days } from './import.days.js';
import { confirm, placeInto } from './import.pairing.js';
import { dayOf, type DoubtReason, type ImportPlan } from './import.plan.js';
import type { HiddenVictim, Named } from './import.state.js';

/**
 * Plans rows that have no victim yet: first by external reference, then by mission and day. `idsWithVictim` are casualty
 * ids of which a victim is on record already, with that victim. Pure: no clock, no database.
 */
export function planFresh(
  plan: ImportPlan,
  days: Days,
  rows: readonly KeyedRow[],
  named: readonly Named[],
  idsWithVictim: ReadonlyMap<string, string>,
): void {
  const references = grouped(named, ({ identifier }) => identifier);
  const firstOf = new Map<string, KeyedRow>();
  const byDay: KeyedRow[] = [];
  for (const row of rows) {
    const hold = (reason: DoubtReason, candidates: readonly string[], candidateRow?: string): void =>
      void plan.doubts.push({ row, reason, candidates, ...(candidateRow === undefined ? {} : { candidateRow }) });
    const earlier = firstOf.get(row.id);
    const known = idsWithVictim.get(row.id);
    if (row.hasUnknownValue) hold('UNKNOWN_VALUE', []);
    // One casualty id, two nationalities: the same person under a successor and a former State, it may be.
    else if (earlier) hold('DIFFERS_FROM_RECORD', [], earlier.key);
    else if (known !== undefined) hold('DIFFERS_FROM_RECORD', [known]);
    else if (!planNamed(plan, days, row, references.get(row.id) ?? [], hold)) byDay.push(row);
    if (!row.hasUnknownValue && !earlier) firstOf.set(row.id, row);
  }
  for (const group of grouped(byDay, ({ cells }) => dayOf(cells.mission, cells.date)).values())
    planDay(plan, days, group);
}

/** A row whose casualty id is on record. Returns false when it is not, within the importer's sight. */
function planNamed(
  plan: ImportPlan,
  days: Days,
  row: KeyedRow,
  named: readonly Named[],
  hold: (reason: DoubtReason, candidates: readonly string[]) => void,
): boolean {
  const incidents = named.flatMap(({ type, id }) => (type === 'Incident' ? (days.find(id) ?? []) : []));
  const victims = named.flatMap(({ type, id }) => (type === 'Victim' ? (days.victim(id) ?? []) : []));
  const [victim] = victims;
  if (!victim) {
    const [incident] = incidents;
    if (!incident) return false;
    if (incidents.length > 1) hold('SEVERAL_CANDIDATES', []);
    else placeInto(plan, days, incident, [row]);
    return true;
  }
  const incident = days.find(victim.incidentId);
  const ids = victims.map(({ id }) => id);
  if (victims.length > 1 || !incident) {
    hold('SEVERAL_CANDIDATES', ids);
    return true;
  }
  const { mission, date, cause } = row.cells;
  const isThere = incident.mission === mission && incident.from <= date && date <= incident.to;
  const isDead = DEAD.includes(victim.status);
  const differs = !isThere || !canBe(victim, row.cells) || isDead !== (cause === 'MALICIOUS');
  if (differs) {
    // Who it is, the reference says; what the two say of the person, a person has to compare.
    plan.keep({ row, victim: victim.id, incident: incident.id, isFromList: false });
    hold(cause === 'PENDING' && isDead ? 'CAUSE_PENDING' : 'DIFFERS_FROM_RECORD', ids);
  } else plan.pairs.push({ victim: victim.id, incident: incident.id, row });
  if (isDead && cause === 'MALICIOUS') confirm(plan, incident, cause);
  return true;
}

/** Rows of one mission and day: a new incident, the one that is there, or a doubt when there are several. */
function planDay(plan: ImportPlan, days: Days, rows: readonly KeyedRow[]): void {
  const [{ cells }] = rows as [KeyedRow];
  const there = days.at(cells.mission, cells.date);
  const [only] = there;
  if (there.length > 1) {
    for (const row of rows) {
      const victims = there.flatMap(({ id }) => days.open(id)).filter((victim) => canBe(victim, row.cells));
      plan.doubts.push({ row, reason: 'SEVERAL_CANDIDATES', candidates: victims.map(({ id }) => id) });
    }
  } else if (only) placeInto(plan, days, only, rows);
  else {
    for (const row of rows) {
      const around = days.candidatesAround(row);
      if (around.length === 0) plan.createOn(cells.mission, cells.date).rows.push(row);
      else plan.doubts.push({ row, reason: 'SEVERAL_CANDIDATES', candidates: around.map(({ id }) => id) });
    }
  }
}

/**
 * What rows would have matched had the importer read it: the rows are placed all the same, and somebody cleared for both
 * decides whether they are one person (rules S9).
 */
export function planHidden(plan: ImportPlan, hidden: readonly HiddenVictim[]): void {
  const placed = [...[...plan.creates.values()].flatMap(({ rows }) => rows), ...plan.adds.map(({ row }) => row)];
  for (const row of placed) {
    const same = hidden.filter((victim) => mayMean(victim, row));
    if (same.length === 0) continue;
    const level = Math.max(...same.map((victim) => victim.level)) as Level;
    plan.doubts.push({
      row,
      reason: 'SEVERAL_CANDIDATES',
      candidates: same.map(({ id }) => id),
      candidateRow: row.key,
      level,
    });
  }
}
