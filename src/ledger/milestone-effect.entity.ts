import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Milestone } from './milestone.entity.js';

/** From when a step counts; insert-only. */
@Entity({ name: 'milestone_effect' })
export class MilestoneEffect {
  @ForeignKey(() => Milestone)
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  countsFrom: Date;
}
