import { Injectable } from '@nestjs/common';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { InvalidInputError } from '../errors/app-error.js';
import { LOCAL_ISSUER, IdentityService } from '../identity/identity.service.js';
import { IncidentWriter } from '../incidents/incident.writer.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { MilestoneReview } from '../ledger/milestone-review.entity.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { IncidentLink } from '../proceedings/incident-link.entity.js';
import { ProceedingSuspect } from '../proceedings/proceeding-suspect.entity.js';
import { Proceeding } from '../proceedings/proceeding.entity.js';
import { SourceService, type RecordKey } from '../sources/source.service.js';
import { SuspectIncident } from '../suspects/suspect-incident.entity.js';
import { Suspect } from '../suspects/suspect.entity.js';
import { Random } from './random.js';
import {
  missionWeights,
  offsetOf,
  PATTERNS,
  syntheticIncident,
  type MissionFacts,
  type SyntheticIncident,
} from './synthetic.cases.js';
import { followUp } from './synthetic.follow-up.js';
import { addProceeding, emptyJustice, type SyntheticJustice } from './synthetic.steps.js';

export interface SyntheticOptions {
  readonly incidents: number;
  readonly seed: number;
  readonly onProgress?: (done: number) => void;
}

export interface SyntheticReport {
  readonly incidents: number;
  readonly proceedings: number;
  readonly suspects: number;
  readonly steps: number;
}

/** Incidents of a transaction: fewer give more instants of recording, more spare work on the projection. */
const CHUNK = 4_000;
/** Made-up incidents of a register in all: references have 100,000 numbers a mission and year, and the worst year takes a twelfth. */
const MOST_INCIDENTS = 1_000_000;
const RECORDER = 'system:synthetic-recorder';
const VERIFIER = 'system:synthetic-verifier';

/** Makes a register of made-up cases, marked synthetic: equal seeds make equal cases. For trying out and measuring. */
@Injectable()
export class SyntheticService {
  constructor(
    private readonly database: DatabaseService,
    private readonly identity: IdentityService,
    private readonly writer: IncidentWriter,
    private readonly ledger: LedgerWriter,
    private readonly sources: SourceService,
  ) {}

  /** Seeds in chunks, each a transaction, and lets a second system actor verify. Throws BAD_USER_INPUT on a size out of range. */
  async seed({ incidents, seed, onProgress }: SyntheticOptions): Promise<SyntheticReport> {
    await this.check(incidents, seed);
    const recorder = await this.identity.createUser(
      RECORDER,
      'System: records synthetic cases',
      null,
      LOCAL_ISSUER,
      true,
    );
    const verifier = await this.identity.createUser(
      VERIFIER,
      'System: verifies synthetic cases',
      null,
      LOCAL_ISSUER,
      true,
    );
    const people = { recorderId: recorder.id, verifierId: verifier.id };
    const missions = await this.missions();
    const random = new Random(seed);
    const total = { incidents: 0, proceedings: 0, suspects: 0, steps: 0 };
    while (total.incidents < incidents) {
      const size = Math.min(CHUNK, incidents - total.incidents);
      const justice = await this.database.write((tx) => this.chunk(tx, random, missions, size, people));
      total.incidents += size;
      total.proceedings += justice.proceedings.length;
      total.suspects += justice.suspects.length;
      total.steps += justice.steps.length;
      onProgress?.(total.incidents);
    }
    return total;
  }

  private async check(incidents: number, seed: number): Promise<void> {
    const [made] = await this.database.read<{ n: number }>(
      'SELECT count(*)::int AS n FROM incident WHERE is_synthetic',
    );
    const room = MOST_INCIDENTS - (made?.n ?? 0);
    if (!Number.isInteger(incidents) || incidents < 1 || incidents > room) {
      const most = room > 0 ? `from 1 to ${room}` : 'and the register holds as many made-up ones as it can';
      throw InvalidInputError.at('incidents', 'RANGE', `incidents is a whole number ${most}.`);
    }
    if (!Number.isInteger(seed)) throw InvalidInputError.at('seed', 'INTEGER', 'seed is a whole number.');
  }

  private async missions(): Promise<MissionFacts[]> {
    const rows = await this.database.read<{ id: string; acronym: string; startedOn: string; hosts: string[] }>(
      `SELECT m.id, m.acronym, m.started_on::text AS "startedOn", ARRAY(SELECT h.country_code FROM mission_host_state h WHERE h.mission_id = m.id AND NOT h.is_ended) AS hosts
       FROM mission m WHERE m.acronym = ANY($1)`,
      [PATTERNS.map(({ acronym }) => acronym)],
    );
    return PATTERNS.flatMap((pattern) => {
      const row = rows.find((mission) => mission.acronym === pattern.acronym);
      if (!row) return [];
      const [only = null] = row.hosts;
      const hostState = row.hosts.length === 1 ? only : null;
      return [{ id: row.id, acronym: row.acronym, pattern, hostState, startedOn: offsetOf(row.startedOn) }];
    });
  }

