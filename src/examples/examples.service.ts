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
import { SourceService } from '../sources/source.service.js';
import { SuspectService } from '../suspects/suspect.service.js';
import type { MilestoneLike } from '../milestones/milestone.drafts.js';
import { centralAfricanRepublic } from './cases/central-african-republic.js';
import { democraticRepublicOfTheCongo } from './cases/democratic-republic-of-the-congo.js';
import { mali } from './cases/mali.js';
import { otherMissions } from './cases/other-missions.js';
import type { ExampleCase, ExampleIncident, ExampleProceeding, ExampleStep } from './example-case.js';

/** System of the references by which examples are found again: `AC-02/a` an incident, `AC-02` a case that is complete. */
export const EXAMPLE_SYSTEM = 'EXAMPLE';
const RECORDER = 'system:examples-recorder';
const VERIFIER = 'system:examples-verifier';
const CENTURY = 36_500 * 86_400_000;
const CHECKED = 'Checked against the sources named.';

/**
 * Every published case of which enough is told to be entered. AC-13 to AC-16 and AC-18 (cases before courts of
 * contributors and third States, a mixed and an international one) are left out: neither days nor numbers were read.
 */
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
    private readonly sources: SourceService,
  ) {}

  /**
   * Loads the cases that are not there yet; a second start writes nothing. A start that was cut off is taken up again:
   * every call carries an idempotency key, so what was made then is found and not made twice. Returns how many were loaded.
   */
  async load(): Promise<{ loaded: number }> {
    const missing = await this.missing();
    if (missing.length === 0) return { loaded: 0 };
    const pair = {
      recorder: await this.actor(RECORDER, 'System: records example cases'),
      verifier: await this.actor(VERIFIER, 'System: verifies example cases'),
    };
    for (const example of missing) await this.loadCase(pair, example);
    return { loaded: missing.length };
  }

  /** Cases without their mark. One begun so long ago that its keys are gone stays as it is: better short than doubled. */
  private async missing(): Promise<ExampleCase[]> {
    const rows = await this.database.read<{ identifier: string; isOpen: boolean }>(
      `SELECT x.identifier, EXISTS (SELECT 1 FROM idempotency_key k WHERE k.key = x.identifier
         AND k.user_id = x.recorded_by_id AND k.recorded_at > now() - interval '47 hours') AS "isOpen"
       FROM external_ref x WHERE x.system = $1`,
      [EXAMPLE_SYSTEM],
    );
    const settled = rows.filter(({ isOpen }) => !isOpen).map(({ identifier }) => identifier.split('/')[0]);
    const complete = rows.map(({ identifier }) => identifier).filter((identifier) => !identifier.includes('/'));
    const done = new Set([...settled, ...complete]);
    return exampleCases.filter(({ code }) => !done.has(code));
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
    const { code, incidents, proceedings = [], steps = [] } = example;
    const ids: Ids = new Map();
    for (const incident of incidents) ids.set(incident.key, await this.incident(pair, code, incident));
    for (const proceeding of proceedings) await this.proceeding(pair, code, ids, proceeding);
    for (const [index, step] of steps.entries()) await this.step(pair, `${code}/step ${index + 1}`, ids, step);
    const record = { type: 'Incident', id: ids.get(incidents[0]?.key ?? '') ?? '' };
    await this.database.write((tx) =>
      this.sources.externalRefs(tx, pair.recorder.actorId, [{ system: EXAMPLE_SYSTEM, identifier: code, record }]),
    );
  }

  private async proceeding(
    pair: Pair,
    code: string,
    ids: Ids,
    { key, input, links, suspects = [] }: ExampleProceeding,
  ): Promise<void> {
    const incidents = links.map(({ incident }) => nodeIdOf('Incident', ids.get(incident) ?? ''));
    for (const suspect of suspects) {
      const made = await this.suspects.record(pair.recorder, {
        incidents,
        identity: 'KNOWN_TO_FORUM',
        role: 'PRINCIPAL',
        classification: 'UNCLASSIFIED',
        sources: input.sources,
        idempotencyKey: `${code}/${suspect}`,
      });
      ids.set(suspect, made.suspect);
    }
    const made = await this.proceedings.open(pair.recorder, {
      ...input,
      links: links.map(({ basis }, index) => ({ incident: incidents[index] ?? '', basis })),
      suspects: suspects.map((suspect) => nodeIdOf('Suspect', ids.get(suspect) ?? '')),
      idempotencyKey: `${code}/${key}`,
    });
    ids.set(key, made.proceeding);
    await this.verifyAll(pair, made.pending);
  }

  private async incident(pair: Pair, code: string, { key, input, decided }: ExampleIncident): Promise<string> {
    const identifier = `${code}/${key}`;
    const externalRefs = [{ system: EXAMPLE_SYSTEM, identifier }];
    const { incident } = await this.incidents.record(pair.recorder, {
      ...input,
      externalRefs,
      idempotencyKey: identifier,
    });
    if (!decided) return incident;
    const proposed = await this.database.read<{ id: string }>(
      'SELECT id FROM change WHERE record_id = $1 AND needs_review',
      [incident],
    );
    if (proposed.length > 0) {
      await this.verifyAll(
        pair,
        proposed.map(({ id }) => id),
      );
      return incident;
    }
    const { on, ...decisions } = decided;
    const { pending } = await this.amendments.amend(pair.recorder, {
      incident: nodeIdOf('Incident', incident),
      expectedVersion: await this.version(pair.recorder, incident),
      reason: 'Decided from the public record of the case.',
      sources: on,
      ...decisions,
      ...(decided.hostState ? { hostStateBasis: 'DECIDED' } : {}),
    });
    await this.verifyAll(pair, pending);
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

  private async step(pair: Pair, key: string, ids: Ids, step: ExampleStep): Promise<void> {
    const id = (type: string, key: string | null | undefined): string | null =>
      key == null ? null : nodeIdOf(type, ids.get(key) ?? '');
    const input: MilestoneLike = {
      ...step,
      proceeding: id('Proceeding', step.proceeding),
      incidents: step.incidents?.map((incident) => id('Incident', incident) ?? '') ?? null,
      accused: step.accused?.map((one) => ({ ...one, suspect: id('Suspect', one.suspect) })) ?? null,
      idempotencyKey: key,
    };
    const { milestones } = await this.milestones.record(pair.recorder, input);
    const [waiting] = await this.database.read<{ act: string }>(
      `SELECT m.act_id AS act FROM milestone m WHERE m.id = ANY($1) AND m.needs_review
         AND NOT EXISTS (SELECT 1 FROM milestone_effect e WHERE e.id = m.id) LIMIT 1`,
      [milestones],
    );
    if (!waiting) return;
    const act = nodeIdOf('Act', waiting.act);
    await this.reviews.verify(pair.verifier, { act, decision: 'VERIFY', reason: CHECKED });
  }

  private async verifyAll(pair: Pair, changes: readonly string[]): Promise<void> {
    const waiting = await this.database.read<{ id: string }>(
      'SELECT id FROM unnest($1::uuid[]) AS c(id) WHERE NOT EXISTS (SELECT 1 FROM change_review r WHERE r.change_id = c.id)',
      [changes],
    );
    for (const { id } of waiting) await this.changes.verify(pair.verifier, id, 'VERIFY', CHECKED);
  }
}
