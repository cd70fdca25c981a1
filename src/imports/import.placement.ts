import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../access/viewer.js';
import type { Writing } from '../database/database.service.js';
import { defaultHostState, type MissionOfIncident } from '../incidents/host-state.js';
import { IncidentWriter, type IncidentDraft, type VictimDraft } from '../incidents/incident.writer.js';
import type { PartialDate } from '../sources/partial-date.rules.js';
import { SourceService } from '../sources/source.service.js';
import { personOf, type KeyedRow } from './casualty.rules.js';
import { dayOf, type ImportPlan, type KeptRow, type PlannedIncident } from './import.plan.js';
import { listAsSource } from './import.source.js';
import { LIST_SYSTEM } from './import.state.js';

const INCIDENTS_A_CALL = 1_000;

/** One import under way: its transaction, batch, edition and clearance. */
export interface Importing {
  readonly tx: Writing;
  readonly by: string;
  readonly batchId: string;
  /** Date of the edition, YYYY-MM-DD. */
  readonly edition: string;
  readonly clearance: Level;
}

/** What was made of rows, and where: the victims of rows by key, new incidents by mission and day. */
export interface Placed {
  readonly victims: ReadonlyMap<string, string>;
  readonly incidents: ReadonlyMap<string, string>;
  /** Incidents whose projection has to be written anew. */
  readonly touched: readonly string[];
}

/** Puts planned rows into the register, in few statements for thousands of them. */
@Injectable()
export class ImportPlacement {
  constructor(
    private readonly writer: IncidentWriter,
    private readonly sources: SourceService,
  ) {}

  async place(importing: Importing, plan: ImportPlan): Promise<Placed> {
    const incidents = new Map<string, string>();
    const made: KeptRow[] = [];
    const planned = [...plan.creates.values()];
    for (let from = 0; from < planned.length; from += INCIDENTS_A_CALL) {
      const part = planned.slice(from, from + INCIDENTS_A_CALL);
      const written = await this.create(importing, part);
      for (const [index, { mission, date, rows }] of part.entries()) {
        const { id, victimIds } = written[index] ?? { id: '', victimIds: [] };
        incidents.set(dayOf(mission, date), id);
        made.push(
          ...rows.map((row, i): KeptRow => ({ row, victim: victimIds[i] ?? null, incident: id, isFromList: true })),
        );
      }
    }
    made.push(...(await this.add(importing, plan.adds)));
    await this.refer(importing, plan.pairs);
    for (const { victim, incident, row } of plan.pairs) made.push({ row, victim, incident, isFromList: false });
    await keepRows(importing, [...made, ...heldRows(plan, made), ...plan.kept.values()], incidents);
    const victims = new Map(made.map(({ row, victim }) => [row.key, victim ?? '']));
    const touched = [...plan.adds, ...plan.pairs].map(({ incident }) => incident);
    return { victims, incidents, touched };
  }

  /** Writes incidents of mission-days with the victims of their rows, in order. */
  async create(importing: Importing, planned: readonly PlannedIncident[]): ReturnType<IncidentWriter['insert']> {
    const missions = await missionsOn(importing.tx.manager, planned);
    const drafts = planned.map(({ date, rows }, i) => incidentDraft(missions[i], date, rows, importing.edition));
    return this.writer.insert(importing.tx, importing.by, drafts, importing.clearance);
  }

  /** Adds the victims of rows to incidents that are there; the caller refreshes the projection. */
  async add(importing: Importing, entries: readonly { incident: string; row: KeyedRow }[]): Promise<KeptRow[]> {
    const groups = entries.map(({ incident, row }) => ({ id: incident, drafts: [victimDraft(row)] }));
    const ids = await this.writer.insertVictims(importing.tx, importing.by, groups);
    return entries.map(({ incident, row }, i) => ({ row, victim: ids[i]?.[0] ?? null, incident, isFromList: true }));
  }

