import { Injectable } from '@nestjs/common';
import { levelOf, type Level, type Viewer } from '../access/viewer.js';
import { ChangeService, type ChangeDraft } from '../changes/change.service.js';
import type { Change } from '../changes/change.entity.js';
import { requireCountries } from '../changes/known-codes.js';
import { Records, type FoundRecord } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { ConflictError, ForbiddenError, InvalidInputError } from '../errors/app-error.js';
import { refreshProgress } from '../ledger/progress.projection.js';
import { uuidOf } from '../reading/node-id.js';
import { completeDate, dateColumns, refuseFuture, type PartialDate } from '../sources/partial-date.rules.js';
import { SourceService } from '../sources/source.service.js';
import { requireMissionDefault } from './host-state.js';
import type { AmendIncidentLike } from './incident.drafts.js';
import { Incident } from './incident.entity.js';
import { asText, columnOf, opensOrHides, PROPOSED, proposalsOf } from './incident.proposals.js';
import { incidentVersion } from './incident.reading.js';
import { amendedCodes, checkedCount, enrolmentColumns, locationColumns, victimDraft } from './incident.rules.js';
import { IncidentWriter } from './incident.writer.js';
import { ReportWriter } from './report.writer.js';
import { VictimService } from './victim.service.js';

type Values = { -readonly [K in keyof Incident]?: Incident[K] };

