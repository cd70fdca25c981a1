import { Injectable } from '@nestjs/common';
import { levelOf, type Viewer } from '../access/viewer.js';
import { ChangeService } from '../changes/change.service.js';
import { requireCountries } from '../changes/known-codes.js';
import { IdempotencyService } from '../changes/idempotency.service.js';
import { Records } from '../changes/records.js';
import { DatabaseService, type Writing } from '../database/database.service.js';
import { InvalidInputError } from '../errors/app-error.js';
import { completeDate, refuseFuture, type PartialDate } from '../sources/partial-date.rules.js';
import { defaultHostState, missionAt, type MissionOfIncident } from './host-state.js';
import type { IncidentInputLike } from './incident.drafts.js';
import {
  checkedCount,
  enrolmentColumns,
  incidentWarnings,
  locationColumns,
  victimCodes,
  victimDraft,
} from './incident.rules.js';
import { IncidentWriter, type IncidentDraft } from './incident.writer.js';
import { VictimService } from './victim.service.js';

export interface RecordedIncident {
  readonly incident: string;
  readonly possibleDuplicates: readonly string[];
  readonly pending: readonly string[];
  readonly warnings: readonly string[];
}

const CASUALTY = 'No incident is without a source, a date, a mission and at least one offence.';

/** Records incidents. What two people decide (another host State than the mission's) waits as a proposal. */
@Injectable()
export class IncidentService {
  constructor(
    private readonly database: DatabaseService,
    private readonly records: Records,
    private readonly idempotency: IdempotencyService,
    private readonly writer: IncidentWriter,
    private readonly changes: ChangeService,
    private readonly victims: VictimService,
  ) {}

  /**
   * Records an incident with its victims and sources in one transaction. Throws FORBIDDEN outside the writer's missions,
   * BAD_USER_INPUT naming path and rule, CONFLICT on an idempotency key with other content.
   */
  record(viewer: Viewer, input: IncidentInputLike): Promise<RecordedIncident> {
    return this.database.write((tx) =>
      this.idempotency.once(tx, viewer, 'recordIncident', input, () => this.insert(tx, viewer, input)),
    );
  }

  private async insert(tx: Writing, viewer: Viewer, input: IncidentInputLike): Promise<RecordedIncident> {
    const on = completeDate(input.occurredOn, 'input.occurredOn');
    refuseFuture(on, viewer.today, 'input.occurredOn');
    const mission = await missionAt(tx.manager, input.mission, on);
    if (!mission)
      throw InvalidInputError.at('input.mission', 'KNOWN_MISSION', `${input.mission} is not a known mission.`);
    const clearance = this.records.clearanceFor(viewer, 'record', { missionId: mission.id });
    this.records.requireClearance(levelOf(input.classification ?? 'UNCLASSIFIED'), clearance, 'input.classification');
    await requireCountries(tx.manager, codesOf(input));
    const draft = incidentDraft(input, on, mission, viewer.today);
    await this.victims.check(tx, viewer, draft.victims, clearance, 'input.victims');
    const possibleDuplicates = await this.duplicates(tx, viewer, mission.id, on);
    const [written] = await this.writer.insert(tx, viewer.actorId, [draft], clearance);
    const id = written?.id ?? '';
    const pending = await this.proposeHostState(tx, viewer, id, draft, input.hostState ?? null);
    return { incident: id, possibleDuplicates, pending, warnings: incidentWarnings(on, mission, input) };
  }

  /** Incidents of that mission whose dates overlap, among those that the writer reads (rules S7). */
  private async duplicates(tx: Writing, viewer: Viewer, missionId: string, on: PartialDate): Promise<string[]> {
    const rows = await this.records.find<{ id: string }>(
      tx,
      viewer,
      'Incident',
      (r, q) =>
        `${r}.mission_id = ${q.bind(missionId, 'uuid')} AND ${r}.occurred_from <= ${q.bind(on.to, 'date')} AND ${r}.occurred_to >= ${q.bind(on.from, 'date')}`,
      (r) => `${r}.reference`,
    );
    return rows.map(({ id }) => id);
  }

  private async proposeHostState(
    tx: Writing,
    viewer: Viewer,
    id: string,
    draft: IncidentDraft,
    wanted: string | null,
  ): Promise<string[]> {
    if (wanted === null || wanted === draft.incident.hostState) return [];
    return this.changes.note(tx, viewer.actorId, [
      {
        recordType: 'Incident',
        recordId: id,
        field: 'hostState',
        before: draft.incident.hostState ?? null,
        after: wanted,
        reason: 'Recorded with the incident.',
        level: draft.incident.level as 0,
        proposal: { hostState: wanted, hostStateBasis: 'DECIDED' },
      },
    ]);
  }
}

const codesOf = (input: IncidentInputLike): Map<string, string | null | undefined> =>
  new Map<string, string | null | undefined>([
    ['input.hostState', input.hostState],
    ['input.incidentCountry', input.incidentCountry],
    ...victimCodes(input.victims, 'input.victims'),
  ]);

/** An incident as it will be written, with the mission's only host State at that date if it has one. */
export function incidentDraft(
  input: IncidentInputLike,
  on: PartialDate,
  mission: MissionOfIncident,
  today: string,
): IncidentDraft {
  if (input.offences.length === 0) throw InvalidInputError.at('input.offences', 'OFFENCE_REQUIRED', CASUALTY);
  const attackers = checkedCount(input.attackers, 'input.attackers');
  return {
    acronym: mission.acronym,
    occurredOn: on,
    incident: {
      missionId: mission.id,
      ...defaultHostState(mission),
      otherCompetentStates: [],
      incidentCountry: input.incidentCountry ?? null,
      ...locationColumns(input.location),
      offences: [...new Set(input.offences)],
      means: input.means,
      context: input.context,
      perpetratorClass: input.perpetratorClass,
      attackersMin: attackers?.min ?? null,
      attackersMax: attackers?.max ?? null,
      decidedExclusions: [],
      confirmation: 'REPORTED',
      ...enrolmentColumns(input.enrolment, today),
      openedToHost: false,
      isSynthetic: false,
      level: levelOf(input.classification ?? 'UNCLASSIFIED'),
    },
    summary: input.summary ?? null,
    groups: [...new Set(input.perpetratorGroups ?? [])],
    victims: input.victims.map((victim, index) => victimDraft(victim, on, today, `input.victims[${index}]`)),
    externalRefs: input.externalRefs ?? [],
    sources: input.sources,
  };
}
