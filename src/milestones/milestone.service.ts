import { Injectable } from '@nestjs/common';
import { acting } from '../access/ability.js';
import { levelOf, type Level, type Viewer } from '../access/viewer.js';
import { IdempotencyService } from '../changes/idempotency.service.js';
import { requireCountries } from '../changes/known-codes.js';
import { Records, type FoundRecord } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { newId } from '../database/new-id.js';
import { InvalidInputError, NotFoundError } from '../errors/app-error.js';
import { LedgerWriter, type StepDraft } from '../ledger/ledger.writer.js';
import { uuidOf } from '../reading/node-id.js';
import { completeDate, dateColumns, refuseBefore, refuseFuture } from '../sources/partial-date.rules.js';
import { SourceService } from '../sources/source.service.js';
import { ClassService } from './class.service.js';
import type { AccusedStepLike, ChargeLike, MilestoneLike } from './milestone.drafts.js';
import { checkStep, countColumns, ruleOf, sentenceColumns } from './milestone.rules.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { incidentsOfStep } from './steps.js';

/** The records that a step is about, checked against what the writer may act upon. */
interface Ground {
  readonly proceeding: FoundRecord | null;
  readonly named: readonly string[];
  readonly covered: readonly string[];
  readonly earliest: string;
  readonly clearance: Level;
  /** A liaison only submits: whatever it records waits for a second person. */
  readonly isSubmitted: boolean;
}

const highest = (...levels: readonly (Level | undefined)[]): Level =>
  levels.reduce<Level>((a, b) => (b !== undefined && b > a ? b : a), 0);

