import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { DatabaseService } from '../database/database.service.js';
import { ForbiddenError } from '../errors/app-error.js';
import { LOCAL_ISSUER, IdentityService } from '../identity/identity.service.js';
import { ViewerService } from '../identity/viewer.service.js';

const IMPORTER = 'system:import';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The marked system actor that imports when nobody is named. */
@Injectable()
export class ImporterService {
  constructor(
    private readonly database: DatabaseService,
    private readonly identity: IdentityService,
    private readonly viewers: ViewerService,
  ) {}

  /**
   * The actor with a grant of this call alone: it reads and imports what is Unclassified everywhere. No grant is stored, so
   * no token ever speaks for it and it is never a second person (rules S9, F6). It has no account before it writes. Throws
   * FORBIDDEN when its account is disabled.
   */
  async systemActor(): Promise<Viewer> {
    const viewer = (await this.viewers.bySubject(LOCAL_ISSUER, IMPORTER)) ?? (await this.nobody());
    const scope = { missionIds: [], hostStates: [], contributingCountries: [], citizenships: [], forumStates: [] };
    return { ...viewer, grants: [{ id: 'import', role: 'HQ_FOCAL_POINT', clearance: 0, scope }] };
  }

  /** The user who writes what a viewer imports; makes the account of the system's actor when there is none. */
  async accountOf({ actorId }: Viewer): Promise<string> {
    if (actorId !== NOBODY) return actorId;
    return (await this.identity.createUser(IMPORTER, 'System: imports open data', null, LOCAL_ISSUER, true)).id;
  }

  private async nobody(): Promise<Viewer> {
    const [row] = await this.database.read<{ now: string; isDisabled: boolean }>(
      `SELECT instant(clock_timestamp()) AS now, EXISTS (SELECT 1 FROM app_user WHERE issuer = $1 AND subject = $2) AS "isDisabled"`,
      [LOCAL_ISSUER, IMPORTER],
    );
    const { now = '', isDisabled = false } = row ?? {};
    if (isDisabled) throw new ForbiddenError('The importing actor is disabled; import with --as.');
    return { actorId: NOBODY, grants: [], purpose: null, today: now.slice(0, 10), now };
  }
}
