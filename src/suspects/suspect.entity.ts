import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';

/** An identified person who may have done it; versioned. The name is personal text. */
@Entity({ name: 'suspect' })
@Check('suspect_level', `level BETWEEN 0 AND 2`)
@Unique(['label'])
export class Suspect {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  label: string;

  @Column({ type: 'boolean', nullable: true })
  isMinor: boolean | null;

  @Column('text')
  identity: string;

  @Column('text')
  role: string;

  @Column('smallint')
  level: number;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  knownFrom: Date;
}
