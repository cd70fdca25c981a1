import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A State or area, by ISO 3166-1 alpha-3 code. */
@Entity({ name: 'country' })
export class Country {
  @PrimaryColumn('text')
  code: string;

  @Column({ type: 'text', nullable: true })
  m49: string | null;

  @Column('text')
  nameEn: string;

  @Column('text')
  nameFr: string;

  @Column({ type: 'boolean', default: false })
  isHistoric: boolean;
}
