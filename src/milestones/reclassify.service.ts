import { Injectable } from '@nestjs/common';
import { classificationOfLevel, levelOf, type ClassificationName, type Level, type Viewer } from '../access/viewer.js';
import type { Change } from '../changes/change.entity.js';
import { ChangeService } from '../changes/change.service.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { ConflictError, InvalidInputError } from '../errors/app-error.js';
import { parseNodeId } from '../reading/node-id.js';
import { refreshProgress } from '../ledger/progress.projection.js';

/** Tables whose rows carry a class that can be changed, by the type that the API gives them. */
const TABLES: Readonly<Record<string, string>> = {
  Incident: 'incident',
  Victim: 'victim',
  Suspect: 'suspect',
  Proceeding: 'proceeding',
  IncidentLink: 'incident_link',
  Obstacle: 'obstacle_chain',
};
/** SQL of the row that carries the class of record $1, where it is not the record itself. */
const CARRIERS: Readonly<Record<string, string>> = { Obstacle: '(SELECT chain_id FROM obstacle WHERE id = $1)' };
const carrierOf = (type: string): string => CARRIERS[type] ?? '$1';

/** Raises and lowers the class of records. Up works at once, for every viewer and every knownAt; down takes two. */
@Injectable()
export class ReclassifyService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly changes: ChangeService,
  ) {
    for (const type of [...Object.keys(TABLES), 'Milestone']) {
      changes.onDecided(type, 'classification', (tx, change, isVerified) => this.apply(tx, change, isVerified));
    }
  }

  /** Returns the record and, downward, the proposal. Throws NOT_FOUND, FORBIDDEN, CONFLICT, BAD_USER_INPUT. */
  reclassify(
    viewer: Viewer,
    input: { record: string; classification: ClassificationName; reason: string },
  ): Promise<{ type: string; id: string; pending: string[] }> {
    const { type, id } = parseNodeId(input.record, 'input.record');
    if (!Object.hasOwn(TABLES, type) && type !== 'Milestone') {
      throw InvalidInputError.at(
        'input.record',
        'RECORD',
        `Records of type ${type} carry no class that can be changed.`,
      );
    }
    const level = levelOf(input.classification);
    return this.database.write(async (tx) => {
      const found = await this.records.require(tx, viewer, 'reclassify', type, id, 'input.record');
      this.records.requireClearance(level, found.clearance, 'input.classification');
      const now = await ownLevel(tx, type, id);
      if (level === now) throw new ConflictError(`The record is ${input.classification} already.`);
      const isUp = level > now;
      if (!isUp) await this.changes.requireNothingPending(tx, viewer, id, 'classification');
      const noted = await this.changes.note(tx, viewer.actorId, [
        {
          recordType: type,
          recordId: id,
          field: 'classification',
          before: classificationOfLevel[now],
          after: input.classification,
          reason: input.reason,
          level: isUp ? level : now,
          ...(isUp ? {} : { proposal: { level } }),
        },
      ]);
      if (isUp) await setLevel(tx, type, id, level);
      return { type, id, pending: isUp ? [] : noted };
    });
  }

  private async apply(tx: Writing, change: Change, isVerified: boolean): Promise<void> {
    if (!isVerified) return;
    const { level } = change.proposal as { level: Level };
    const now = await ownLevel(tx, change.recordType, change.recordId);
    if (classificationOfLevel[now] !== change.beforeValue) {
      throw new ConflictError('The class has changed since this was proposed; propose it anew.');
    }
    await setLevel(tx, change.recordType, change.recordId, level);
  }
}

async function ownLevel(tx: Writing, type: string, id: string): Promise<Level> {
  const sql =
    type === 'Milestone'
      ? 'SELECT own_level AS level FROM milestone_level WHERE id = $1'
      : `SELECT level FROM ${TABLES[type]} WHERE id = ${carrierOf(type)}`;
  const [row] = await tx.manager.query<{ level: Level }[]>(sql, [id]);
  return row?.level ?? 0;
}

/**
 * Sets the class. The whole chain of a step or obstacle moves together, so that no correction is hidden behind what it corrects; a
 * suspect's ties carry the suspect's class, so that nobody counts a person whom they may not know.
 */
async function setLevel(tx: Writing, type: string, id: string, level: Level): Promise<void> {
  const before = await concerned(tx, id);
  if (type === 'Milestone') {
    await tx.manager.query(
      `UPDATE milestone_level l SET own_level = $2, level = GREATEST($2, s.level, p.level)
       FROM milestone m LEFT JOIN suspect s ON s.id = m.suspect_id LEFT JOIN proceeding p ON p.id = m.proceeding_id
       WHERE l.id = m.id AND m.root_id = (SELECT root_id FROM milestone WHERE id = $1)`,
      [id, level],
    );
  } else {
    await tx.manager.query(`UPDATE ${TABLES[type]} SET level = $2 WHERE id = ${carrierOf(type)}`, [id, level]);
    for (const ties of type === 'Suspect' ? ['suspect_incident', 'proceeding_suspect'] : [])
      await tx.manager.query(`UPDATE ${ties} SET level = $2 WHERE suspect_id = $1`, [id, level]);
  }
  // No figure reads obstacles: nothing moves, not even the instant that is told to roles that read none.
  if (type === 'Obstacle') return;
  const after = await concerned(tx, id);
  // Who could read it before, and who can now: below the lower of both nothing has changed.
  await refreshProgress(tx.manager, [...before.incidents, ...after.incidents], Math.min(before.lowest, after.lowest));
}

/** The incidents that a record and a suspect's steps belong to, and the lowest class at which one of them is seen there. */
async function concerned(tx: Writing, id: string): Promise<{ incidents: string[]; lowest: number }> {
  const rows = await tx.manager.query<{ id: string; level: number }[]>(
    `SELECT incident_id AS id, min(level) AS level FROM record_incident
     WHERE record_id = ANY(ARRAY(SELECT m.id FROM milestone m WHERE m.suspect_id = $1) || $1::uuid) GROUP BY incident_id`,
    [id],
  );
  return { incidents: rows.map((row) => row.id), lowest: Math.min(2, ...rows.map((row) => row.level)) };
}
