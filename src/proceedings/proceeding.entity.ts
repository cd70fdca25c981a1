import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { Country } from '../reference-data/country.entity.js';

/** One case before one forum; versioned. */
@Entity({ name: 'proceeding' })
@Check('proceeding_level', `level BETWEEN 0 AND 2`)
@Check('proceeding_accused', `0 <= accused_min AND accused_min <= accused_max`)
@Index(['docketNumber'])
export class Proceeding {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  nature: string;

  @Column({ type: 'text', nullable: true })
  courtKind: string | null;

  @ForeignKey(() => Country)
  @Column({ type: 'text', nullable: true })
  forumState: string | null;

  @Column({ type: 'text', nullable: true })
  court: string | null;

  @Column({ type: 'text', nullable: true })
  docketNumber: string | null;

  @Column({ type: 'int', nullable: true })
  accusedMin: number | null;

  @Column({ type: 'int', nullable: true })
  accusedMax: number | null;

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  flags: string[];

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
