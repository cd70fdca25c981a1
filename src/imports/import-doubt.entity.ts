import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../identity/user.entity.js';
import { ImportBatch } from './import-batch.entity.js';
import { Mission } from '../reference-data/mission.entity.js';

/** A row that the import would have had to guess about. */
@Entity({ name: 'import_doubt' })
@Check('import_doubt_level', `level BETWEEN 0 AND 2`)
@Index(['key'])
export class ImportDoubt {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => ImportBatch)
  @Column('uuid')
  batchId: string;

  @Column('text')
  key: string;

  @Column('int')
  rowNumber: number;

  @ForeignKey(() => Mission)
  @Column({ type: 'uuid', nullable: true })
  missionId: string | null;

  @Column('text')
  reason: string;

  /** The row as it stands in the file: `row` lists its columns and cells, in their order. */
  @Column('jsonb')
  cells: unknown;

  @Column({ type: 'uuid', array: true })
  candidateIds: string[];

  /** Class of the highest record that raised the doubt: it is told to nobody below that class. */
  @Column({ type: 'smallint', default: 0 })
  level: number;

  /** The row was placed all the same: somebody cleared decides whether a hidden record is the same person. */
  @Column({ type: 'boolean', default: false })
  isPlaced: boolean;

  @Column({ type: 'text', nullable: true })
  resolution: string | null;

  @Column({ type: 'text', nullable: true })
  resolutionReason: string | null;

  @ForeignKey(() => User)
  @Column({ type: 'uuid', nullable: true })
  resolvedById: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  resolvedAt: Date | null;
}
