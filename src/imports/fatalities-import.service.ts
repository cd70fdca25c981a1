import { Injectable } from '@nestjs/common';
import { mayKnock } from '../access/ability.js';
import type { Level, Viewer } from '../access/viewer.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { ForbiddenError } from '../errors/app-error.js';
import { isCalendarDate } from '../graphql/scalars.js';
import type { CasualtyRow } from './casualty.rules.js';
import { readFatalities, type FatalitiesFile } from './fatalities-file.js';
import { checkRows, missionKey } from './fatalities.rules.js';
import { keyRows } from './identity.rules.js';
import { FileFaults, FileNotes, shown } from './import.faults.js';
import { planHidden } from './import.fresh.js';
import { importsFor, requireOwnMissions, type Mission } from './import.missions.js';
import { dayOf, ImportPlan } from './import.plan.js';
import { idOfKey, planRows, sortRows, type SortedRows } from './import.planning.js';
import { reportOf, type ImportReport } from './import.report.js';
import {
  hidden,
  knownRows,
  referredTo,
  revisedIncidents,
  revisedVictims,
  seen,
  type KnownRow,
} from './import.state.js';
import { ImportWriting } from './import.writing.js';
import { ImporterService } from './importer.service.js';
import { Nationalities, type KnownCountry } from './nationality.rules.js';

export interface ImportOptions {
  readonly dryRun?: boolean;
  /** Date of the edition, YYYY-MM-DD; for the edition of 2021, which does not tell it. */
  readonly edition?: string | null;
  readonly onProgress?: (message: string) => void;
}

/** A file that was checked, with who imports it and when it was published. */
interface Checked {
  readonly viewer: Viewer;
  readonly file: FatalitiesFile;
  readonly rows: readonly CasualtyRow[];
  readonly edition: string;
  readonly missions: readonly Mission[];
  readonly notes: FileNotes;
  readonly clearance: Level;
}

