import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service.js';
import { refreshStale } from './progress.projection.js';

/** Keeps the projection true as days pass: a step of "November" counts from 30 November, and nobody writes on that day. */
@Injectable()
export class FreshnessService {
  private day = '';
  private refreshing: Promise<unknown> | null = null;

  constructor(private readonly database: DatabaseService) {}

  /** Brings stale rows up to date once a day (UTC), before the first request of the day is answered. */
  async ensure(now = new Date()): Promise<void> {
    const today = now.toISOString().slice(0, 10);
    if (today === this.day) return;
    this.refreshing ??= this.database
      .write((tx) => refreshStale(tx.manager))
      .then(() => {
        this.day = today;
      })
      .finally(() => {
        this.refreshing = null;
      });
    await this.refreshing;
  }
}
