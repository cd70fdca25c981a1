import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { Victim } from './victim.entity.js';

/** What became of a victim, from when; insert-only. */
@Entity({ name: 'victim_status' })
@Check('victim_status_dates', `occurred_from <= occurred_to`)
@Index(['victimId'])
@Unique(['supersedesId'])
export class VictimStatusEntry {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Victim)
  @Column('uuid')
  victimId: string;

  @Column('text')
  status: string;

  @Column('date')
  occurredFrom: string;

  @Column('date')
  occurredTo: string;

  @Column('text')
  occurredPrecision: string;

  @Column({ type: 'boolean', default: false })
  occurredApproximate: boolean;

  @ForeignKey(() => VictimStatusEntry)
  @Column({ type: 'uuid', nullable: true })
  supersedesId: string | null;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  recordedById: string;
}
