import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { ChangeService } from '../changes/change.service.js';
import { DatabaseService } from '../database/database.service.js';
import { LOCAL_ISSUER, IdentityService } from '../identity/identity.service.js';
import { ViewerService } from '../identity/viewer.service.js';
import { IncidentAmendService } from '../incidents/incident-amend.service.js';
import { incidentVersion } from '../incidents/incident.reading.js';
import { IncidentService } from '../incidents/incident.service.js';
import { MilestoneService } from '../milestones/milestone.service.js';
import { ReviewService } from '../milestones/review.service.js';
import { ProceedingService } from '../proceedings/proceeding.service.js';
import { nodeIdOf } from '../reading/node-id.js';
import { Reader } from '../reading/reader.js';
import { versionSql } from '../changes/change.reading.js';
import { SuspectService } from '../suspects/suspect.service.js';
import type { MilestoneLike } from '../milestones/milestone.drafts.js';
import { centralAfricanRepublic } from './cases/central-african-republic.js';
import { democraticRepublicOfTheCongo } from './cases/democratic-republic-of-the-congo.js';
import { mali } from './cases/mali.js';
import { otherMissions } from './cases/other-missions.js';
import type { ExampleCase, ExampleIncident, ExampleStep } from './example-case.js';

/** Reference under which the incidents of a case are found again. */
export const EXAMPLE_SYSTEM = 'EXAMPLE';
const RECORDER = 'system:examples-recorder';
const VERIFIER = 'system:examples-verifier';
const CENTURY = 36_500 * 86_400_000;

export const exampleCases: readonly ExampleCase[] = [
  ...centralAfricanRepublic,
  ...mali,
  ...democraticRepublicOfTheCongo,
  ...otherMissions,
];

/** Local names of a case and the records that they became. */
type Ids = Map<string, string>;
interface Pair {
  readonly recorder: Viewer;
  readonly verifier: Viewer;
}

/** Loads the public example cases through the same services as everybody: two marked system actors record and verify. */
@Injectable()
export class ExamplesService {
  constructor(
    private readonly database: DatabaseService,
    private readonly reader: Reader,
    private readonly identity: IdentityService,
    private readonly viewers: ViewerService,
    private readonly incidents: IncidentService,
    private readonly amendments: IncidentAmendService,
    private readonly changes: ChangeService,
    private readonly suspects: SuspectService,
    private readonly proceedings: ProceedingService,
    private readonly milestones: MilestoneService,
    private readonly reviews: ReviewService,
  ) {}

  /** Loads the cases that are not there yet; a second start writes nothing. Returns how many were loaded. */
  async load(): Promise<{ loaded: number }> {
    const rows = await this.database.read<{ identifier: string }>(
      'SELECT identifier FROM external_ref WHERE system = $1',
      [EXAMPLE_SYSTEM],
    );
    const known = new Set(rows.map(({ identifier }) => identifier.split('/')[0]));
    const missing = exampleCases.filter(({ code }) => !known.has(code));
    if (missing.length === 0) return { loaded: 0 };
    const pair = {
      recorder: await this.actor(RECORDER, 'System: records example cases'),
      verifier: await this.actor(VERIFIER, 'System: verifies example cases'),
    };
    for (const example of missing) await this.loadCase(pair, example);
    return { loaded: missing.length };
  }

  private async actor(subject: string, name: string): Promise<Viewer> {
    await this.identity.createUser(subject, name, null, LOCAL_ISSUER, true);
    await this.identity.renewGrant({
      subject,
      role: 'HQ_FOCAL_POINT',
      clearance: 'UNCLASSIFIED',
      until: new Date(Date.now() + CENTURY),
      reason: 'Example cases',
    });
    const viewer = await this.viewers.bySubject(LOCAL_ISSUER, subject);
    if (!viewer) throw new Error(`The system actor ${subject} could not be made.`);
    return viewer;
  }

