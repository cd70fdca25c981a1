import type { AccusedStepLike, MilestoneLike } from '../milestones/milestone.drafts.js';
import type { IncidentInputLike } from '../incidents/incident.drafts.js';
import type { ProceedingLike } from '../proceedings/proceeding.service.js';
import type { SourceDraft } from '../sources/source.service.js';

/** Keys are local names within a case; the loader puts ids in their place. */
export interface ExampleIncident {
  readonly key: string;
  readonly input: Omit<IncidentInputLike, 'externalRefs' | 'idempotencyKey'>;
  /** What the two actors decide; absent for what no official list or second source confirms. */
  readonly decided?: ExampleDecision;
}

/** Rests on sources other than the record's own: nothing confirms itself, and no source stands twice. */
export interface ExampleDecision {
  readonly confirmation?: 'CONFIRMED';
  readonly hostState?: string;
  readonly exclusions?: readonly string[];
  readonly on: readonly SourceDraft[];
}

export interface ExampleProceeding {
  readonly key: string;
  readonly input: Omit<ProceedingLike, 'links' | 'suspects' | 'idempotencyKey'>;
  readonly links: readonly { readonly incident: string; readonly basis: string }[];
  /** People before the court who have a record of their own, without a name: only where custody of one person is told. */
  readonly suspects?: readonly string[];
}

export interface ExampleStep extends Omit<MilestoneLike, 'accused' | 'idempotencyKey'> {
  readonly accused?: readonly AccusedStepLike[];
}

/** A public case, typed in as data. Nobody accused is named. */
export interface ExampleCase {
  readonly code: string;
  readonly title: string;
  readonly incidents: readonly ExampleIncident[];
  readonly proceedings?: readonly ExampleProceeding[];
  readonly steps?: readonly ExampleStep[];
}

/** A press or official source, graded by its kind: official statements higher than agency reports. */
export function press(publisher: string, citation: string): SourceDraft {
  return { publisher, citation, reliability: 'B', credibility: 'TWO', isPublic: true };
}
export function official(publisher: string, citation: string): SourceDraft {
  return { publisher, citation, reliability: 'A', credibility: 'TWO', isPublic: true };
}

/** Confirmed by the UN's own list of deaths, in the edition from which the cases take days and nationalities. */
export const onTheList: ExampleDecision = {
  confirmation: 'CONFIRMED',
  on: [official('UN Peace and Security Data Hub', 'Mission Fatalities, edition of 2025-04-04')],
};

/** The last day up to which the public record of these cases was followed. */
export const FOLLOWED_TO = '2025-12-31';

/**
 * Followed from the day of the attack: the steps of these cases were looked for back to it. The eleven cases of the worked
 * survival example stand so, even those that became known by their judgment, for its published table to come out; a set
 * chosen for publicity says nothing about true rates in any case.
 */
export function followed(from: string): { basis: string; lookedFrom: string; lookedTo: string } {
  return { basis: 'CONTEMPORANEOUS', lookedFrom: from, lookedTo: FOLLOWED_TO };
}

export const day = (from: string): { from: string } => ({ from });
export const month = (from: string): { from: string; precision: 'MONTH' } => ({
  from: `${from}-01`,
  precision: 'MONTH',
});
export const about = (from: string): { from: string; precision: 'MONTH'; approximate: boolean } => ({
  ...month(from),
  approximate: true,
});
export const range = (from: string, to: string): { from: string; to: string; precision: 'RANGE' } => ({
  from,
  to,
  precision: 'RANGE',
});
export const persons = (min: number, max = min): { min: number; max: number } => ({ min, max });
