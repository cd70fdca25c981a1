import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';

/** A file that somebody asked for; insert-only. The secret of its link is stored as SHA-256. */
@Entity({ name: 'export_request' })
@Index(['userId'])
@Unique(['secretHash'])
export class ExportRequest {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => User)
  @Column('uuid')
  userId: string;

  @Column('text')
  document: string;

  @Column('text')
  format: string;

  @Column('text')
  language: string;

  @Column({ type: 'text', nullable: true })
  purpose: string | null;

  @Column({ type: 'bytea', nullable: true })
  secretHash: Buffer | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  requestedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
