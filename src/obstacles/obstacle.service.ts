import { Injectable } from '@nestjs/common';
import { acting } from '../access/ability.js';
import { classificationOfLevel, levelOf, type ClassificationName, type Level, type Viewer } from '../access/viewer.js';
import { IdempotencyService } from '../changes/idempotency.service.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { ConflictError, InvalidInputError } from '../errors/app-error.js';
import { uuidOf } from '../reading/node-id.js';
import { dateColumns, type PartialDateLike, type Precision } from '../sources/partial-date.rules.js';
import { SourceService, type SourceDraft } from '../sources/source.service.js';
import { ObstacleChain } from './obstacle-chain.entity.js';
import { ObstacleIncident } from './obstacle-incident.entity.js';
import { Obstacle } from './obstacle.entity.js';
import { obstaclePeriod } from './obstacle.rules.js';

export interface ObstacleLike {
  readonly incidents: readonly string[];
  readonly kind: string;
  readonly since: PartialDateLike;
  readonly until?: PartialDateLike | null;
  readonly supersedes?: string | null;
  readonly note?: string | null;
  readonly sources: readonly SourceDraft[];
  readonly classification?: ClassificationName | null;
  readonly idempotencyKey?: string | null;
}

/** What a new row takes over from the one that it supersedes. */
interface Superseded {
  readonly row: Obstacle;
  /** Incidents on which the writer may not act: they stay with the obstacle, whatever the writer names. */
  readonly others: readonly string[];
}

/**
 * Records obstacles. One person decides: an obstacle counts in no figure. For the same reason, and since nothing else takes
 * back what was recorded wrongly, a correction may change everything about it, its kind and incidents included; only its
 * class is moved by `reclassify` alone. No instant of knowledge moves either: it is told to roles that read no obstacle.
 */
@Injectable()
export class ObstacleService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly idempotency: IdempotencyService,
    private readonly sources: SourceService,
  ) {}

  /**
   * Records an obstacle, or a new row in place of one (`supersedes`: corrected or ended). Throws NOT_FOUND, FORBIDDEN,
   * BAD_USER_INPUT naming path and rule, CONFLICT when that one has been superseded.
   */
  record(viewer: Viewer, input: ObstacleLike): Promise<{ obstacle: string }> {
    return this.database.write((tx) =>
      this.idempotency.once(tx, viewer, 'recordObstacle', input, () => this.insert(tx, viewer, input)),
    );
  }

  private async insert(tx: Writing, viewer: Viewer, input: ObstacleLike): Promise<{ obstacle: string }> {
    if (input.incidents.length === 0)
      throw InvalidInputError.at(
        'input.incidents',
        'INCIDENT_REQUIRED',
        'An obstacle belongs to at least one incident.',
      );
    const found = await this.records.requireEach(tx, viewer, 'record', 'Incident', input.incidents, 'input.incidents');
    const clearance = found.reduce<Level>((low, { clearance: c }) => (c < low ? c : low), 2);
    const level = levelOf(input.classification ?? 'CONFIDENTIAL');
    this.records.requireClearance(level, clearance, 'input.classification');
    const before = input.supersedes == null ? null : await this.superseded(tx, viewer, input.supersedes, level);
    const named = found.map(({ id }) => id);
    const until = input.until === undefined ? untilOf(before?.row) : input.until;
    const period = obstaclePeriod(
      { since: input.since, until },
      await earliestOf(tx, named, before?.row),
      viewer.today,
    );
    const id = newId();
    const chainId = before?.row.chainId ?? id;
    if (!before) await tx.manager.insert(ObstacleChain, { id, level });
    await tx.manager.insert(Obstacle, {
      id,
      chainId,
      supersedesId: before?.row.id ?? null,
      kind: input.kind,
      ...dateColumns('since', period.since),
      ...dateColumns('until', period.until),
      recordedById: viewer.actorId,
    });
    const incidents = [...new Set([...named, ...(before?.others ?? [])])];
    const ties = incidents.map((incidentId) => ({ obstacleId: id, incidentId }));
    await insertRows(tx.manager, ObstacleIncident, ties);
    const note = input.note === undefined && before ? await noteOf(tx, before.row.id) : input.note;
    if (note) await this.sources.texts(tx, [{ recordId: id, field: 'note', value: note }]);
    await this.sources.record(tx, viewer.actorId, input.sources, [{ type: 'Obstacle', id }], clearance);
    return { obstacle: id };
  }

  private async superseded(tx: Writing, viewer: Viewer, given: string, level: Level): Promise<Superseded> {
    const path = 'input.supersedes';
    const id = uuidOf('Obstacle', given, path);
    const found = await this.records.require(tx, viewer, 'record', 'Obstacle', id, path);
    // Rows of an obstacle share a class, so whoever reads one may know that another took its place.
    if (await tx.manager.existsBy(Obstacle, { supersedesId: id }))
      throw new ConflictError('This obstacle has already been superseded.');
    if (found.level !== level) {
      throw InvalidInputError.at(
        'input.classification',
        'SAME_CLASS',
        `input.classification: the obstacle is ${classificationOfLevel[found.level]}; give the same, and change it by reclassify.`,
      );
    }
    const mine = await this.records.find<{ incident_id: string }>(
      tx,
      acting(viewer, 'record'),
      'ObstacleTie',
      (r, q) => `${r}.id = ${q.bind(id, 'uuid')}`,
      (r) => `${r}.incident_id`,
    );
    const replaced = new Set(mine.map((tie) => tie.incident_id));
    const all = await tx.manager.findBy(ObstacleIncident, { obstacleId: id });
    return {
      row: await tx.manager.findOneByOrFail(Obstacle, { id }),
      others: all.map(({ incidentId }) => incidentId).filter((incident) => !replaced.has(incident)),
    };
  }
}

/** The end that is on record, as an input would give it. */
function untilOf(row: Obstacle | undefined): PartialDateLike | null {
  if (!row || row.untilFrom === null) return null;
  const { untilFrom: from, untilTo: to, untilApproximate: approximate } = row;
  return { from, to, precision: row.untilPrecision as Precision, approximate };
}

/**
 * The earliest day of the incidents named. An obstacle that began before them, for the sake of an incident that the
 * writer does not read, can be corrected and ended all the same: its own beginning, which they read, is early enough.
 */
async function earliestOf(tx: Writing, incidents: readonly string[], before: Obstacle | undefined): Promise<string> {
  const [row] = await tx.manager.query<{ earliest: string | null }[]>(
    'SELECT min(occurred_from)::text AS earliest FROM incident WHERE id = ANY($1)',
    [incidents],
  );
  const earliest = row?.earliest ?? '';
  return before && before.sinceTo < earliest ? before.sinceTo : earliest;
}

async function noteOf(tx: Writing, id: string): Promise<string | null> {
  const [text] = await tx.manager.query<{ value: string }[]>(
    `SELECT value FROM personal_text WHERE record_id = $1 AND field = 'note' ORDER BY recorded_at DESC LIMIT 1`,
    [id],
  );
  return text?.value ?? null;
}
