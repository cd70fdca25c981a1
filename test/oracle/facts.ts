import type { ProceedingVersion, Register, Version } from './register.js';
import { isRecordedBy } from './register.js';

export interface MissionRow {
  readonly id: string;
  readonly acronym: string;
  readonly isUn: boolean;
  readonly kind: string;
  readonly endedOn: string | null;
}

export interface IncidentVersion extends Version {
  readonly missionId: string;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly hostState: string | null;
  readonly incidentCountry: string | null;
  readonly offences: readonly string[];
  readonly means: string;
  readonly context: string;
  readonly perpetratorClass: string;
  readonly decidedExclusions: readonly string[];
  readonly confirmation: string;
  readonly lookedFrom: string | null;
  readonly lookedTo: string | null;
}

export interface VictimVersion extends Version {
  readonly incidentId: string;
  readonly personsMin: number;
  readonly personsMax: number;
  readonly contributingCountry: string | null;
  readonly citizenships: readonly string[];
  readonly personnelCategory: string;
  readonly sex: string;
  readonly inUnToll: boolean;
  readonly alsoSuspectId: string | null;
  readonly isWithdrawn: boolean;
}

export interface VictimStatusRow {
  readonly id: string;
  readonly victimId: string;
  readonly status: string;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly supersedesId: string | null;
  readonly recordedAt: string;
}

export interface CourtVersion extends ProceedingVersion {
  readonly courtKind: string | null;
  readonly forumState: string | null;
}

/** The ledger with what is known of incidents, victims and courts: all that figures draw on. */
export interface FactRegister extends Register {
  readonly missions: readonly MissionRow[];
  readonly incidents: readonly IncidentVersion[];
  readonly victims: readonly VictimVersion[];
  readonly victimStatuses: readonly VictimStatusRow[];
  readonly proceedings: readonly CourtVersion[];
}

/** Those who are dead, the cause established or not. */
export const DEAD: readonly string[] = ['KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING'];

/** What had become of a victim by a day, as known at an instant: the latest entry that nothing known then replaced. */
export function statusOf(
  register: FactRegister,
  victimId: string,
  asOf: string,
  knownAt: string | null,
): string | null {
  const known = register.victimStatuses.filter((entry) => isRecordedBy(entry.recordedAt, knownAt));
  let latest: VictimStatusRow | null = null;
  for (const entry of known) {
    if (entry.victimId !== victimId || entry.occurredTo > asOf) continue;
    if (known.some(({ supersedesId }) => supersedesId === entry.id)) continue;
    if (latest === null || placeOf(entry) > placeOf(latest)) latest = entry;
  }
  return latest?.status ?? null;
}

const placeOf = ({ occurredTo, occurredFrom, recordedAt, id }: VictimStatusRow): string =>
  [occurredTo, occurredFrom, recordedAt, id].join(' ');

/** Calendar months later; where the month is too short, its last day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
  return later.toISOString().slice(0, 10);
}

export const earlier = (a: string, b: string): string => (a < b ? a : b);
