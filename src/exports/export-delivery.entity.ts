import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ExportRequest } from './export-request.entity.js';

/** That a file was begun, and that it was made whole; insert-only, so that each happens once. */
@Entity({ name: 'export_delivery' })
@Check('export_delivery_stage', `stage IN ('BEGUN', 'DONE')`)
export class ExportDelivery {
  @ForeignKey(() => ExportRequest)
  @PrimaryColumn('uuid')
  requestId: string;

  @PrimaryColumn('text')
  stage: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at: Date;

  @Column({ type: 'int', nullable: true })
  rowCount: number | null;

  @Column({ type: 'bigint', nullable: true })
  byteCount: string | null;

  /** What the figures of the file said of themselves. */
  @Column({ type: 'jsonb', nullable: true })
  about: object | null;
}
