import type { Role } from '../vocabulary/role.vocabulary.js';

/** Classification as a number that can be compared: 0 Unclassified, 1 Confidential, 2 Strictly Confidential. */
export type Level = 0 | 1 | 2;

export const classificationOfLevel = ['UNCLASSIFIED', 'CONFIDENTIAL', 'STRICTLY_CONFIDENTIAL'] as const;
export type ClassificationName = (typeof classificationOfLevel)[number];

export function levelOf(classification: ClassificationName): Level {
  return classificationOfLevel.indexOf(classification) as Level;
}

/** What a grant is limited to. Each list stands for its own relation to an incident; an empty list opens nothing. */
export interface GrantScope {
  readonly missionIds: readonly string[];
  readonly hostStates: readonly string[];
  readonly contributingCountries: readonly string[];
  readonly citizenships: readonly string[];
  readonly forumStates: readonly string[];
}

/** A grant in force at the moment of the request. Each stands alone: reach and clearance never mix (rules G1). */
export interface ActiveGrant {
  readonly id: string;
  readonly role: Role;
  readonly clearance: Level;
  readonly scope: GrantScope;
}

/** Who asks, with what rights, why, and on which day (UTC). */
export interface Viewer {
  readonly actorId: string;
  readonly grants: readonly ActiveGrant[];
  /** Stated purpose of the request (header x-purpose), or null. */
  readonly purpose: string | null;
  /** Calendar day of the request, UTC. */
  readonly today: string;
  /** Instant of the request, RFC 3339 UTC with microseconds. */
  readonly now: string;
}

const everywhere: GrantScope = {
  missionIds: [],
  hostStates: [],
  contributingCountries: [],
  citizenships: [],
  forumStates: [],
};

/**
 * The eyes of a published figure: every incident, only what is Unclassified, only what a researcher reads.
 * Figures on public basis are computed with it, whoever asks: a donor reads no row.
 */
export function publicBasis(viewer: Viewer): Viewer {
  return everywhereAs(viewer, 'RESEARCHER');
}

/** The eyes that count persons for a publication: every incident, only what is Unclassified, whoever publishes. */
export function countingBasis(viewer: Viewer): Viewer {
  return everywhereAs(viewer, 'HQ_FOCAL_POINT');
}

const everywhereAs = (viewer: Viewer, role: Role): Viewer => ({
  ...viewer,
  purpose: null,
  grants: [{ id: 'public', role, clearance: 0, scope: everywhere }],
});
