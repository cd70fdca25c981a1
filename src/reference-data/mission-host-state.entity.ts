import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Country } from './country.entity.js';
import { Mission } from './mission.entity.js';

/** A host State of a mission for a period; versioned. */
@Entity({ name: 'mission_host_state' })
@Check('mission_host_state_period', `from_on < until_on`)
@Index(['missionId'])
export class MissionHostState {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Mission)
  @Column('uuid')
  missionId: string;

  @ForeignKey(() => Country)
  @Column('text')
  countryCode: string;

  @Column({ type: 'date', nullable: true })
  fromOn: string | null;

  @Column({ type: 'date', nullable: true })
  untilOn: string | null;

  @Column({ type: 'boolean', default: false })
  isEnded: boolean;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  knownFrom: Date;
}
