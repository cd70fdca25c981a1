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
