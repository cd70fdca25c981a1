import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../identity/user.entity.js';

/** Where something was read; its title is personal text. Insert-only. */
@Entity({ name: 'source' })
@Check('source_level', `level BETWEEN 0 AND 2`)
export class Source {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'text', nullable: true })
  publisher: string | null;

  @Column({ type: 'date', nullable: true })
  publishedFrom: string | null;

  @Column({ type: 'date', nullable: true })
  publishedTo: string | null;

  @Column({ type: 'text', nullable: true })
  publishedPrecision: string | null;

  @Column({ type: 'boolean', nullable: true })
  publishedApproximate: boolean | null;

  @Column('text')
  reliability: string;

  @Column('text')
  credibility: string;

  @Column('boolean')
  isPublic: boolean;

  @Column('smallint')
  level: number;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;
}
