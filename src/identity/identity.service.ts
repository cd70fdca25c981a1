import { Injectable } from '@nestjs/common';
import { levelOf, type ClassificationName } from '../access/viewer.js';
import { DatabaseService } from '../database/database.service.js';
import { newId } from '../database/new-id.js';
import { InvalidInputError, NotFoundError } from '../errors/app-error.js';
import { Mission } from '../reference-data/mission.entity.js';
import { Role } from '../vocabulary/role.vocabulary.js';
import { ApiToken } from './api-token.entity.js';
import { Grant } from './grant.entity.js';
import { hashToken, newToken } from './tokens.js';
import { User } from './user.entity.js';

export const LOCAL_ISSUER = 'local';
const LONGEST_TOKEN_DAYS = 90;
const DAY = 86_400_000;

export interface GrantDraft {
  readonly subject: string;
  readonly role: string;
  readonly clearance: ClassificationName;
  readonly missions?: readonly string[];
  readonly hostStates?: readonly string[];
  readonly contributingCountries?: readonly string[];
  readonly citizenships?: readonly string[];
  readonly forumStates?: readonly string[];
  readonly funder?: string | null;
  readonly from?: Date;
  readonly until: Date;
  readonly reason?: string | null;
}

const CONTENT: readonly string[] = [
  'HQ_FOCAL_POINT',
  'MISSION_FOCAL_POINT',
  'HOST_STATE_LIAISON',
  'CONTRIBUTOR_LIAISON',
  'RESEARCHER',
  'DONOR',
];
const UN: readonly string[] = ['HQ_FOCAL_POINT', 'MISSION_FOCAL_POINT', 'AUDITOR', 'ADMINISTRATOR'];
const LIAISON: readonly string[] = ['HOST_STATE_LIAISON', 'CONTRIBUTOR_LIAISON'];

/** Pairs of roles that one person must not hold together (rules G2). */
function collide(a: string, b: string): boolean {
  const either = (x: (role: string) => boolean, y: (role: string) => boolean): boolean =>
    (x(a) && y(b)) || (x(b) && y(a));
  const keeper = (role: string): boolean => role === 'ADMINISTRATOR' || role === 'AUDITOR';
  return (
    either(keeper, (role) => CONTENT.includes(role)) ||
    either(
      (role) => LIAISON.includes(role),
      (role) => UN.includes(role),
    ) ||
    either(
      (role) => role === 'DONOR',
      (role) => role === 'RESEARCHER',
    )
  );
}

/** Accounts, grants and tokens, for the command line and for the embedded example actors. */
@Injectable()
export class IdentityService {
  constructor(private readonly database: DatabaseService) {}

  /** Makes an account, or returns the one that has this issuer and subject already. */
  async createUser(
    subject: string,
    displayName: string,
    office: string | null = null,
    issuer = LOCAL_ISSUER,
    isSystem = false,
  ): Promise<User> {
    const { manager } = this.database.dataSource;
    await manager
      .createQueryBuilder()
      .insert()
      .into(User)
      .values({ id: newId(), issuer, subject, displayName, office, isSystem })
      .orIgnore()
      .execute();
    return manager.findOneByOrFail(User, { issuer, subject });
  }

  async findUser(subject: string, issuer = LOCAL_ISSUER): Promise<User> {
    const user = await this.database.dataSource.manager.findOneBy(User, { issuer, subject });
    if (!user) throw new NotFoundError(`User ${subject}`);
    return user;
  }

  /** Gives a role. Throws BAD_USER_INPUT on unknown roles, missions, missing scope, or roles that exclude each other. */
  async addGrant(draft: GrantDraft): Promise<Grant> {
    if (!(draft.role in Role))
      throw InvalidInputError.at(
        'role',
        'KNOWN_ROLE',
        `${draft.role} is not a role. Roles: ${Object.keys(Role).join(', ')}.`,
      );
    const holder = await this.findUser(draft.subject);
    const { manager } = this.database.dataSource;
    requireScope(draft);
    for (const acronym of draft.missions ?? []) {
      if (!(await manager.existsBy(Mission, { acronym })))
        throw InvalidInputError.at('missions', 'KNOWN_MISSION', `${acronym} is not a known mission.`);
    }
    const others = await manager.query<{ role: string }[]>(
      'SELECT role FROM role_grant WHERE holder_id = $1 AND revoked_at IS NULL AND until_at > now()',
      [holder.id],
    );
    const clash = others.find(({ role }) => collide(role, draft.role));
    if (clash)
      throw InvalidInputError.at(
        'role',
        'ROLES_EXCLUDE',
        `${draft.subject} holds ${clash.role}, which excludes ${draft.role}.`,
      );
    const grant = manager.create(Grant, { id: newId(), holderId: holder.id, ...grantColumns(draft) });
    if (grant.fromAt >= grant.untilAt) throw InvalidInputError.at('until', 'ORDER', 'A grant ends after it begins.');
    await manager.insert(Grant, grant);
    return grant;
  }

