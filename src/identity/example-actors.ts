import { Role } from '../vocabulary/role.vocabulary.js';
import { LOCAL_ISSUER, type GrantDraft, type IdentityService } from './identity.service.js';

type Example = Pick<
  GrantDraft,
  'role' | 'clearance' | 'missions' | 'hostStates' | 'contributingCountries' | 'citizenships' | 'forumStates'
> & {
  readonly name: string;
};

/** One actor for each role in embedded mode; a second focal point at headquarters, since four eyes take two people. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  hq: { name: 'Example: headquarters focal point', role: Role.HQ_FOCAL_POINT, clearance: 'STRICTLY_CONFIDENTIAL' },
  hq2: {
    name: 'Example: second headquarters focal point',
    role: Role.HQ_FOCAL_POINT,
    clearance: 'STRICTLY_CONFIDENTIAL',
  },
  mission: {
    name: 'Example: mission focal point, MINUSCA',
    role: Role.MISSION_FOCAL_POINT,
    clearance: 'CONFIDENTIAL',
    missions: ['MINUSCA'],
  },
  hostState: {
    name: 'Example: host-State liaison, Central African Republic',
    role: Role.HOST_STATE_LIAISON,
    clearance: 'UNCLASSIFIED',
    hostStates: ['CAF'],
    forumStates: ['CAF'],
  },
  contributor: {
    name: 'Example: contributor liaison, Morocco',
    role: Role.CONTRIBUTOR_LIAISON,
    clearance: 'UNCLASSIFIED',
    contributingCountries: ['MAR'],
    citizenships: ['MAR'],
    forumStates: ['MAR'],
  },
  researcher: { name: 'Example: researcher', role: Role.RESEARCHER, clearance: 'UNCLASSIFIED' },
  donor: { name: 'Example: donor', role: Role.DONOR, clearance: 'UNCLASSIFIED' },
  auditor: { name: 'Example: auditor', role: Role.AUDITOR, clearance: 'UNCLASSIFIED' },
  administrator: { name: 'Example: administrator', role: Role.ADMINISTRATOR, clearance: 'UNCLASSIFIED' },
};

const DAY = 86_400_000;

/**
 * Makes sure that the example actors exist with a grant of a day, and gives each a token of this instance that lives as
 * long (rules O6). Returns tokens by actor.
 */
export async function exampleTokens(identity: IdentityService, instanceId: string): Promise<Record<string, string>> {
  await identity.endInstanceTokens();
  const tokens: Record<string, string> = {};
  for (const [subject, { name, ...grant }] of Object.entries(EXAMPLES)) {
    const user = `example:${subject}`;
    await identity.createUser(user, name, null, LOCAL_ISSUER, false);
    await identity.renewGrant({
      ...grant,
      subject: user,
      until: new Date(Date.now() + DAY),
      reason: 'Example actor of the embedded mode.',
    });
    tokens[subject] = (await identity.createToken(user, 'Made at start', 1, instanceId)).secret;
  }
  return tokens;
}
