import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { Country } from '../reference-data/country.entity.js';
import { Incident } from './incident.entity.js';

/** One person harmed, or a counted class of victims; versioned. */
@Entity({ name: 'victim' })
@Check('victim_persons', `0 <= persons_min AND persons_min <= persons_max AND persons_max > 0`)
@Check('victim_level', `level BETWEEN 0 AND 2`)
@Index(['incidentId'])
@Unique(['label'])
export class Victim {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Incident)
  @Column('uuid')
  incidentId: string;

  @Column('text')
  label: string;

  @Column('int')
  personsMin: number;

  @Column('int')
  personsMax: number;

  @ForeignKey(() => Country)
  @Column({ type: 'text', nullable: true })
  contributingCountry: string | null;

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  citizenships: string[];

  @Column('text')
  personnelCategory: string;

  @Column('text')
  sex: string;

  @Column('boolean')
  inUnToll: boolean;

  @ForeignKey('Suspect')
  @Column({ type: 'uuid', nullable: true })
  alsoSuspectId: string | null;

  @Column({ type: 'boolean', default: false })
  isWithdrawn: boolean;

  @Column('smallint')
  level: number;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  knownFrom: Date;
}
