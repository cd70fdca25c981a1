import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Incident } from '../incidents/incident.entity.js';
import { Suspect } from './suspect.entity.js';

/** Which incident a suspect is linked to; versioned. */
@Entity({ name: 'suspect_incident' })
@Unique(['suspectId', 'incidentId'])
@Check('suspect_incident_level', `level BETWEEN 0 AND 2`)
@Index(['incidentId'])
export class SuspectIncident {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Suspect)
  @Column('uuid')
  suspectId: string;

  @ForeignKey(() => Incident)
  @Column('uuid')
  incidentId: string;

  @Column('smallint')
  level: number;

  @Column({ type: 'boolean', default: false })
  isEnded: boolean;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  knownFrom: Date;
}
