import { Injectable } from '@nestjs/common';
import { ChangeService, type ChangeDraft } from '../changes/change.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { defaultHostState } from '../incidents/host-state.js';
import { ReportWriter } from '../incidents/report.writer.js';
import { VictimStatusEntry } from '../incidents/victim-status.entity.js';
import { dateColumns } from '../sources/partial-date.rules.js';
import { SourceService } from '../sources/source.service.js';
import { dayDate, missionsOn, type Importing, type Placed } from './import.placement.js';
import type { ImportPlan } from './import.plan.js';
import { listAsSource } from './import.source.js';

type Note = Omit<ChangeDraft, 'reason'>;

/** Writes what a newer edition changed of people and incidents on record, each change with its entry. */
@Injectable()
export class ImportChanges {
  constructor(
    private readonly changes: ChangeService,
    private readonly sources: SourceService,
    private readonly reports: ReportWriter,
  ) {}

  /** Returns the incidents whose projection has to be written anew. */
  async apply(importing: Importing, plan: ImportPlan, placed: Placed): Promise<string[]> {
    const { tx, by, edition } = importing;
    const notes = [
      ...(await amendPeople(importing, plan)),
      ...(await setPresence(importing, plan)),
      ...(await moveVictims(importing, plan, placed)),
      ...(await confirmIncidents(importing, plan)),
      ...(await redateIncidents(importing, plan)),
    ];
    const days = [...plan.redates].map(([id, { after }]) => ({ id, on: dayDate(after) }));
    await this.reports.redate(tx, by, days);
    const reason = `Mission Fatalities, edition of ${edition}.`;
    await this.changes.note(
      tx,
      by,
      notes.map((note) => ({ ...note, reason })),
    );
    await this.recordStatuses(importing, plan);
    const touched = [...new Set([...placed.touched, ...(await incidentsOf(importing, plan))])];
    await this.rest(importing, touched, new Set(placed.incidents.values()));
    return touched;
  }

  private async recordStatuses({ tx, by }: Importing, plan: ImportPlan): Promise<void> {
    const rows = plan.statuses.map(({ victim, status, date, supersedes }) => ({
      id: newId(),
      victimId: victim,
      status,
      ...dateColumns('occurred', dayDate(date)),
      supersedesId: supersedes,
      recordedById: by,
    }));
    await insertRows(tx.manager, VictimStatusEntry, rows);
  }

  /** What was changed rests on this edition; new incidents do so from the start. */
  private async rest(
    { tx, by, edition, clearance }: Importing,
    incidents: readonly string[],
    made: ReadonlySet<string>,
  ): Promise<void> {
    const groups = incidents
      .filter((id) => !made.has(id))
      .map((id) => ({ drafts: [listAsSource(edition)], records: [{ type: 'Incident', id }] }));
    await this.sources.insert(tx, this.sources.prepare(by, groups, clearance));
  }
}

const FIELDS = {
  contributingCountry: 'contributingCountry',
  citizenships: 'citizenships',
  category: 'personnelCategory',
  sex: 'sex',
} as const;
const asText = (value: string | readonly string[] | null): string | null =>
  typeof value === 'string' ? value : (value?.join(', ') ?? null);

