import { Injectable } from '@nestjs/common';
import { levelOf, type Level, type Viewer } from '../access/viewer.js';
import { IdempotencyService } from '../changes/idempotency.service.js';
import { requireCountries } from '../changes/known-codes.js';
import type { FoundRecord } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { newId } from '../database/new-id.js';
import { InvalidInputError } from '../errors/app-error.js';
import { LedgerWriter, type StepDraft } from '../ledger/ledger.writer.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { completeDate, dateColumns, refuseBefore, refuseFuture } from '../sources/partial-date.rules.js';
import { SourceService } from '../sources/source.service.js';
import { ClassService } from './class.service.js';
import { GroundService, type Ground } from './ground.service.js';
import type { AccusedStepLike, MilestoneLike } from './milestone.drafts.js';
import { checkStep, countColumns, ruleOf, sentenceColumns } from './milestone.rules.js';
import { incidentsOfStep } from './steps.js';

const highest = (...levels: readonly (Level | undefined)[]): Level =>
  levels.reduce<Level>((a, b) => (b !== undefined && b > a ? b : a), 0);

/** Records steps: one call, one act, one row for each accused or a single row of nobody in particular. */
@Injectable()
export class MilestoneService {
  constructor(
    private readonly database: DatabaseService,
    private readonly grounds: GroundService,
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
    const ownLevel = levelOf(input.classification ?? 'UNCLASSIFIED');
    const ground = await this.grounds.of(tx, viewer, input, ownLevel);
    const needsReview = rule.fourEyes || ground.isSubmitted;
    const actId = newId();
    const step = { ...(await this.base(tx, viewer, input, ground)), actId, needsReview };
    const entries: readonly AccusedStepLike[] = input.accused?.length ? input.accused : [{}];
    const drafts: StepDraft[] = [];
    for (const [i, entry] of entries.entries())
      drafts.push(await this.draft(tx, viewer, input, ground, { step, ownLevel }, entry, `input.accused[${i}]`));
    const ids = await this.ledger.insert(tx, viewer.actorId, drafts);
    const proceedingId = ground.proceeding?.id ?? null;
    const levels = drafts.map(({ level }) => level);
    const taken = await this.classes.takeOut(tx, viewer, entries, actId, { needsReview, proceedingId, levels });
    await this.addTexts(tx, viewer, input, ids, taken, ground.clearance);
    const lowest = Math.min(2, ...levels) as Level;
    // Every incident that the step concerns, those that the writer does not read included. What waits counts nowhere, so
    // nothing moves: not even the instant up to which others know.
    const concerned = await incidentsOfStep(tx.manager, { id: ids[0] ?? '', proceedingId });
    if (!needsReview) await refreshProgress(tx.manager, concerned, lowest);
    return { milestones: [...ids, ...taken] };
  }

  /** One row of the act: what it has in common with the others, and what is decided on this accused. */
  private async draft(
    tx: Writing,
    viewer: Viewer,
    input: MilestoneLike,
    ground: Ground,
    common: Pick<StepDraft, 'step' | 'ownLevel'>,
    entry: AccusedStepLike,
    path: string,
  ): Promise<StepDraft> {
    const suspect = await this.grounds.suspect(tx, viewer, entry, ground, path);
    return {
      ownLevel: common.ownLevel,
      step: { ...common.step, ...this.accused(entry, input, suspect, path) },
      incidents: ground.named,
      charges: this.grounds.charges(entry.charges, ground, path),
      level: highest(common.ownLevel, ground.proceeding?.level, suspect?.level),
    };
  }

  private async addTexts(
    tx: Writing,
    viewer: Viewer,
    { note, sources }: MilestoneLike,
    ids: readonly string[],
    taken: readonly string[],
    clearance: Level,
  ): Promise<void> {
    const notes = note ? ids.map((recordId) => ({ recordId, field: 'note', value: note })) : [];
    await this.sources.texts(tx, notes);
    const records = [...ids, ...taken].map((id) => ({ type: 'Milestone', id }));
    await this.sources.record(tx, viewer.actorId, sources, records, clearance);
  }

  private async base(
    tx: Writing,
    viewer: Viewer,
    input: MilestoneLike,
    ground: Ground,
  ): Promise<Omit<StepDraft['step'], 'needsReview'>> {
    const on = completeDate(input.occurredOn, 'input.occurredOn');
    refuseFuture(on, viewer.today, 'input.occurredOn');
    refuseBefore(on, ground.earliest, 'input.occurredOn');
    const nextOn = input.nextOn ? completeDate(input.nextOn, 'input.nextOn') : null;
    if (nextOn && nextOn.to < on.from)
      throw InvalidInputError.at('input.nextOn', 'ORDER', 'input.nextOn lies before the step itself.');
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
      replacesId: await this.grounds.replaced(tx, viewer, input.replaces),
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
