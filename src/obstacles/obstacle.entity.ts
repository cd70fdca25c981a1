import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { ObstacleChain } from './obstacle-chain.entity.js';

/** Why a case does not move, since when and until when. Rows are only ever inserted; the note is personal text. */
@Entity({ name: 'obstacle' })
@Unique(['id', 'chainId'])
@Unique(['supersedesId'])
@ForeignKey(() => Obstacle, ['supersedesId', 'chainId'], ['id', 'chainId'])
@Check('obstacle_first', `(supersedes_id IS NULL) = (chain_id = id)`)
@Check('obstacle_since', `since_from <= since_to`)
@Check('obstacle_until', `until_from <= until_to AND until_to >= since_from`)
@Check('obstacle_until_whole', `num_nulls(until_from, until_to, until_precision, until_approximate) IN (0, 4)`)
@Index(['chainId'])
export class Obstacle {
  @PrimaryColumn('uuid')
  id: string;

  /** The row that it began with; carries the class. */
  @ForeignKey(() => ObstacleChain)
  @Column('uuid')
  chainId: string;

  @Column({ type: 'uuid', nullable: true })
  supersedesId: string | null;

  @Column('text')
  kind: string;

  @Column('date')
  sinceFrom: string;

  @Column('date')
  sinceTo: string;

  @Column('text')
  sincePrecision: string;

  @Column('boolean')
  sinceApproximate: boolean;

  @Column({ type: 'date', nullable: true })
  untilFrom: string | null;

  @Column({ type: 'date', nullable: true })
  untilTo: string | null;

  @Column({ type: 'text', nullable: true })
  untilPrecision: string | null;

  @Column({ type: 'boolean', nullable: true })
  untilApproximate: boolean | null;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;
}
