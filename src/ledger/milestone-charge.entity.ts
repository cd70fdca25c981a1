import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Milestone } from './milestone.entity.js';

/** A count of the indictment and its outcome; insert-only. */
@Entity({ name: 'milestone_charge' })
@Index(['milestoneId'])
export class MilestoneCharge {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Milestone)
  @Column('uuid')
  milestoneId: string;

  @Column('text')
  offence: string;

  @Column({ type: 'text', nullable: true })
  qualification: string | null;

  @ForeignKey('Incident')
  @Column({ type: 'uuid', nullable: true })
  incidentId: string | null;

  @Column({ type: 'text', nullable: true })
  outcome: string | null;
}
