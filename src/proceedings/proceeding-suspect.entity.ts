import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Proceeding } from './proceeding.entity.js';
import { Suspect } from '../suspects/suspect.entity.js';

/** Who is before a forum; versioned. */
@Entity({ name: 'proceeding_suspect' })
@Unique(['proceedingId', 'suspectId'])
@Check('proceeding_suspect_level', `level BETWEEN 0 AND 2`)
@Index(['suspectId'])
export class ProceedingSuspect {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Proceeding)
  @Column('uuid')
  proceedingId: string;

  @ForeignKey(() => Suspect)
  @Column('uuid')
  suspectId: string;

  @Column('smallint')
  level: number;

  @Column({ type: 'boolean', default: false })
  isEnded: boolean;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  knownFrom: Date;
}
