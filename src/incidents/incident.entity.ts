import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { Country } from '../reference-data/country.entity.js';
import { Mission } from '../reference-data/mission.entity.js';

/** What happened, where, when, in which mission; versioned. */
@Entity({ name: 'incident' })
@Check('incident_dates', `occurred_from <= occurred_to`)
@Check('incident_level', `level BETWEEN 0 AND 2`)
@Check('incident_attackers', `0 <= attackers_min AND attackers_min <= attackers_max`)
@Check('incident_looked', `looked_from <= looked_to`)
@Check('incident_host_state', `(host_state IS NULL) = (host_state_basis IN ('UNSET', 'NONE_UN_ADMINISTERED'))`)
@Index(['missionId', 'occurredFrom'])
@Index(['occurredFrom', 'id'])
@Index(['recordedAt', 'id'])
@Index(['hostState'])
@Unique(['reference'])
export class Incident {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  reference: string;

  @ForeignKey(() => Mission)
  @Column('uuid')
  missionId: string;

  @Column('date')
  occurredFrom: string;

  @Column('date')
  occurredTo: string;

  @Column('text')
  occurredPrecision: string;

  @Column({ type: 'boolean', default: false })
  occurredApproximate: boolean;

  @ForeignKey(() => Country)
  @Column({ type: 'text', nullable: true })
  hostState: string | null;

  @Column('text')
  hostStateBasis: string;

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  otherCompetentStates: string[];

  @ForeignKey(() => Country)
  @Column({ type: 'text', nullable: true })
  incidentCountry: string | null;

  @Column({ type: 'text', nullable: true })
  place: string | null;

  @Column({ type: 'double precision', nullable: true })
  latitude: number | null;

  @Column({ type: 'double precision', nullable: true })
  longitude: number | null;

  @Column({ type: 'text', nullable: true })
  locationPrecision: string | null;

  @Column({ type: 'text', array: true })
  offences: string[];

  @Column('text')
  means: string;

  @Column('text')
  context: string;

  @Column('text')
  perpetratorClass: string;

  @Column({ type: 'uuid', array: true, default: () => "'{}'" })
  groupIds: string[];

  @Column({ type: 'int', nullable: true })
  attackersMin: number | null;

  @Column({ type: 'int', nullable: true })
  attackersMax: number | null;

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  decidedExclusions: string[];

  @Column('text')
  confirmation: string;

  @Column('text')
  enrolmentBasis: string;

  @Column({ type: 'date', nullable: true })
  lookedFrom: string | null;

  @Column({ type: 'date', nullable: true })
  lookedTo: string | null;

  @Column({ type: 'boolean', default: false })
  openedToHost: boolean;

  @Column({ type: 'boolean', default: false })
  isSynthetic: boolean;

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
