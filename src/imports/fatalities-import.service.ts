import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Level, Viewer } from '../access/viewer.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { InvalidInputError, type FieldFault } from '../errors/app-error.js';
import { LOCAL_ISSUER, IdentityService } from '../identity/identity.service.js';
import { ViewerService } from '../identity/viewer.service.js';
import { SourceService } from '../sources/source.service.js';
import { checkRows, type CasualtyRow } from './fatalities.rules.js';
import { readFatalities, type FatalitiesFile } from './fatalities-file.js';
import { ImportBatch } from './import-batch.entity.js';
import { RowChanges } from './import.changes.js';
import { hold, takeUp } from './import.holding.js';
import { ImportPlacement, listAsSource } from './import.placement.js';
import { planNewRows } from './import.plan.js';
import { keepKeys, sortRows } from './import.sorting.js';
import { candidates, heldKeys, knownRows, type HeldRow, type KnownRow } from './import.state.js';

export interface ImportOptions {
  readonly dryRun?: boolean;
  /** Edition of a file that does not tell it (2021): its date. */
  readonly edition?: string | null;
  readonly onProgress?: (message: string) => void;
}

export interface ImportReport {
  readonly file: string;
  readonly sha256: string;
  readonly edition: string;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows of other causes, by cause. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly incidentsCreated: number;
  readonly doubts: number;
  /** Casualties of an earlier edition that this one does not have: listed, never removed. */
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  readonly dryRun: boolean;
}

const IMPORTER = 'system:import';
const CENTURY = 36_500 * 86_400_000;
/** Thrown to leave a dry run's transaction without a trace. */
class DryRun extends Error {
  constructor(readonly report: ImportReport) {
    super('dry run');
  }
}

