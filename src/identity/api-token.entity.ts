import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from './user.entity.js';

/** A bearer token, stored as its SHA-256. */
@Entity({ name: 'api_token' })
@Index(['ownerId'])
@Unique(['tokenHash'])
export class ApiToken {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => User)
  @Column('uuid')
  ownerId: string;

  @Column('text')
  name: string;

  @Column('bytea')
  tokenHash: Buffer;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  instanceId: string | null;
}
