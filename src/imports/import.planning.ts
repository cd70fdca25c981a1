import { saysTheSame, type KeyedRow } from './casualty.rules.js';
import { Days } from './import.days.js';
import { planFresh } from './import.fresh.js';
import { confirm } from './import.pairing.js';
import { planMoves, planRetractions } from './import.moves.js';
import { type ImportPlan, type DoubtReason } from './import.plan.js';
import { planRevision, type Revision, type Verdict } from './import.revisions.js';
import type { KnownRow, Named, RevisedIncident, RevisedVictim, SeenIncident, SeenVictim } from './import.state.js';

/** Rows of an edition beside what earlier ones said. */
export interface SortedRows {
  /** Rows of our concern that have no victim. */
  readonly fresh: KeyedRow[];
  /** Rows that have a victim, and say something else than before. */
  readonly revised: { readonly row: KeyedRow; readonly known: KnownRow; readonly victimId: string }[];
}

/** What the register holds of the days and victims that the rows are about. */
export interface Register {
  readonly incidents: readonly SeenIncident[];
  readonly victims: readonly SeenVictim[];
  readonly named: readonly Named[];
  readonly revisedVictims: readonly RevisedVictim[];
  readonly revisedIncidents: readonly RevisedIncident[];
}

/** Sorts rows by what has to be done. What is left out, unchanged or waiting goes into the plan at once. Pure. */
export function sortRows(
  plan: ImportPlan,
  rows: readonly KeyedRow[],
  known: ReadonlyMap<string, KnownRow>,
): SortedRows {
  const sorted: SortedRows = { fresh: [], revised: [] };
  for (const row of rows) {
    const before = known.get(row.key);
    if (before && saysTheSame(before.cells, row.cells)) countUnchanged(plan, row, before);
    else if (before && before.victimId !== null) sorted.revised.push({ row, known: before, victimId: before.victimId });
    else if (row.cells.cause === 'OTHER') {
      plan.leaveOut(row.type);
      plan.settled.push(...(before?.openDoubts ?? []));
      plan.keep({ row, victim: null, incident: null, isFromList: false });
    } else if (before && before.cells.cause !== 'OTHER' && before.openDoubts.length === 0) {
      // A person left the row out, as it was then.
      plan.doubts.push({ row, reason: 'DECIDED_OTHERWISE', candidates: [] });
    } else {
      plan.settled.push(...(before?.openDoubts ?? []));
      sorted.fresh.push(row);
    }
  }
  return sorted;
}

function countUnchanged(plan: ImportPlan, row: KeyedRow, known: KnownRow): void {
  if (known.openDoubts.length > 0) plan.waiting.push(row);
  else if (row.cells.cause === 'OTHER') plan.leaveOut(row.type);
  else plan.unchanged += 1;
}

/** Plans what becomes of sorted rows. Pure: no clock, no database. */
export function planRows(
  plan: ImportPlan,
  { fresh, revised }: SortedRows,
  known: ReadonlyMap<string, KnownRow>,
  register: Register,
): void {
  const days = new Days(register.incidents, register.victims);
  const keys = new Set(revised.map(({ row }) => row.key));
  // Where the casualties of a mission and day are, that day's incident is, whatever date people have given it since.
  for (const { key, cells, liveIn } of known.values()) {
    const incident = liveIn === null || keys.has(key) ? undefined : days.find(liveIn);
    if (incident && cells.cause !== 'OTHER') days.put(incident, cells.mission, cells.date);
  }
  planRevised(plan, days, revised, register);
  planFresh(plan, days, fresh, register.named, victimsById(known));
  planRetractions(plan, register.revisedIncidents);
}

function victimsById(known: ReadonlyMap<string, KnownRow>): Map<string, string> {
  return new Map(
    [...known.values()].flatMap(({ key, victimId }): [string, string][] =>
      victimId === null ? [] : [[idOfKey(key), victimId]],
    ),
  );
}

/** Casualty id of a key. */
export const idOfKey = (key: string): string => key.split('|')[0] ?? key;

function planRevised(plan: ImportPlan, days: Days, rows: SortedRows['revised'], register: Register): void {
  const victims = new Map(register.revisedVictims.map((victim) => [victim.id, victim]));
  const incidents = new Map(register.revisedIncidents.map((incident) => [incident.id, incident]));
  const judged: { revision: Revision; verdict: Verdict }[] = [];
  for (const { row, known, victimId } of rows) {
    const victim = victims.get(victimId);
    const incident = victim && incidents.get(victim.incidentId);
    if (!victim || !incident) throw new Error(`The victim of casualty ${row.key} is not on record.`);
    const revision = { row: remembered(row, known), known, victim, incident };
    const sight = days.find(incident.id)?.clearance ?? -1;
    if (victim.level > sight) holdHidden(plan, revision);
    else if (row.hasUnknownValue && row.cells.cause !== 'OTHER') holdUnknown(plan, revision);
    else judged.push({ revision, verdict: planRevision(plan, revision) });
  }
  const movers = judged.flatMap(({ revision, verdict }) => (verdict.isMoving ? revision : []));
  const held = new Map(planMoves(plan, days, movers).map((entry) => [entry.revision, entry]));
  const moved = new Set(plan.moves.map(({ victim }) => victim));
  for (const { revision, verdict } of judged) {
    if (verdict.isConfirming && !moved.has(revision.victim.id))
      confirm(plan, revision.incident, revision.row.cells.cause);
    const { reason = verdict.conflict, candidates = [revision.victim.id] } = held.get(revision) ?? {};
    conclude(plan, revision, reason, candidates);
  }
}

/** What is remembered of a row: of other causes only that, and a column that the edition lacks keeps what it said before. */
function remembered(row: KeyedRow, known: KnownRow): KeyedRow {
  if (row.cells.cause === 'OTHER') return { ...row, cells: { ...known.cells, cause: 'OTHER' } };
  return { ...row, cells: { ...row.cells, sex: row.cells.sex ?? known.cells.sex } };
}

/** The victim is above the importer's sight: nothing is written, and somebody who is cleared decides. The report is as ever. */
function holdHidden(plan: ImportPlan, { row, known, victim }: Revision): void {
  plan.changed += 1;
  plan.doubts.push({ row, reason: 'DECIDED_OTHERWISE', candidates: [victim.id], level: victim.level });
  keep(plan, { row, known, victim });
}

/** A word that the import cannot read says nothing of the victim: a person decides what becomes of the row. */
function holdUnknown(plan: ImportPlan, { row, known, victim }: Revision): void {
  plan.settled.push(...known.openDoubts);
  plan.doubts.push({ row, reason: 'UNKNOWN_VALUE', candidates: [victim.id] });
  keep(plan, { row, known, victim });
}

const keep = (plan: ImportPlan, { row, known, victim }: Pick<Revision, 'row' | 'known' | 'victim'>): void =>
  void plan.keep({
    row,
    victim: victim.id,
    incident: known.incidentId ?? victim.incidentId,
    isFromList: known.isFromList,
  });

function conclude(
  plan: ImportPlan,
  revision: Revision,
  reason: DoubtReason | null,
  candidates: readonly string[],
): void {
  const { row, known } = revision;
  if (!plan.kept.has(row.key)) keep(plan, revision);
  plan.settled.push(...known.openDoubts);
  if (reason === null) plan.changed += 1;
  else plan.doubts.push({ row, reason, candidates });
}
