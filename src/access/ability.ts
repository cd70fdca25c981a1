import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { FieldKind } from './field-kinds.js';
import { roles, type Action, type Can, type Subject } from './roles.js';
import type { ActiveGrant, Viewer } from './viewer.js';

export type Ability = MongoAbility<[Action, Subject]>;

const abilities = new WeakMap<ActiveGrant, Ability>();

/** What one grant allows. Grants are never added together (rules G1), so there is one ability for each. */
export function abilityOf(grant: ActiveGrant): Ability {
  const known = abilities.get(grant);
  if (known) return known;
  const builder = new AbilityBuilder<Ability>(createMongoAbility);
  const can: Can = (action, subject, kinds, rows) => {
    const rule = builder.can as unknown as (a: Action, s: Subject, ...rest: unknown[]) => void;
    if (kinds) rule(action, subject, [...kinds], ...(rows ? [rows] : []));
    else rule(action, subject, ...(rows ? [rows] : []));
  };
  roles[grant.role](grant, can);
  const ability = builder.build();
  abilities.set(grant, ability);
  return ability;
}

/** Whether any grant of the viewer allows the action on something of that subject: the question at the door. */
export function mayKnock(viewer: Viewer, action: Action, subject: Subject): boolean {
  return viewer.grants.some((grant) => abilityOf(grant).can(action, subject));
}

/** The viewer with only those grants that allow the action: what they read is what they may act upon. */
export function acting(viewer: Viewer, action: Action): Viewer {
  return { ...viewer, grants: viewer.grants.filter((grant) => abilityOf(grant).can(action, 'Incident')) };
}

/** Whether a grant opens a kind of field of a subject, on some row at least. */
export function opensKind(grant: ActiveGrant, subject: Subject, kind: FieldKind): boolean {
  return abilityOf(grant)
    .rulesFor('read', subject)
    .some((rule) => !rule.fields || rule.fields.includes(kind));
}
