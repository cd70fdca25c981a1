import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { Proceeding } from './proceeding.entity.js';

/** How one proceeding follows from another; insert-only. */
@Entity({ name: 'proceeding_relation' })
@Unique(['proceedingId', 'toId', 'kind'])
@Check('proceeding_relation_two', `proceeding_id <> to_id`)
export class ProceedingRelation {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Proceeding)
  @Column('uuid')
  proceedingId: string;

  @ForeignKey(() => Proceeding)
  @Column('uuid')
  toId: string;

  @Column('text')
  kind: string;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;
}
