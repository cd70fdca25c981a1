import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A UN mission. */
@Entity({ name: 'mission' })
@Unique(['acronym'])
export class Mission {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  acronym: string;

  @Column('text')
  nameEn: string;

  @Column('text')
  nameFr: string;

  @Column('boolean')
  isUn: boolean;

  @Column('text')
  kind: string;

  @Column({ type: 'date', nullable: true })
  startedOn: string | null;

  @Column({ type: 'date', nullable: true })
  endedOn: string | null;

  @Column({ type: 'text', nullable: true })
  custodian: string | null;
}
