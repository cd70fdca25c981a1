import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Milestone } from './milestone.entity.js';

/** The incidents that a step names; insert-only. */
@Entity({ name: 'milestone_incident' })
@Index(['incidentId'])
export class MilestoneIncident {
  @ForeignKey(() => Milestone)
  @PrimaryColumn('uuid')
  milestoneId: string;

  @ForeignKey('Incident')
  @PrimaryColumn('uuid')
  incidentId: string;
}
