import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';

/** A change of a record, or a proposal that waits for a second person; insert-only. */
@Entity({ name: 'change' })
@Unique(['id', 'recordedById'])
@Check('change_level', `level BETWEEN 0 AND 2`)
@Index(['recordId'])
export class Change {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  recordId: string;

  @Column('text')
  recordType: string;

  @Column('text')
  field: string;

  @Column({ type: 'text', nullable: true })
  beforeValue: string | null;

  @Column({ type: 'text', nullable: true })
  afterValue: string | null;

  @Column({ type: 'jsonb', nullable: true })
  proposal: unknown;

  @Column('text')
  reason: string;

  @Column('smallint')
  level: number;

  @Column('boolean')
  needsReview: boolean;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;
}
