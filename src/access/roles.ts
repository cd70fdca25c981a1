import type { Role } from '../vocabulary/role.vocabulary.js';
import { fieldKinds, type FieldKind } from './field-kinds.js';
import type { ActiveGrant } from './viewer.js';

/** What can be done, besides reading. Handlers declare one of these with @Allow. */
export const actions = [
  'read',
  'figures',
  'publish',
  'export',
  'record',
  'submit',
  'verify',
  'reclassify',
  'import',
  'administer',
] as const;
export type Action = (typeof actions)[number];

/**
 * Rows are decided for Incident alone; every other record follows the incidents that it belongs to.
 * Victim appears only where a role reads more of its own victims; Figures, Reference, ImportDoubt and
 * Actor have no incident; an ApiToken is read by its owner alone.
 */
export type Subject = 'Incident' | 'Victim' | 'Figures' | 'Reference' | 'ImportDoubt' | 'Actor' | 'ApiToken';

/** Columns of an incident (or victim) that a row rule may name. */
export type RowCondition = Readonly<Record<string, unknown>>;
export type Can = (action: Action, subject: Subject, kinds?: readonly FieldKind[], rows?: RowCondition) => void;

const allKinds = fieldKinds;
const allBut = (...closed: FieldKind[]): FieldKind[] => fieldKinds.filter((kind) => !closed.includes(kind));
const anyOf = (values: readonly string[]): RowCondition => ({ $in: values });

/** Everybody who is signed in reads missions, States, kinds of step and vocabularies. */
function anybody(can: Can): void {
  can('read', 'Reference');
}

/** The eight roles. Read a line as: may <act> on <what>, in these kinds of field, on these rows. */
export const roles: Readonly<Record<Role, (grant: ActiveGrant, can: Can) => void>> = {
  HQ_FOCAL_POINT(_grant, can) {
    anybody(can);
    can('read', 'Incident', allKinds);
    can('read', 'ImportDoubt');
    can('read', 'Actor');
    can('figures', 'Figures');
    can('publish', 'Figures');
    can('export', 'Figures');
    for (const act of ['record', 'submit', 'verify', 'reclassify', 'import'] as const) can(act, 'Incident');
  },

  MISSION_FOCAL_POINT(grant, can) {
    const ownMissions = { missionId: anyOf(grant.scope.missionIds) };
    anybody(can);
    can('read', 'Incident', allBut('INTERNAL'), ownMissions);
    can('read', 'ImportDoubt', undefined, ownMissions);
    can('read', 'Actor');
    can('figures', 'Figures');
    can('export', 'Figures');
    for (const act of ['record', 'submit', 'verify', 'reclassify', 'import'] as const) {
      can(act, 'Incident', undefined, ownMissions);
    }
  },

  HOST_STATE_LIAISON(grant, can) {
    const kinds: FieldKind[] = ['PUBLIC', 'OUTCOME', 'PERSON_COUNT', 'HOST_EXCHANGE'];
    const ownState = { hostState: anyOf(grant.scope.hostStates) };
    // Cases against the State's own agents open to it only once headquarters has opened them.
    const concerned: RowCondition[] = [
      { ...ownState, perpetratorClass: { $ne: 'HOST_STATE_AGENT' } },
      { ...ownState, openedToHost: true },
      { forumStates: anyOf(grant.scope.forumStates), perpetratorClass: { $ne: 'HOST_STATE_AGENT' } },
      { forumStates: anyOf(grant.scope.forumStates), openedToHost: true },
    ];
    anybody(can);
    can('figures', 'Figures');
    can('export', 'Figures');
    for (const rows of concerned) {
      can('read', 'Incident', kinds, rows);
      can('submit', 'Incident', undefined, rows);
    }
  },

  CONTRIBUTOR_LIAISON(grant, can) {
    const kinds: FieldKind[] = ['PUBLIC', 'OUTCOME', 'CONTRIBUTOR_REMARK'];
    const ownVictims: RowCondition[] = [
      { contributingCountry: anyOf(grant.scope.contributingCountries) },
      { citizenships: anyOf(grant.scope.citizenships) },
    ];
    const concerned: RowCondition[] = [
      { contributorStates: anyOf(grant.scope.contributingCountries) },
      { citizenships: anyOf(grant.scope.citizenships) },
      { forumStates: anyOf(grant.scope.forumStates) },
    ];
    anybody(can);
    can('figures', 'Figures');
    can('export', 'Figures');
    for (const rows of concerned) {
      can('read', 'Incident', kinds, rows);
      can('submit', 'Incident', undefined, rows);
    }
    for (const rows of ownVictims) can('read', 'Victim', ['VICTIM_IDENTITY', 'PERSON_COUNT'], rows);
  },

  RESEARCHER(_grant, can) {
    anybody(can);
    can('read', 'Incident', ['PUBLIC', 'OUTCOME']);
    can('figures', 'Figures');
    can('export', 'Figures');
  },

  DONOR(_grant, can) {
    anybody(can);
    can('figures', 'Figures');
    can('export', 'Figures');
  },

  AUDITOR(_grant, can) {
    anybody(can);
    can('read', 'Actor');
  },

  ADMINISTRATOR(_grant, can) {
    anybody(can);
    can('read', 'Actor');
    can('administer', 'Reference');
  },
};
