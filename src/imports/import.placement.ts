import { Injectable } from '@nestjs/common';
import type { Level } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { defaultHostState, missionAt, type MissionOfIncident } from '../incidents/host-state.js';
import { IncidentWriter, type IncidentDraft, type VictimDraft } from '../incidents/incident.writer.js';
import { Incident } from '../incidents/incident.entity.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import type { PartialDate } from '../sources/partial-date.rules.js';
import { SourceService, type SourceDraft } from '../sources/source.service.js';
import { originOf, type CasualtyRow } from './fatalities.rules.js';
import { ImportRow } from './import-row.entity.js';
import type { Plan } from './import.plan.js';
import { LIST_SYSTEM } from './import.state.js';

const INCIDENTS_A_CALL = 1_000;

/** One import under way: its transaction, batch, shared source and clearance. */
export interface Importing {
  readonly tx: Writing;
  readonly by: string;
  readonly batchId: string;
  readonly source: string;
  readonly clearance: Level;
}

/** Puts planned rows into the register, in few statements for thousands of them. */
@Injectable()
export class ImportPlacement {
  constructor(
    private readonly writer: IncidentWriter,
    private readonly sources: SourceService,
  ) {}

  async place(importing: Importing, plan: Plan): Promise<void> {
    const { tx } = importing;
    await this.createIncidents(importing, plan.create);
    await this.addVictims(importing, plan.add);
    await this.keepRows(importing, plan.pair);
    await this.sources.externalRefs(
      tx,
      importing.by,
      plan.pair
        .filter(({ isReferenced }) => !isReferenced)
        .map(({ victim, row }) => ({
          system: LIST_SYSTEM,
          identifier: row.key,
          record: { type: 'Victim', id: victim },
        })),
    );
    for (const id of plan.confirm) await tx.manager.update(Incident, { id }, { confirmation: 'CONFIRMED' });
    await this.sources.use(
      tx,
      plan.confirm.map((id) => ({ sourceId: importing.source, record: { type: 'Incident', id } })),
    );
    await refreshProgress(tx.manager, [...plan.confirm, ...plan.add.map(({ incident }) => incident)], 0);
  }

  async createIncidents(importing: Importing, groups: readonly (readonly CasualtyRow[])[]): Promise<string[]> {
    const drafts: IncidentDraft[] = [];
    const missions = new Map<string, MissionOfIncident | null>();
    for (const group of groups) {
      const [first] = group;
      if (!first) continue;
      const on = dateOf(first);
      const at = `${first.cells.mission}|${first.cells.date}`;
      if (!missions.has(at)) missions.set(at, await missionAt(importing.tx.manager, first.cells.mission, on));
      const mission = missions.get(at);
      if (mission) drafts.push(incidentOf(mission, on, group, importing.source));
    }
    const made: string[] = [];
    for (let from = 0; from < drafts.length; from += INCIDENTS_A_CALL) {
      const written = await this.writer.insert(
        importing.tx,
        importing.by,
        drafts.slice(from, from + INCIDENTS_A_CALL),
        importing.clearance,
      );
      made.push(...written.map(({ id }) => id));
      const rows = written.flatMap(({ victimIds }, i) =>
        victimIds.map((victim, j) => ({ victim, row: groups[from + i]?.[j] })),
      );
      await this.keepRows(
        importing,
        rows.filter((entry): entry is { victim: string; row: CasualtyRow } => entry.row !== undefined),
      );
    }
    return made;
  }

  /** An incident of a row's mission and day without victims: one moves there. */
  async createEmpty(importing: Importing, row: CasualtyRow): Promise<string[]> {
    const on = dateOf(row);
    const mission = await missionAt(importing.tx.manager, row.cells.mission, on);
    if (!mission) return [];
    const draft = { ...incidentOf(mission, on, [], importing.source) };
    return (await this.writer.insert(importing.tx, importing.by, [draft], importing.clearance)).map(({ id }) => id);
  }

  async addVictims(importing: Importing, entries: readonly { incident: string; row: CasualtyRow }[]): Promise<void> {
    const groups = entries.map(({ incident, row }) => ({ id: incident, drafts: [victimOf(row)] }));
    const ids = await this.writer.insertVictims(importing.tx, importing.by, groups);
    await this.keepRows(
      importing,
      entries.map(({ row }, i) => ({ row, victim: ids[i]?.[0] ?? '' })),
    );
    await this.sources.use(
      importing.tx,
      ids.flat().map((id) => ({ sourceId: importing.source, record: { type: 'Victim', id } })),
    );
  }

  /** Remembers what the edition said of each row, over what an earlier one said. */
  async keepRows({ tx, batchId }: Importing, entries: readonly { victim: string; row: CasualtyRow }[]): Promise<void> {
    await tx.manager.query('DELETE FROM import_row WHERE key = ANY($1)', [entries.map(({ row }) => row.key)]);
    await insertRows(
      tx.manager,
      ImportRow,
      entries.map(({ victim, row }) => ({ key: row.key, batchId, victimId: victim, cells: row.cells })),
    );
  }
}

export const dateOf = (row: CasualtyRow): PartialDate => ({
  from: row.cells.date,
  to: row.cells.date,
  precision: 'DAY',
  approximate: false,
});

export const statusOf = (row: Pick<CasualtyRow, 'cells'>): string =>
  row.cells.cause === 'PENDING' ? 'CAUSE_PENDING' : 'KILLED';

/** A dead person of the list: one row, one victim, in the official toll. */
export function victimOf(row: CasualtyRow): VictimDraft {
  return {
    victim: {
      personsMin: 1,
      personsMax: 1,
      ...originOf(row.cells),
      personnelCategory: row.cells.personnel,
      sex: row.cells.sex,
      inUnToll: true,
      level: 0,
    },
    status: { status: statusOf(row), on: dateOf(row) },
    externalRefs: [{ system: LIST_SYSTEM, identifier: row.key }],
  };
}

/** A mission-day of the list: confirmed by it, and never looked at until somebody did (T1, T2, T4). */
function incidentOf(
  mission: MissionOfIncident,
  on: PartialDate,
  rows: readonly CasualtyRow[],
  sourceId: string,
): IncidentDraft {
  return {
    acronym: mission.acronym,
    occurredOn: on,
    incident: {
      missionId: mission.id,
      ...defaultHostState(mission),
      otherCompetentStates: [],
      incidentCountry: null,
      offences: ['MURDER'],
      means: 'UNKNOWN',
      context: 'UNKNOWN',
      perpetratorClass: 'UNKNOWN',
      decidedExclusions: [],
      confirmation: 'CONFIRMED',
      enrolmentBasis: 'OFFICIAL_LIST',
      openedToHost: false,
      isSynthetic: false,
      level: 0,
    },
    victims: rows.map(victimOf),
    sources: [],
    sourceId,
  };
}

/** The list itself as a source: one for all records of an import. */
export const listAsSource = (edition: string): SourceDraft => ({
  publisher: 'UN Peace and Security Data Hub',
  citation: `Mission Fatalities, edition of ${edition}`,
  publishedOn: { from: edition },
  reliability: 'A',
  credibility: 'ONE',
  isPublic: true,
});