  /**
   * Makes a bearer token; the secret is returned once and never stored. Throws BAD_USER_INPUT for a system actor: a token
   * of one could stand in for the second person (rules F6).
   */
  async createToken(
    subject: string,
    name: string,
    days = LONGEST_TOKEN_DAYS,
    instanceId: string | null = null,
  ): Promise<{ id: string; secret: string; expiresAt: Date }> {
    if (!Number.isFinite(days) || days <= 0 || days > LONGEST_TOKEN_DAYS) {
      throw InvalidInputError.at('days', 'RANGE', `A token lives between 0 and ${LONGEST_TOKEN_DAYS} days.`);
    }
    const owner = await this.findUser(subject);
    if (owner.isSystem)
      throw InvalidInputError.at('subject', 'PERSON', `${subject} is a system actor: nobody speaks for it.`);
    const secret = newToken();
    const id = newId();
    const expiresAt = new Date(Date.now() + days * DAY);
    await this.database.dataSource.manager.insert(ApiToken, {
      id,
      ownerId: owner.id,
      name,
      tokenHash: hashToken(secret),
      expiresAt,
      instanceId,
    });
    return { id, secret, expiresAt };
  }

  /** Gives a role, or moves the end of the same one that is in force. */
  async renewGrant(draft: GrantDraft): Promise<void> {
    const holder = await this.findUser(draft.subject);
    const rows = await this.database.read(
      `WITH renewed AS (UPDATE role_grant SET until_at = $3 WHERE holder_id = $1 AND role = $2 AND revoked_at IS NULL RETURNING id)
       SELECT id FROM renewed`,
      [holder.id, draft.role, draft.until],
    );
    if (rows.length === 0) await this.addGrant(draft);
  }

  /** Ends every token that an embedded instance made: they live no longer than it does (rules O6). */
  async endInstanceTokens(): Promise<void> {
    await this.database.read(
      'UPDATE api_token SET revoked_at = now() WHERE instance_id IS NOT NULL AND revoked_at IS NULL',
    );
  }

  /** Ends a token at once. Throws NOT_FOUND when there is none in force with this id. */
  async revokeToken(id: string): Promise<void> {
    const { affected } = await this.database.dataSource.manager
      .createQueryBuilder()
      .update(ApiToken)
      .set({ revokedAt: () => 'now()' })
      .where('id = :id AND revoked_at IS NULL', { id })
      .execute();
    if (affected === 0) throw new NotFoundError(`Token ${id}`);
  }
}

function grantColumns(draft: GrantDraft): Partial<Grant> {
  return {
    role: draft.role,
    clearance: levelOf(draft.clearance),
    missions: [...(draft.missions ?? [])],
    hostStates: [...(draft.hostStates ?? [])],
    contributingCountries: [...(draft.contributingCountries ?? [])],
    citizenships: [...(draft.citizenships ?? [])],
    forumStates: [...(draft.forumStates ?? [])],
    funder: draft.funder ?? null,
    fromAt: draft.from ?? new Date(),
    untilAt: draft.until,
    reason: draft.reason ?? null,
  };
}

/** A role that is limited by scope opens nothing without one: better to say so than to give an empty grant. */
function requireScope(draft: GrantDraft): void {
  const has = (...lists: (readonly string[] | undefined)[]): boolean => lists.some((list) => (list?.length ?? 0) > 0);
  const needs: Readonly<Record<string, readonly [boolean, string]>> = {
    MISSION_FOCAL_POINT: [has(draft.missions), 'missions'],
    HOST_STATE_LIAISON: [has(draft.hostStates, draft.forumStates), 'hostStates'],
    CONTRIBUTOR_LIAISON: [
      has(draft.contributingCountries, draft.citizenships, draft.forumStates),
      'contributingCountries',
    ],
  };
  const need = needs[draft.role];
  if (need && !need[0])
    throw InvalidInputError.at(need[1], 'SCOPE_REQUIRED', `${draft.role} needs a scope (${need[1]}).`);
}
