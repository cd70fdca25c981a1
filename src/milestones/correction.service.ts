import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { requireCountries } from '../changes/known-codes.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { InvalidInputError, NotFoundError } from '../errors/app-error.js';
import { LedgerWriter, type StepDraft } from '../ledger/ledger.writer.js';
import { uuidOf } from '../reading/node-id.js';
import { completeDate, dateColumns, refuseBefore, refuseFuture } from '../sources/partial-date.rules.js';
import { SourceService, type SourceDraft } from '../sources/source.service.js';
import { requireCorrectable, successorOf } from './chain.js';
import type { CorrectionLike } from './milestone.drafts.js';
import { Milestone } from '../ledger/milestone.entity.js';
import { checkCorrected, countColumns, sentenceColumns } from './milestone.rules.js';
import { incidentsOfStep } from './steps.js';
import { refreshProgress } from '../ledger/progress.projection.js';

type Values = { -readonly [K in keyof Milestone]?: Milestone[K] };

/** Corrects and withdraws steps by rows that supersede. A counting four-eyes step goes on counting until two agree. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly sources: SourceService,
    private readonly ledger: LedgerWriter,
  ) {}

  /** Returns the new row. Throws NOT_FOUND, FORBIDDEN, CONFLICT (superseded, refused, correction waiting), BAD_USER_INPUT. */
  correct(viewer: Viewer, input: CorrectionLike): Promise<string> {
    return this.supersede(viewer, input.milestone, input.reason, input.sources ?? [], async (tx, row) => {
      await requireCountries(tx.manager, new Map([['input.actingState', input.actingState]]));
      const charges = input.charges?.map((charge, i) => ({
        offence: charge.offence,
        qualification: charge.qualification ?? null,
        incidentId:
          charge.incident == null ? null : uuidOf('Incident', charge.incident, `input.charges[${i}].incident`),
        outcome: charge.outcome ?? null,
      }));
      const covered = await this.covered(tx, viewer, row);
      const foreign =
        charges?.findIndex(({ incidentId }) => incidentId !== null && !covered.includes(incidentId)) ?? -1;
      if (foreign >= 0) throw new NotFoundError(`Incident (input.charges[${foreign}].incident)`);
      const [dates] = await tx.manager.query<{ earliest: string }[]>(
        'SELECT min(occurred_from)::text AS earliest FROM incident WHERE id = ANY($1)',
        [covered],
      );
      const values = correctedValues(viewer, input, row, dates?.earliest ?? '');
      return {
        draft: await successorOf(tx, row, { ...values, needsReview: row.needsReview }, charges),
        note: input.note,
      };
    });
  }

  /** Takes a step back. Returns the withdrawing row. Throws as correcting does. */
  withdraw(
    viewer: Viewer,
    input: { milestone: string; reason: string; sources?: readonly SourceDraft[] | null },
  ): Promise<string> {
    return this.supersede(viewer, input.milestone, input.reason, input.sources ?? [], async (tx, row) => ({
      draft: await successorOf(tx, row, { isWithdrawal: true, needsReview: row.needsReview }),
      note: undefined,
    }));
  }

  private supersede(
    viewer: Viewer,
    given: string,
    reason: string,
    sources: readonly SourceDraft[],
    build: (tx: Writing, row: Milestone) => Promise<{ draft: StepDraft; note: string | null | undefined }>,
  ): Promise<string> {
    const id = uuidOf('Milestone', given, 'input.milestone');
    return this.database.write(async (tx) => {
      const found = await this.records.require(tx, viewer, 'record', 'Milestone', id, 'input.milestone');
      const row = await tx.manager.findOneByOrFail(Milestone, { id });
      if (row.kind === 'REPORTED')
        throw InvalidInputError.at('input.milestone', 'KIND', 'The report of an incident changes with the incident.');
      await requireCorrectable(tx, row, 'input.milestone');
      const { draft, note } = await build(tx, row);
      const [made = ''] = await this.ledger.insert(tx, viewer.actorId, [draft]);
      const texts = [{ recordId: made, field: 'reason', value: reason }];
      const kept = note === undefined ? await this.noteOf(tx, id) : note;
      if (kept) texts.push({ recordId: made, field: 'note', value: kept });
      await this.sources.texts(tx, texts);
      if (sources.length > 0)
        await this.sources.record(tx, viewer.actorId, sources, [{ type: 'Milestone', id: made }], found.clearance);
      else await this.sources.reuse(tx, [{ from: id, to: { type: 'Milestone', id: made } }]);
      if (!draft.step.needsReview)
        await refreshProgress(tx.manager, await incidentsOfStep(tx.manager, row), draft.level);
      return made;
    });
  }

  /** Incidents of a step that the writer reads, by links that the writer reads: neither dates nor charges may tell of others. */
  private async covered(tx: Writing, viewer: Viewer, step: Milestone): Promise<string[]> {
    const ids = await incidentsOfStep(tx.manager, step);
    const rows = await this.records.find<{ id: string }>(
      tx,
      viewer,
      'Incident',
      (r, q) => {
        const proceeding = q.bind(step.proceedingId, 'uuid');
        return `${r}.id = ANY(${q.bind(ids, 'uuid[]')}) AND (${proceeding} IS NULL OR ${r}.id IN (SELECT lk.incident_id
          FROM ${q.relation('IncidentLink')} lk WHERE lk.proceeding_id = ${proceeding}))`;
      },
      (r) => `${r}.reference`,
    );
    return rows.map(({ id }) => id);
  }

  private async noteOf(tx: Writing, id: string): Promise<string | null> {
    const [row] = await tx.manager.query<{ value: string }[]>(
      `SELECT value FROM personal_text WHERE record_id = $1 AND field = 'note' ORDER BY recorded_at DESC LIMIT 1`,
      [id],
    );
    return row?.value ?? null;
  }
}

function correctedValues(viewer: Viewer, input: CorrectionLike, row: Milestone, earliest: string): Values {
  const values: Values = {};
  if (input.occurredOn) {
    const on = completeDate(input.occurredOn, 'input.occurredOn');
    refuseFuture(on, viewer.today, 'input.occurredOn');
    refuseBefore(on, earliest, 'input.occurredOn');
    Object.assign(values, dateColumns('occurred', on));
  }
  if (input.nextOn !== undefined)
    Object.assign(values, dateColumns('next', input.nextOn ? completeDate(input.nextOn, 'input.nextOn') : null));
  if (input.persons != null) {
    if (row.suspectId !== null || row.personsMin === null)
      throw InvalidInputError.at('input.persons', 'CLASS', 'This step counts no class of people.');
    Object.assign(values, countColumns('persons', input.persons, 'input.persons'));
  }
  if (input.absent !== undefined) Object.assign(values, countColumns('absent', input.absent, 'input.absent'));
  if (input.sentence !== undefined) Object.assign(values, sentenceColumns(input.sentence));
  if (input.amount !== undefined)
    Object.assign(values, { amount: input.amount?.amount ?? null, currency: input.amount?.currency ?? null });
  for (const name of ['outcome', 'inAbsentia', 'ground', 'party', 'actingState'] as const) {
    if (input[name] !== undefined) Object.assign(values, { [name]: input[name] });
  }
  checkCorrected({ ...row, ...values });
  return values;
}
