import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { levelOf, type ClassificationName, type Level, type Viewer } from '../access/viewer.js';
import type { Change } from '../changes/change.entity.js';
import { ChangeService } from '../changes/change.service.js';
import { Records } from '../changes/records.js';
import type { Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { ConflictError, InvalidInputError, NotFoundError } from '../errors/app-error.js';
import { incidentsOfProceeding, refreshAfterLinking } from '../ledger/progress.projection.js';
import { uuidOf } from '../reading/node-id.js';
import { IncidentLink } from './incident-link.entity.js';
import { ProceedingSuspect } from './proceeding-suspect.entity.js';

export interface LinkLike {
  readonly incident: string;
  readonly basis: string;
  readonly classification?: ClassificationName | null;
}

const COUNTING: readonly string[] = ['COURT', 'SOURCE'];
const LAST_LINK = 'This is the only link of the proceeding; link it to another incident first.';

/**
 * Joins proceedings to incidents and people. A link on the court's word, and any counting link of a proceeding that
 * carries a judgment, takes two people, made or removed: it decides figures as a verdict does (rules F2).
 */
@Injectable()
export class LinkService {
  constructor(
    private readonly records: Records,
    private readonly changes: ChangeService,
  ) {
    changes.onDecided('IncidentLink', 'verification', (tx, change, ok, viewer) =>
      this.decide(tx, viewer, change, { verification: ok ? 'VERIFIED' : 'REJECTED' }),
    );
    changes.onDecided('IncidentLink', 'isEnded', (tx, change, ok, viewer) =>
      ok ? this.decide(tx, viewer, change, { isEnded: true }) : Promise.resolve(),
    );
  }

  /** Adds links; returns the proposals that wait. Throws NOT_FOUND, FORBIDDEN, CONFLICT on a link that is there already. */
  async add(
    tx: Writing,
    viewer: Viewer,
    proceedingId: string,
    drafts: readonly LinkLike[],
    reason: string,
    floor: Level,
  ): Promise<string[]> {
    const judged = await carriesJudgment(this.records, tx, viewer, proceedingId);
    const proposals: string[] = [];
    for (const [i, draft] of drafts.entries()) {
      const path = `input.links[${i}]`;
      const incidentId = uuidOf('Incident', draft.incident, `${path}.incident`);
      const incident = await this.records.require(tx, viewer, 'record', 'Incident', incidentId, `${path}.incident`);
      const level = levelOf(draft.classification ?? 'UNCLASSIFIED');
      this.records.requireClearance(level, incident.clearance, `${path}.classification`);
      await this.requireNew(tx, viewer, { proceedingId, incidentId, basis: draft.basis }, path);
      const waits = draft.basis === 'COURT' || (judged && COUNTING.includes(draft.basis));
      const id = newId();
      const verification = waits ? 'PENDING' : 'ACCEPTED';
      const link = { id, proceedingId, incidentId, basis: draft.basis, verification, level };
      await insertRows(tx.manager, IncidentLink, [{ ...link, isEnded: false, recordedById: viewer.actorId }]);
      if (!waits) continue;
      const change = {
        recordType: 'IncidentLink',
        recordId: id,
        field: 'verification',
        before: null,
        after: draft.basis,
        reason,
        level: level > floor ? level : floor,
        proposal: {},
      };
      proposals.push(...(await this.changes.note(tx, viewer.actorId, [change])));
    }
    return proposals;
  }

  /** Among the links that the writer reads, refused ones apart. */
  private async requireNew(
    tx: Writing,
    viewer: Viewer,
    link: { readonly proceedingId: string; readonly incidentId: string; readonly basis: string },
    path: string,
  ): Promise<void> {
    const known = await this.records.find(tx, viewer, 'IncidentLink', (r, q) =>
      [
        `${r}.proceeding_id = ${q.bind(link.proceedingId, 'uuid')}`,
        `${r}.incident_id = ${q.bind(link.incidentId, 'uuid')}`,
        `${r}.basis = ${q.bind(link.basis, 'text')}`,
        `${r}.verification <> 'REJECTED'`,
      ].join(' AND '),
    );
    if (known.length > 0)
      throw new ConflictError(`${path}: this proceeding is linked to that incident on this basis already.`);
  }

  /** Ends links, or proposes it where two people are needed. Returns the proposals that wait. */
  async remove(
    tx: Writing,
    viewer: Viewer,
    proceedingId: string,
    linkIds: readonly string[],
    reason: string,
  ): Promise<string[]> {
    const judged = await carriesJudgment(this.records, tx, viewer, proceedingId);
    const proposals: string[] = [];
    for (const [i, given] of linkIds.entries()) {
      const id = uuidOf('IncidentLink', given, `input.unlink[${i}]`);
      const found = await this.records.require(tx, viewer, 'record', 'IncidentLink', id, `input.unlink[${i}]`);
      const link = await tx.manager.findOneByOrFail(IncidentLink, { id });
      if (link.proceedingId !== proceedingId) throw new NotFoundError(`IncidentLink (input.unlink[${i}])`);
      await this.requireAnother(tx, viewer, link);
      const counts = link.verification !== 'PENDING' && link.verification !== 'REJECTED';
      const waits = counts && (link.basis === 'COURT' || (judged && COUNTING.includes(link.basis)));
      const change = {
        recordType: 'IncidentLink',
        recordId: id,
        field: 'isEnded',
        before: link.basis,
        after: null,
        reason,
        level: found.level,
      };
      if (!waits) await tx.manager.update(IncidentLink, { id }, { isEnded: true });
      else await this.changes.requireNothingPending(tx, viewer, id, 'isEnded');
      const ids = await this.changes.note(tx, viewer.actorId, [waits ? { ...change, proposal: {} } : change]);
      if (waits) proposals.push(...ids);
    }
    return proposals;
  }

  /**
   * The last link that somebody reads stays: a proceeding without one would be nobody's to read. Whether a hidden one is
   * left is not told, neither to who proposes nor to who decides. Throws CONFLICT.
   */
  private async requireAnother(tx: Writing, viewer: Viewer, link: IncidentLink): Promise<void> {
    const others = await this.records.find(
      tx,
      viewer,
      'IncidentLink',
      (r, q) => `${r}.proceeding_id = ${q.bind(link.proceedingId, 'uuid')} AND ${r}.id <> ${q.bind(link.id, 'uuid')}
        AND ${r}.verification IN ('ACCEPTED', 'VERIFIED')`,
    );
    if (others.length === 0) throw new ConflictError(LAST_LINK);
  }

  /** Puts suspects before a forum. Throws BAD_USER_INPUT when a suspect is of none of its incidents. */
  async accuse(
    tx: Writing,
    viewer: Viewer,
    proceedingId: string,
    suspects: readonly string[],
    path: string,
  ): Promise<void> {
    const ids = new Map<string, Level>();
    for (const [i, given] of suspects.entries()) {
      const id = uuidOf('Suspect', given, `${path}[${i}]`);
      const found = await this.records.require(tx, viewer, 'record', 'Suspect', id, `${path}[${i}]`);
      // Among the ties that the writer reads: a hidden incident makes nobody an accused (rules S8).
      const [shared] = await this.records.find(
        tx,
        viewer,
        'SuspectLink',
        (r, q) => `${r}.suspect_id = ${q.bind(id, 'uuid')} AND ${r}.incident_id IN (SELECT lk.incident_id
          FROM ${q.relation('IncidentLink')} lk WHERE lk.proceeding_id = ${q.bind(proceedingId, 'uuid')})`,
      );
      if (!shared)
        throw InvalidInputError.at(
          `${path}[${i}]`,
          'SAME_INCIDENT',
          `${path}[${i}] is a suspect of none of the incidents of this proceeding.`,
        );
      ids.set(id, found.level);
    }
    const known = await tx.manager.findBy(ProceedingSuspect, { proceedingId, suspectId: In([...ids.keys()]) });
    const fresh = [...ids].filter(([id]) => !known.some((tie) => tie.suspectId === id));
    await insertRows(
      tx.manager,
      ProceedingSuspect,
      fresh.map(([id, level]) => ({ id: newId(), proceedingId, suspectId: id, level, isEnded: false })),
    );
    for (const tie of known)
      if (tie.isEnded) await tx.manager.update(ProceedingSuspect, { id: tie.id }, { isEnded: false });
  }

  private async decide(tx: Writing, viewer: Viewer, change: Change, values: Partial<IncidentLink>): Promise<void> {
    const link = await tx.manager.findOneByOrFail(IncidentLink, { id: change.recordId });
    if (values.isEnded === true) await this.requireAnother(tx, viewer, link);
    const incidents = await incidentsOfProceeding(tx.manager, link.proceedingId);
    await tx.manager.update(IncidentLink, { id: link.id }, values);
    await refreshAfterLinking(tx.manager, link.proceedingId, [...incidents, link.incidentId]);
  }
}

/** Kinds of step that decide fates: a link made beside them, or while they wait, would make them count for more. */
const JUDGMENTS: readonly string[] = ['JUDGMENT', 'SENTENCED', 'APPEAL_DECIDED', 'FINAL'];

/** Whether a judgment stands or waits, among the steps that the writer reads (rules F2, S8). */
async function carriesJudgment(records: Records, tx: Writing, viewer: Viewer, proceedingId: string): Promise<boolean> {
  const steps = await records.find(
    tx,
    viewer,
    'Milestone',
    (r, q) => `${r}.proceeding_id = ${q.bind(proceedingId, 'uuid')} AND ${r}.kind = ANY(${q.bind(JUDGMENTS, 'text[]')})
      AND NOT ${r}.is_withdrawal AND ${r}.verification <> 'REJECTED'`,
    (r) => `${r}.kind`,
  );
  return steps.length > 0;
}
