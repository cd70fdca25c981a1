import { Client } from 'pg';
import { rebuildProgress } from '../../src/ledger/progress.projection.js';
import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { Outcome } from '../../src/vocabulary/outcome.vocabulary.js';
import type { DatePrecision } from '../../src/vocabulary/common.vocabulary.js';
import type { ProceedingNature } from '../../src/vocabulary/proceeding.vocabulary.js';
import { connect } from '../../src/database/data-source.js';
import type { Persons } from '../properties/history.js';
import { idOf, RECORDER, REVIEWER, Statements } from '../properties/statements.js';
import { StepWriter } from '../properties/step-writer.js';
import type { TestApp } from '../support/test-app.js';

const DAY = 86_400_000;
/** A day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export interface CaseStep {
  readonly kind: MilestoneKind;
  readonly on: string;
  /** Last possible day, where the day is not known. */
  readonly to?: string;
  /** Name of the proceeding; a step without one is of the incident alone. */
  readonly proceeding?: string;
  readonly suspect?: string;
  readonly persons?: number;
  readonly outcome?: Outcome;
  readonly level?: number;
}

export interface Case {
  readonly on: string;
  readonly to?: string;
  /** Days of the search; null: nobody ever looked. From the incident to `FOLLOWED_TO` unless given. */
  readonly looked?: readonly [from: string, to: string] | null;
  readonly basis?: 'OFFICIAL_LIST' | 'CONTEMPORANEOUS' | 'OUTCOME_FOUND';
  readonly confirmation?: 'CONFIRMED' | 'REPORTED';
  readonly mission?: string;
  readonly hostState?: string;
  readonly level?: number;
  /** Further proceedings that cover it; those of its steps do. */
  readonly proceedings?: readonly string[];
  readonly suspects?: readonly string[];
  /** Dead of the UN's toll, each row so many. */
  readonly dead?: readonly number[];
  readonly steps?: readonly CaseStep[];
  /** The day on which it is recorded here; all on one day unless given. */
  readonly recordedOn?: string;
}

export const FOLLOWED_TO = '2025-12-31';

