import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Text that identifies a person. PERSONAL. Erasing deletes value and salt. */
@Entity({ name: 'personal_text' })
export class PersonalText {
  @PrimaryColumn('uuid')
  recordId: string;

  @PrimaryColumn('text')
  field: string;

  @Column('text')
  value: string;

  @Column('text')
  salt: string;

  @PrimaryColumn({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;
}
