import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Incident } from '../incidents/incident.entity.js';
import { Obstacle } from './obstacle.entity.js';

/** The incidents that an obstacle stands against; insert-only. */
@Entity({ name: 'obstacle_incident' })
@Index(['incidentId'])
export class ObstacleIncident {
  @ForeignKey(() => Obstacle)
  @PrimaryColumn('uuid')
  obstacleId: string;

  @ForeignKey(() => Incident)
  @PrimaryColumn('uuid')
  incidentId: string;
}
