import { canBe, sharesCategory, sharesNationality, type CasualtyCells, type KeyedRow } from './casualty.rules.js';
import { grouped } from '../grouped.js';
import { DEAD, type Days } from './import.days.js';
import type { DoubtReason, ImportPlan } from './import.plan.js';
import type { SeenIncident, SeenVictim } from './import.state.js';

const idsOf = (victims: readonly SeenVictim[]): string[] => [...new Set(victims.map(({ id }) => id))];

/**
 * Puts rows into the one incident of their mission and day: each is paired with a victim of its nationality and category,
 * as often as that victim counts people; the rest is added, or held where the record may mean the same person.
 */
export function placeInto(plan: ImportPlan, days: Days, incident: SeenIncident, rows: readonly KeyedRow[]): void {
  const hold = (row: KeyedRow, reason: DoubtReason, candidates: readonly SeenVictim[]): void =>
    void plan.doubts.push({ row, reason, candidates: idsOf(candidates) });
  if (incident.confirmation === 'RETRACTED' && !incident.isRetractedByList) {
    for (const row of rows) hold(row, 'DECIDED_OTHERWISE', days.candidatesIn(incident.id, row));
    return;
  }
  const left: KeyedRow[] = [];
  const alike = grouped(rows, ({ cells }) => `${cells.nationality ?? ''}|${cells.personnel}|${cells.cause}`);
  // Malicious acts first: a row whose cause is pending is doubtful only beside a dead person whom no such row explains.
  const isPendingGroup = ([first]: readonly KeyedRow[]): number => Number(first?.cells.cause === 'PENDING');
  for (const group of [...alike.values()].sort((a, b) => isPendingGroup(a) - isPendingGroup(b)))
    left.push(...pairAlike(plan, days, incident, group, hold));
  for (const row of left) {
    const inside = days.candidatesIn(incident.id, row);
    const candidates = [...inside, ...days.candidatesAround(row)];
    const reason = inside.length > 0 ? 'DIFFERS_FROM_RECORD' : 'SEVERAL_CANDIDATES';
    if (candidates.length > 0) hold(row, row.cells.cause === 'PENDING' ? 'CAUSE_PENDING' : reason, candidates);
    else plan.adds.push({ incident: incident.id, row });
  }
  const placed = [...plan.adds, ...plan.pairs].filter((entry) => entry.incident === incident.id);
  for (const { row } of placed) confirm(plan, incident, row.cells.cause);
}

/**
 * The official list holds that it took place (T4); what people have disputed or retracted stays so. A pending cause brings
 * back what the list itself took back, and confirms nothing that people reported.
 */
export function confirm(
  plan: ImportPlan,
  incident: Pick<SeenIncident, 'id' | 'confirmation' | 'isRetractedByList'>,
  cause: CasualtyCells['cause'],
): void {
  const isReported = incident.confirmation === 'REPORTED' && cause === 'MALICIOUS';
  const isOpen = isReported || incident.isRetractedByList;
  if (isOpen) plan.confirmations.set(incident.id, { before: incident.confirmation, after: 'CONFIRMED' });
}

/** Pairs rows that say the same of nationality, category and cause. Returns those for whom nobody is on record. */
function pairAlike(
  plan: ImportPlan,
  days: Days,
  incident: SeenIncident,
  rows: readonly KeyedRow[],
  hold: (row: KeyedRow, reason: DoubtReason, candidates: readonly SeenVictim[]) => void,
): KeyedRow[] {
  const [{ cells }] = rows as [KeyedRow];
  const fits = days
    .open(incident.id)
    .filter((victim) => victim.inUnToll && sharesNationality(victim, cells) && sharesCategory(victim, cells));
  const dead = fits.filter(({ status }) => DEAD.includes(status));
  const isPending = cells.cause === 'PENDING';
  if (isPending && dead.length > 0) {
    for (const row of rows) hold(row, 'CAUSE_PENDING', dead);
    return [];
  }
  const same = isPending ? fits.filter(({ status }) => status === 'CAUSE_PENDING') : dead;
  const chosen = chooseAmong(days, same, rows.length, cells.personnel);
  if (chosen === null) {
    for (const row of rows) hold(row, 'SEVERAL_CANDIDATES', same);
    return [];
  }
  const left: KeyedRow[] = [];
  // Rows that tell the sex choose first.
  for (const row of rows.toSorted((a, b) => Number(tellsSex(b)) - Number(tellsSex(a)))) {
    const [match] = chosen
      .filter((victim) => days.roomOf(victim) > 0 && canBe(victim, row.cells))
      .toSorted((a, b) => fitness(b, row) - fitness(a, row) || (a.id < b.id ? -1 : 1));
    if (!match) left.push(row);
    else {
      days.take(match);
      plan.pairs.push({ victim: match.id, incident: incident.id, row });
    }
  }
  return left;
}

const tellsSex = ({ cells }: KeyedRow): boolean => cells.sex === 'MALE' || cells.sex === 'FEMALE';
const fitness = (victim: SeenVictim, { cells }: KeyedRow): number =>
  2 * Number(victim.sex === cells.sex) + Number(victim.category === cells.personnel);

/**
 * Victims among whom rows can be shared out without a guess: all of them when there are rows for all, else when they
 * are alike, else those recorded in the list's own category. Null when it would be a guess.
 */
function chooseAmong(
  days: Days,
  victims: readonly SeenVictim[],
  rows: number,
  category: string,
): readonly SeenVictim[] | null {
  const room = (among: readonly SeenVictim[]): number => among.reduce((sum, victim) => sum + days.roomOf(victim), 0);
  const areAlike = (among: readonly SeenVictim[]): boolean =>
    new Set(among.map((victim) => `${victim.category}|${victim.sex}|${victim.status ?? ''}`)).size <= 1;
  if (room(victims) <= rows || areAlike(victims)) return victims;
  const own = victims.filter((victim) => victim.category === category);
  return room(own) >= rows && areAlike(own) ? own : null;
}
