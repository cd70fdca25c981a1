import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { Milestone } from './milestone.entity.js';

/** A second person's decision on a step; insert-only. */
@Entity({ name: 'milestone_review' })
@ForeignKey(() => Milestone, ['milestoneId', 'recorderId'], ['id', 'recordedById'])
@Check('milestone_review_second_person', `reviewer_id <> recorder_id`)
@Index(['milestoneId'])
@Index('milestone_review_dispute', ['milestoneId'], { where: `decision = 'DISPUTE'` })
export class MilestoneReview {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  milestoneId: string;

  @Column('uuid')
  recorderId: string;

  @ForeignKey(() => User)
  @Column('uuid')
  reviewerId: string;

  @Column('text')
  decision: string;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;
}
