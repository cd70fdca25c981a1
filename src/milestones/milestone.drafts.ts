import type { ClassificationName } from '../access/viewer.js';
import type { PartialDateLike } from '../sources/partial-date.rules.js';
import type { SourceDraft } from '../sources/source.service.js';

interface CountLike {
  readonly min: number;
  readonly max: number;
}
interface MoneyLike {
  readonly amount: string;
  readonly currency: string;
}

export interface SentenceLike {
  readonly kind: string;
  readonly minMonths?: number | null;
  readonly maxMonths?: number | null;
  readonly labour?: boolean | null;
  readonly suspended?: boolean | null;
  readonly fine?: MoneyLike | null;
}

export interface ChargeLike {
  readonly offence: string;
  readonly qualification?: string | null;
  readonly incident?: string | null;
  readonly outcome?: string | null;
}

export interface AccusedStepLike {
  readonly suspect?: string | null;
  readonly persons?: CountLike | null;
  readonly outOf?: string | null;
  readonly outcome?: string | null;
  readonly sentence?: SentenceLike | null;
  readonly inAbsentia?: boolean | null;
  readonly absent?: CountLike | null;
  readonly charges?: readonly ChargeLike[] | null;
}

/** A step as it is entered; the GraphQL input and the example cases have this shape. */
export interface MilestoneLike {
  readonly kind: string;
  readonly occurredOn: PartialDateLike;
  readonly nextOn?: PartialDateLike | null;
  readonly proceeding?: string | null;
  readonly incidents?: readonly string[] | null;
  readonly accused?: readonly AccusedStepLike[] | null;
  readonly absent?: CountLike | null;
  readonly outcome?: string | null;
  readonly ground?: string | null;
  readonly party?: string | null;
  readonly actingState?: string | null;
  readonly amount?: MoneyLike | null;
  readonly replaces?: string | null;
  readonly note?: string | null;
  readonly sources: readonly SourceDraft[];
  readonly classification?: ClassificationName | null;
  readonly idempotencyKey?: string | null;
}

/** What a correction may change: neither kind, suspect, proceeding nor incident (rules F1). */
export interface CorrectionLike {
  readonly milestone: string;
  readonly reason: string;
  readonly occurredOn?: PartialDateLike | null;
  readonly nextOn?: PartialDateLike | null;
  readonly persons?: CountLike | null;
  readonly absent?: CountLike | null;
  readonly outcome?: string | null;
  readonly sentence?: SentenceLike | null;
  readonly inAbsentia?: boolean | null;
  readonly charges?: readonly ChargeLike[] | null;
  readonly ground?: string | null;
  readonly party?: string | null;
  readonly actingState?: string | null;
  readonly amount?: MoneyLike | null;
  readonly note?: string | null;
  readonly sources?: readonly SourceDraft[] | null;
}
