import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../identity/user.entity.js';

/** What a mutation made for a key, kept 48 hours. */
@Entity({ name: 'idempotency_key' })
export class IdempotencyKey {
  @ForeignKey(() => User)
  @PrimaryColumn('uuid')
  userId: string;

  @PrimaryColumn('text')
  mutation: string;

  @PrimaryColumn('text')
  key: string;

  @Column('text')
  inputHash: string;

  @Column('jsonb')
  result: unknown;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;
}
