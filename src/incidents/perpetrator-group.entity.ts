import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A named group; never counted as a suspect. */
@Entity({ name: 'perpetrator_group' })
@Unique(['name'])
export class PerpetratorGroup {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  aliases: string[];

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;
}