/** Reads editions of the UN's open list of fatalities: the same file again changes nothing, a newer one what it changed. */
@Injectable()
export class FatalitiesImportService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly identity: IdentityService,
    private readonly viewers: ViewerService,
    private readonly sources: SourceService,
    private readonly placement: ImportPlacement,
    private readonly changes: RowChanges,
  ) {}

  /** The marked system actor that imports when nobody is named; it is never a second person. */
  async systemActor(): Promise<Viewer> {
    await this.identity.createUser(IMPORTER, 'System: imports open data', null, LOCAL_ISSUER, true);
    await this.identity.renewGrant({
      subject: IMPORTER,
      role: 'HQ_FOCAL_POINT',
      clearance: 'UNCLASSIFIED',
      until: new Date(Date.now() + CENTURY),
      reason: 'Imports',
    });
    const viewer = await this.viewers.bySubject(LOCAL_ISSUER, IMPORTER);
    if (!viewer) throw new Error('The importing actor could not be made.');
    return viewer;
  }

  /**
   * Imports an edition in one transaction: all of it or nothing. Throws BAD_USER_INPUT with up to 1,000 faults (row, column,
   * rule), for an older edition than the newest, or for missions that the importer does not hold.
   */
  async import(viewer: Viewer, path: string, options: ImportOptions = {}): Promise<ImportReport> {
    const say = options.onProgress ?? ((): void => undefined);
    say('Reading the file.');
    const file = await readFatalities(path);
    const { rows, notes } = checkRows(file.rows, await this.known(viewer));
    say(`${rows.length} rows read; writing.`);
    const edition =
      options.edition ??
      newestOf(rows.map(({ lastUpdate }) => lastUpdate)) ??
      newestOf(rows.map(({ cells }) => cells.date)) ??
      viewer.today;
    const context = { viewer, file, name: basename(path), rows, notes, edition, dryRun: options.dryRun ?? false };
    try {
      return await this.database.write(async (tx) => {
        const report = await this.write(tx, context);
        if (context.dryRun) throw new DryRun(report);
        return report;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.report;
      throw error;
    }
  }

  private async known(viewer: Viewer): Promise<{ missions: Set<string>; countries: Set<string>; today: string }> {
    const missions = await this.database.read<{ acronym: string }>('SELECT acronym FROM mission');
    const countries = await this.database.read<{ code: string }>('SELECT code FROM country');
    return {
      missions: new Set(missions.map(({ acronym }) => acronym)),
      countries: new Set(countries.map(({ code }) => code)),
      today: viewer.today,
    };
  }

  private async write(tx: Writing, context: Context): Promise<ImportReport> {
    const { viewer, edition } = context;
    const isNewer = await requireNewest(tx, edition);
    const known = await knownRows(tx);
    const held = await heldKeys(tx);
    const clearance = await this.requireMissions(tx, viewer, context.rows);
    const rows = keepKeys(context.rows, new Map<string, KnownRow | HeldRow>([...held, ...known]));
    const sorted = sortRows(rows, known, held);
    const keys = new Set(rows.map(({ key }) => key));
    const missing = [...known.values()]
      .filter(({ key, victim_id }) => victim_id !== null && !keys.has(key))
      .map(({ key }) => key);
    const batchId = newId();
    const base = {
      file: context.name,
      sha256: context.file.sha256,
      edition,
      rows: rows.length,
      unchanged: sorted.unchanged,
      leftOut: sorted.leftOut,
      missing,
      notes: context.notes,
      dryRun: context.dryRun,
    };
    if (!isNewer && !sorted.isAnythingNew) return { ...base, created: 0, changed: 0, incidentsCreated: 0, doubts: 0 };
    const missions = [...new Set([...sorted.fresh, ...sorted.differing].map(({ cells }) => cells.mission))];
    const seen = await candidates(tx, this.records, viewer, missions);
    const plan = planNewRows(sorted.fresh, seen.incidents, seen.victims);
    const counts = {
      created: plan.add.length + plan.create.flat().length,
      changed: 0,
      incidentsCreated: plan.create.length,
    };
    await insertRows(tx.manager, ImportBatch, [
      {
        id: batchId,
        file: context.name,
        sha256: context.file.sha256,
        edition,
        rowCount: rows.length,
        created: counts.created,
        changed: sorted.differing.length,
        unchanged: sorted.unchanged,
        leftOut: Object.values(sorted.leftOut).reduce((a, b) => a + b, 0),
        importedById: viewer.actorId,
      },
    ]);
    await takeUp(tx, viewer.actorId, batchId, sorted);
    if (sorted.fresh.length + sorted.differing.length + sorted.refused.length === 0)
      return { ...base, ...counts, doubts: sorted.waiting.length };
    const [source = ''] = await this.sources.create(tx, viewer.actorId, [listAsSource(edition)], clearance);
    const places = { tx, by: viewer.actorId, batchId, source, clearance };
    await this.placement.place(places, plan);
    const differing = await this.changes.apply(places, sorted.differing, known, seen);
    const refused = sorted.refused.map((row) => ({ row, reason: 'DECIDED_OTHERWISE', candidates: [] }));
    const doubts = [...plan.doubt, ...differing.doubts, ...refused];
    await hold(tx, batchId, doubts);
    return {
      ...base,
      ...counts,
      changed: differing.changed + plan.pair.length,
      doubts: doubts.length + sorted.waiting.length,
    };
  }

  /** Every row's mission must be one that the importer holds. Returns the least clearance among them. */
  private async requireMissions(tx: Writing, viewer: Viewer, rows: readonly CasualtyRow[]): Promise<Level> {
    const ids = await tx.manager.query<{ id: string; acronym: string }[]>('SELECT id, acronym FROM mission');
    const missionIds = new Map(ids.map(({ id, acronym }) => [acronym, id]));
    const faults: FieldFault[] = [];
    const levels = new Map<string, Level | null>();
    for (const { number, cells } of rows) {
      const { mission } = cells;
      if (!levels.has(mission)) levels.set(mission, this.clearance(viewer, missionIds.get(mission) ?? ''));
      if (levels.get(mission) === null)
        faults.push({
          path: `row ${number}, mission_acronym`,
          rule: 'OWN_MISSION',
          message: `Row ${number}: ${mission} is not a mission that you import for.`,
        });
    }
    if (faults.length > 0) throw new InvalidInputError(faults.slice(0, 1_000));
    return [...levels.values()].reduce<Level>((low, level) => (level !== null && level < low ? level : low), 2);
  }

  private clearance(viewer: Viewer, missionId: string): Level | null {
    try {
      return this.records.clearanceFor(viewer, 'import', { missionId });
    } catch {
      return null;
    }
  }
}

interface Context {
  readonly viewer: Viewer;
  readonly file: FatalitiesFile;
  readonly name: string;
  readonly rows: readonly CasualtyRow[];
  readonly notes: readonly string[];
  readonly edition: string;
  readonly dryRun: boolean;
}

const newestOf = (days: readonly (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null;

/** Throws BAD_USER_INPUT for an older edition. Returns whether it is newer than all before. */
async function requireNewest(tx: Writing, edition: string): Promise<boolean> {
  const [row] = await tx.manager.query<{ newest: string | null }[]>(
    'SELECT max(edition)::text AS newest FROM import_batch',
  );
  const newest = row?.newest ?? null;
  if (newest !== null && edition < newest) {
    throw InvalidInputError.at(
      'file',
      'OLDER_EDITION',
      `The file is the edition of ${edition}; the register holds that of ${newest} already.`,
    );
  }
  return newest === null || edition > newest;
}
