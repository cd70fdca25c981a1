import { canBe, mayBe, sharesCategory, sharesNationality, type KeyedRow } from './casualty.rules.js';
import { grouped } from '../grouped.js';
import { dayOf } from './import.plan.js';
import type { HiddenVictim, SeenIncident, SeenVictim } from './import.state.js';

export const DEAD: readonly (string | null)[] = ['KILLED', 'DECLARED_DEAD'];
/** Statuses of people who may have died since they were recorded. */
const HARMED: readonly (string | null)[] = [
  'INJURED',
  'GRAVELY_INJURED',
  'ABDUCTED',
  'DETAINED',
  'MISSING',
  'CAUSE_PENDING',
];
/** The widest date of an incident that a row of one day is held against. */
const WIDEST_DAYS = 31;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

type Span = Pick<SeenIncident, 'mission' | 'from' | 'to'>;

/** The span of days is short enough to hold a row of one day against it. */
const isNarrow = ({ from, to }: Span): boolean => daysBetween(from, to) < WIDEST_DAYS;
const holdsDay = ({ mission, from, to }: Span, { cells }: KeyedRow): boolean =>
  mission === cells.mission && from <= cells.date && cells.date <= to;

/** Whether a row of the victim's day may mean him, although it does not plainly do so. */
function isCandidate(victim: SeenVictim, { cells }: KeyedRow): boolean {
  if (HARMED.includes(victim.status)) return sharesNationality(victim, cells) && sharesCategory(victim, cells);
  if (!DEAD.includes(victim.status)) return false;
  return victim.inUnToll ? mayBe(victim, cells) : canBe(victim, cells);
}

/** Whether a row may mean somebody whom the importer does not read: by casualty id, or as it may mean those whom he reads. */
export function mayMean(victim: HiddenVictim, row: KeyedRow): boolean {
  if (victim.casualties.includes(row.id)) return victim.mission === row.cells.mission;
  if (victim.personsMax <= victim.taken || !isNarrow(victim) || !holdsDay(victim, row)) return false;
  if (victim.from === victim.to) return isCandidate(victim, row);
  return DEAD.includes(victim.status) && canBe(victim, row.cells);
}

/** Incidents by mission and day, with room for rows among their victims; changes as a plan grows. */
export class Days {
  private readonly exact = new Map<string, SeenIncident[]>();
  private readonly wide: readonly SeenIncident[];
  private readonly victims: ReadonlyMap<string, readonly SeenVictim[]>;
  private readonly room: Map<string, number>;
  private readonly incidents: ReadonlyMap<string, SeenIncident>;
  private readonly people: ReadonlyMap<string, SeenVictim>;

  constructor(incidents: readonly SeenIncident[], victims: readonly SeenVictim[]) {
    this.incidents = new Map(incidents.map((incident) => [incident.id, incident]));
    for (const incident of incidents)
      if (incident.from === incident.to) this.put(incident, incident.mission, incident.from);
    this.wide = incidents.filter((incident) => incident.from !== incident.to && isNarrow(incident));
    this.people = new Map(victims.map((victim) => [victim.id, victim]));
    this.victims = grouped(victims, ({ incidentId }) => incidentId);
    this.room = new Map(victims.map((victim) => [victim.id, victim.personsMax - victim.taken]));
  }

  /** Says that an incident stands for a mission and day, whatever date it has itself. */
  put(incident: SeenIncident, mission: string, date: string): void {
    const day = dayOf(mission, date);
    const there = this.exact.get(day) ?? [];
    if (!there.includes(incident)) this.exact.set(day, [...there, incident]);
  }

  redate(incident: SeenIncident, date: string): void {
    const day = dayOf(incident.mission, incident.from);
    this.exact.set(
      day,
      (this.exact.get(day) ?? []).filter((other) => other !== incident),
    );
    this.put(incident, incident.mission, date);
  }

  find(id: string): SeenIncident | undefined {
    return this.incidents.get(id);
  }

  victim(id: string): SeenVictim | undefined {
    return this.people.get(id);
  }

  at(mission: string, date: string): readonly SeenIncident[] {
    return this.exact.get(dayOf(mission, date)) ?? [];
  }

  victimsOf(incident: string): readonly SeenVictim[] {
    return this.victims.get(incident) ?? [];
  }

  roomOf(victim: SeenVictim): number {
    return this.room.get(victim.id) ?? 0;
  }

  take(victim: SeenVictim): void {
    this.room.set(victim.id, this.roomOf(victim) - 1);
  }

  /** Victims of an incident on whom a row may still rest. */
  open(incident: string): SeenVictim[] {
    return this.victimsOf(incident).filter((victim) => this.roomOf(victim) > 0);
  }

  /** Recorded people who may be the one of a row, although they are not plainly so. */
  candidatesIn(incident: string, row: KeyedRow): SeenVictim[] {
    return this.open(incident).filter((victim) => isCandidate(victim, row));
  }

  /** The same among incidents of which only a span of days around the row's is known. */
  candidatesAround(row: KeyedRow): SeenVictim[] {
    return this.wide
      .filter((incident) => holdsDay(incident, row))
      .flatMap(({ id }) => this.open(id).filter((victim) => DEAD.includes(victim.status) && canBe(victim, row.cells)));
  }
}
