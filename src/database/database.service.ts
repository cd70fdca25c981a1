import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** The handle of one writing transaction: TypeORM's manager, and the instant that all its rows carry. */
export interface Writing {
  readonly manager: EntityManager;
  /** `recordedAt` of everything this transaction writes: RFC 3339, UTC, microseconds. */
  readonly at: string;
}

/** The way to the database. Writers are one at a time, in the order of their instants (rules K1); readers never wait for them. */
@Injectable()
export class DatabaseService {
  constructor(readonly dataSource: DataSource) {}

  /** Runs work in one transaction under the register's clock: all of it is written, or nothing. */
  write<T>(work: (tx: Writing) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const [row] = await manager.query<{ at: string }[]>('SELECT instant(begin_write()) AS at');
      return work({ manager, at: row?.at ?? '' });
    });
  }

  /** Runs one reading statement. */
  read<T extends object = Record<string, unknown>>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.dataSource.query<T[]>(sql, [...values]);
  }
}
