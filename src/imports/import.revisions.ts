import { canBe, personOf, type CasualtyCells, type KeyedRow, type RecordedPerson } from './casualty.rules.js';
import { DEAD } from './import.days.js';
import type { DoubtReason, ImportPlan } from './import.plan.js';
import type { KnownRow, RevisedIncident, RevisedVictim } from './import.state.js';

/** A row of which a newer edition says something else than the last one, with the victim on record. */
export interface Revision {
  readonly row: KeyedRow;
  readonly known: KnownRow;
  readonly victim: RevisedVictim;
  readonly incident: RevisedIncident;
}

/** What comes of one revision by itself; where the victim then belongs is decided for whole incidents. */
export interface Verdict {
  /** Why a person has to decide, if one has to. */
  readonly conflict: DoubtReason | null;
  /** The victim belongs to another mission or day now. */
  readonly isMoving: boolean;
  /** The list holds the victim's incident anew: it took him back in, or says malicious act of a cause that was pending. */
  readonly isConfirming: boolean;
}

const STAYS: Verdict = { conflict: null, isMoving: false, isConfirming: false };
const statusFor = (cause: CasualtyCells['cause']): string => (cause === 'PENDING' ? 'CAUSE_PENDING' : 'KILLED');

/**
 * Plans what a newer edition changed of one victim: values that still are what the last edition made them follow it; what
 * a person has set since stays, and the row waits for a person (DECIDED_OTHERWISE). Pure.
 */
export function planRevision(plan: ImportPlan, revision: Revision): Verdict {
  const { row, known, victim } = revision;
  if (row.cells.cause === 'OTHER') return planLeaving(plan, revision);
  const isOut = victim.isWithdrawn && known.cells.cause === 'OTHER' && known.isFromList;
  if (victim.isWithdrawn && !isOut) return { ...STAYS, conflict: 'DECIDED_OTHERWISE' };
  const isOurs = known.isFromList && victim.personsMax === 1;
  const person = isOurs ? planPerson(plan, revision) : canBe(victim, row.cells) ? null : 'DIFFERS_FROM_RECORD';
  const cause = planCause(plan, revision, isOurs);
  if (isOut) plan.presence.push(presenceOf(revision, false));
  const place = placeOf(revision, isOurs);
  if (place === 'there' && isOurs) planStatusDay(plan, revision);
  const conflict = person ?? cause ?? (place === 'elsewhere' ? 'DECIDED_OTHERWISE' : null);
  const isConfirming = isOut || (cause === null && row.cells.cause !== known.cells.cause);
  return { ...STAYS, conflict, isMoving: place === 'moving', isConfirming };
}

const presenceOf = ({ victim }: Revision, isWithdrawn: boolean): ImportPlan['presence'][number] => ({
  victim: victim.id,
  level: victim.level,
  incident: victim.incidentId,
  isWithdrawn,
});

/** A cause that is no malicious act any more takes the victim out, unless a person has recorded something else of him. */
function planLeaving(plan: ImportPlan, revision: Revision): Verdict {
  const { known, victim } = revision;
  if (victim.isWithdrawn) return STAYS;
  const isAsImported = known.isFromList && victim.personsMax === 1 && !victim.isAuthor;
  if (!isAsImported || victim.status !== statusFor(known.cells.cause))
    return { ...STAYS, conflict: 'DECIDED_OTHERWISE' };
  plan.presence.push(presenceOf(revision, true));
  return STAYS;
}

const FIELDS = ['contributingCountry', 'citizenships', 'category', 'sex'] as const;
const asText = (value: string | readonly string[] | null): string => JSON.stringify(value);

/**
 * Nationality, category and sex. A value that is neither the last edition's nor the new one's is a person's. A doubt that
 * is open goes on while record and row do not agree, whatever the edition changed.
 */
function planPerson(plan: ImportPlan, { row, known, victim }: Revision): DoubtReason | null {
  const last = personOf(known.cells);
  const wanted = personOf({ ...row.cells, sex: row.cells.sex ?? known.cells.sex });
  const changed = FIELDS.filter((field) => asText(last[field]) !== asText(wanted[field]));
  const open = changed.filter((field) => asText(victim[field]) !== asText(wanted[field]));
  const [amendable, decided] = [true, false].map((isLast) =>
    open.filter((field) => (asText(victim[field]) === asText(last[field])) === isLast),
  ) as [typeof open, typeof open];
  const before = pick(victim, FIELDS);
  const after = { ...before, ...pick(wanted, amendable) };
  if (amendable.length > 0) plan.people.push({ victim: victim.id, level: victim.level, before, after });
  const isOpen = known.openDoubts.length > 0 && !canBe(after, row.cells);
  return decided.length > 0 || isOpen ? 'DECIDED_OTHERWISE' : null;
}

const pick = <K extends keyof RecordedPerson>(person: RecordedPerson, fields: readonly K[]): Pick<RecordedPerson, K> =>
  Object.fromEntries(fields.map((field) => [field, person[field]])) as Pick<RecordedPerson, K>;

/** Killed or pending: what we knew changed, so a new entry supersedes the one that the last edition made. */
function planCause(plan: ImportPlan, { row, known, victim }: Revision, isOurs: boolean): DoubtReason | null {
  const wanted = statusFor(row.cells.cause);
  const agrees = row.cells.cause === 'PENDING' ? victim.status === wanted : DEAD.includes(victim.status);
  if (agrees) return null;
  const isLasts =
    isOurs &&
    (victim.status === 'KILLED' || victim.status === 'CAUSE_PENDING') &&
    victim.statusFrom === known.cells.date &&
    victim.statusTo === known.cells.date;
  if (!isLasts) return row.cells.cause === 'PENDING' && !known.isFromList ? 'CAUSE_PENDING' : 'DECIDED_OTHERWISE';
  plan.statuses.push({ victim: victim.id, status: wanted, date: row.cells.date, supersedes: victim.statusId });
  return null;
}

/** Where the victim is, beside where the row says: there, on the way, or where a person put him. */
function placeOf({ row, known, victim, incident }: Revision, isOurs: boolean): 'there' | 'moving' | 'elsewhere' {
  const { mission, date } = row.cells;
  const isAstray = known.incidentId === null;
  const isSaid =
    mission !== known.cells.mission || date !== known.cells.date || known.openDoubts.length > 0 || isAstray;
  const isThere = incident.mission === mission && incident.from <= date && date <= incident.to;
  if (!isSaid || isThere) return 'there';
  const isAsPut =
    victim.incidentId === known.incidentId &&
    incident.mission === known.cells.mission &&
    incident.from === known.cells.date &&
    incident.to === known.cells.date;
  return isOurs && (isAsPut || isAstray) ? 'moving' : 'elsewhere';
}

/** The day of death follows the day of the incident, where the entry still is the last edition's. */
export function planStatusDay(plan: ImportPlan, { row, known, victim }: Revision): void {
  const isPlanned = plan.statuses.some((status) => status.victim === victim.id);
  const isLasts = victim.statusFrom === known.cells.date && victim.statusTo === known.cells.date;
  if (row.cells.date === known.cells.date) return;
  if (isPlanned || !isLasts || victim.status !== statusFor(row.cells.cause)) return;
  plan.statuses.push({ victim: victim.id, status: victim.status, date: row.cells.date, supersedes: victim.statusId });
}