/** Writes cases as the application would, a second person for what needs one, and brings the projection up to date. */
export async function writeCases(
  app: TestApp,
  cases: readonly Case[],
  natures: Readonly<Record<string, ProceedingNature>> = {},
): Promise<readonly string[]> {
  const writer = new CaseWriter(natures);
  const client = new Client({ connectionString: app.databaseUrls.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ acronym: string; id: string }>('SELECT acronym, id FROM mission');
  const missions = new Map(rows.map(({ acronym, id }) => [acronym, id]));
  await client.query(
    `INSERT INTO app_user (id, issuer, subject, display_name) SELECT id, 'test', id::text, 'Test' FROM unnest($1::uuid[]) id`,
    [[RECORDER, REVIEWER]],
  );
  await client.query('BEGIN');
  await client.query(writer.write(cases, (mission) => missions.get(mission) ?? ''));
  await client.query('COMMIT');
  await client.end();
  const owner = await connect(app.databaseUrls.ownerUrl);
  await owner.transaction(async (manager) => {
    await manager.query('SELECT begin_write()');
    await rebuildProgress(manager);
  });
  await owner.destroy();
  return cases.map((_, at) => idOf('incident', at));
}

class CaseWriter {
  private readonly into = new Statements();
  private readonly steps = new StepWriter(this.into);
  private readonly names = { proceeding: new Map<string, number>(), suspect: new Map<string, number>() };
  private readonly joined = new Set<string>();

  constructor(private readonly natures: Readonly<Record<string, ProceedingNature>>) {}

  write(cases: readonly Case[], missionOf: (acronym: string) => string): string {
    cases.forEach((one, at) => {
      if (one.recordedOn)
        this.into.add(`SELECT set_config('register.written_at', '${one.recordedOn}T12:00:00.000000Z', true)`);
      const incident = this.writeIncident(one, missionOf(one.mission ?? 'MINUSCA'));
      const ofSteps = (one.steps ?? []).flatMap(({ proceeding }) => proceeding ?? []);
      for (const name of new Set([...(one.proceedings ?? []), ...ofSteps])) this.link(name, incident);
      for (const name of one.suspects ?? []) this.join('incident', incident, name);
      for (const step of one.steps ?? []) this.step(step, at);
    });
    return this.into.text;
  }

  private writeIncident(one: Case, mission: string): string {
    const id = this.into.newId('incident');
    const [lookedFrom, lookedTo] = one.looked === null ? [null, null] : (one.looked ?? [one.on, FOLLOWED_TO]);
    this.into.insert('incident', {
      ...{ id, reference: id, mission_id: mission, occurred_from: one.on, occurred_to: one.to ?? one.on },
      ...{
        occurred_precision: precisionOf(one),
        host_state: one.hostState ?? 'CAF',
        host_state_basis: 'MISSION_DEFAULT',
      },
      ...{ offences: '{MURDER}', means: 'SHOOTING', context: 'AMBUSH', perpetrator_class: 'UNKNOWN' },
      ...{ confirmation: one.confirmation ?? 'CONFIRMED', enrolment_basis: one.basis ?? 'CONTEMPORANEOUS' },
      ...{ looked_from: lookedFrom, looked_to: lookedTo, level: one.level ?? 0, recorded_by_id: RECORDER },
    });
    for (const persons of one.dead ?? []) this.writeVictim(id, persons);
    return id;
  }

  private writeVictim(incident: string, persons: number): void {
    const id = this.into.newId('victim');
    this.into.insert('victim', {
      ...{
        id,
        incident_id: incident,
        label: id.slice(0, 6),
        personnel_category: 'CONTINGENT',
        contributing_country: 'MAR',
      },
      ...{
        persons_min: persons,
        persons_max: persons,
        in_un_toll: true,
        sex: 'UNKNOWN',
        level: 0,
        recorded_by_id: RECORDER,
      },
    });
    const status = this.into.newId('victim_status');
    this.into.insert('victim_status', {
      ...{ id: status, victim_id: id, status: 'KILLED', occurred_from: '2010-01-01', occurred_to: '2010-01-01' },
      ...{ occurred_precision: 'DAY', recorded_by_id: RECORDER },
    });
  }

  private named(
    what: 'proceeding' | 'suspect',
    name: string,
    row: () => Record<string, string | number | null>,
  ): string {
    const known = this.names[what].get(name);
    if (known !== undefined) return idOf(what, known);
    const id = this.into.newId(what);
    this.names[what].set(name, this.names[what].size);
    this.into.insert(what, { id, level: 0, recorded_by_id: RECORDER, ...row() });
    return id;
  }

  private proceeding(name: string): string {
    return this.named('proceeding', name, () => ({
      nature: this.natures[name] ?? 'CRIMINAL',
      forum_state: 'CAF',
      court_kind: 'CIVIL',
    }));
  }

  private link(name: string, incident: string): void {
    const proceeding_id = this.proceeding(name);
    const id = this.into.newId('incident_link');
    const as = { basis: 'COURT', verification: 'ACCEPTED', level: 0, recorded_by_id: RECORDER };
    this.into.insert('incident_link', { id, proceeding_id, incident_id: incident, ...as });
  }

  private join(to: 'incident' | 'proceeding', other: string, name: string): void {
    const suspect = this.named('suspect', name, () => ({ label: name, identity: 'KNOWN_TO_FORUM', role: 'PRINCIPAL' }));
    const table = to === 'incident' ? 'suspect_incident' : 'proceeding_suspect';
    if (this.joined.has(`${other} ${name}`)) return;
    this.joined.add(`${other} ${name}`);
    this.into.insert(table, { id: this.into.newId(table), [`${to}_id`]: other, suspect_id: suspect, level: 0 });
  }

  private step({ kind, on, to = on, proceeding, suspect, persons, outcome, level = 0 }: CaseStep, at: number): void {
    if (suspect !== undefined && proceeding !== undefined)
      this.join('proceeding', this.proceeding(proceeding), suspect);
    const who: Persons =
      suspect === undefined
        ? persons === undefined
          ? null
          : { fewest: persons, most: persons }
        : { suspect: this.names.suspect.get(suspect) ?? 0 };
    this.steps.take({
      ...{ do: 'step', kind, level, persons: [who] },
      proceeding: proceeding === undefined ? null : (this.names.proceeding.get(proceeding) ?? null),
      contents: {
        date: { from: on, to, precision: precisionOf({ on, to }), approximate: false },
        ...{
          absent: null,
          outcome: outcome ?? null,
          inAbsentia: null,
          charges: [],
          needsReview: false,
          decision: 'VERIFY',
        },
        incidents: proceeding === undefined ? [at] : [],
      },
    });
  }
}

function precisionOf({ on, to = on }: { readonly on: string; readonly to?: string }): DatePrecision {
  return on === to ? 'DAY' : 'RANGE';
}
