import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Source } from './source.entity.js';

/** Which record rests on which source; insert-only. */
@Entity({ name: 'source_use' })
@Index(['sourceId'])
export class SourceUse {
  @ForeignKey(() => Source)
  @PrimaryColumn('uuid')
  sourceId: string;

  @PrimaryColumn('uuid')
  recordId: string;

  @Column('text')
  recordType: string;

  @Column({ type: 'timestamptz', default: () => 'written_at()' })
  recordedAt: Date;
}