async function amendPeople({ tx }: Importing, { people }: ImportPlan): Promise<Note[]> {
  await tx.manager.query(
    `UPDATE victim v SET contributing_country = x."contributingCountry", citizenships = x.citizenships, personnel_category = x.category, sex = x.sex
     FROM jsonb_to_recordset($1) AS x(victim uuid, "contributingCountry" text, citizenships text[], category text, sex text) WHERE v.id = x.victim`,
    [JSON.stringify(people.map(({ victim, after }) => ({ victim, ...after })))],
  );
  return people.flatMap(({ victim, level, before, after }) =>
    (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
      .filter((field) => asText(before[field]) !== asText(after[field]))
      .map((field): Note => ({
        recordType: 'Victim',
        recordId: victim,
        field: FIELDS[field],
        before: asText(before[field]),
        after: asText(after[field]),
        level,
      })),
  );
}

async function setPresence({ tx }: Importing, { presence }: ImportPlan): Promise<Note[]> {
  await tx.manager.query(
    `UPDATE victim v SET is_withdrawn = x."isWithdrawn" FROM jsonb_to_recordset($1) AS x(victim uuid, "isWithdrawn" boolean) WHERE v.id = x.victim`,
    [JSON.stringify(presence)],
  );
  return presence.map(({ victim, level, isWithdrawn }) => ({
    recordType: 'Victim',
    recordId: victim,
    field: 'isWithdrawn',
    before: String(!isWithdrawn),
    after: String(isWithdrawn),
    level,
  }));
}

async function moveVictims({ tx }: Importing, { moves }: ImportPlan, { incidents }: Placed): Promise<Note[]> {
  const targets = moves.map(({ victim, level, from, to }) => ({
    victim,
    level,
    from,
    to: 'incident' in to ? to.incident : (incidents.get(to.day) ?? null),
  }));
  await tx.manager.query(
    `UPDATE victim v SET incident_id = x."to" FROM jsonb_to_recordset($1) AS x(victim uuid, "to" uuid) WHERE v.id = x.victim`,
    [JSON.stringify(targets)],
  );
  return targets.map(({ victim, level, from, to }) => ({
    recordType: 'Victim',
    recordId: victim,
    field: 'incident',
    before: from,
    after: to,
    level,
  }));
}

/** The list confirms by itself (T4); what it takes back excludes the incident as unconfirmed. */
async function confirmIncidents({ tx }: Importing, { confirmations }: ImportPlan): Promise<Note[]> {
  const rows = [...confirmations].map(([id, { before, after }]) => ({ id, before, after }));
  const written = await tx.manager.query<{ id: string; level: 0 | 1 | 2 }[]>(
    `WITH written AS (UPDATE incident i SET confirmation = x.after FROM jsonb_to_recordset($1) AS x(id uuid, after text)
       WHERE i.id = x.id RETURNING i.id, i.level) SELECT id, level FROM written`,
    [JSON.stringify(rows)],
  );
  return written.map(({ id, level }) => {
    const { before = null, after = null } = confirmations.get(id) ?? {};
    return { recordType: 'Incident', recordId: id, field: 'confirmation', before, after, level };
  });
}

/** The day of an incident, and with it the host State where that follows from mission and day and nobody has proposed another. */
async function redateIncidents({ tx }: Importing, { redates }: ImportPlan): Promise<Note[]> {
  const days = [...redates].map(([id, { after, mission }]) => ({ id, date: after, mission }));
  const missions = await missionsOn(tx.manager, days);
  const rows = days.map(({ id, date }, i) => {
    const { hostState, hostStateBasis } = defaultHostState(missions[i] ?? { hosts: [] });
    return { id, date, hostState, hostStateBasis };
  });
  const written = await tx.manager.query<{ id: string; level: 0 | 1 | 2 }[]>(
    `WITH new AS (SELECT x.*, i.host_state_basis IN ('MISSION_DEFAULT', 'UNSET') AND NOT EXISTS (SELECT 1 FROM change c
         WHERE c.record_id = x.id AND c.field = 'hostState') AS follows
       FROM jsonb_to_recordset($1) AS x(id uuid, date date, "hostState" text, "hostStateBasis" text) JOIN incident i ON i.id = x.id),
     written AS (UPDATE incident i SET occurred_from = new.date, occurred_to = new.date,
         host_state = CASE WHEN new.follows THEN new."hostState" ELSE i.host_state END,
         host_state_basis = CASE WHEN new.follows THEN new."hostStateBasis" ELSE i.host_state_basis END
       FROM new WHERE i.id = new.id RETURNING i.id, i.level) SELECT id, level FROM written`,
    [JSON.stringify(rows)],
  );
  // Who had gone out stays behind: should the list take him in again, he belongs where it then says.
  await tx.manager.query(
    'UPDATE import_row r SET incident_id = NULL FROM victim v WHERE v.id = r.victim_id AND v.is_withdrawn AND v.incident_id = ANY($1)',
    [[...redates.keys()]],
  );
  return written.map(({ id, level }) => {
    const { before = null, after = null } = redates.get(id) ?? {};
    return { recordType: 'Incident', recordId: id, field: 'occurredOn', before, after, level };
  });
}

/** Incidents that are concerned by what was changed. */
async function incidentsOf({ tx }: Importing, plan: ImportPlan): Promise<string[]> {
  const victims = [...plan.people, ...plan.presence, ...plan.moves, ...plan.statuses].map(({ victim }) => victim);
  const rows = await tx.manager.query<{ id: string }[]>(
    'SELECT DISTINCT incident_id AS id FROM victim WHERE id = ANY($1)',
    [victims],
  );
  const left = plan.moves.map(({ from }) => from);
  return [...rows.map(({ id }) => id), ...left, ...plan.confirmations.keys(), ...plan.redates.keys()];
}
