import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A person or a part of the system that acts. */
@Entity({ name: 'app_user' })
@Unique(['issuer', 'subject'])
export class User {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  issuer: string;

  @Column('text')
  subject: string;

  @Column('text')
  displayName: string;

  @Column({ type: 'text', nullable: true })
  office: string | null;

  @Column({ type: 'boolean', default: false })
  isSystem: boolean;

  @Column({ type: 'timestamptz', nullable: true })
  disabledAt: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
