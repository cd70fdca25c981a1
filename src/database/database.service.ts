import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PreparedNames } from './prepared.js';

/** The handle of one writing transaction: TypeORM's manager, and the instant that all its rows carry. */
export interface Writing {
  readonly manager: EntityManager;
  /** `recordedAt` of everything this transaction writes: RFC 3339, UTC, microseconds. */
  readonly at: string;
}

/** The way to the database. Writers are one at a time, in the order of their instants (rules K1); readers never wait for them. */
@Injectable()
export class DatabaseService {
  private readonly prepared = new PreparedNames();

  constructor(readonly dataSource: DataSource) {}

  /** Runs work in one transaction under the register's clock: all of it is written, or nothing. */
  write<T>(work: (tx: Writing) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const [row] = await manager.query<{ at: string }[]>('SELECT instant(begin_write()) AS at');
      return work({ manager, at: row?.at ?? '' });
    });
  }

  /** Runs one reading statement; one that comes again is prepared. */
  async read<T extends object = Record<string, unknown>>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    const pool = (this.dataSource.driver as PostgresDriver).master as Pool;
    const name = this.prepared.nameOf(sql);
    const { rows } = await pool.query<T>({ text: sql, values: [...values], ...(name ? { name } : {}) });
    return rows;
  }

  /** Several reading statements over one state of the register: a figure and the instant that it is known at. */
  snapshot<T>(
    work: (run: (sql: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>,
  ): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      // Whole registers are sorted and hashed: what fits in memory is not written to disk and back.
      await manager.query(`SET TRANSACTION READ ONLY; SET LOCAL work_mem = '64MB'`);
      return work((sql, values) => manager.query(sql, [...values]));
    });
  }
}