/** Reads editions of the UN's open list of fatalities: the same file again changes nothing, a newer one what it changed. */
@Injectable()
export class FatalitiesImportService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly writing: ImportWriting,
    private readonly importer: ImporterService,
  ) {}

  /**
   * Imports an edition in one transaction: all of it or nothing. Throws FORBIDDEN without the right to import, BAD_USER_INPUT
   * with up to 1,000 faults (row, column, rule), for missions that are not the importer's, or for an edition older than the
   * newest one. A dry run writes nothing and reports the same.
   */
  async import(viewer: Viewer, path: string, options: ImportOptions = {}): Promise<ImportReport> {
    const say = options.onProgress ?? ((): void => undefined);
    if (!mayKnock(viewer, 'import', 'Incident')) throw new ForbiddenError('None of your grants allows imports.');
    say('Reading the file.');
    const checked = await this.check(viewer, path, options.edition ?? null);
    say(`${checked.rows.length} rows are sound; comparing them with the register.`);
    const rehearsed = await this.rehearse(checked, options.dryRun ?? false);
    if (options.dryRun || rehearsed.isNothingNew) return rehearsed.report;
    const { created, matched, changed } = rehearsed.report;
    say(`${created} new, ${matched} matched, ${changed} changed; writing.`);
    const by = await this.importer.accountOf(viewer);
    // Compared once more: now nobody else writes.
    return this.database.write(async (tx) => {
      const { plan, report } = await this.plan(tx, checked, false);
      await this.writing.write(tx, { ...checked, by }, plan, report);
      return report;
    });
  }

  /** The comparison in a transaction that cannot write, and without holding up those who do. */
  private rehearse(checked: Checked, dryRun: boolean): Promise<{ report: ImportReport; isNothingNew: boolean }> {
    return this.database.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('SET TRANSACTION READ ONLY');
      const tx = { manager, at: '' };
      const { plan, report } = await this.plan(tx, checked, dryRun);
      const isNothingNew = plan.isEmpty && (await newestEdition(tx)) === checked.edition;
      return { report, isNothingNew };
    });
  }

  private async check(viewer: Viewer, path: string, given: string | null): Promise<Checked> {
    const faults = new FileFaults();
    const notes = new FileNotes();
    if (given !== null && !isCalendarDate(given))
      FileFaults.refuse('EDITION', `${shown(given)} is no calendar date (YYYY-MM-DD).`);
    const file = await readFatalities(path, faults);
    const missions = await this.database.read<Mission>('SELECT id, acronym FROM mission');
    const countries = await this.database.read<KnownCountry>(
      'SELECT code, m49, name_en AS "nameEn", name_fr AS "nameFr", is_historic AS "isHistoric" FROM country',
    );
    const known = {
      missions: new Map(missions.map(({ acronym }) => [missionKey(acronym), acronym])),
      nationalities: new Nationalities(countries),
      today: viewer.today,
    };
    const { rows, lastUpdate } = checkRows(file, known, faults, notes);
    const clearance = requireOwnMissions(viewer, rows, missions, faults);
    faults.refuse();
    if (given !== null && lastUpdate !== null && given !== lastUpdate)
      FileFaults.refuse('EDITION', `the file says itself that it is the edition of ${lastUpdate}.`);
    const newest =
      rows
        .map(({ cells }) => cells.date)
        .toSorted()
        .at(-1) ?? viewer.today;
    const edition = given ?? lastUpdate ?? newest;
    if (edition > viewer.today) FileFaults.refuse('EDITION', `the edition of ${edition} lies in the future.`);
    return { viewer, file, rows, edition, missions, notes, clearance };
  }

  /** Compares the file with the register as it stands in this transaction. Throws BAD_USER_INPUT. */
  private async plan(
    tx: Writing,
    checked: Checked,
    dryRun: boolean,
  ): Promise<{ plan: ImportPlan; report: ImportReport }> {
    const { viewer, file, edition, missions } = checked;
    await requireNewest(tx, edition);
    const stored = await knownRows(tx, checked.clearance);
    const [faults, repetitions] = [new FileFaults(), new FileNotes()];
    const identities = stored.map(({ key, cells, victimId }) => ({
      key,
      id: idOfKey(key),
      nationality: cells.nationality,
      hasVictim: victimId !== null,
    }));
    const rows = keyRows(checked.rows, identities, faults, repetitions);
    faults.refuse();
    const known = new Map(stored.map((row) => [row.key, row]));
    const plan = new ImportPlan();
    const sorted = sortRows(plan, rows, known);
    await this.place(tx, viewer, plan, sorted, known);
    const present = new Set(rows.map(({ key }) => key));
    const own = new Set(missions.filter((mission) => importsFor(viewer, mission)).map(({ acronym }) => acronym));
    const missing = stored
      .filter(({ key, cells }) => !present.has(key) && own.has(cells.mission))
      .map(({ key }) => key);
    const { name, sha256 } = file;
    const facts = {
      file: name,
      sha256,
      edition,
      rows: file.rows.length,
      missing: missing.toSorted(),
      repeated: checked.rows.length - rows.length,
      notes: [...checked.notes.list(), ...repetitions.list()],
      dryRun,
    };
    return { plan, report: reportOf(plan, facts) };
  }

  private async place(
    tx: Writing,
    viewer: Viewer,
    plan: ImportPlan,
    sorted: SortedRows,
    known: ReadonlyMap<string, KnownRow>,
  ): Promise<void> {
    const rows = [...sorted.fresh, ...sorted.revised.map(({ row }) => row)];
    if (rows.length === 0) return;
    const days = { missions: rows.map(({ cells }) => cells.mission), dates: rows.map(({ cells }) => cells.date) };
    const wanted = new Set(rows.map(({ cells }) => dayOf(cells.mission, cells.date)));
    const casualties = sorted.fresh.map(({ id }) => id);
    const named = await referredTo(tx, casualties);
    const victimIds = sorted.revised.map(({ victimId }) => victimId);
    const idsOf = (type: string): string[] =>
      named.flatMap((reference) => (reference.type === type ? reference.id : []));
    const beside = [...known.values()].flatMap(({ cells, liveIn }) =>
      liveIn !== null && wanted.has(dayOf(cells.mission, cells.date)) ? [liveIn] : [],
    );
    const revised = await revisedIncidents(tx, victimIds);
    const found = await seen(tx, this.records, viewer, {
      ...days,
      victimIds: idsOf('Victim'),
      incidentIds: [...idsOf('Incident'), ...beside, ...revised.map(({ id }) => id)],
    });
    planRows(plan, sorted, known, {
      ...found,
      named,
      revisedVictims: await revisedVictims(tx, victimIds),
      revisedIncidents: revised,
    });
    const seenIds = found.victims.map(({ id }) => id);
    planHidden(plan, await hidden(tx, days, casualties, seenIds, viewer.today));
  }
}

async function newestEdition(tx: Writing): Promise<string | null> {
  const [row] = await tx.manager.query<{ newest: string | null }[]>(
    'SELECT max(edition)::text AS newest FROM import_batch',
  );
  return row?.newest ?? null;
}

async function requireNewest(tx: Writing, edition: string): Promise<void> {
  const newest = await newestEdition(tx);
  if (newest !== null && edition < newest)
    FileFaults.refuse(
      'OLDER_EDITION',
      `this is the edition of ${edition}; the register has that of ${newest} already.`,
    );
}
