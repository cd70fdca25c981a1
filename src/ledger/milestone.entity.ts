import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { Country } from '../reference-data/country.entity.js';
import { MilestoneKind } from '../reference-data/milestone-kind.entity.js';

/** A dated step. Rows are only ever inserted. */
@Entity({ name: 'milestone' })
@Unique(['id', 'recordedById'])
@Check('milestone_dates', `occurred_from <= occurred_to`)
@Check('milestone_persons', `0 <= persons_min AND persons_min <= persons_max`)
@Check('milestone_absent', `0 <= absent_min AND absent_min <= absent_max`)
@Check('milestone_one_person', `suspect_id IS NULL OR (persons_min = 1 AND persons_max = 1)`)
@Check('milestone_root', `(supersedes_id IS NULL) = (root_id = id)`)
@Check('milestone_withdrawal', `NOT is_withdrawal OR supersedes_id IS NOT NULL`)
@Index(['rootId'])
@Index(['actId'])
@Index(['proceedingId'])
@Index(['suspectId'])
@Index(['supersedesId'])
export class Milestone {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  actId: string;

  @ForeignKey(() => Milestone)
  @Column('uuid')
  rootId: string;

  @ForeignKey(() => Milestone)
  @Column({ type: 'uuid', nullable: true })
  supersedesId: string | null;

  @Column({ type: 'boolean', default: false })
  isWithdrawal: boolean;

  @ForeignKey(() => MilestoneKind)
  @Column('text')
  kind: string;

  @Column('date')
  occurredFrom: string;

  @Column('date')
  occurredTo: string;

  @Column('text')
  occurredPrecision: string;

  @Column({ type: 'boolean', default: false })
  occurredApproximate: boolean;

  @Column({ type: 'date', nullable: true })
  nextFrom: string | null;

  @Column({ type: 'date', nullable: true })
  nextTo: string | null;

  @Column({ type: 'text', nullable: true })
  nextPrecision: string | null;

  @Column({ type: 'boolean', nullable: true })
  nextApproximate: boolean | null;

  @ForeignKey('Proceeding')
  @Column({ type: 'uuid', nullable: true })
  proceedingId: string | null;

  @ForeignKey('Suspect')
  @Column({ type: 'uuid', nullable: true })
  suspectId: string | null;

  @Column({ type: 'int', nullable: true })
  personsMin: number | null;

  @Column({ type: 'int', nullable: true })
  personsMax: number | null;

  @Column({ type: 'int', nullable: true })
  absentMin: number | null;

  @Column({ type: 'int', nullable: true })
  absentMax: number | null;

  @Column({ type: 'text', nullable: true })
  outcome: string | null;

  @Column({ type: 'text', nullable: true })
  sentenceKind: string | null;

  @Column({ type: 'int', nullable: true })
  sentenceMinMonths: number | null;

  @Column({ type: 'int', nullable: true })
  sentenceMaxMonths: number | null;

  @Column({ type: 'boolean', nullable: true })
  sentenceLabour: boolean | null;

  @Column({ type: 'boolean', nullable: true })
  sentenceSuspended: boolean | null;

  @Column({ type: 'numeric', nullable: true })
  fineAmount: string | null;

  @Column({ type: 'text', nullable: true })
  fineCurrency: string | null;

  @Column({ type: 'boolean', nullable: true })
  inAbsentia: boolean | null;

  @Column({ type: 'text', nullable: true })
  ground: string | null;

  @Column({ type: 'text', nullable: true })
  party: string | null;

  @ForeignKey(() => Country)
  @Column({ type: 'text', nullable: true })
  actingState: string | null;

  @Column({ type: 'numeric', nullable: true })
  amount: string | null;

  @Column({ type: 'text', nullable: true })
  currency: string | null;

  @ForeignKey(() => Milestone)
  @Column({ type: 'uuid', nullable: true })
  replacesId: string | null;

  @Column('boolean')
  needsReview: boolean;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;
}
