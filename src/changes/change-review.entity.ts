import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { Change } from './change.entity.js';

/** A second person's decision on a proposal; insert-only. */
@Entity({ name: 'change_review' })
@ForeignKey(() => Change, ['changeId', 'recorderId'], ['id', 'recordedById'])
@Check('change_review_second_person', `reviewer_id <> recorder_id`)
@Index(['changeId'])
export class ChangeReview {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  changeId: string;

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
