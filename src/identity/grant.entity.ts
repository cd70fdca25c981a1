import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

/** A role given to somebody, with scope, clearance and period. */
@Entity({ name: 'role_grant' })
@Check('role_grant_clearance', `clearance BETWEEN 0 AND 2`)
@Check('role_grant_period', `from_at < until_at`)
@Check('role_grant_never_to_self', `granted_by_id <> holder_id`)
@Index(['holderId'])
export class Grant {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => User)
  @Column('uuid')
  holderId: string;

  @Column('text')
  role: string;

  @Column('smallint')
  clearance: number;

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  missions: string[];

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  hostStates: string[];

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  contributingCountries: string[];

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  citizenships: string[];

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  forumStates: string[];

  @Column({ type: 'text', nullable: true })
  funder: string | null;

  @Column('timestamptz')
  fromAt: Date;

  @Column('timestamptz')
  untilAt: Date;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'boolean', default: false })
  breakGlass: boolean;

  @ForeignKey(() => User)
  @Column({ type: 'uuid', nullable: true })
  grantedById: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
