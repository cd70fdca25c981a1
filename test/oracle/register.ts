import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { Outcome } from '../../src/vocabulary/outcome.vocabulary.js';
import type { LinkBasis, ProceedingNature } from '../../src/vocabulary/proceeding.vocabulary.js';
import type { DatePrecision, DecisionKind, Verification } from '../../src/vocabulary/common.vocabulary.js';
import type { IdentityStatus, SuspectRole } from '../../src/vocabulary/suspect.vocabulary.js';

/** One version of a record, current from `knownFrom` until just before `knownTo` (null: still current). */
export interface Version {
  readonly id: string;
  readonly level: number;
  /** Instants are RFC 3339 in UTC with microseconds, so that they compare as text. */
  readonly knownFrom: string;
  readonly knownTo: string | null;
}

export interface MilestoneRow {
  readonly id: string;
  readonly rootId: string;
  readonly supersedesId: string | null;
  readonly isWithdrawal: boolean;
  readonly kind: MilestoneKind;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly occurredPrecision: DatePrecision;
  readonly occurredApproximate: boolean;
  readonly proceedingId: string | null;
  readonly suspectId: string | null;
  readonly personsMin: number | null;
  readonly personsMax: number | null;
  readonly absentMin: number | null;
  readonly absentMax: number | null;
  readonly outcome: Outcome | null;
  readonly inAbsentia: boolean | null;
  readonly ground: string | null;
  readonly recordedAt: string;
}

export interface IncidentLinkVersion extends Version {
  readonly proceedingId: string;
  readonly incidentId: string;
  readonly basis: LinkBasis;
  readonly verification: Verification;
  readonly isEnded: boolean;
}

export interface ProceedingVersion extends Version {
  readonly nature: ProceedingNature;
}

export interface SuspectVersion extends Version {
  readonly identity: IdentityStatus;
  readonly role: SuspectRole;
}

export interface SuspectIncidentVersion extends Version {
  readonly suspectId: string;
  readonly incidentId: string;
  readonly isEnded: boolean;
}

export interface ProceedingSuspectVersion extends Version {
  readonly proceedingId: string;
  readonly suspectId: string;
  readonly isEnded: boolean;
}

/** Rows of the register as they lie in its tables, all versions of the versioned ones. */
export interface Register {
  readonly milestones: readonly MilestoneRow[];
  readonly effects: readonly { readonly id: string; readonly countsFrom: string }[];
  readonly milestoneLevels: readonly Version[];
  readonly milestoneIncidents: readonly { readonly milestoneId: string; readonly incidentId: string }[];
  readonly charges: readonly {
    readonly milestoneId: string;
    readonly incidentId: string | null;
    readonly outcome: Outcome | null;
  }[];
  readonly reviews: readonly {
    readonly milestoneId: string;
    readonly decision: DecisionKind;
    readonly recordedAt: string;
  }[];
  readonly incidentLinks: readonly IncidentLinkVersion[];
  readonly proceedings: readonly ProceedingVersion[];
  readonly suspects: readonly SuspectVersion[];
  readonly suspectIncidents: readonly SuspectIncidentVersion[];
  readonly proceedingSuspects: readonly ProceedingSuspectVersion[];
}

/** What is asked: one incident, the highest class that counts, the day of the world, and the instant of the register. */
export interface Question {
  readonly incidentId: string;
  readonly level: number;
  readonly asOf: string;
  /** Null: all that is recorded. */
  readonly knownAt: string | null;
  /** Days by which a step has happened for certain, or perhaps; asOf when absent. */
  readonly within?: { readonly certain: string; readonly perhaps: string };
  /** Only steps of these proceedings; of any, and of none, when absent. */
  readonly before?: ReadonlySet<string>;
}

/** The versions current at an instant, each with the greater of its own and today's class. */
export function versionsAt<T extends Version>(versions: readonly T[], knownAt: string | null): T[] {
  const found: T[] = [];
  for (const version of versions) {
    const isCurrent =
      knownAt === null
        ? version.knownTo === null
        : version.knownFrom <= knownAt && (version.knownTo === null || knownAt < version.knownTo);
    if (!isCurrent) continue;
    const today = versions.find(({ id, knownTo }) => id === version.id && knownTo === null);
    found.push({ ...version, level: Math.max(version.level, today?.level ?? 0) });
  }
  return found;
}

export function isRecordedBy(instant: string, knownAt: string | null): boolean {
  return knownAt === null || instant <= knownAt;
}
