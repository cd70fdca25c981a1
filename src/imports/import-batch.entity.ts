import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../identity/user.entity.js';

/** One edition of a file that was read in; insert-only. */
@Entity({ name: 'import_batch' })
export class ImportBatch {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  file: string;

  @Column('text')
  sha256: string;

  @Column('date')
  edition: string;

  @Column('int')
  rowCount: number;

  @Column('int')
  created: number;

  @Column('int')
  changed: number;

  @Column('int')
  unchanged: number;

  @Column('int')
  leftOut: number;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  importedAt: Date;

  @ForeignKey(() => User)
  @Column('uuid')
  importedById: string;
}
