import type { DatePrecision, DecisionKind, Verification } from '../../src/vocabulary/common.vocabulary.js';
import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { Outcome } from '../../src/vocabulary/outcome.vocabulary.js';
import type { LinkBasis, ProceedingNature } from '../../src/vocabulary/proceeding.vocabulary.js';
import type { IdentityStatus, SuspectRole } from '../../src/vocabulary/suspect.vocabulary.js';

export interface StepDate {
  readonly from: string;
  readonly to: string;
  readonly precision: DatePrecision;
  readonly approximate: boolean;
}

export interface Count {
  readonly fewest: number;
  readonly most: number;
}

/** A suspect by position, a counted class, or (null) nobody. */
export type Persons = { readonly suspect: number } | Count | null;

/** What a correction may change of a step, and what becomes of the row. */
export interface Contents {
  readonly date: StepDate;
  readonly absent: Count | null;
  readonly outcome: Outcome | null;
  readonly inAbsentia: boolean | null;
  readonly incidents: readonly number[];
  readonly charges: readonly { readonly incident: number | null; readonly outcome: Outcome | null }[];
  /** Whether the row counts only from its verification, whatever its kind. */
  readonly needsReview: boolean;
  /** What a second person decides in the next moment, if anything. */
  readonly decision: DecisionKind | null;
}

export interface StepTaken {
  readonly do: 'step';
  readonly kind: MilestoneKind;
  readonly proceeding: number | null;
  readonly level: number;
  /** One row each, with the same contents. */
  readonly persons: readonly Persons[];
  readonly contents: Contents;
}

export interface StepSuperseded {
  readonly do: 'correct' | 'withdraw';
  /** How many rows back from the newest, counted round. */
  readonly back: number;
  /** The number of persons, if the step is of a class. */
  readonly count: Count;
  readonly contents: Contents;
}

export interface LinkMade {
  readonly do: 'link';
  readonly proceeding: number;
  readonly incident: number;
  readonly basis: LinkBasis;
  readonly verification: Verification;
  readonly level: number;
}

/** A suspect joined to an incident or a proceeding, or a join that ends or starts again. */
export interface SuspectJoined {
  readonly do: 'join incident' | 'join proceeding';
  readonly suspect: number;
  readonly to: number;
  readonly level: number;
  readonly isEnded: boolean;
}

/** Attributes of an incident, as the register takes them. */
export interface IncidentFacts {
  readonly mission: number;
  readonly occurredFrom: string;
  readonly occurredTo: string;
  readonly hostState: string | null;
  readonly incidentCountry: string | null;
  readonly offences: readonly string[];
  readonly means: string;
  readonly context: string;
  readonly perpetratorClass: string;
  readonly decidedExclusions: readonly string[];
  readonly confirmation: string;
  readonly level: number;
}

export interface VictimFacts {
  readonly persons: Count;
  readonly contributingCountry: string | null;
  readonly citizenships: readonly string[];
  readonly personnelCategory: string;
  readonly sex: string;
  readonly inUnToll: boolean;
  /** The suspect, by position, whom the victim is. */
  readonly alsoSuspect: number | null;
  readonly isWithdrawn: boolean;
  readonly level: number;
}

export interface StatusFacts {
  readonly status: string;
  readonly date: StepDate;
}

/** What becomes known of incidents, victims and courts. */
export type FactChange =
  | { readonly do: 'amend incident'; readonly incident: number; readonly facts: Partial<IncidentFacts> }
  | {
      readonly do: 'add victim';
      readonly incident: number;
      readonly facts: VictimFacts;
      readonly status: StatusFacts;
    }
  | { readonly do: 'amend victim'; readonly victim: number; readonly facts: Partial<VictimFacts> }
  | {
      readonly do: 'add status';
      readonly victim: number;
      readonly status: StatusFacts;
      /** Whether it takes the place of the victim's latest entry. */
      readonly supersedes: boolean;
    }
  | {
      readonly do: 'amend proceeding';
      readonly proceeding: number;
      readonly courtKind: string | null;
      readonly forumState: string | null;
    };

export const classifiedTables = [
  'suspect',
  'proceeding',
  'incident_link',
  'suspect_incident',
  'proceeding_suspect',
  'milestone_level',
] as const;
export type ClassifiedTable = (typeof classifiedTables)[number];

/** Things that happen to a register. Records are named by position, counted round: 5 of 3 is the third. */
export type Happening =
  | StepTaken
  | StepSuperseded
  | LinkMade
  | SuspectJoined
  | FactChange
  | { readonly do: 'review'; readonly back: number; readonly decision: DecisionKind }
  | {
      readonly do: 'change link';
      readonly link: number;
      readonly verification: Verification;
      readonly isEnded: boolean;
    }
  | { readonly do: 'classify'; readonly what: ClassifiedTable; readonly which: number; readonly level: number }
  | {
      readonly do: 'change suspect';
      readonly which: number;
      readonly identity: IdentityStatus;
      readonly role: SuspectRole;
    }
  | { readonly do: 'change nature'; readonly which: number; readonly nature: ProceedingNature };

export interface HistoryQuestion {
  readonly level: number;
  readonly asOf: string;
  /** A moment of the history, counted round, with .5 half-way to the next; null for all that is recorded. */
  readonly knownAt: number | null;
}

export interface History {
  readonly incidents: number;
  /** Each linked from the start, openly, with so many incidents from the first on. */
  readonly proceedings: readonly {
    readonly nature: ProceedingNature;
    readonly level: number;
    readonly incidents: number;
  }[];
  /** Each joined from the start, openly, to so many incidents from the first on. */
  readonly suspects: readonly {
    readonly identity: IdentityStatus;
    readonly role: SuspectRole;
    readonly level: number;
    readonly incidents: number;
  }[];
  /** Each in a moment of its own, unless it shares that of the one before it. */
  readonly happenings: readonly { readonly isSameMoment: boolean; readonly what: Happening }[];
  readonly questions: readonly HistoryQuestion[];
}

/** The history in few lines, for a person who looks for the fault. */
export function printHistory(history: History): string {
  const plain = (value: object): string => JSON.stringify(value).replaceAll('"', '');
  const { incidents, proceedings, suspects, happenings } = history;
  return [
    `${incidents} incidents; proceedings ${plain(proceedings)}; suspects ${plain(suspects)}`,
    ...happenings.map(({ what, isSameMoment }) => `${isSameMoment ? '&' : '-'} ${plain(what)}`),
  ].join('\n');
}
