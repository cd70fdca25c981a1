import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../identity/user.entity.js';

/** The same thing in another system; insert-only. */
@Entity({ name: 'external_ref' })
@Index(['system', 'identifier'])
@Index(['recordId'])
export class ExternalRef {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  recordId: string;

  @Column('text')
  recordType: string;

  @Column('text')
  system: string;

  @Column('text')
  identifier: string;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;
}