/** Amends incidents. Host State, confirmation and exclusions wait for a second person; everything else is done at once. */
@Injectable()
export class IncidentAmendService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly changes: ChangeService,
    private readonly sources: SourceService,
    private readonly writer: IncidentWriter,
    private readonly victims: VictimService,
    private readonly reports: ReportWriter,
  ) {
    for (const field of PROPOSED) {
      changes.onDecided('Incident', field, (tx, change, isVerified) => this.apply(tx, change, isVerified));
    }
  }

  /**
   * Amends an incident and returns the proposals that wait. Throws NOT_FOUND, FORBIDDEN, CONFLICT on another version or a
   * proposal already waiting, BAD_USER_INPUT.
   */
  amend(viewer: Viewer, input: AmendIncidentLike): Promise<{ incident: string; pending: string[] }> {
    const id = uuidOf('Incident', input.incident, 'input.incident');
    return this.database.write(async (tx) => {
      const found = await this.records.require(tx, viewer, 'record', 'Incident', id, 'input.incident');
      await this.records.requireVersion(tx, viewer, 'Incident', id, incidentVersion, input.expectedVersion);
      await requireCountries(tx.manager, amendedCodes(input));
      const stored = await tx.manager.findOneByOrFail(Incident, { id });
      const values = await this.values(tx, viewer, input, stored);
      requireKept(values);
      if (Object.keys(values).length > 0) await tx.manager.update(Incident, { id }, values);
      if (input.summary !== undefined)
        await this.sources.texts(tx, [{ recordId: id, field: 'summary', value: input.summary ?? '' }]);
      const on = input.occurredOn ? completeDate(input.occurredOn, 'input.occurredOn') : dateOf(stored);
      if (input.hostStateBasis === 'MISSION_DEFAULT')
        await requireMissionDefault(tx.manager, stored.missionId, input.hostState ?? stored.hostState, on);
      if (input.occurredOn) await this.redate(tx, viewer, id, on);
      await this.add(tx, viewer, input, on, stored, found);
      const changeIds = await this.note(tx, viewer, input, stored, values, found.level);
      await this.sources.record(tx, viewer.actorId, input.sources, [{ type: 'Incident', id }], found.clearance);
      await this.refresh(tx, input, id, values, found.level);
      return { incident: id, pending: changeIds };
    });
  }

  /** The report moves with its incident. Throws BAD_USER_INPUT when a step that the writer reads would come first (rules S8). */
  private async redate(tx: Writing, viewer: Viewer, id: string, on: PartialDate): Promise<void> {
    const early = await this.records.find(
      tx,
      viewer,
      'Milestone',
      (r, q) => `${r}.id IN (SELECT ri.record_id FROM record_incident ri WHERE ri.incident_id = ${q.bind(id, 'uuid')})
        AND ${r}.kind <> 'REPORTED' AND ${r}.occurred_to < ${q.bind(on.from, 'date')} AND NOT ${r}.is_withdrawal
        AND NOT EXISTS (SELECT 1 FROM milestone s JOIN milestone_effect e ON e.id = s.id WHERE s.supersedes_id = ${r}.id)`,
    );
    if (early.length > 0)
      throw InvalidInputError.at(
        'input.occurredOn',
        'NOT_BEFORE_INCIDENT',
        'A step of this incident would lie before it; correct the step first.',
      );
    await this.reports.redate(tx, viewer.actorId, [{ id, on }]);
  }

  /** Only what is written now moves the projection, and only at the levels that may see it: proposals and texts count nowhere. */
  private async refresh(
    tx: Writing,
    { addVictims }: AmendIncidentLike,
    id: string,
    values: Values,
    level: Level,
  ): Promise<void> {
    const levels = (addVictims ?? []).map((victim) =>
      Math.max(level, levelOf(victim.classification ?? 'UNCLASSIFIED')),
    );
    if (Object.keys(values).length > 0) levels.push(level);
    if (levels.length > 0) await refreshProgress(tx.manager, [id], Math.min(...levels));
  }

  private async values(tx: Writing, viewer: Viewer, input: AmendIncidentLike, stored: Incident): Promise<Values> {
    const values: Values = {};
    if (input.occurredOn) {
      const on = completeDate(input.occurredOn, 'input.occurredOn');
      refuseFuture(on, viewer.today, 'input.occurredOn');
      Object.assign(values, dateColumns('occurred', on));
    }
    if (input.location !== undefined) Object.assign(values, locationColumns(input.location));
    if (input.attackers !== undefined) {
      const attackers = checkedCount(input.attackers, 'input.attackers');
      Object.assign(values, { attackersMin: attackers?.min ?? null, attackersMax: attackers?.max ?? null });
    }
    if (input.enrolment) Object.assign(values, enrolmentColumns(input.enrolment, viewer.today));
    if (input.perpetratorGroups !== undefined) {
      const ids = await this.writer.groupIds(tx.manager, input.perpetratorGroups ?? []);
      values.groupIds = [...ids.values()];
    }
    if (input.openedToHost != null) {
      if (!viewer.grants.some(({ role }) => role === 'HQ_FOCAL_POINT'))
        throw new ForbiddenError('Only headquarters opens a case to the host State.');
      values.openedToHost = input.openedToHost;
    }
    const plain = [
      'otherCompetentStates',
      'incidentCountry',
      'offences',
      'means',
      'context',
      'perpetratorClass',
    ] as const;
    for (const name of plain) {
      if (input[name] !== undefined && !(name === 'perpetratorClass' && opensOrHides(input.perpetratorClass, stored)))
        Object.assign(values, { [name]: input[name] ?? (name === 'otherCompetentStates' ? [] : null) });
    }
    return values;
  }

  private async add(
    tx: Writing,
    viewer: Viewer,
    input: AmendIncidentLike,
    on: PartialDate,
    stored: Incident,
    found: FoundRecord,
  ): Promise<void> {
    const drafts = (input.addVictims ?? []).map((victim, i) =>
      victimDraft(victim, on, viewer.today, `input.addVictims[${i}]`),
    );
    await this.victims.check(tx, viewer, drafts, found.clearance, 'input.addVictims');
    await this.writer.insertVictims(tx, viewer.actorId, [{ id: stored.id, drafts }]);
    const record = { type: 'Incident', id: stored.id };
    await this.sources.externalRefs(
      tx,
      viewer.actorId,
      (input.addExternalRefs ?? []).map((ref) => ({ ...ref, record })),
    );
  }

  /** Notes what was done, and keeps what waits. Returns the proposals' ids. */
  private async note(
    tx: Writing,
    viewer: Viewer,
    input: AmendIncidentLike,
    stored: Incident,
    values: Values,
    level: Level,
  ): Promise<string[]> {
    const change = (field: string, before: unknown, after: unknown, proposal?: unknown): ChangeDraft => ({
      recordType: 'Incident',
      recordId: stored.id,
      field,
      before: asText(before),
      after: asText(after),
      reason: input.reason,
      level,
      ...(proposal === undefined ? {} : { proposal }),
    });
    const done = Object.entries(values).map(([field, after]) => change(field, stored[field as keyof Incident], after));
    await this.changes.note(tx, viewer.actorId, done);
    const proposals = proposalsOf(input, stored).map(({ field, before, after, values: proposal }) =>
      change(field, before, after, proposal),
    );
    for (const { field } of proposals) await this.changes.requireNothingPending(tx, viewer, stored.id, field);
    return this.changes.note(tx, viewer.actorId, proposals);
  }

  private async apply(tx: Writing, change: Change, isVerified: boolean): Promise<void> {
    if (!isVerified) return;
    const stored = await tx.manager.findOneByOrFail(Incident, { id: change.recordId });
    if (asText(stored[columnOf(change.field)]) !== change.beforeValue) {
      throw new ConflictError('The incident has changed since this was proposed; propose it anew.');
    }
    await tx.manager.update(Incident, { id: change.recordId }, change.proposal as Values);
    await refreshProgress(tx.manager, [change.recordId], 0);
  }
}

const dateOf = (stored: Incident): PartialDate => ({
  from: stored.occurredFrom,
  to: stored.occurredTo,
  precision: stored.occurredPrecision as PartialDate['precision'],
  approximate: stored.occurredApproximate,
});

function requireKept(values: Values): void {
  for (const name of ['means', 'context', 'perpetratorClass'] as const) {
    if (values[name] === null)
      throw InvalidInputError.at(`input.${name}`, 'REQUIRED', `${name} can be UNKNOWN, but not cleared.`);
  }
  if (values.offences === null || (Array.isArray(values.offences) && values.offences.length === 0)) {
    throw InvalidInputError.at('input.offences', 'OFFENCE_REQUIRED', 'An incident has at least one offence.');
  }
}
