import { Injectable } from '@nestjs/common';
import type { Level } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { dateColumns, type PartialDate } from '../sources/partial-date.rules.js';
import { SourceService } from '../sources/source.service.js';

export interface ReportedIncident {
  readonly id: string;
  readonly on: PartialDate;
  readonly level: Level;
}

/** The first step of every incident: that it was reported. It stands on the day of the incident and moves with it. */
@Injectable()
export class ReportWriter {
  constructor(
    private readonly ledger: LedgerWriter,
    private readonly sources: SourceService,
  ) {}

  /** Begins the ledger of new incidents; returns the ids of the steps in order. */
  begin(tx: Writing, by: string, incidents: readonly ReportedIncident[]): Promise<string[]> {
    return this.ledger.insert(
      tx,
      by,
      incidents.map(({ id, on, level }) => ({
        step: { kind: 'REPORTED', ...dateColumns('occurred', on), needsReview: false },
        incidents: [id],
        ownLevel: level,
        level,
      })),
    );
  }

  /** Corrects the day of the report where that of the incident was corrected; its sources stay. */
  async redate(
    tx: Writing,
    by: string,
    days: readonly { readonly id: string; readonly on: PartialDate }[],
  ): Promise<void> {
    if (days.length === 0) return;
    const reports = await tx.manager.query<{ incident: string; id: string; root: string; own: Level; level: Level }[]>(
      `SELECT x.incident_id AS incident, m.id, m.root_id AS root, c.own_level AS own, c.level FROM milestone m
       JOIN milestone_incident x ON x.milestone_id = m.id JOIN milestone_level c ON c.id = m.id
       WHERE x.incident_id = ANY($1) AND m.kind = 'REPORTED' AND NOT EXISTS (SELECT 1 FROM milestone s WHERE s.supersedes_id = m.id)`,
      [days.map(({ id }) => id)],
    );
    const report = new Map(reports.map((row) => [row.incident, row]));
    const drafts = days.flatMap(({ id, on }) => {
      const old = report.get(id);
      if (!old) return [];
      const chain = { rootId: old.root, supersedesId: old.id, needsReview: false };
      const step = { kind: 'REPORTED', ...dateColumns('occurred', on), ...chain };
      return [{ step, incidents: [id], ownLevel: old.own, level: old.level }];
    });
    const made = await this.ledger.insert(tx, by, drafts);
    await this.sources.reuse(
      tx,
      drafts.map(({ step }, index) => ({
        from: step.supersedesId,
        to: { type: 'Milestone', id: made[index] ?? '' },
      })),
    );
  }
}