  /** Writes the casualty ids of rows to victims who were there. */
  async refer({ tx, by }: Importing, pairs: readonly { victim: string; row: KeyedRow }[]): Promise<void> {
    const known = await tx.manager.query<{ id: string; identifier: string }[]>(
      'SELECT record_id AS id, identifier FROM external_ref WHERE system = $1 AND record_id = ANY($2)',
      [LIST_SYSTEM, pairs.map(({ victim }) => victim)],
    );
    const has = new Set(known.map(({ id, identifier }) => `${id}|${identifier}`));
    const missing = pairs.filter(({ victim, row }) => !has.has(`${victim}|${row.id}`));
    await this.sources.externalRefs(
      tx,
      by,
      missing.map(({ victim, row }) => ({ ...reference(row), record: { type: 'Victim', id: victim } })),
    );
  }
}

/** Rows that wait for a person and have no victim. */
function heldRows(plan: ImportPlan, made: readonly KeptRow[]): KeptRow[] {
  const placed = new Set(made.map(({ row }) => row.key));
  return plan.doubts.flatMap(({ row }): KeptRow[] =>
    placed.has(row.key) || plan.kept.has(row.key) ? [] : [{ row, victim: null, incident: null, isFromList: false }],
  );
}

/** Remembers what the edition said of each row, over what an earlier one said. */
export async function keepRows(
  { tx, batchId }: Importing,
  rows: readonly KeptRow[],
  incidents: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const values = rows.map(({ row, victim, incident, isFromList }) => ({
    key: row.key,
    victim,
    incident: incident !== null && typeof incident === 'object' ? (incidents.get(incident.day) ?? null) : incident,
    from_list: isFromList,
    cells: row.cells,
  }));
  await tx.manager.query(
    `INSERT INTO import_row (key, batch_id, victim_id, incident_id, is_from_list, cells)
     SELECT x.key, $2, x.victim, x.incident, x.from_list, x.cells
     FROM jsonb_to_recordset($1) AS x(key text, victim uuid, incident uuid, from_list boolean, cells jsonb)
     ON CONFLICT (key) DO UPDATE SET batch_id = EXCLUDED.batch_id, victim_id = EXCLUDED.victim_id, incident_id = EXCLUDED.incident_id,
       is_from_list = EXCLUDED.is_from_list, cells = EXCLUDED.cells`,
    [JSON.stringify(values), batchId],
  );
}

/** The mission of each day with its host States then, in order, in one statement. */
export async function missionsOn(
  manager: EntityManager,
  days: readonly { readonly mission: string; readonly date: string }[],
): Promise<MissionOfIncident[]> {
  return manager.query<MissionOfIncident[]>(
    `SELECT m.id, m.acronym, m.started_on::text AS "startedOn", m.ended_on::text AS "endedOn", COALESCE((SELECT array_agg(DISTINCT h.country_code)
       FROM mission_host_state h WHERE h.mission_id = m.id AND NOT h.is_ended AND COALESCE(h.from_on, '-infinity') <= d.at
         AND COALESCE(h.until_on, 'infinity') > d.at), '{}') AS hosts
     FROM unnest($1::text[], $2::date[]) WITH ORDINALITY AS d(acronym, at, n) JOIN mission m ON m.acronym = d.acronym ORDER BY d.n`,
    [days.map(({ mission }) => mission), days.map(({ date }) => date)],
  );
}

export const dayDate = (date: string): PartialDate => ({ from: date, to: date, precision: 'DAY', approximate: false });

const reference = (row: KeyedRow): { system: string; identifier: string } => ({
  system: LIST_SYSTEM,
  identifier: row.id,
});

/** A dead person of the list: one row, one victim, in the official toll. */
function victimDraft(row: KeyedRow): VictimDraft {
  const { contributingCountry, citizenships, category, sex } = personOf(row.cells);
  return {
    victim: {
      personsMin: 1,
      personsMax: 1,
      contributingCountry,
      citizenships: [...citizenships],
      personnelCategory: category,
      sex,
      inUnToll: true,
      level: 0,
    },
    status: { status: row.cells.cause === 'PENDING' ? 'CAUSE_PENDING' : 'KILLED', on: dayDate(row.cells.date) },
    externalRefs: [reference(row)],
  };
}

/** A mission-day of the list: confirmed by it, and never looked at until somebody did (T1, T2, T4). */
function incidentDraft(
  mission: MissionOfIncident,
  date: string,
  rows: readonly KeyedRow[],
  edition: string,
): IncidentDraft {
  return {
    acronym: mission.acronym,
    occurredOn: dayDate(date),
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
    victims: rows.map(victimDraft),
    sources: [listAsSource(edition)],
  };
}
