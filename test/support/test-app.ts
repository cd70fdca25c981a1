import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application.js';
import { Instance } from '../../src/config/config.module.js';
import { loadConfig } from '../../src/config/load-config.js';
import { DatabaseService } from '../../src/database/database.service.js';
import { IdentityService, type GrantDraft } from '../../src/identity/identity.service.js';
import { ViewerService } from '../../src/identity/viewer.service.js';
import type { Viewer } from '../../src/access/viewer.js';
import { createLogger } from '../../src/logging/logger.js';
import { cloneTemplate } from './test-database.js';

export interface Answer {
  readonly status: number;
  /** The whole body, as it came. */
  readonly text: string;
  readonly data: Record<string, never> | null;
  readonly errors?: readonly {
    message: string;
    path?: string[];
    extensions: Record<string, unknown> & { code: string };
  }[];
}

type Grants = Omit<GrantDraft, 'subject' | 'until'>;

/** Who acts in journeys: one for each role, two where four eyes are needed. */
export const ACTORS: Readonly<Record<string, Grants>> = {
  hq: { role: 'HQ_FOCAL_POINT', clearance: 'STRICTLY_CONFIDENTIAL' },
  hq2: { role: 'HQ_FOCAL_POINT', clearance: 'STRICTLY_CONFIDENTIAL' },
  mission: { role: 'MISSION_FOCAL_POINT', clearance: 'CONFIDENTIAL', missions: ['MINUSCA'] },
  mission2: { role: 'MISSION_FOCAL_POINT', clearance: 'CONFIDENTIAL', missions: ['MINUSCA'] },
  otherMission: { role: 'MISSION_FOCAL_POINT', clearance: 'CONFIDENTIAL', missions: ['MINUSMA'] },
  hostState: { role: 'HOST_STATE_LIAISON', clearance: 'UNCLASSIFIED', hostStates: ['CAF'], forumStates: ['CAF'] },
  contributor: {
    role: 'CONTRIBUTOR_LIAISON',
    clearance: 'UNCLASSIFIED',
    contributingCountries: ['MAR'],
    citizenships: ['MAR'],
    forumStates: ['MAR'],
  },
  researcher: { role: 'RESEARCHER', clearance: 'UNCLASSIFIED' },
  donor: { role: 'DONOR', clearance: 'UNCLASSIFIED' },
  auditor: { role: 'AUDITOR', clearance: 'UNCLASSIFIED' },
  administrator: { role: 'ADMINISTRATOR', clearance: 'UNCLASSIFIED' },
};

const YEAR = 365 * 86_400_000;

/** The real application on a database of its own; requests go through HTTP without a socket. */
export class TestApp {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly app: NestFastifyApplication,
    readonly databaseUrls: { readonly ownerUrl: string; readonly appUrl: string },
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(logger = createLogger('silent')): Promise<TestApp> {
    const database = await cloneTemplate();
    const config = loadConfig({ DATABASE_URL: database.appUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test' });
    const app = await createApplication(config, new Instance(null, database.appUrl), logger);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const started = new TestApp(app, database, () => database.drop());
    for (const [name, grant] of Object.entries(ACTORS)) await started.addActor(name, grant);
    return started;
  }

  /** Makes an actor with grants (one or several) and a token. */
  async addActor(name: string, ...grants: readonly Grants[]): Promise<void> {
    const identity = this.app.get(IdentityService);
    await identity.createUser(name, `Actor ${name}`);
    for (const grant of grants)
      await identity.addGrant({ ...grant, subject: name, until: new Date(Date.now() + YEAR) });
    this.tokens.set(name, (await identity.createToken(name, 'test')).secret);
  }

  /** The viewer of an actor, for tests of services. */
  async viewer(name: string, purpose: string | null = null): Promise<Viewer> {
    const viewer = await this.app.get(ViewerService).byToken(this.tokens.get(name) ?? '', purpose, null);
    if (!viewer) throw new Error(`No actor ${name}.`);
    return viewer;
  }

  get database(): DatabaseService {
    return this.app.get(DatabaseService);
  }

  /** Sends a GraphQL request as an actor, or as nobody (null). `purpose` becomes the header x-purpose. */
  async graphql(actor: string | null, query: string, variables: object = {}, purpose?: string): Promise<Answer> {
    const response = await this.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: {
        'content-type': 'application/json',
        ...(actor === null ? {} : { authorization: `Bearer ${this.tokens.get(actor) ?? ''}` }),
        ...(purpose === undefined ? {} : { 'x-purpose': purpose }),
      },
      payload: JSON.stringify({ query, variables }),
    });
    const body = JSON.parse(response.body) as Pick<Answer, 'data' | 'errors'>;
    return { status: response.statusCode, text: response.body, ...body };
  }

  /** The same, for requests that must succeed: fails with what was answered when they do not. */
  async ask<T = Record<string, never>>(
    actor: string,
    query: string,
    variables: object = {},
    purpose?: string,
  ): Promise<T> {
    const answer = await this.graphql(actor, query, variables, purpose);
    if (answer.errors) throw new Error(`${actor}: ${answer.text}`);
    return answer.data as T;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.drop();
  }
}
