import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ImportBatch } from './import-batch.entity.js';
import { Incident } from '../incidents/incident.entity.js';
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

  /**
   * Incident in which the list put the victim; a person may have moved the victim since. Null without a victim, and when
   * the list gave the incident another day after the victim had gone out.
   */
  @ForeignKey(() => Incident)
  @Column({ type: 'uuid', nullable: true })
  incidentId: string | null;

  /** The row made the victim; otherwise the victim was on record and the row was found to be the same. */
  @Column({ type: 'boolean', default: false })
  isFromList: boolean;

  @Column('jsonb')
  cells: unknown;
}