  private async loadCase(pair: Pair, example: ExampleCase): Promise<void> {
    const ids: Ids = new Map();
    for (const incident of example.incidents) ids.set(incident.key, await this.incident(pair, example.code, incident));
    for (const { key, input, links, suspects = [] } of example.proceedings ?? []) {
      for (const suspect of suspects)
        ids.set(
          suspect,
          await this.suspect(
            pair,
            ids,
            links.map(({ incident }) => incident),
            input.sources,
          ),
        );
      const made = await this.proceedings.open(pair.recorder, {
        ...input,
        links: links.map(({ incident, basis }) => ({ incident: nodeIdOf('Incident', ids.get(incident) ?? ''), basis })),
        suspects: suspects.map((suspect) => nodeIdOf('Suspect', ids.get(suspect) ?? '')),
      });
      ids.set(key, made.proceeding);
      await this.verifyAll(pair, made.pending);
    }
    for (const step of example.steps ?? []) await this.step(pair, ids, step);
  }

  private async incident(
    pair: Pair,
    code: string,
    { key, input, isConfirmed, hostState, exclusions }: ExampleIncident,
  ): Promise<string> {
    const externalRefs = [{ system: EXAMPLE_SYSTEM, identifier: `${code}/${key}` }];
    const { incident } = await this.incidents.record(pair.recorder, { ...input, externalRefs });
    const decisions = {
      ...(isConfirmed ? { confirmation: 'CONFIRMED' } : {}),
      ...(hostState ? { hostState, hostStateBasis: 'DECIDED' } : {}),
      ...(exclusions ? { exclusions } : {}),
    };
    if (Object.keys(decisions).length > 0) {
      const { pending } = await this.amendments.amend(pair.recorder, {
        incident: nodeIdOf('Incident', incident),
        expectedVersion: await this.version(pair.recorder, incident),
        reason: 'Decided from the public record of the case.',
        sources: input.sources,
        ...decisions,
      });
      await this.verifyAll(pair, pending);
    }
    return incident;
  }

  private async version(viewer: Viewer, id: string): Promise<string> {
    const [row] = await this.reader.query<{ version: string }>(
      viewer,
      (q) =>
        `SELECT ${versionSql('r', incidentVersion)} AS version FROM ${q.relation('Incident')} r WHERE r.id = ${q.bind(id, 'uuid')}`,
    );
    return row?.version ?? '';
  }

  private async suspect(
    pair: Pair,
    ids: Ids,
    incidents: readonly string[],
    sources: ExampleStep['sources'],
  ): Promise<string> {
    const made = await this.suspects.record(pair.recorder, {
      incidents: incidents.map((incident) => nodeIdOf('Incident', ids.get(incident) ?? '')),
      identity: 'KNOWN_TO_FORUM',
      role: 'PRINCIPAL',
      classification: 'UNCLASSIFIED',
      sources,
    });
    return made.suspect;
  }

  private async step(pair: Pair, ids: Ids, step: ExampleStep): Promise<void> {
    const id = (type: string, key: string | null | undefined): string | null =>
      key == null ? null : nodeIdOf(type, ids.get(key) ?? '');
    const input: MilestoneLike = {
      ...step,
      proceeding: id('Proceeding', step.proceeding),
      incidents: step.incidents?.map((incident) => id('Incident', incident) ?? '') ?? null,
      accused: step.accused?.map((one) => ({ ...one, suspect: id('Suspect', one.suspect) })) ?? null,
    };
    const { milestones } = await this.milestones.record(pair.recorder, input);
    for (const milestone of milestones) {
      const [row] = await this.database.read<{ waits: boolean }>(
        'SELECT needs_review AS waits FROM milestone WHERE id = $1',
        [milestone],
      );
      if (row?.waits)
        await this.reviews.verify(pair.verifier, {
          milestone: nodeIdOf('Milestone', milestone),
          decision: 'VERIFY',
          reason: 'Checked against the sources named.',
        });
    }
  }

  private async verifyAll(pair: Pair, changes: readonly string[]): Promise<void> {
    for (const change of changes)
      await this.changes.verify(pair.verifier, change, 'VERIFY', 'Checked against the sources named.');
  }
}
