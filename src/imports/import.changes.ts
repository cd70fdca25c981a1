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
    const incident = await manager.query<{ id: string; mission: string; from: string }[]>(
      'SELECT i.id, m.acronym AS mission, i.occurred_from::text AS "from" FROM incident i JOIN mission m ON m.id = i.mission_id WHERE i.id = $1',
      [victim.incidentId],
    );
    const [at] = incident;
    // A class of several people, values that a person amended, or an incident that a person moved: not ours to change.
    if (
      victim.personsMax > 1 ||
      !isAsImported(victim, before.cells) ||
      !at ||
      at.mission !== before.cells.mission ||
      at.from !== before.cells.date
    )
      return decided();
    const touched = [victim.incidentId];
    if (row.cells.date !== before.cells.date || row.cells.mission !== before.cells.mission)
      touched.push(await this.move(importing, row, victim, seen));
    await this.amend(importing, row, before, victim);
    await this.placement.keepRows(importing, [{ victim: victim.id, row }]);
    await this.sources.use(importing.tx, [{ sourceId: importing.source, record: { type: 'Victim', id: victim.id } }]);
    await refreshProgress(manager, touched, 0);
    return null;
  }

  private async amend(importing: Importing, row: CasualtyRow, before: KnownRow, victim: Victim): Promise<void> {
    const { manager } = importing.tx;
    const isOut = row.cells.cause === 'OTHER';
    await manager.update(
      Victim,
      { id: victim.id },
      { ...originOf(row.cells), personnelCategory: row.cells.personnel, sex: row.cells.sex, isWithdrawn: isOut },
    );
    if (isOut || (row.cells.cause === before.cells.cause && row.cells.date === before.cells.date)) return;
    const [last] = await manager.query<{ id: string }[]>(
      `SELECT s.id FROM victim_status s WHERE s.victim_id = $1 AND NOT EXISTS (SELECT 1 FROM victim_status x WHERE x.supersedes_id = s.id)
       ORDER BY s.occurred_to DESC, s.recorded_at DESC LIMIT 1`,
      [victim.id],
    );
    const entry = {
      id: newId(),
      victimId: victim.id,
      status: statusOf(row),
      ...dateColumns('occurred', dateOf(row)),
      supersedesId: last?.id ?? null,
      recordedById: importing.by,
    };
    await insertRows(manager, VictimStatusEntry, [entry]);
  }

  /** Moves the victim to the incident of its new mission and day, made when there is none. Returns that incident. */
  private async move(importing: Importing, row: CasualtyRow, victim: Victim, seen: Seen): Promise<string> {
    const { mission, date } = row.cells;
    const [target] = seen.incidents.filter(
      (incident) => incident.mission === mission && incident.from === date && incident.to === date,
    );
    if (target) {
      await importing.tx.manager.update(Victim, { id: victim.id }, { incidentId: target.id });
      return target.id;
    }
    const [created = ''] = await this.placement.createEmpty(importing, row);
    await importing.tx.manager.update(Victim, { id: victim.id }, { incidentId: created });
    return created;
  }
}

/** Whether the victim still is what the earlier edition made of it. */
function isAsImported(victim: Victim, cells: CasualtyCells): boolean {
  const { contributingCountry, citizenships } = originOf(cells);
  const isPaired = victim.personnelCategory !== cells.personnel;
  return (
    !isPaired &&
    victim.contributingCountry === contributingCountry &&
    victim.citizenships.join() === citizenships.join() &&
    victim.sex === cells.sex
  );
}
