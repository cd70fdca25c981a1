import { Injectable } from '@nestjs/common';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { VictimStatusEntry } from '../incidents/victim-status.entity.js';
import { Victim } from '../incidents/victim.entity.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { dateColumns } from '../sources/partial-date.rules.js';
import { SourceService } from '../sources/source.service.js';
import { originOf, type CasualtyCells, type CasualtyRow } from './fatalities.rules.js';
import { dateOf, ImportPlacement, statusOf, type Importing } from './import.placement.js';
import type { CandidateIncident, CandidateVictim, KnownRow } from './import.state.js';

type Doubt = { readonly row: CasualtyRow; readonly reason: string; readonly candidates: readonly string[] };
interface Seen {
  readonly incidents: readonly CandidateIncident[];
  readonly victims: readonly CandidateVictim[];
}

/** Changes exactly what a newer edition changed; what people decided since stands, and the row waits for one of them. */
@Injectable()
export class RowChanges {
  constructor(
    private readonly placement: ImportPlacement,
    private readonly sources: SourceService,
  ) {}

  async apply(
    importing: Importing,
    rows: readonly CasualtyRow[],
    known: ReadonlyMap<string, KnownRow>,
    seen: Seen,
  ): Promise<{ changed: number; doubts: Doubt[] }> {
    const doubts: Doubt[] = [];
    let changed = 0;
    for (const row of rows) {
      const before = known.get(row.key);
      if (!before) continue;
      const doubt = await this.change(importing, row, before, seen);
      if (doubt) doubts.push(doubt);
      else changed += 1;
    }
    return { changed, doubts };
  }

  private async change(importing: Importing, row: CasualtyRow, before: KnownRow, seen: Seen): Promise<Doubt | null> {
    const { manager } = importing.tx;
    const victim = before.victim_id === null ? null : await manager.findOneBy(Victim, { id: before.victim_id });
    if (!victim) return null;
    const decided = (): Doubt => ({ row, reason: 'DECIDED_OTHERWISE', candidates: [victim.id] });
    const [at] = await manager.query<{ mission: string; from: string; isDecided: boolean }[]>(
      `SELECT m.acronym AS mission, i.occurred_from::text AS "from",
         i.host_state_basis = 'DECIDED' OR i.decided_exclusions <> '{}' OR EXISTS (SELECT 1 FROM incident_link l WHERE l.incident_id = i.id) AS "isDecided"
       FROM incident i JOIN mission m ON m.id = i.mission_id WHERE i.id = $1`,
      [victim.incidentId],
    );
    const isMoved = row.cells.date !== before.cells.date || row.cells.mission !== before.cells.mission;
    const last = await lastStatus(manager, victim.id);
    // A class of several people, values that a person amended, or an incident that a person moved: not ours to change.
    if (
      victim.personsMax > 1 ||
      !isAsImported(victim, before.cells) ||
      (before.cells.cause !== 'OTHER' && last?.status !== statusOf(before)) ||
      !at ||
      at.mission !== before.cells.mission ||
      at.from !== before.cells.date ||
      (isMoved && at.isDecided)
    )
      return decided();
    const touched = [victim.incidentId];
    if (isMoved) {
      const targets = await this.targets(importing, row, seen);
      if (targets.length > 1) return { row, reason: 'SEVERAL_CANDIDATES', candidates: [victim.id] };
      touched.push(await this.move(importing, row, victim, targets));
    }
    await this.amend(importing, row, before, victim, last?.id ?? null);
    await this.placement.keepRows(importing, [{ victim: victim.id, row }]);
    await this.sources.use(importing.tx, [{ sourceId: importing.source, record: { type: 'Victim', id: victim.id } }]);
    await refreshProgress(manager, touched, 0);
    return null;
  }

  private async amend(
    importing: Importing,
    row: CasualtyRow,
    before: KnownRow,
    victim: Victim,
    supersedesId: string | null,
  ): Promise<void> {
    const { manager } = importing.tx;
    const isOut = row.cells.cause === 'OTHER';
    await manager.update(
      Victim,
      { id: victim.id },
      { ...originOf(row.cells), personnelCategory: row.cells.personnel, sex: row.cells.sex, isWithdrawn: isOut },
    );
    if (isOut || (row.cells.cause === before.cells.cause && row.cells.date === before.cells.date)) return;
    const entry = {
      id: newId(),
      victimId: victim.id,
      status: statusOf(row),
      ...dateColumns('occurred', dateOf(row)),
      supersedesId,
      recordedById: importing.by,
    };
    await insertRows(manager, VictimStatusEntry, [entry]);
  }

  /** Moves the victim to the incident of its new mission and day, made when there is none. Returns that incident. */
  private async move(
    importing: Importing,
    row: CasualtyRow,
    victim: Victim,
    targets: readonly string[],
  ): Promise<string> {
    const [target = ''] = targets.length > 0 ? targets : await this.placement.createEmpty(importing, row);
    await importing.tx.manager.update(Victim, { id: victim.id }, { incidentId: target });
    return target;
  }

  /** Incidents of a row's mission and day: those that were there, and those that this import has made. */
  private async targets(importing: Importing, row: CasualtyRow, seen: Seen): Promise<string[]> {
    const { mission, date } = row.cells;
    const made = await importing.tx.manager.query<{ id: string }[]>(
      `SELECT DISTINCT i.id FROM import_row r JOIN victim v ON v.id = r.victim_id JOIN incident i ON i.id = v.incident_id
         JOIN mission m ON m.id = i.mission_id
       WHERE r.batch_id = $1 AND m.acronym = $2 AND i.occurred_from = $3 AND i.occurred_to = $3`,
      [importing.batchId, mission, date],
    );
    const there = seen.incidents.filter(
      (incident) => incident.mission === mission && incident.from === date && incident.to === date,
    );
    return [...new Set([...there, ...made].map(({ id }) => id))];
  }
}

async function lastStatus(
  manager: Importing['tx']['manager'],
  victim: string,
): Promise<{ id: string; status: string } | undefined> {
  const [last] = await manager.query<{ id: string; status: string }[]>(
    `SELECT s.id, s.status FROM victim_status s WHERE s.victim_id = $1 AND NOT EXISTS (SELECT 1 FROM victim_status x WHERE x.supersedes_id = s.id)
     ORDER BY s.occurred_to DESC, s.recorded_at DESC LIMIT 1`,
    [victim],
  );
  return last;
}

/** Whether the victim still is what the earlier edition made of it. */
function isAsImported(victim: Victim, cells: CasualtyCells): boolean {
  const { contributingCountry, citizenships } = originOf(cells);
  const isPaired = victim.personnelCategory !== cells.personnel;
  return (
    !isPaired &&
    victim.isWithdrawn === (cells.cause === 'OTHER') &&
    victim.contributingCountry === contributingCountry &&
    victim.citizenships.join() === citizenships.join() &&
    victim.sex === cells.sex
  );
}
