import type { ClassificationName } from '../access/viewer.js';
import type { PartialDateLike } from '../sources/partial-date.rules.js';
import type { SourceDraft } from '../sources/source.service.js';

interface CountLike {
  readonly min: number;
  readonly max: number;
}

interface Reference {
  readonly system: string;
  readonly identifier: string;
}

/** A victim as it is entered; the GraphQL input and the example cases have this shape. */
export interface VictimInputLike {
  readonly persons?: CountLike | null;
  readonly status: string;
  readonly statusOn?: PartialDateLike | null;
  readonly fullName?: string | null;
  readonly contributingCountry?: string | null;
  readonly citizenships?: readonly string[] | null;
  readonly personnelCategory: string;
  readonly sex?: string | null;
  readonly inUnToll?: boolean | null;
  readonly alsoSuspect?: string | null;
  readonly externalRefs?: readonly Reference[] | null;
  readonly classification?: ClassificationName | null;
}

/** An incident as it is entered. */
export interface IncidentInputLike {
  readonly mission: string;
  readonly occurredOn: PartialDateLike;
  readonly hostState?: string | null;
  readonly incidentCountry?: string | null;
  readonly location?: {
    place?: string | null;
    latitude?: number | null;
    longitude?: number | null;
    precision: string;
  } | null;
  readonly offences: readonly string[];
  readonly means: string;
  readonly context: string;
  readonly perpetratorClass: string;
  readonly perpetratorGroups?: readonly string[] | null;
  readonly attackers?: CountLike | null;
  readonly summary?: string | null;
  readonly victims: readonly VictimInputLike[];
  readonly externalRefs?: readonly Reference[] | null;
  readonly enrolment?: { basis: string; lookedFrom?: string | null; lookedTo?: string | null } | null;
  readonly sources: readonly SourceDraft[];
  readonly classification?: ClassificationName | null;
  readonly idempotencyKey?: string | null;
}

/** What an amendment names; an absent field stays, null clears, a list replaces. */
export interface AmendIncidentLike {
  readonly incident: string;
  readonly expectedVersion: string;
  readonly reason: string;
  readonly occurredOn?: PartialDateLike | null;
  readonly hostState?: string | null;
  readonly hostStateBasis?: string | null;
  readonly otherCompetentStates?: readonly string[] | null;
  readonly incidentCountry?: string | null;
  readonly location?: {
    place?: string | null;
    latitude?: number | null;
    longitude?: number | null;
    precision: string;
  } | null;
  readonly offences?: readonly string[] | null;
  readonly means?: string | null;
  readonly context?: string | null;
  readonly perpetratorClass?: string | null;
  readonly perpetratorGroups?: readonly string[] | null;
  readonly attackers?: { readonly min: number; readonly max: number } | null;
  readonly summary?: string | null;
  readonly exclusions?: readonly string[] | null;
  readonly addVictims?: readonly VictimInputLike[] | null;
  readonly addExternalRefs?: readonly { system: string; identifier: string }[] | null;
  readonly confirmation?: string | null;
  readonly enrolment?: { basis: string; lookedFrom?: string | null; lookedTo?: string | null } | null;
  readonly openedToHost?: boolean | null;
  readonly sources: readonly SourceDraft[];
}