/** Records steps: one call, one act, one row for each accused or a single row of nobody in particular. */
@Injectable()
export class MilestoneService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly idempotency: IdempotencyService,
    private readonly sources: SourceService,
    private readonly ledger: LedgerWriter,
    private readonly classes: ClassService,
  ) {}

  /**
   * Records an act and returns its rows. Four-eyes kinds and what a liaison submits wait for a second person. Throws
   * NOT_FOUND, FORBIDDEN, CONFLICT, BAD_USER_INPUT naming path and rule; nothing is written then.
   */
  record(viewer: Viewer, input: MilestoneLike): Promise<{ milestones: string[] }> {
    return this.database.write((tx) =>
      this.idempotency.once(tx, viewer, 'recordMilestone', input, () => this.insert(tx, viewer, input)),
    );
  }

  private async insert(tx: Writing, viewer: Viewer, input: MilestoneLike): Promise<{ milestones: string[] }> {
    const rule = ruleOf(input.kind);
    checkStep(input, rule);
    await requireCountries(tx.manager, new Map([['input.actingState', input.actingState]]));
    const ground = await this.ground(tx, viewer, input);
    const ownLevel = levelOf(input.classification ?? 'UNCLASSIFIED');
    this.records.requireClearance(ownLevel, ground.clearance, 'input.classification');
    const needsReview = rule.fourEyes || ground.isSubmitted;
    const base = await this.base(tx, viewer, input, ground, needsReview);
    const actId = newId();
    const entries: readonly AccusedStepLike[] = input.accused?.length ? input.accused : [{}];
    const drafts: StepDraft[] = [];
    for (const [i, entry] of entries.entries()) {
      const path = `input.accused[${i}]`;
      const suspect = await this.suspect(tx, viewer, entry, ground, path);
      const step = { ...base, actId, ...this.accused(entry, input, suspect, path) };
      const level = highest(ownLevel, ground.proceeding?.level, suspect?.level);
      drafts.push({
        step,
        incidents: ground.named,
        charges: this.charges(entry.charges, ground, path),
        ownLevel,
        level,
      });
    }
    const ids = await this.ledger.insert(tx, viewer.actorId, drafts);
    const taken = await this.classes.takeOut(tx, viewer, entries, actId, {
      needsReview,
      proceedingId: ground.proceeding?.id ?? null,
    });
    const note = input.note;
    if (note)
      await this.sources.texts(
        tx,
        ids.map((recordId) => ({ recordId, field: 'note', value: note })),
      );
    const clearance = ground.clearance;
    await this.sources.record(
      tx,
      viewer.actorId,
      input.sources,
      [...ids, ...taken].map((id) => ({ type: 'Milestone', id })),
      clearance,
    );
    const lowest = drafts.reduce<Level>((low, { level }) => (level < low ? level : low), 2);
    // Every incident that the step concerns, those that the writer does not read included.
    const step = { id: ids[0] ?? '', proceedingId: ground.proceeding?.id ?? null };
    // What waits counts nowhere, so nothing moves: not even the instant up to which others know.
    if (!needsReview) await refreshProgress(tx.manager, await incidentsOfStep(tx.manager, step), lowest);
    return { milestones: [...ids, ...taken] };
  }

  private async ground(tx: Writing, viewer: Viewer, input: MilestoneLike): Promise<Ground> {
    const proceeding =
      input.proceeding == null
        ? null
        : await this.records.require(
            tx,
            viewer,
            'submit',
            'Proceeding',
            uuidOf('Proceeding', input.proceeding, 'input.proceeding'),
            'input.proceeding',
          );
    const named: FoundRecord[] = [];
    for (const [i, given] of (input.incidents ?? []).entries()) {
      const path = `input.incidents[${i}]`;
      named.push(await this.records.require(tx, viewer, 'submit', 'Incident', uuidOf('Incident', given, path), path));
    }
    const covered = proceeding
      ? await this.covered(tx, viewer, proceeding.id)
      : named.map(({ id, occurred_from }) => ({ id, from: String(occurred_from) }));
    const outside = named.findIndex(({ id }) => !covered.some((incident) => incident.id === id));
    if (outside >= 0)
      throw InvalidInputError.at(
        `input.incidents[${outside}]`,
        'NOT_COVERED',
        `input.incidents[${outside}] is not linked to this proceeding.`,
      );
    const concerned =
      named.length > 0 ? covered.filter(({ id }) => named.some((incident) => incident.id === id)) : covered;
    const dates = await tx.manager.query<{ earliest: string }[]>(
      'SELECT min(occurred_from)::text AS earliest FROM incident WHERE id = ANY($1)',
      [concerned.map(({ id }) => id)],
    );
    const recorder = acting(viewer, 'record');
    const direct = await this.records.find(
      tx,
      recorder,
      'Incident',
      (r, q) =>
        `${r}.id = ANY(${q.bind(
          covered.map(({ id }) => id),
          'uuid[]',
        )})`,
      (r) => `${r}.reference`,
    );
    return {
      proceeding,
      named: [...new Set(named.map(({ id }) => id))],
      covered: covered.map(({ id }) => id),
      earliest: dates[0]?.earliest ?? '',
      clearance:
        proceeding?.clearance ?? named.reduce<Level>((low, { clearance }) => (clearance < low ? clearance : low), 2),
      isSubmitted: direct.length === 0,
    };
  }

  /** Incidents of the proceeding that the writer reads, pending links included for those who work on it. */
  private async covered(tx: Writing, viewer: Viewer, proceedingId: string): Promise<{ id: string }[]> {
    const links = await this.records.find<{ incident_id: string }>(
      tx,
      viewer,
      'IncidentLink',
      (r, q) => `${r}.proceeding_id = ${q.bind(proceedingId, 'uuid')} AND ${r}.verification <> 'REJECTED'`,
    );
    return [...new Set(links.map((link) => link.incident_id))].map((id) => ({ id }));
  }

  private async base(
    tx: Writing,
    viewer: Viewer,
    input: MilestoneLike,
    ground: Ground,
    needsReview: boolean,
  ): Promise<StepDraft['step']> {
    const on = completeDate(input.occurredOn, 'input.occurredOn');
    refuseFuture(on, viewer.today, 'input.occurredOn');
    refuseBefore(on, ground.earliest, 'input.occurredOn');
    const nextOn = input.nextOn ? completeDate(input.nextOn, 'input.nextOn') : null;
    if (nextOn && nextOn.to < on.from)
      throw InvalidInputError.at('input.nextOn', 'ORDER', 'input.nextOn lies before the step itself.');
    const replacesId = input.replaces == null ? null : uuidOf('Milestone', input.replaces, 'input.replaces');
    if (replacesId) await this.records.require(tx, viewer, 'read', 'Milestone', replacesId, 'input.replaces');
    return {
      kind: input.kind,
      ...dateColumns('occurred', on),
      ...dateColumns('next', nextOn),
      proceedingId: ground.proceeding?.id ?? null,
      ground: input.ground ?? null,
      party: input.party ?? null,
      actingState: input.actingState ?? null,
      amount: input.amount?.amount ?? null,
      currency: input.amount?.currency ?? null,
      replacesId,
      needsReview,
    };
  }

  private accused(
    entry: AccusedStepLike,
    input: MilestoneLike,
    suspect: FoundRecord | null,
    path: string,
  ): StepDraft['step'] | object {
    const one = { min: 1, max: 1 };
    return {
      suspectId: suspect?.id ?? null,
      ...countColumns('persons', suspect ? one : entry.persons, `${path}.persons`),
      ...countColumns('absent', entry.absent ?? absentAmong(entry, input), `${path}.absent`),
      outcome: entry.outcome ?? input.outcome ?? null,
      ...sentenceColumns(entry.sentence),
      inAbsentia: entry.inAbsentia ?? null,
    };
  }

  private async suspect(
    tx: Writing,
    viewer: Viewer,
    entry: AccusedStepLike,
    ground: Ground,
    path: string,
  ): Promise<FoundRecord | null> {
    if (entry.suspect == null) return null;
    const id = uuidOf('Suspect', entry.suspect, `${path}.suspect`);
    const found = await this.records.require(tx, viewer, 'submit', 'Suspect', id, `${path}.suspect`);
    const [tie] = ground.proceeding
      ? await tx.manager.query<object[]>(
          'SELECT 1 FROM proceeding_suspect WHERE suspect_id = $1 AND proceeding_id = $2 AND NOT is_ended',
          [id, ground.proceeding.id],
        )
      : await tx.manager.query<object[]>(
          'SELECT 1 FROM suspect_incident WHERE suspect_id = $1 AND incident_id = ANY($2) AND NOT is_ended',
          [id, ground.covered],
        );
    if (!tie) {
      const where = ground.proceeding
        ? 'before this forum: link the suspect to the proceeding first'
        : 'a suspect of the incidents named';
      throw InvalidInputError.at(`${path}.suspect`, 'CONCERNED', `${path}.suspect is not ${where}.`);
    }
    return found;
  }

  private charges(
    charges: readonly ChargeLike[] | null | undefined,
    ground: Ground,
    path: string,
  ): NonNullable<StepDraft['charges']> {
    return (charges ?? []).map((charge, i) => {
      const at = `${path}.charges[${i}].incident`;
      const incidentId = charge.incident == null ? null : uuidOf('Incident', charge.incident, at);
      if (incidentId && !ground.covered.includes(incidentId)) throw new NotFoundError(`Incident (${at})`);
      return {
        offence: charge.offence,
        qualification: charge.qualification ?? null,
        incidentId,
        outcome: charge.outcome ?? null,
      };
    });
  }
}

/**
 * Of a number of absent people that is told for the whole act, how many there can be among one entry: all that do not
 * fit among the others at least, everybody of the entry at most.
 */
function absentAmong(entry: AccusedStepLike, input: MilestoneLike): { min: number; max: number } | null {
  const { absent } = input;
  if (absent == null) return null;
  const sizeOf = (one: AccusedStepLike): number => one.persons?.max ?? (one.suspect == null ? 0 : 1);
  const others = (input.accused ?? []).reduce((sum, one) => sum + (one === entry ? 0 : sizeOf(one)), 0);
  const size = input.accused?.length ? sizeOf(entry) : absent.max;
  return { min: Math.max(0, Math.min(size, absent.min - others)), max: Math.min(size, absent.max) };
}
