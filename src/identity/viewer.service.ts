import { Injectable } from '@nestjs/common';
import type { ActiveGrant, Level, Viewer } from '../access/viewer.js';
import { DatabaseService } from '../database/database.service.js';
import type { Role } from '../vocabulary/role.vocabulary.js';
import { hashToken } from './tokens.js';

interface ViewerRow {
  readonly id: string;
  readonly instance_id: string | null;
  readonly now: string;
  readonly grants: readonly {
    id: string;
    role: Role;
    clearance: Level;
    missions: string[];
    hostStates: string[];
    contributingCountries: string[];
    citizenships: string[];
    forumStates: string[];
  }[];
}

const GRANTS = `COALESCE((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'clearance', g.clearance,
    'missions', (SELECT COALESCE(jsonb_agg(m.id), '[]') FROM mission m WHERE m.acronym = ANY(g.missions)),
    'hostStates', g.host_states, 'contributingCountries', g.contributing_countries, 'citizenships', g.citizenships,
    'forumStates', g.forum_states) ORDER BY g.id)
  FROM role_grant g WHERE g.holder_id = u.id AND g.from_at <= now() AND g.until_at > now() AND g.revoked_at IS NULL), '[]'::jsonb) AS grants,
  instant(clock_timestamp()) AS now`;

/** Finds out who asks. Grants are evaluated at every request; nothing about rights is cached. One statement. */
@Injectable()
export class ViewerService {
  constructor(private readonly database: DatabaseService) {}

  /** The owner of a token in force, or null. `purpose` is the stated purpose of the request. */
  async byToken(token: string, purpose: string | null, instanceId: string | null): Promise<Viewer | null> {
    const [row] = await this.database.read<ViewerRow>(
      `SELECT u.id, t.instance_id, ${GRANTS} FROM api_token t JOIN app_user u ON u.id = t.owner_id
       WHERE t.token_hash = $1 AND t.expires_at > now() AND t.revoked_at IS NULL AND u.disabled_at IS NULL`,
      [hashToken(token)],
    );
    // A token made by an embedded instance opens that instance only: a dump restored elsewhere brings no key (O6).
    if (!row || (row.instance_id !== null && row.instance_id !== instanceId)) return null;
    return viewerOf(row, purpose);
  }

  /** A user by issuer and subject, for the command line; null when unknown or disabled. */
  async bySubject(issuer: string, subject: string): Promise<Viewer | null> {
    const [row] = await this.database.read<ViewerRow>(
      `SELECT u.id, NULL AS instance_id, ${GRANTS} FROM app_user u WHERE u.issuer = $1 AND u.subject = $2 AND u.disabled_at IS NULL`,
      [issuer, subject],
    );
    return row ? viewerOf(row, null) : null;
  }

  /** A user by id, for what was begun by a request and is finished after it; null when unknown or disabled. */
  async byId(id: string, purpose: string | null): Promise<Viewer | null> {
    const [row] = await this.database.read<ViewerRow>(
      `SELECT u.id, NULL AS instance_id, ${GRANTS} FROM app_user u WHERE u.id = $1 AND u.disabled_at IS NULL`,
      [id],
    );
    return row ? viewerOf(row, purpose) : null;
  }
}

function viewerOf(row: ViewerRow, purpose: string | null): Viewer {
  const grants = row.grants.map(({ id, role, clearance, missions, ...scope }): ActiveGrant => ({
    id,
    role,
    clearance,
    scope: { missionIds: missions, ...scope },
  }));
  return { actorId: row.id, grants, purpose, today: row.now.slice(0, 10), now: row.now };
}