  /**
   * One transaction with two instants, of the record and of the verification: nobody sees the first before the second,
   * and each incident's progress is written once, at the instant of the last that is known of it.
   */
  private async chunk(
    tx: Writing,
    random: Random,
    missions: readonly MissionFacts[],
    size: number,
    { recorderId: by, verifierId }: People,
  ): Promise<SyntheticJustice> {
    const [source = ''] = await this.sources.create(
      tx,
      by,
      [{ citation: 'Synthetic: made up to try the register', reliability: 'F', credibility: 'SIX', isPublic: true }],
      2,
    );
    const drafts = Array.from({ length: size }, () => drawn(random, missions, source));
    const written = await this.writer.begin(
      tx,
      by,
      drafts.map(({ draft }) => draft),
      2,
    );
    const incidents = drafts.map((made, i) => ({ ...made, id: written[i]?.id ?? '' }));
    const justice = justiceOf(random, incidents, by);
    justice.steps.push(...incidents.flatMap((incident) => followUp(random, incident)));
    const steps = await this.insert(tx, justice, by);
    const resting = (type: string, ids: readonly string[]): { sourceId: string; record: RecordKey }[] =>
      ids.map((id) => ({ sourceId: source, record: { type, id } }));
    await this.sources.use(tx, [
      ...resting('Milestone', steps),
      ...resting('Proceeding', idsOf(justice.proceedings)),
      ...resting('Suspect', idsOf(justice.suspects)),
    ]);
    const judged = incidentsJudged(justice);
    const others = idsOf(written).filter((id) => !judged.has(id));
    await refreshProgress(tx.manager, others, 0);
    await this.verify(tx, justice, steps, by, verifierId);
    await refreshProgress(tx.manager, [...judged], 0);
    return justice;
  }

  private async insert(tx: Writing, justice: SyntheticJustice, by: string): Promise<string[]> {
    const { manager } = tx;
    await insertRows(manager, Proceeding, justice.proceedings);
    await insertRows(manager, IncidentLink, justice.links);
    await insertRows(manager, Suspect, justice.suspects);
    await insertRows(manager, SuspectIncident, justice.suspectIncidents);
    await insertRows(manager, ProceedingSuspect, justice.accused);
    await this.sources.texts(tx, justice.names);
    return this.ledger.insert(tx, by, justice.steps);
  }

  /** Nine in ten of the steps that wait are verified, an instant later; the rest goes on waiting, as in life. */
  private async verify(
    tx: Writing,
    justice: SyntheticJustice,
    steps: readonly string[],
    recorderId: string,
    reviewerId: string,
  ): Promise<void> {
    const due = steps.filter((_, i) => justice.steps[i]?.step.needsReview === true && i % 10 !== 0);
    await tx.manager.query('SELECT begin_write()');
    await insertRows(
      tx.manager,
      MilestoneReview,
      due.map((milestoneId) => ({ id: newId(), milestoneId, recorderId, reviewerId, decision: 'VERIFY' })),
    );
    await this.ledger.takeEffect(tx, due);
  }
}

interface People {
  readonly recorderId: string;
  readonly verifierId: string;
}

const idsOf = (rows: readonly object[]): string[] => (rows as readonly { id: string }[]).map(({ id }) => id);

/** Two in five incidents see a proceeding; one proceeding in twelve is about more than one. */
function justiceOf(
  random: Random,
  incidents: readonly (SyntheticIncident & { readonly id: string })[],
  by: string,
): SyntheticJustice {
  const justice = emptyJustice();
  for (let i = 0; i < incidents.length;) {
    const count = random.weighted([
      [1, 92],
      [2, 6],
      [3, 2],
    ] as const);
    if (random.chance(0.4)) addProceeding(random, justice, sameHost(incidents.slice(i, i + count)), by);
    i += count;
  }
  return justice;
}

function drawn(random: Random, missions: readonly MissionFacts[], sourceId: string): SyntheticIncident {
  const pattern = random.weighted(missionWeights);
  const mission = missions.find((facts) => facts.pattern === pattern) ?? random.pick(missions);
  return syntheticIncident(random, mission, sourceId);
}

/** Incidents of the proceedings with a step that takes two people. */
function incidentsJudged({ steps, links }: SyntheticJustice): Set<string> {
  const proceedings = new Set(steps.flatMap(({ step }) => (step.needsReview ? [step.proceedingId] : [])));
  return new Set(
    (links as readonly { incidentId: string; proceedingId: string }[]).flatMap(({ incidentId, proceedingId }) =>
      proceedings.has(proceedingId) ? [incidentId] : [],
    ),
  );
}

/** One court does not sit for two States: the incidents of a proceeding share the host State of the first. */
function sameHost<T extends SyntheticIncident>(incidents: readonly T[]): T[] {
  return incidents.filter(({ hostState }) => hostState === incidents[0]?.hostState);
}
