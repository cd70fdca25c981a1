import { Injectable } from '@nestjs/common';
import { acting } from '../access/ability.js';
import type { Level, Viewer } from '../access/viewer.js';
import { Records, type FoundRecord } from '../changes/records.js';
import type { Writing } from '../database/database.service.js';
import { InvalidInputError, NotFoundError } from '../errors/app-error.js';
import type { StepDraft } from '../ledger/ledger.writer.js';
import { uuidOf } from '../reading/node-id.js';
import type { AccusedStepLike, ChargeLike, MilestoneLike } from './milestone.drafts.js';

/** The records that a step is about, checked against what the writer may act upon. */
export interface Ground {
  readonly proceeding: FoundRecord | null;
  readonly named: readonly string[];
  readonly covered: readonly string[];
  readonly earliest: string;
  readonly clearance: Level;
  /** A liaison only submits: whatever it records waits for a second person. */
  readonly isSubmitted: boolean;
}

const idsOf = (records: readonly { readonly id: string }[]): string[] => [...new Set(records.map(({ id }) => id))];

/** Checks what a step is about: its proceeding and incidents, the people it concerns, the charges it decides. */
@Injectable()
export class GroundService {
  constructor(private readonly records: Records) {}

  /** Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT (an incident that the proceeding does not cover, a class above clearance). */
  async of(tx: Writing, viewer: Viewer, input: MilestoneLike, ownLevel: Level): Promise<Ground> {
    const { proceeding: given } = input;
    const proceedingId = given == null ? null : uuidOf('Proceeding', given, 'input.proceeding');
    const proceeding = proceedingId
      ? await this.records.require(tx, viewer, 'submit', 'Proceeding', proceedingId, 'input.proceeding')
      : null;
    const found = await this.records.requireEach(
      tx,
      viewer,
      'submit',
      'Incident',
      input.incidents ?? [],
      'input.incidents',
    );
    const named = idsOf(found);
    const covered = proceeding ? await this.covered(tx, viewer, proceeding.id) : named;
    const outside = found.findIndex(({ id }) => !covered.includes(id));
    if (outside >= 0) {
      const path = `input.incidents[${outside}]`;
      throw InvalidInputError.at(path, 'NOT_COVERED', `${path} is not linked to this proceeding.`);
    }
    const lowest = found.reduce<Level>((low, { clearance }) => (clearance < low ? clearance : low), 2);
    const clearance = proceeding?.clearance ?? lowest;
    this.records.requireClearance(ownLevel, clearance, 'input.classification');
    return {
      proceeding,
      named,
      covered,
      earliest: await earliestOf(tx, named.length > 0 ? named : covered),
      clearance,
      isSubmitted: !(await this.recordsDirectly(tx, viewer, covered)),
    };
  }

  /** Incidents of the proceeding that the writer reads, pending links included for those who work on it. */
  private async covered(tx: Writing, viewer: Viewer, proceedingId: string): Promise<string[]> {
    const links = await this.records.find<{ incident_id: string }>(
      tx,
      viewer,
      'IncidentLink',
      (r, q) => `${r}.proceeding_id = ${q.bind(proceedingId, 'uuid')} AND ${r}.verification <> 'REJECTED'`,
    );
    return [...new Set(links.map((link) => link.incident_id))];
  }

  /** Whether the writer may record, not only submit, on one of the incidents. */
  private async recordsDirectly(tx: Writing, viewer: Viewer, incidents: readonly string[]): Promise<boolean> {
    const direct = await this.records.find(
      tx,
      acting(viewer, 'record'),
      'Incident',
      (r, q) => `${r}.id = ANY(${q.bind(incidents, 'uuid[]')})`,
      (r) => `${r}.reference`,
    );
    return direct.length > 0;
  }

  /** The step that another one replaces. Throws NOT_FOUND when the writer does not read it. */
  async replaced(tx: Writing, viewer: Viewer, given: string | null | undefined): Promise<string | null> {
    if (given == null) return null;
    const id = uuidOf('Milestone', given, 'input.replaces');
    await this.records.require(tx, viewer, 'read', 'Milestone', id, 'input.replaces');
    return id;
  }

  /** The suspect whom an entry names, or null. Throws NOT_FOUND, BAD_USER_INPUT when the step does not concern them. */
  async suspect(
    tx: Writing,
    viewer: Viewer,
    entry: AccusedStepLike,
    ground: Ground,
    path: string,
  ): Promise<FoundRecord | null> {
    if (entry.suspect == null) return null;
    const id = uuidOf('Suspect', entry.suspect, `${path}.suspect`);
    const found = await this.records.require(tx, viewer, 'submit', 'Suspect', id, `${path}.suspect`);
    // Among the ties that the writer reads: a hidden one concerns nobody (rules S8).
    const { proceeding, covered } = ground;
    const [tie] = await this.records.find(tx, viewer, proceeding ? 'Accused' : 'SuspectLink', (r, q) =>
      [
        `${r}.suspect_id = ${q.bind(id, 'uuid')}`,
        proceeding
          ? `${r}.proceeding_id = ${q.bind(proceeding.id, 'uuid')}`
          : `${r}.incident_id = ANY(${q.bind(covered, 'uuid[]')})`,
      ].join(' AND '),
    );
    if (!tie) {
      const where = ground.proceeding
        ? 'before this forum: link the suspect to the proceeding first'
        : 'a suspect of the incidents named';
      throw InvalidInputError.at(`${path}.suspect`, 'CONCERNED', `${path}.suspect is not ${where}.`);
    }
    return found;
  }

  /** Charges as they are stored. Throws NOT_FOUND when one names an incident that the step does not concern. */
  charges(
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

async function earliestOf(tx: Writing, incidents: readonly string[]): Promise<string> {
  const [row] = await tx.manager.query<{ earliest: string | null }[]>(
    'SELECT min(occurred_from)::text AS earliest FROM incident WHERE id = ANY($1)',
    [incidents],
  );
  return row?.earliest ?? '';
}
