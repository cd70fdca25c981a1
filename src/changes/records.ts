import { Injectable } from '@nestjs/common';
import { subject } from '@casl/ability';
import { abilityOf, acting } from '../access/ability.js';
import type { Action } from '../access/roles.js';
import type { Level, Viewer } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../errors/app-error.js';
import { uuidOf } from '../reading/node-id.js';
import { readable } from '../reading/readable.js';
import { Statement } from '../reading/statement.js';
import { versionSql } from './change.reading.js';

export interface FoundRecord {
  readonly id: string;
  /** Class of the record, and the clearance with which the actor may act on it. */
  readonly level: Level;
  readonly clearance: Level;
  readonly [column: string]: unknown;
}

type RowSql = (row: string, q: Statement) => string;

/** The record check, first statement of every service: on the stored record, through the same kernel as reading. */
@Injectable()
export class Records {
  /** Rows of a type that the viewer reads, within the writer's transaction. */
  async find<T extends object>(
    tx: Writing,
    viewer: Viewer,
    type: string,
    where: RowSql,
    columns: RowSql = (r) => `${r}.*`,
  ): Promise<T[]> {
    const q = new Statement(viewer, readable);
    const sql = `SELECT ${columns('r', q)}, r.id, r.level, r._level AS clearance FROM ${readable(type, viewer, q)} r WHERE ${where('r', q)}`;
    const finished = q.finish(sql);
    return tx.manager.query<T[]>(finished.sql, [...finished.values]);
  }

  /**
   * The record to act upon. Throws NOT_FOUND when the actor does not read it (absent or not theirs, one answer), FORBIDDEN
   * when they read it but may not act on it.
   */
  async require(
    tx: Writing,
    viewer: Viewer,
    action: Action,
    type: string,
    id: string,
    path: string,
  ): Promise<FoundRecord> {
    const where = (row: string, q: Statement): string => `${row}.id = ${q.bind(id, 'uuid')}`;
    const [record] = await this.find<FoundRecord>(tx, acting(viewer, action), type, where);
    if (record) return record;
    const [read] = await this.find<FoundRecord>(tx, viewer, type, where);
    if (read) throw new ForbiddenError(`Your roles do not allow this on ${path} (${action}).`);
    throw new NotFoundError(`${type} (${path})`);
  }

  /** The same for opaque ids of one type that were given as a list under `path`. */
  async requireEach(
    tx: Writing,
    viewer: Viewer,
    action: Action,
    type: string,
    given: readonly string[],
    path: string,
  ): Promise<FoundRecord[]> {
    const found: FoundRecord[] = [];
    for (const [i, id] of given.entries()) {
      const at = `${path}[${i}]`;
      found.push(await this.require(tx, viewer, action, type, uuidOf(type, id, at), at));
    }
    return found;
  }

  /** Compares the version the writer has seen with the one of the values they read now. Throws CONFLICT with both. */
  async requireVersion(
    tx: Writing,
    viewer: Viewer,
    type: string,
    id: string,
    names: readonly string[],
    expected: string,
  ): Promise<void> {
    const [row] = await this.find<{ version: string }>(
      tx,
      viewer,
      type,
      (r, q) => `${r}.id = ${q.bind(id, 'uuid')}`,
      (r) => `${versionSql(r, names)} AS version`,
    );
    if (row && row.version !== expected) {
      throw new ConflictError('The record has changed since you read it. Read it again and repeat your change.', {
        expectedVersion: expected,
        currentVersion: row.version,
      });
    }
  }

  /** The highest clearance of a grant that may act on an incident not yet stored. Throws FORBIDDEN when there is none. */
  clearanceFor(viewer: Viewer, action: Action, incident: Readonly<Record<string, unknown>>): Level {
    const levels = viewer.grants
      .filter((grant) => abilityOf(grant).can(action, subject('Incident', { ...incident }) as never))
      .map((grant) => grant.clearance);
    if (levels.length === 0) throw new ForbiddenError(`None of your grants allows this on that mission (${action}).`);
    return levels.reduce((a, b) => (a > b ? a : b));
  }

  /** Refuses a class above what the writer may read: nobody writes what they could not see again. */
  requireClearance(level: Level, clearance: Level, path: string): void {
    if (level > clearance) throw InvalidInputError.at(path, 'ABOVE_CLEARANCE', `${path} is above your clearance.`);
  }
}
