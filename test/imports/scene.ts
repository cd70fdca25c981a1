import { FatalitiesImportService, type ImportOptions } from '../../src/imports/fatalities-import.service.js';
import type { ImportReport } from '../../src/imports/import.report.js';
import { ImporterService } from '../../src/imports/importer.service.js';
import { TestApp } from '../support/test-app.js';
import { csv2023, Files, type Casualty } from './edition.js';

/** A victim of the list as the register holds them. */
export interface Found {
  readonly casualty: string;
  readonly victim: string;
  readonly incident: string;
  readonly reference: string;
  readonly mission: string;
  readonly date: string;
  readonly confirmation: string;
  readonly hostState: string | null;
  readonly country: string | null;
  readonly citizenships: readonly string[];
  readonly category: string;
  readonly sex: string;
  readonly isWithdrawn: boolean;
  readonly status: string;
  readonly statusOn: string;
}

/** An application with files to import into it. */
export class Scene {
  readonly files = new Files();

  private constructor(readonly app: TestApp) {}

  static async open(): Promise<Scene> {
    return new Scene(await TestApp.start());
  }

  async close(): Promise<void> {
    this.files.remove();
    await this.app.stop();
  }

  /** Imports a file, as the system's actor or as somebody. */
  async importFile(path: string, options: ImportOptions = {}, actor?: string): Promise<ImportReport> {
    const viewer = actor ? await this.app.viewer(actor) : await this.app.app.get(ImporterService).systemActor();
    return this.app.app.get(FatalitiesImportService).import(viewer, path, options);
  }

  import(
    edition: string,
    rows: readonly Casualty[],
    options: ImportOptions = {},
    actor?: string,
  ): Promise<ImportReport> {
    return this.importFile(this.files.write(csv2023(rows, edition)), options, actor);
  }

  /** Victims whom casualty ids name, in the order of the ids. */
  async victims(...casualties: readonly Pick<Casualty, 'id'>[]): Promise<Found[]> {
    const ids = casualties.map(({ id }) => id);
    return this.app.database.read<Found>(
      `SELECT x.identifier AS casualty, v.id AS victim, i.id AS incident, i.reference, m.acronym AS mission, i.occurred_from::text AS date, i.confirmation,
         i.host_state AS "hostState", v.contributing_country AS country, v.citizenships, v.personnel_category AS category, v.sex, v.is_withdrawn AS "isWithdrawn",
         s.status, s.occurred_from::text AS "statusOn"
       FROM external_ref x JOIN victim v ON v.id = x.record_id JOIN incident i ON i.id = v.incident_id JOIN mission m ON m.id = i.mission_id
       JOIN LATERAL (SELECT * FROM victim_status s WHERE s.victim_id = v.id AND NOT EXISTS (SELECT 1 FROM victim_status y WHERE y.supersedes_id = s.id)
         ORDER BY s.occurred_to DESC, s.recorded_at DESC LIMIT 1) s ON TRUE
       WHERE x.system = 'UN_FATALITIES' AND x.identifier = ANY($1) ORDER BY array_position($1, x.identifier), v.id`,
      [ids],
    );
  }

  async victim(casualty: Pick<Casualty, 'id'>): Promise<Found> {
    const found = await this.victims(casualty);
    if (found.length !== 1) throw new Error(`${casualty.id} is ${found.length} victims.`);
    return found[0];
  }

  /** How many people of a mission count as dead at all, each of them once. */
  async dead(mission: string): Promise<number> {
    const [row] = await this.app.database.read<{ dead: number }>(
      `SELECT COALESCE(sum(v.persons_max), 0)::int AS dead FROM victim v JOIN incident i ON i.id = v.incident_id JOIN mission m ON m.id = i.mission_id
       WHERE m.acronym = $1 AND NOT v.is_withdrawn AND NOT i.is_synthetic
         AND EXISTS (SELECT 1 FROM victim_status s WHERE s.victim_id = v.id AND s.status IN ('KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING'))`,
      [mission],
    );
    return row?.dead ?? 0;
  }
}

/** Missions used by one test each, so that tests of a file do not meet: [acronym, its only host State]. */
export const MISSIONS = [
  'MINUSCA',
  'MINUSMA',
  'MONUSCO',
  'UNMISS',
  'UNAMID',
  'UNIFIL',
  'UNMIL',
  'UNOCI',
  'MINUSTAH',
  'UNFICYP',
  'ONUB',
  'UNAMSIL',
];
