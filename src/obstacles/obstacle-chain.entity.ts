import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The class of an obstacle: all of its rows, as recorded, corrected and ended, share it; versioned. */
@Entity({ name: 'obstacle_chain' })
@Check('obstacle_chain_level', `level BETWEEN 0 AND 2`)
export class ObstacleChain {
  @PrimaryColumn('uuid')
  id: string;

  @Column('smallint')
  level: number;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  knownFrom: Date;
}
