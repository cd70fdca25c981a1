import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ImportBatch } from './import-batch.entity.js';
import { Victim } from '../incidents/victim.entity.js';

/** What the newest edition said of a casualty, and the victim it became. */
@Entity({ name: 'import_row' })
@Index(['victimId'])
export class ImportRow {
  @PrimaryColumn('text')
  key: string;

  @ForeignKey(() => ImportBatch)
  @Column('uuid')
  batchId: string;

  @ForeignKey(() => Victim)
  @Column({ type: 'uuid', nullable: true })
  victimId: string | null;

  @Column('jsonb')
  cells: unknown;
}
