import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Milestone } from './milestone.entity.js';

/** The class of a step: its own, and the highest that applies; versioned. */
@Entity({ name: 'milestone_level' })
@Check('milestone_level_level', `own_level BETWEEN 0 AND 2 AND level BETWEEN own_level AND 2`)
export class MilestoneLevel {
  @ForeignKey(() => Milestone)
  @PrimaryColumn('uuid')
  id: string;

  @Column('smallint')
  ownLevel: number;

  @Column('smallint')
  level: number;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  knownFrom: Date;
}
