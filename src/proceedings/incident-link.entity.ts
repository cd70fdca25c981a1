import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { Incident } from '../incidents/incident.entity.js';
import { Proceeding } from './proceeding.entity.js';

/** Which incidents a proceeding covers, on what basis; versioned. */
@Entity({ name: 'incident_link' })
@Check('incident_link_level', `level BETWEEN 0 AND 2`)
@Index(['incidentId'])
@Index(['proceedingId'])
export class IncidentLink {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Proceeding)
  @Column('uuid')
  proceedingId: string;

  @ForeignKey(() => Incident)
  @Column('uuid')
  incidentId: string;

  @Column('text')
  basis: string;

  @Column('text')
  verification: string;

  @Column('smallint')
  level: number;

  @Column({ type: 'boolean', default: false })
  isEnded: boolean;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  knownFrom: Date;
}
