import type { MilestoneKind } from '../../src/vocabulary/milestone.vocabulary.js';
import type { LinkBasis, ProceedingNature } from '../../src/vocabulary/proceeding.vocabulary.js';
import type { SuspectRole } from '../../src/vocabulary/suspect.vocabulary.js';
import { type ProgressRow, progressOf } from './progress.oracle.js';
import type { MilestoneRow, Register } from './register.js';

type Writable = { -readonly [T in keyof Register]: Register[T][number][] };

interface StepOptions extends Partial<Omit<MilestoneRow, 'id' | 'kind'>> {
  readonly id?: string;
  /** Whether it counts at once; false leaves it waiting for `verify`. Default true. */
  readonly counts?: boolean;
  readonly level?: number;
  readonly incidents?: readonly string[];
  readonly charges?: readonly { readonly incidentId: string | null; readonly outcome: MilestoneRow['outcome'] }[];
}

/** The instant of the given moment of a made history. */
export const instant = (moment: number): string => `2026-01-01T00:${String(moment).padStart(2, '0')}:00.000000Z`;

/** A small history written by hand, one moment a call, in which incident `I` is asked about. */
export class History {
  private moment = 0;
  private readonly tables: Writable = {
    milestones: [],
    effects: [],
    milestoneLevels: [],
    milestoneIncidents: [],
    charges: [],
    reviews: [],
    incidentLinks: [],
    proceedings: [],
    suspects: [],
    suspectIncidents: [],
    proceedingSuspects: [],
  };

  /** The moment of the latest call. */
  get now(): number {
    return this.moment;
  }

  private version(id: string): { id: string; level: number; knownFrom: string; knownTo: null } {
    return { id, level: 0, knownFrom: instant(this.moment), knownTo: null };
  }

  /** A proceeding and its link with incident `I`. */
  proceeding(id: string, nature: ProceedingNature = 'CRIMINAL', basis: LinkBasis = 'COURT'): this {
    this.moment += 1;
    this.tables.proceedings.push({ ...this.version(id), nature });
    const link = { proceedingId: id, incidentId: 'I', basis, verification: 'ACCEPTED', isEnded: false } as const;
    this.tables.incidentLinks.push({ ...this.version(`${id}-I`), ...link });
    return this;
  }

  /** A suspect of incident `I`. */
  suspect(id: string, role: SuspectRole = 'UNKNOWN'): this {
    this.moment += 1;
    this.tables.suspects.push({ ...this.version(id), identity: 'KNOWN_TO_FORUM', role });
    this.tables.suspectIncidents.push({ ...this.version(`${id}-I`), suspectId: id, incidentId: 'I', isEnded: false });
    return this;
  }

  /** A step on one day unless `differences` say otherwise; its id is its kind and moment unless given. */
  step(kind: MilestoneKind, on: string, differences: StepOptions = {}): this {
    this.moment += 1;
    const { counts = true, level = 0, incidents = [], charges = [], ...fields } = differences;
    const id = differences.id ?? `${kind}-${this.moment}`;
    this.tables.milestones.push({ ...emptyStep, kind, ...dayOf(on), rootId: id, recordedAt: this.at(), ...fields, id });
    this.tables.milestoneLevels.push({ ...this.version(id), level });
    for (const incidentId of incidents) this.tables.milestoneIncidents.push({ milestoneId: id, incidentId });
    for (const charge of charges) this.tables.charges.push({ milestoneId: id, ...charge });
    if (counts) this.tables.effects.push({ id, countsFrom: this.at() });
    return this;
  }

  verify(milestoneId: string): this {
    this.moment += 1;
    this.tables.reviews.push({ milestoneId, decision: 'VERIFY', recordedAt: this.at() });
    const isCounting = this.tables.effects.some(({ id }) => id === milestoneId);
    if (!isCounting) this.tables.effects.push({ id: milestoneId, countsFrom: this.at() });
    return this;
  }

  dispute(milestoneId: string): this {
    this.moment += 1;
    this.tables.reviews.push({ milestoneId, decision: 'DISPUTE', recordedAt: this.at() });
    return this;
  }

  /** Progress of incident `I` as of a day, known at a moment (default: all of it), for a level (default 0). */
  progress(asOf: string, options: { readonly knownAt?: number; readonly level?: number } = {}): ProgressRow {
    const knownAt = options.knownAt === undefined ? null : instant(options.knownAt);
    return progressOf(this.tables, { incidentId: 'I', level: options.level ?? 0, asOf, knownAt });
  }

  private at(): string {
    return instant(this.moment);
  }
}

const dayOf = (day: string): Pick<MilestoneRow, 'occurredFrom' | 'occurredTo' | 'occurredPrecision'> => ({
  occurredFrom: day,
  occurredTo: day,
  occurredPrecision: 'DAY',
});

const emptyStep = {
  supersedesId: null,
  isWithdrawal: false,
  occurredApproximate: false,
  proceedingId: null,
  suspectId: null,
  personsMin: null,
  personsMax: null,
  absentMin: null,
  absentMax: null,
  outcome: null,
  inAbsentia: null,
  ground: null,
} as const;
